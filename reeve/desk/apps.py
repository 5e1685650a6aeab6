"""The desk app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The report desk: the documents, their implications, sign-offs and publishing."""

    name = "reeve.desk"
    label = "desk"
