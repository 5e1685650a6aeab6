"""How whoever asks the API says who they are: by a token, or by the session of a browser."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer, SessionAuth
from ninja.utils import check_csrf

from reeve.access.keys import note_use
from reeve.access.models import Token

_READING = ("GET", "HEAD", "OPTIONS")


class Bearer(HttpBearer):
    """A person's token, sent as `Authorization: Bearer …`; one that only reads is refused where it would write."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        held = Token.valid(token)
        if held is None:
            return None
        if held.scope != Token.WRITE and request.method not in _READING:
            raise HttpError(403, "This token only reads. Make one that reads and writes on the page of your account.")
        note_use(held)
        request.user = held.user
        return held.user


class Session(SessionAuth):
    """The session of a browser; what writes must carry the token of Reeve's forms, as a form does."""

    def __call__(self, request: HttpRequest) -> Any:
        # Whoever sends a token is judged by it alone: a wrong one must not pass by a cookie that happens to be there.
        if request.headers.get("Authorization") or not request.user.is_authenticated:
            return None
        if request.method not in _READING and check_csrf(request):
            raise HttpError(403, "A browser's session writes only with the header X-CSRFToken. Programs use a token.")
        return request.user
