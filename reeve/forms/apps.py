"""The forms app."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Form definitions and form apps."""

    name = "reeve.forms"
    label = "forms"
    verbose_name = "Online forms"
