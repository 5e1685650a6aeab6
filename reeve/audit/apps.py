"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Internal audit: reviews, controls tested, recommendations."""

    name = "reeve.audit"
    label = "audit"
