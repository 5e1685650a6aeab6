"""The survey app."""

from django.apps import AppConfig


class SurveyConfig(AppConfig):
    """The survey of internal control and its answers."""

    name = "reeve.survey"
    label = "survey"
    verbose_name = "Survey of internal control"
