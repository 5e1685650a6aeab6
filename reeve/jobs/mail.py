"""How mail leaves: one address says the server, the account and the encryption."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_BACKENDS = "django.core.mail.backends"
_ENCRYPTION: dict[str, tuple[dict[str, bool], int]] = {
    "smtp": ({}, 25),
    "smtp+tls": ({"EMAIL_USE_TLS": True}, 587),
    "smtps": ({"EMAIL_USE_SSL": True}, 465),
}
"""By scheme: what Django is told, and the port where none is said."""


def email_settings(url: str) -> dict[str, Any]:
    """Django's settings for mail from an address; an empty one prints mails where the worker runs.

    `smtp://host` (unencrypted), `smtp+tls://user:password@host:587` (STARTTLS), `smtps://user:password@host:465`,
    `file:///folder` (one file a run), `console:`. User and password are percent-encoded.
    Raises ImproperlyConfigured for any other.
    """
    parts = urlsplit(url)
    if not url or parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{_BACKENDS}.console.EmailBackend"}
    if parts.scheme == "file" and parts.path:
        return {"EMAIL_BACKEND": f"{_BACKENDS}.filebased.EmailBackend", "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in _ENCRYPTION or not parts.hostname:
        # Not repeated in the sentence: it may hold a password.
        raise ImproperlyConfigured(
            "REEVE_EMAIL_URL is not understood; write it as smtp+tls://user:password@host:587, smtps://..., "
            "smtp://..., file:///folder or console:."
        )
    encryption, port = _ENCRYPTION[parts.scheme]
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_TIMEOUT": 30,
        **encryption,
    }
