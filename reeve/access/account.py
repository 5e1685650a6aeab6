"""The pages of one's own account: tokens for the API, and the secret address of one's calendar feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from reeve.access import keys
from reeve.access.forms import TokenForm
from reeve.access.models import Membership, Token

if TYPE_CHECKING:
    from reeve.access.models import User

_MOST_OF_A_NUMBER = 2**63


@login_required
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """Who the person is to Reeve, their tokens, and whether they have calendar feeds."""
    user: User = request.user  # type: ignore[assignment]
    context = {
        "memberships": Membership.objects.filter(user=user).select_related("organisation", "role"),
        "tokens": [_shown(token) for token in keys.tokens_of(user)],
        "has_calendar": keys.calendar_secret(user) is not None,
    }
    return render(request, "access/account.html", context)


def _shown(token: Token) -> dict[str, Any]:
    word = "Revoked" if token.revoked else "Ended" if token.expires <= timezone.now() else "Valid"
    return {"token": token, "word": word, "lasts": word == "Valid"}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token; its secret is shown in the answer to this one press of a button, and never again."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        secret = keys.make_token(**form.cleaned_data, by=request.user)  # type: ignore[arg-type]
        return render(request, "access/token_made.html", {"secret": secret, "name": form.cleaned_data["name"]})
    return render(request, "access/new_token.html", {"form": form})


@login_required
@require_POST
def revoke_token(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one's own tokens at once."""
    user: User = request.user  # type: ignore[assignment]
    if number >= _MOST_OF_A_NUMBER:  # a database may not even compare with it
        raise Http404
    token = get_object_or_404(Token, pk=number, user=user)
    if keys.revoke_token(token, by=user):
        messages.success(request, f"The token “{token.name or 'without a name'}” was revoked: it opens nothing now.")
    return redirect("access:account")


@login_required
@require_POST
def renew_calendar(request: HttpRequest) -> HttpResponse:
    """Give oneself a new secret address for calendar feeds; the one before it ends."""
    had = keys.calendar_secret(request.user) is not None  # type: ignore[arg-type]
    keys.renew_calendar_secret(by=request.user)  # type: ignore[arg-type]
    ended = " Those that you had have ended: subscribe again." if had else ""
    messages.success(request, f"Your calendar feeds have new addresses; each register’s list leads to its own.{ended}")
    return redirect("access:account")
