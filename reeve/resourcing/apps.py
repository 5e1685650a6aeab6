"""The resourcing app."""

from django.apps import AppConfig


class ResourcingConfig(AppConfig):
    """People's skills, capacity, time and recharge."""

    name = "reeve.resourcing"
    label = "resourcing"
