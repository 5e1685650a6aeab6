"""The warehouse app: takes events in, and finds every domain's event tables with its sources."""

from django.apps import AppConfig


class WarehouseConfig(AppConfig):
    """Snapshots and events."""

    name = "reeve.warehouse"
    label = "warehouse"

    def ready(self) -> None:
        """Put the event sink in place."""
        from reeve.warehouse import into_events  # noqa: F401 - puts the event sink in place
