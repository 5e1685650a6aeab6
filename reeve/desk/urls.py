"""Addresses of the desk."""

from django.urls import path

from reeve.desk import check_pages

app_name = "desk"
urlpatterns = [
    path("checks/", check_pages.index, name="checks"),
    path("o/<slug:organisation>/checks/new/", check_pages.new, name="new_check"),
    path("checks/<uuid:check>/", check_pages.check, name="check"),
    path("checks/<uuid:check>/again/", check_pages.again, name="again"),
    path("checks/<uuid:check>/delete/", check_pages.delete, name="delete"),
    path("checks/<uuid:check>/findings.<str:kind>", check_pages.export, name="export"),
    path("checks/<uuid:check>/<str:finding>/dismiss/", check_pages.dismiss, name="dismiss"),
    path("checks/<uuid:check>/<str:finding>/accept/", check_pages.accept, name="accept"),
    path("checks/<uuid:check>/<str:finding>/undecide/", check_pages.undecide, name="undecide"),
]
