"""Signing in by a one-time link, and out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from reeve.access.models import SignInLink


def sign_in(request: HttpRequest) -> HttpResponse:
    """Say how one signs in."""
    return render(request, "access/sign_in.html")


@require_http_methods(["GET", "POST"])
def use_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for one press of a button, then sign in; a mail scanner that opens the link uses nothing up."""
    if request.method == "GET":
        return render(request, "access/use_link.html")
    user = SignInLink.use(secret)
    if user is None:
        return render(request, "access/link_used.html", status=410)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    messages.info(request, "You have signed out.")
    return redirect("access:sign_in")
