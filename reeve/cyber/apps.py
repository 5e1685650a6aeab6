"""The cyber app."""

from django.apps import AppConfig


class CyberConfig(AppConfig):
    """Findings of scans, certificates, exercises: the evidence on cyber security."""

    name = "reeve.cyber"
    label = "cyber"
    verbose_name = "Cyber security"
