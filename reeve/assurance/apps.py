"""The assurance app."""

from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    """Arrangements, the five tests, and opportunities for improvement."""

    name = "reeve.assurance"
    label = "assurance"
