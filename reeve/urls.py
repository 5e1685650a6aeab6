"""Every address: the one place that knows every app."""

from django.urls import include, path

urlpatterns = [
    path("", include("reeve.access.urls")),
]
