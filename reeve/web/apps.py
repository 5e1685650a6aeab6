"""Tell Django of the shell."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The app of templates, tags and static files; it has no models."""

    name = "reeve.web"
    label = "web"
    verbose_name = "Pages"
