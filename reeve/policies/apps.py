"""The policies app."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Policies, strategies, principles and strategic priorities."""

    name = "reeve.policies"
    label = "policies"
    verbose_name = "Policies and communication"
