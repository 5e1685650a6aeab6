"""Addresses of registers and their entries; `<register>` is the full name, such as catalogue.contracts."""

from django.urls import path

from reeve.register import changing, views

app_name = "register"
urlpatterns = [
    path("registers/", views.index, name="index"),
    path("search/", views.search, name="search"),
    path("o/<slug:organisation>/<str:register>.csv", views.export, name="export"),
    path("o/<slug:organisation>/<str:register>/", views.entries, name="list"),
    path("o/<slug:organisation>/<str:register>/entry/<path:reference>", views.entry, name="entry"),
    path("o/<slug:organisation>/<str:register>/correct/<path:reference>", changing.correct, name="correct"),
    path("o/<slug:organisation>/<str:register>/retire/<path:reference>", changing.retire, name="retire"),
    path("o/<slug:organisation>/<str:register>/comment/<path:reference>", changing.comment, name="comment"),
]
