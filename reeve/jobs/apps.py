"""The jobs app: finds every part's scheduled functions when all models are loaded."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Work in the background: enqueue, schedule, digest, outbox."""

    name = "reeve.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Load every part's `tasks.py`."""
        autodiscover_modules("tasks")
