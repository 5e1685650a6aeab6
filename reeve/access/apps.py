"""The access app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may see and do what."""

    name = "reeve.access"
    label = "access"
