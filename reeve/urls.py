"""Every address: the one place that knows every app."""

from django.urls import include, path

from reeve.register import views as register_views
from reeve.register.api import api
from reeve.source.api import router as imports

api.add_router("/imports", imports)
_operations, _app, _name = api.urls
# What has a name of its own comes before what reads any word as an organisation: `imports` is none.
_operations.sort(key=lambda one: "<organisation>" in str(one.pattern))

handler500 = "reeve.web.problems.server_error"

urlpatterns = [
    path("", register_views.home, name="home"),
    path("api/", (_operations, _app, _name)),
    path("", include("reeve.access.urls")),
    path("", include("reeve.reports.urls")),
    path("", include("reeve.figures.urls")),
    path("", include("reeve.desk.urls")),
    path("", include("reeve.source.urls")),
    path("", include("reeve.stewardship.urls")),
    path("", include("reeve.register.urls")),
]
