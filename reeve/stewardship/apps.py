"""The stewardship app: puts its pages into the shell."""

from django.apps import AppConfig


class StewardshipConfig(AppConfig):
    """Keeping entries right: campaigns and data rules."""

    name = "reeve.stewardship"
    label = "stewardship"

    def ready(self) -> None:
        """Put the pages in their places once every register is declared."""
        from reeve.stewardship import shell

        shell.put_in_place()
