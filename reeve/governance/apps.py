"""The governance app."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Bodies, terms of reference, meetings, decisions and the one register of actions."""

    name = "reeve.governance"
    label = "governance"
