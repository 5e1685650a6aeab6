"""Addresses of figures and metrics."""

from django.urls import path

from reeve.figures import views

app_name = "figures"
urlpatterns = [
    path("figures/<str:figure>/", views.figure, name="figure"),
    path("figures/<str:figure>/rows.csv", views.rows_csv, name="rows_csv"),
    path("figures/<str:figure>/again/", views.again, name="again"),
    path("metrics/", views.metric_list, name="metrics"),
]
