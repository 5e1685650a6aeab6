"""What documents show of money."""

from __future__ import annotations

from reeve.reports.blocks import Block, Column, Paragraph, Table, Text
from reeve.reports.declaring import Named, block, naming
from reeve.reports.making import entries_table, nothing, or_said
from reeve.reports.writing import Writing, cells


def _year(writing: Writing, after: int) -> Named:
    """The financial year in which the as-at day falls, or one some years later; it begins on 1 April."""
    day = writing.ask.as_of
    begins = day.year - (day.month < 4) + after
    year = f"{begins}/{(begins + 1) % 100:02}"
    return Named(year, Text(year))


@naming
def year(writing: Writing) -> Named:
    """The financial year in which the as-at day falls, such as 2023/24."""
    return _year(writing, 0)


@naming
def year_after(writing: Writing) -> Named:
    """The financial year after the one in which the as-at day falls."""
    return _year(writing, 1)


@block
def money_reviewed(writing: Writing) -> tuple[Block, ...]:
    """What reviews of spending changed, where budgets or returns are recorded."""
    there = writing.rows("budget_lines") or writing.rows("capital_returns")
    said = "::: section funding.money-reviewed" if there else "No budgets are recorded."
    return writing.narrative(said, "funding.money_reviewed")


@block
def revised_plans(writing: Writing, *, year: str) -> Table | Paragraph:
    """The schemes of which a year's budget was revised: from what to what, and why."""
    lines = [row for row in writing.rows("budget_lines") if row["year"] == year and row["revised"] is not None]
    moved = [row for row in writing.rows("budget_movements") if row["from_year"] == year and row["reason"]]
    rows = []
    for scheme, line in {row["scheme"]: row for row in lines}.items():
        reasons = {row["reason"]: row for row in moved if row["scheme"] == scheme}
        said = [
            inline
            for row in reasons.values()
            for inline in (*writing.cell("budget_movements", row, "reason"), Text("; "))
        ]
        amounts = [writing.figure(f"funding.{name}", scheme=scheme, year=year) for name in ("planned", "revised")]
        why = tuple(said[:-1]) or (Text("–"),)
        rows.append((writing.cell("budget_lines", line, "scheme"), *cells(*amounts), why))
    made = Table(
        "funding.revised_plans",
        f"Budgets of {year} as set and as revised, by scheme",
        (Column("Scheme"), *(Column(head, numeric=True) for head in ("As set", "As revised")), Column("Reason")),
        tuple(rows) or nothing(4),
    )
    return or_said(writing, made, f"No budget of {year} was revised.")


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
            ("Reason", "reason"),
            ("Decided by", "decided_by"),
            ("Decided on", "decided_on"),
            ("Decision", "decision_reference"),
        ],
        where=lambda row: row["from_year"] == year and row["kind"] == "reprofiled",
        titled={"decided_by": "bodies"},
    )
