"""The source app: finds every domain's sources."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SourceConfig(AppConfig):
    """Sources and imports."""

    name = "reeve.source"
    label = "source"

    def ready(self) -> None:
        """Load every domain's `sources.py`."""
        from reeve.register.declaring import registers
        from reeve.source import into_register, own  # noqa: F401 - the first puts the register sink in place

        autodiscover_modules("sources")
        own.put_in_place(registers.values())
        from reeve.source import shell

        shell.put_in_place()
