"""The catalogue app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Products, contracts, suppliers, frameworks with their lots and awards."""

    name = "reeve.catalogue"
    label = "catalogue"
    verbose_name = "Products and contracts"
