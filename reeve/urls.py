"""Every address: the one place that knows every app."""

from django.urls import include, path

from reeve.register import views as register_views
from reeve.register.api import api

urlpatterns = [
    path("", register_views.home, name="home"),
    path("api/", api.urls),
    path("", include("reeve.access.urls")),
    path("", include("reeve.reports.urls")),
    path("", include("reeve.figures.urls")),
    path("", include("reeve.source.urls")),
    path("", include("reeve.stewardship.urls")),
    path("", include("reeve.register.urls")),
]
