"""The reports app: finds every domain's sections, tables and reports."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ReportsConfig(AppConfig):
    """Reports."""

    name = "reeve.reports"
    label = "reports"

    def ready(self) -> None:
        """Load every domain's `reports.py`."""
        autodiscover_modules("reports")
