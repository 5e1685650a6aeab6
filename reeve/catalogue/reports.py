"""What documents show of contracts, products and frameworks."""

from __future__ import annotations

from typing import Any

from reeve.catalogue.metrics import REGIMES
from reeve.catalogue.models import Product, RoadmapItem
from reeve.catalogue.registers import Products
from reeve.reports.blocks import Block, ChartBlock, Column, Inline, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import charted, figures_table, nothing
from reeve.reports.writing import Writing, cells


def _band_label(after: int, to: int | None) -> str:
    if to is None:
        return f"Ending after more than {after} months"
    return f"Ending within {to} months" if after == 0 else f"Ending after {after} and within {to} months"


@block
def contracts_ending(writing: Writing) -> tuple[Block, ...]:
    """When contracts end, in the bands that the organisation decided on."""
    if writing.ask.definition("catalogue.contracts_in_band").parameters.get("bands"):
        said = "::: section catalogue.contracts-ending"
    else:
        said = "No bands of months are decided by which contracts that end would be counted."
    return writing.narrative(said, "catalogue.contracts_ending")


@block
def contracts_by_band(writing: Writing) -> ChartBlock:
    """Contracts in product management, by when their term ends."""
    bands = writing.ask.definition("catalogue.contracts_in_band").parameters.get("bands", {})
    counted = {"One-off": writing.ask.figure("catalogue.contracts_one_off")}
    for band, span in sorted(bands.items(), key=lambda pair: pair[1]["after_months"]):
        label = _band_label(span["after_months"], span["to_months"])
        counted[label] = writing.ask.figure("catalogue.contracts_in_band", band=band)
    rows = [cells(label, writing.quote(one, "count"), writing.quote(one, "2dp")) for label, one in counted.items()]
    out = writing.figure("catalogue.contracts_out_of_term")
    rows.append(cells("Term run out, or end not recorded", out, "–"))
    rows.append(cells("All contracts in product management", writing.figure("catalogue.contracts"), "–"))
    table = Table(
        "catalogue.contracts_by_band",
        "Contracts in product management by the months to the end of their term",
        (Column("Contracts"), Column("Number", numeric=True), Column("Share", numeric=True)),
        tuple(rows),
        note="A contract ends on its last day of cover; one that ends on the last day of a band is in it.",
    )
    return charted(
        table,
        title="Contracts in product management by the months to the end of their term",
        unit="%",
        categories=list(counted),
        series=[("Share of contracts", list(counted.values()))],
    )


def _share(writing: Writing, label: str, metric: str, **parameters: Any) -> tuple[tuple[Inline, ...], ...]:
    return cells(label, writing.figure(metric, "count", **parameters), writing.figure(metric, "2dp", **parameters))


@block
def products_by_stage(writing: Writing) -> ChartBlock:
    """Managed products by lifecycle stage."""
    stages = Product.STAGES
    figures = [writing.ask.figure("catalogue.products_in_stage", stage=key) for key, _ in stages]
    rows = [
        cells(label, writing.quote(figure, "count"), writing.quote(figure))
        for (_, label), figure in zip(stages, figures, strict=True)
    ]
    rows.append(cells("All managed products", writing.figure("catalogue.products"), "–"))
    table = Table(
        "catalogue.products_by_stage",
        "Managed products by lifecycle stage",
        (Column("Stage"), Column("Number", numeric=True), Column("Share", numeric=True)),
        tuple(rows),
    )
    return charted(
        table,
        title="Managed products by lifecycle stage",
        unit="%",
        categories=[label for _, label in stages],
        series=[("Share of managed products", figures)],
    )


@block
def lots_and_places(writing: Writing) -> tuple[Block, ...]:
    """The framework by lots, where there is one."""
    there = writing.ask.figure("catalogue.lots").exact
    said = "::: section catalogue.lots-and-places" if there else "No framework for extra capacity is recorded."
    return writing.narrative(said, "catalogue.lots_and_places")


@block
def lots(writing: Writing) -> Table:
    """The framework's lots, with the suppliers that hold a place on each."""
    awards = writing.rows("awards")
    rows = []
    for lot in writing.rows("lots"):
        mine = [award for award in awards if award["lot"] == lot["reference"]]
        suppliers: tuple[Inline, ...] = ()
        for award in mine:
            suppliers += ((Text(", "),) if suppliers else ()) + writing.cell("awards", award, "supplier")
        decisions = {award["decision"]: award for award in mine if award["decision"]}
        said: tuple[Inline, ...] = ()
        for award in decisions.values():
            said += ((Text(", "),) if said else ()) + writing.cell("awards", award, "decision")
        rows.append(
            (
                (*writing.cell("lots", lot, "reference"), Text(": "), *writing.cell("lots", lot, "title")),
                suppliers or (Text("No award"),),
                said or (Text("–"),),
                writing.cell("lots", lot, "note"),
            )
        )
    return Table(
        "catalogue.lots",
        "Lots of the framework and the suppliers on them",
        (Column("Lot"), Column("Suppliers"), Column("Decision"), Column("Note")),
        tuple(rows) or nothing(4),
    )


@block
def roadmaps(writing: Writing) -> Table:
    """What is planned on the roadmaps, by the six kinds of content, and what is overdue."""
    rows: list[tuple[str, Inline]] = [
        (label, writing.figure("catalogue.roadmap_items", content=content)) for content, label in RoadmapItem.KINDS
    ]
    rows.append(("All that is planned", writing.figure("catalogue.roadmap_items")))
    rows.append(("Planned for a quarter that is over", writing.figure("catalogue.roadmap_items_overdue")))
    return figures_table("catalogue.roadmaps", "What the roadmaps hold", "Content", rows)


@block
def rationalisation(writing: Writing) -> Table:
    """What is to become of the managed products, by the seven ways."""
    rows = []
    for disposition, label in Product.DISPOSITIONS:
        rows.append(_share(writing, label, "catalogue.products_disposed", disposition=disposition))
    return Table(
        "catalogue.rationalisation",
        "What is to become of managed products",
        (Column("Way"), Column("Products", numeric=True), Column("Share", numeric=True)),
        tuple(rows),
        note="Products of which the way is not decided are in the base of the shares.",
    )


@block
def compliance(writing: Writing) -> Table:
    """Managed products that meet what applies to them."""
    rows = []
    for regime in REGIMES:
        figure = writing.ask.figure("catalogue.products_compliant", regime=regime)
        label = str(Products.field(regime).verbose_name)
        rows.append(
            cells(
                label[:1].upper() + label[1:],
                writing.quote(figure, "count"),
                writing.quote(figure, "base"),
                writing.quote(figure),
            )
        )
    return Table(
        "catalogue.compliance",
        "Managed products that meet what applies to them",
        (
            Column("What applies"),
            Column("Products that meet it", numeric=True),
            Column("Products to which it applies", numeric=True),
            Column("Share", numeric=True),
        ),
        tuple(rows),
        note="A product that was not assessed does not meet it here.",
    )
