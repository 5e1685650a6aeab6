"""The registers of products, contracts, lots and awards."""

from reeve.access.policy import Sensitivity
from reeve.catalogue.models import Award, Contract, Lot, Product
from reeve.register.declaring import Register, register


@register
class Products(Register):
    """What the digital service runs, and what it only holds."""

    model = Product
    columns = ["reference", "title", "kind", "stage", "hosting", "users", "owner"]
    filters = {"kind": ["exact"], "stage": ["exact"], "directorate": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Contracts(Register):
    """Contracts in product management."""

    model = Contract
    columns = ["reference", "title", "supplier", "kind", "starts", "ends", "annual_value", "status", "owner"]
    filters = {"kind": ["exact"], "status": ["exact"], "directorate": ["exact"], "ends": ["lt", "gt"]}
    search = ["reference", "title", "supplier"]
    sensitivity = Sensitivity.PUBLIC


@register
class Lots(Register):
    """The lots of frameworks."""

    model = Lot
    columns = ["reference", "title", "note"]
    sensitivity = Sensitivity.PUBLIC


@register
class Awards(Register):
    """Places on lots, by supplier."""

    model = Award
    columns = ["reference", "lot", "supplier", "decision", "awarded_on"]
    filters = {"lot": ["exact"]}
    search = ["reference", "supplier", "decision"]
    sensitivity = Sensitivity.PUBLIC
