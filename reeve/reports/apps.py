"""The reports app: finds every domain's sections, tables and reports."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from reeve.web import navigation


class ReportsConfig(AppConfig):
    """Reports."""

    name = "reeve.reports"
    label = "reports"

    def ready(self) -> None:
        """Load every domain's `reports.py`; put the reports into the navigation."""
        autodiscover_modules("reports")
        navigation.add("Reports", "reports:index", 30, lambda request: request.user.is_authenticated)
