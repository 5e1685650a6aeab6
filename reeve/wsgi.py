"""The web server's way in."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reeve.settings")


def settle() -> None:
    """Load all pages, and leave what is loaded out of every later collection of garbage: it never becomes any.

    Without this, one request in some twenty waits for the whole program to be looked through.
    """
    assert get_resolver().url_patterns
    gc.collect()
    gc.freeze()


application = get_wsgi_application()
settle()
