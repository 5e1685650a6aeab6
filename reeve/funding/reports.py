"""What documents show of money."""

from __future__ import annotations

from reeve.reports.blocks import Block, Column, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing, cells


@block
def device_money(writing: Writing) -> tuple[Block, ...]:
    """What became of the money for devices, where any is recorded."""
    there = writing.rows("budget_lines") or writing.rows("capital_returns")
    said = "::: section funding.device-money" if there else "No money for devices is recorded."
    return writing.narrative(said, "funding.device_money")


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


@block
def streams(writing: Writing) -> Table:
    """The streams that money comes from, what each pays for, who oversees it and when it was last reviewed."""
    return entries_table(
        writing,
        "funding.streams",
        "Funding streams",
        "funding_streams",
        [
            ("Stream", "title"),
            ("Kind", "kind"),
            ("Pays for", "pays_for"),
            ("Overseen by", "overseen_by"),
            ("Last reviewed on", "reviewed_on"),
        ],
        titled={"overseen_by": "bodies"},
    )


@block
def budget_by_stream(writing: Writing, *, year: str) -> Table:
    """Budget, forecast and spending of a year by funding stream, with the sums of all lines."""
    measures = ("funding.budget", "funding.forecast", "funding.actual")
    rows = [
        cells(row["title"], *(writing.figure(name, year=year, stream=row["reference"]) for name in measures))
        for row in writing.rows("funding_streams")
    ]
    rows.append(cells("All budget lines", *(writing.figure(name, year=year) for name in measures)))
    heads = ("Budget", "Forecast for the year", "Spent so far")
    return Table(
        "funding.budget_by_stream",
        f"Budget, forecast and spending in {year}",
        (Column("Funding stream"), *(Column(head, numeric=True) for head in heads)),
        tuple(rows),
    )


@block
def bids(writing: Writing) -> Table:
    """Bids submitted in the period: what was asked, of whom, and what was given."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "funding.bids",
        "Bids submitted in the period",
        "bids",
        [
            ("Bid", "title"),
            ("Made to", "made_to"),
            ("Submitted on", "submitted_on"),
            ("Asked", "asked"),
            ("Outcome", "outcome"),
            ("Won", "won"),
            ("Decision", "decision_reference"),
        ],
        where=lambda row: first <= row["submitted_on"] <= last,
        by=lambda row: (row["submitted_on"], row["reference"]),
        titled={"made_to": "bodies"},
    )


@block
def movements(writing: Writing, *, year: str) -> Table:
    """Movements out of a year's budget to another year, with who decided and under which reference."""
    return entries_table(
        writing,
        "funding.movements",
        f"Budget of {year} moved to another year",
        "budget_movements",
        [
            ("Budget line", "title"),
            ("Amount", "amount"),
            ("Moved to", "to_year"),
            ("Decided by", "decided_by"),
            ("Decided on", "decided_on"),
            ("Decision", "decision_reference"),
        ],
        where=lambda row: row["from_year"] == year and row["kind"] == "reprofiled",
        titled={"decided_by": "bodies"},
    )
