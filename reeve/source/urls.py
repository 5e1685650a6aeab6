"""Addresses of imports."""

from django.urls import path

from reeve.source import uploading, views

app_name = "source"
urlpatterns = [
    path("imports/", views.index, name="index"),
    path("o/<slug:organisation>/imports/new/", uploading.new, name="new"),
    path("imports/<uuid:run>/", views.run, name="run"),
    path("imports/<uuid:run>/columns/", uploading.columns, name="columns"),
    path("imports/<uuid:run>/confirm/", uploading.confirm, name="confirm"),
    path("imports/<uuid:run>/check/", uploading.check, name="check"),
    path("imports/<uuid:run>/drop/", uploading.drop, name="drop"),
    path("imports/<uuid:run>/to-correct.<str:kind>", uploading.to_correct, name="to_correct"),
    path("imports/<uuid:run>/undo/", views.undo, name="undo"),
]
