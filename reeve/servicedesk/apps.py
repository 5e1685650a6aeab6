"""The servicedesk app."""

from django.apps import AppConfig


class ServicedeskConfig(AppConfig):
    """Calls, tickets and satisfaction of the service desk."""

    name = "reeve.servicedesk"
    label = "servicedesk"
    verbose_name = "Service desk"
