"""The access app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may see and do what."""

    name = "reeve.access"
    label = "access"

    def ready(self) -> None:
        """Tell the shell of every page how one signs in and out."""
        from reeve.web import navigation

        navigation.session(sign_in="access:sign_in", sign_out="access:sign_out", account="access:account")
