"""The registers of capabilities, products, roadmaps, suppliers, contracts, lots and awards."""

from reeve.access.policy import Sensitivity
from reeve.catalogue.models import (
    Award,
    Capability,
    Contract,
    ContractTerm,
    Lot,
    Product,
    ProductDependency,
    RoadmapItem,
    Supplier,
)
from reeve.register.declaring import Register, register


@register
class Products(Register):
    """What the digital service runs, and what it only holds."""

    model = Product
    columns = ["reference", "title", "kind", "stage", "disposition", "hosting", "users", "owner"]
    filters = {
        "kind": ["exact"],
        "stage": ["exact"],
        "disposition": ["exact"],
        "directorate": ["exact"],
        "supplier_support_ends": ["lt", "gt"],
    }
    complete = ["stage", "hosting", "users", "owner", "directorate"]
    sensitivity = Sensitivity.PUBLIC


@register
class Capabilities(Register):
    """What the council must be able to do."""

    model = Capability
    columns = ["reference", "title", "area", "owner"]
    search = ["reference", "title", "area"]
    sensitivity = Sensitivity.PUBLIC


@register
class RoadmapItems(Register):
    """What the roadmaps of products hold, and when."""

    model = RoadmapItem
    columns = ["reference", "title", "product", "kind", "due", "status"]
    filters = {"product": ["exact"], "kind": ["exact"], "status": ["exact"], "due": ["lt", "gt"]}
    complete = ["due"]
    sensitivity = Sensitivity.PUBLIC


@register
class ProductDependencies(Register):
    """Which product needs which other."""

    model = ProductDependency
    columns = ["reference", "product", "needs", "kind"]
    filters = {"product": ["exact"], "needs": ["exact"], "kind": ["exact"]}
    sensitivity = Sensitivity.INTERNAL


@register
class Suppliers(Register):
    """Whom the organisation buys from."""

    model = Supplier
    columns = ["reference", "title", "kind", "company_number", "owner", "reviewed_on"]
    filters = {"kind": ["exact"], "reviewed_on": ["lt", "gt"]}
    search = ["reference", "title", "company_number"]
    complete = ["kind", "owner", "reviewed_on"]
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
class ContractTerms(Register):
    """The terms of contracts, extensions among them."""

    model = ContractTerm
    columns = ["reference", "contract", "number", "kind", "starts", "ends", "used"]
    filters = {"contract": ["exact"], "kind": ["exact"], "used": ["exact"], "ends": ["lt", "gt"]}
    complete = ["number"]
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
