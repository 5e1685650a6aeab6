"""The risk app."""

from django.apps import AppConfig


class RiskConfig(AppConfig):
    """Risks, their controls and reviews."""

    name = "reeve.risk"
    label = "risk"
