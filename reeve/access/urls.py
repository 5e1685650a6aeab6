"""Addresses of signing in and out, and of one's own account."""

from django.urls import path

from reeve.access import account, views

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/<str:secret>/", views.use_link, name="use_link"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/tokens/new/", account.new_token, name="new_token"),
    path("account/tokens/<int:number>/revoke/", account.revoke_token, name="revoke_token"),
    path("account/calendar/", account.renew_calendar, name="renew_calendar"),
]
