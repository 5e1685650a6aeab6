"""The figures app: finds every domain's metrics."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from reeve.web import navigation


class FiguresConfig(AppConfig):
    """Figures and metric definitions."""

    name = "reeve.figures"
    label = "figures"

    def ready(self) -> None:
        """Load every domain's `metrics.py`; put the metrics into the navigation."""
        autodiscover_modules("metrics")
        navigation.add("Metrics", "figures:metrics", 40, lambda request: request.user.is_authenticated)
