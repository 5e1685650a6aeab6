"""Addresses of reports."""

from django.urls import path

from reeve.reports import views

app_name = "reports"
urlpatterns = [
    path("reports/", views.report_list, name="index"),
    path("o/<slug:organisation>/reports/<slug:name>/", views.report, name="report"),
    path("o/<slug:organisation>/reports/<slug:name>/download.<str:kind>", views.download, name="download"),
]
