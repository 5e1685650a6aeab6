"""The figures app: finds every domain's metrics."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FiguresConfig(AppConfig):
    """Figures and metric definitions."""

    name = "reeve.figures"
    label = "figures"

    def ready(self) -> None:
        """Load every domain's `metrics.py`."""
        autodiscover_modules("metrics")
