"""What documents show of contracts, products and frameworks."""

from __future__ import annotations

from typing import Any

from reeve.catalogue.models import Product
from reeve.reports.blocks import ChartBlock, Column, Inline, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import charted
from reeve.reports.writing import Writing, cells


def _band_label(after: int, to: int | None) -> str:
    if to is None:
        return f"Ending after more than {after} months"
    return f"Ending within {to} months" if after == 0 else f"Ending after {after} and within {to} months"


@block
def contracts_by_band(writing: Writing) -> Table:
    """Contracts in product management, by when their term ends."""
    bands = writing.ask.definition("catalogue.contracts_in_band").parameters.get("bands", {})
    rows: list[tuple[tuple[Inline, ...], ...]] = [_share(writing, "One-off", "catalogue.contracts_one_off")]
    for band, span in sorted(bands.items(), key=lambda pair: pair[1]["after_months"]):
        label = _band_label(span["after_months"], span["to_months"])
        rows.append(_share(writing, label, "catalogue.contracts_in_band", band=band))
    out = writing.figure("catalogue.contracts_out_of_term")
    rows.append(cells("Term run out, or end not recorded", out, "–"))
    rows.append(cells("All contracts in product management", writing.figure("catalogue.contracts"), "–"))
    return Table(
        "catalogue.contracts_by_band",
        "Contracts in product management by the months to the end of their term",
        (Column("Contracts"), Column("Number", numeric=True), Column("Share", numeric=True)),
        tuple(rows),
        note="A contract ends on its last day of cover; one that ends on the last day of a band is in it.",
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
        tuple(rows),
    )
