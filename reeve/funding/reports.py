"""What documents show of money."""

from __future__ import annotations

from reeve.reports.blocks import Column, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing, cells


@block
def device_budget(writing: Writing, *, scheme: str, year: str) -> Table:
    """A scheme's budget lines of a year as set and as revised, with their sums."""
    mine = [row for row in writing.rows("budget_lines") if row["scheme"] == scheme and row["year"] == year]
    rows = [tuple(writing.cell("budget_lines", row, name) for name in ("title", "planned", "revised")) for row in mine]
    planned = writing.figure("funding.planned", scheme=scheme, year=year)
    rows.append(cells("All lines", planned, writing.figure("funding.revised", scheme=scheme, year=year)))
    return Table(
        "funding.device_budget",
        f"{scheme}: budget for {year} as set and as revised",
        (Column("Budget line"), Column("As set", numeric=True), Column("As revised", numeric=True)),
        tuple(rows),
    )


@block
def capital_returns(writing: Writing, *, year: str) -> Table:
    """Capital handed back in a year, with who agreed it and when."""
    return entries_table(
        writing,
        "funding.capital_returns",
        f"Capital handed back in {year}",
        "capital_returns",
        [
            ("Budget line", "title"),
            ("Scheme", "scheme"),
            ("Amount", "amount"),
            ("Agreed by", "agreed_by"),
            ("Agreed on", "agreed_on"),
        ],
        where=lambda row: row["year"] == year,
        titled={"agreed_by": "bodies"},
    )
