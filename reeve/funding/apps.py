"""The funding app."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Money: budget lines, reprofiling, and what was handed back."""

    name = "reeve.funding"
    label = "funding"
