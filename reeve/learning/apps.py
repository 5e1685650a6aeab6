"""The learning app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Courses, guidance and digital inclusion."""

    name = "reeve.learning"
    label = "learning"
