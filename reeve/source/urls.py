"""Addresses of imports."""

from django.urls import path

from reeve.source import views

app_name = "source"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:run>/", views.run, name="run"),
    path("<uuid:run>/undo/", views.undo, name="undo"),
]
