"""The organisation app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Directorates, services, teams, posts and sites: who and where."""

    name = "reeve.organisation"
    label = "organisation"
