"""Tell Django of the shell."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "reeve.web"
    label = "web"
    verbose_name = "Pages"
