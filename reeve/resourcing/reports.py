"""What documents show of skills, capacity and time."""

from __future__ import annotations

from datetime import date, timedelta

from reeve.engines.dates import add_months
from reeve.reports.blocks import Column, Table, Text
from reeve.reports.declaring import block
from reeve.reports.writing import Writing, cells


def _next_quarter(day: date) -> tuple[date, date]:
    """First and last day of the first calendar quarter that begins after a day."""
    first = add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)
    after = add_months(first, 3)
    return first, after - timedelta(days=1)


@block
def capacity_and_demand(writing: Writing) -> Table:
    """By skill, for the quarter ahead: hours that the teams have for planned work, hours needed, and hours short."""
    quarter = _next_quarter(writing.ask.as_of)
    measures = ("resourcing.capacity", "resourcing.demand", "resourcing.unfilled", "resourcing.gap")
    rows = [
        (
            writing.cell("skills", row, "title"),
            *cells(*(writing.figure(name, period=quarter, skill=row["reference"]) for name in measures)),
            writing.cell("skills", row, "filled_by"),
        )
        for row in writing.rows("skills")
    ]
    rows.append((*cells("All skills", *(writing.figure(name, period=quarter) for name in measures)), (Text("–"),)))
    heads = ("Hours available", "Hours needed", "Of these, nobody named", "Hours short")
    return Table(
        "resourcing.capacity_and_demand",
        f"Hours by skill, {quarter[0]:%B} to {quarter[1]:%B %Y}",
        (Column("Skill"), *(Column(head, numeric=True) for head in heads), Column("Filled up by")),
        tuple(rows),
    )


@block
def time(writing: Writing) -> Table:
    """Hours of approved timesheets in the period: by kind of work, and by what they are charged to."""
    rows = [
        cells(
            label,
            writing.figure("resourcing.hours", "whole", work=work, fund="capital"),
            writing.figure("resourcing.hours", "whole", work=work, fund="revenue"),
            writing.figure("resourcing.hours", "whole", work=work),
        )
        for label, work in (("Projects", "project"), ("Business as usual", "business-as-usual"), ("All work", ""))
    ]
    heads = ("Charged to capital", "Charged to revenue", "All hours")
    return Table(
        "resourcing.time",
        "Hours on approved timesheets",
        (Column("Work"), *(Column(head, numeric=True) for head in heads)),
        tuple(rows),
    )
