"""Addresses of signing in and out."""

from django.urls import path

from reeve.access import views

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/<str:secret>/", views.use_link, name="use_link"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
