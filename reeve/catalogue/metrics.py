"""What is counted of products, roadmaps, suppliers, contracts and frameworks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from reeve.engines.dates import add_months
from reeve.metrics import Count, Distinct, Share, metric


def _in_management(contracts: ir.Table) -> ir.Table:
    return contracts.filter(contracts.status == "live")


@metric(label="Contracts in product management", unit="contracts")
def contracts(contracts: ir.Table) -> Count:
    """Contracts that are not ceased: their renewal, change or end is managed."""
    return Count(_in_management(contracts))


@metric(label="Contracts that are one-off", unit="%")
def contracts_one_off(contracts: ir.Table) -> Share:
    """Share of the contracts in product management that were made for once, with no term to renew."""
    held = _in_management(contracts)
    return Share(held, where=held.kind == "one-off")


@metric(label="Contracts ending in a band of months", unit="%")
def contracts_in_band(contracts: ir.Table, *, as_of: date, band: str, bands: Mapping[str, Any]) -> Share:
    """Share of all contracts in product management that are for a term whose last day of cover lies in a band.

    A band runs from one number of months after the as-of day (left out) to another (included); the first band
    takes in the as-of day itself, for a contract is still in cover on its last day. Months end where the
    calendar says: nine months after 29 February is 29 November.
    """
    held = _in_management(contracts)
    if band not in bands:
        raise LookupError(f"there is no band {band!r}; there are: {', '.join(bands)}")
    after, to = bands[band]["after_months"], bands[band]["to_months"]
    # `ends` is the first day without cover, one day after the last day of cover.
    first = as_of if after == 0 else add_months(as_of, after) + timedelta(days=1)
    inside = held.ends > ibis.literal(first)
    if to is not None:
        inside &= held.ends <= ibis.literal(add_months(as_of, to) + timedelta(days=1))
    return Share(held, where=(held.kind == "term") & inside.fill_null(False))


@metric(label="Contracts whose term has run out or is not known", unit="contracts")
def contracts_out_of_term(contracts: ir.Table, *, as_of: date) -> Count:
    """Contracts in product management for a term whose last day of cover is past, or not in the record."""
    held = _in_management(contracts)
    return Count(held.filter((held.kind == "term") & (held.ends.isnull() | (held.ends <= ibis.literal(as_of)))))


@metric(label="Managed products", unit="products")
def products(products: ir.Table) -> Count:
    """Items of the portfolio that are managed as products."""
    return Count(products.filter(products.kind == "managed"))


@metric(label="Managed products in a lifecycle stage", unit="%")
def products_in_stage(products: ir.Table, *, stage: str) -> Share:
    """Share of the managed products that are in a stage of their lifecycle."""
    managed = products.filter(products.kind == "managed")
    return Share(managed, where=managed.stage == stage)


@metric(label="Items on the portfolio that are held, not managed", unit="items")
def items_held(products: ir.Table) -> Count:
    """Licences, databases, local installs and infrastructure on the portfolio that are not managed products."""
    return Count(products.filter(products.kind != "managed"))


@metric(label="Lots of the framework", unit="lots")
def lots(lots: ir.Table) -> Count:
    """Lots that the framework was divided into."""
    return Count(lots)


@metric(label="Lots awarded", unit="%")
def lots_awarded(lots: ir.Table, awards: ir.Table) -> Share:
    """Share of the lots on which at least one supplier was awarded a place."""
    return Share(lots, where=lots.reference.isin(awards.lot))


@metric(label="Awards on the framework", unit="awards")
def awards(awards: ir.Table) -> Count:
    """Places awarded, one for each supplier on each lot."""
    return Count(awards)


@metric(label="Suppliers on the framework", unit="suppliers")
def awarded_suppliers(awards: ir.Table) -> Distinct:
    """Different suppliers that hold at least one place."""
    return Distinct(awards, "supplier")


def _managed(products: ir.Table) -> ir.Table:
    return products.filter(products.kind == "managed")


@metric(label="Managed products with a roadmap", unit="%")
def roadmap_coverage(products: ir.Table, roadmap_items: ir.Table) -> Share:
    """Share of the managed products whose roadmap holds at least one item, of whatever kind and whether done or not."""
    managed = _managed(products)
    return Share(managed, where=managed.reference.isin(roadmap_items.product))


@metric(label="Items on roadmaps still planned", unit="items")
def roadmap_items(roadmap_items: ir.Table, *, content: str = "") -> Count:
    """Planned items on the roadmaps of products, of all kinds of content or of one; done and dropped ones are not."""
    planned = roadmap_items.filter(roadmap_items.status == "planned")
    return Count(planned.filter(planned.kind == content) if content else planned)


@metric(label="Items on roadmaps overdue", unit="items")
def roadmap_items_overdue(roadmap_items: ir.Table, *, as_of: date) -> Count:
    """Items on roadmaps that are still planned although their day lies before the as-at day."""
    return Count(roadmap_items.filter((roadmap_items.status == "planned") & (roadmap_items.due < ibis.literal(as_of))))


@metric(label="Managed products with a disposition", unit="%")
def products_disposed(products: ir.Table, *, disposition: str) -> Share:
    """Share of the managed products that are to be dealt with in one of the seven ways, such as retire.

    A product of which the way is not decided stays in the base and is counted as unknown.
    """
    managed = _managed(products)
    decided = managed.disposition != ""
    return Share(managed, where=ibis.ifelse(decided, managed.disposition == disposition, ibis.null("boolean")))


REGIMES = ("psn", "pci_dss", "gdpr", "audit_trail", "retention")


@metric(label="Managed products that comply", unit="%")
def products_compliant(products: ir.Table, *, regime: str) -> Share:
    """Share of the managed products to which a regime applies that meet it: psn, pci_dss, gdpr, audit_trail, retention.

    Products marked as not applicable are left out; one that was not assessed stays in the base and is unknown.
    """
    if regime not in REGIMES:
        raise LookupError(f"there is no regime {regime!r}; there are: {', '.join(REGIMES)}")
    managed = _managed(products)
    applies = managed.filter(managed[regime] != "not-applicable")
    said = applies[regime]
    return Share(applies, where=ibis.ifelse(said != "", said == "meets", ibis.null("boolean")))


@metric(label="Managed products past their supplier's support", unit="%")
def products_past_support(products: ir.Table, *, as_of: date) -> Share:
    """Share of the managed products whose supplier's last day of support lies before the as-at day.

    Our own support is another matter. A product without such a day stays in the base and is unknown.
    """
    managed = _managed(products)
    # The field holds the first day without support.
    return Share(managed, where=managed.supplier_support_ends <= ibis.literal(as_of))


@metric(label="Dependencies between products", unit="dependencies")
def product_dependencies(product_dependencies: ir.Table) -> Count:
    """Dependencies of one product on another."""
    return Count(product_dependencies)


@metric(label="Capabilities that a product serves", unit="%")
def capabilities_served(capabilities: ir.Table, products: ir.Table) -> Share:
    """Share of the capabilities on the register that at least one managed product serves."""
    serving = _managed(products).filter(ibis._.capability.notnull())
    return Share(capabilities, where=capabilities.reference.isin(serving.capability))


@metric(label="Suppliers", unit="suppliers")
def suppliers(suppliers: ir.Table) -> Count:
    """Suppliers on the register, with or without a contract today."""
    return Count(suppliers)


@metric(label="Contracts with an extension still open", unit="%")
def contracts_extendable(contracts: ir.Table, contract_terms: ir.Table, *, as_of: date) -> Share:
    """Share of the contracts in product management for a term that have an extension not yet decided on.

    An extension counts while its first day is on or after the as-at day.
    """
    held = _in_management(contracts)
    for_a_term = held.filter(held.kind == "term")
    ahead = (contract_terms.kind == "extension") & (contract_terms.starts >= ibis.literal(as_of))
    open_still = contract_terms.filter(ahead & contract_terms.used.isnull())
    return Share(for_a_term, where=for_a_term.reference.isin(open_still.contract))
