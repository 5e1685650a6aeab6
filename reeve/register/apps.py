"""The register app: finds every domain's registers when all models are loaded."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RegisterConfig(AppConfig):
    """Registers and their entries."""

    name = "reeve.register"
    label = "register"

    def ready(self) -> None:
        """Load every domain's `registers.py` and `panels.py`; the pages of the shell come with them."""
        autodiscover_modules("registers")
        autodiscover_modules("panels")
        from reeve.register import shell

        shell.put_in_navigation()
