"""The portfolio app."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """Work requests, programmes, projects, milestones, benefits and site roll-outs."""

    name = "reeve.portfolio"
    label = "portfolio"
