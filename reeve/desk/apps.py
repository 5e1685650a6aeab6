"""The desk app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The report desk: the documents, their implications, sign-offs and publishing, and the document check."""

    name = "reeve.desk"
    label = "desk"
    verbose_name = "Report desk"

    def ready(self) -> None:
        """Put the document check into the navigation."""
        from reeve.web import navigation

        navigation.add("Check a document", "desk:checks", 40, lambda request: request.user.is_authenticated)
