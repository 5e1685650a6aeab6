"""The jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work in the background: enqueue, schedule, digest, outbox."""

    name = "reeve.jobs"
    label = "jobs"
