"""Keys that a person makes for programs: tokens for the API, and the secret of their calendar feeds."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from reeve.access.models import CalendarKey, Token, User
from reeve.errors import ReeveError

MOST_DAYS = 365
"""A token lasts a year at most: one that nobody remembers then ends by itself."""
_USE_IS_NOTED = timedelta(minutes=1)


def make_token(*, name: str, scope: str, days: int, by: User) -> str:
    """Make a token for oneself and give its secret, which is kept nowhere. ReeveError where it would last too long."""
    if not 1 <= days <= MOST_DAYS:
        raise ReeveError(f"A token lasts between 1 and {MOST_DAYS} days, not {days}.")
    if not name.strip():
        raise ReeveError("Say what the token is for, so that you know later which one to revoke.")
    return Token.make(by, name=name.strip(), scope=scope, days=days)


def revoke_token(token: Token, *, by: User) -> bool:
    """End a token of one's own at once. False where it was revoked before."""
    assert token.user_id == by.pk, "nobody revokes what is not theirs"
    return bool(Token.objects.filter(pk=token.pk, revoked=None).update(revoked=timezone.now()))


def tokens_of(user: User) -> QuerySet[Token]:
    """The tokens that a person made, the last one first."""
    return Token.objects.filter(user=user)


def note_use(token: Token) -> None:
    """Keep when a token was last used: once a minute, so that reading does not become writing."""
    before = timezone.now() - _USE_IS_NOTED
    if token.used is None or token.used <= before:
        Token.objects.filter(Q(used=None) | Q(used__lte=before), pk=token.pk).update(used=timezone.now())


def calendar_secret(user: User) -> str | None:
    """The secret of a person's calendar feeds; None where they have none, or it was made under another key of Reeve's.

    It is derived from the key of the installation and the instant at which it was made: pages can show it again, and
    whoever has only the database cannot.
    """
    key = CalendarKey.objects.filter(user=user).first()
    secret = _derived(key) if key else None
    return secret if key and secret and _digest(secret) == key.digest else None


def renew_calendar_secret(*, by: User) -> str:
    """Give oneself a new secret; the addresses under the one before it end."""
    CalendarKey.make(by)
    key = CalendarKey.objects.get(user=by)
    secret = _derived(key)
    CalendarKey.objects.filter(pk=key.pk).update(digest=_digest(secret))
    return secret


def _derived(key: CalendarKey) -> str:
    made = key.made.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
    said = f"{key.user_id} {made}"
    return salted_hmac("reeve.calendar", said, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()[:40]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
