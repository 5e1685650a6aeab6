"""What documents show of digital learning and digital inclusion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reeve.learning.models import InclusionPartner
from reeve.reports.blocks import Column, Inline, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing, cells, long_date


@block
def partners_by_sector(writing: Writing) -> Table:
    """How many inclusion partners there are in each sector."""
    return _partners(writing, "sector", "Sector", InclusionPartner.SECTORS)


@block
def partners_by_community(writing: Writing) -> Table:
    """How many inclusion partners work with each community."""
    return _partners(writing, "community", "Works with", InclusionPartner.COMMUNITIES)


def _partners(writing: Writing, field: str, head: str, choices: list[tuple[str, str]]) -> Table:
    rows = [
        cells(label, writing.figure("learning.inclusion_partners", scope={field: value})) for value, label in choices
    ]
    rows.append(cells("All", writing.figure("learning.inclusion_partners")))
    return Table(
        f"learning.partners_by_{field}",
        f"Inclusion partners by {field}",
        (Column(head), Column("Partners", numeric=True)),
        tuple(rows),
    )


@block
def funding_by_year(writing: Writing) -> Table:
    """Money won for digital inclusion in each financial year, from the first that is recorded to the as-at day."""
    as_of = writing.ask.as_of
    won = [row["won_on"] for row in writing.rows("inclusion_grants") if row["won_on"] <= as_of]
    rows = []
    for first, last in _financial_years(min(won, default=as_of), as_of):
        label = f"{first.year}/{(first.year + 1) % 100:02}"
        said = label if last < as_of or last.month == 3 and last.day == 31 else f"{label}, to {long_date(last)}"
        rows.append(cells(said, writing.figure("learning.funding_won", period=(first, last))))
    return Table(
        "learning.funding_by_year",
        "Money won for digital inclusion by financial year",
        (Column("Financial year"), Column("Won", numeric=True)),
        tuple(rows),
    )


def _financial_years(since: date, until: date) -> Iterator[tuple[date, date]]:
    """First and last day of each year from 1 April that holds one of the days, the last one cut at `until`."""
    first = date(since.year if since.month >= 4 else since.year - 1, 4, 1)
    while first <= until:
        following = date(first.year + 1, 4, 1)
        yield first, min(until, following - timedelta(days=1))
        first = following


@block
def courses(writing: Writing) -> Table:
    """Each course of which a session was held in the period, with sessions, places booked and attendances."""
    rows = []
    for row in writing.rows("courses"):
        of = {"course": row["reference"]}
        held = writing.ask.figure("learning.sessions_held", scope=of)
        if held.exact:
            figures: list[Inline] = [
                writing.quote(held),
                writing.figure("learning.places_booked", scope=of),
                writing.figure("learning.attendances", scope=of),
            ]
            rows.append((writing.cell("courses", row, "title"), *((figure,) for figure in figures)))
    names = ("learning.sessions_held", "learning.places_booked", "learning.attendances")
    rows.append(cells("All courses", *(writing.figure(name) for name in names)))
    return Table(
        "learning.courses",
        "Courses held in the period",
        (
            Column("Course"),
            Column("Sessions", numeric=True),
            Column("Places booked", numeric=True),
            Column("Attendances", numeric=True),
        ),
        tuple(rows),
    )


@block
def champions_by_directorate(writing: Writing) -> Table:
    """How many champions each directorate has."""
    rows = [
        (
            writing.cell("directorates", row, "title"),
            (writing.figure("learning.champions", scope={"directorate": row["reference"]}),),
        )
        for row in writing.rows("directorates")
    ]
    rows.append(cells("All", writing.figure("learning.champions")))
    return Table(
        "learning.champions_by_directorate",
        "Digital champions by directorate",
        (Column("Directorate"), Column("Champions", numeric=True)),
        tuple(rows),
    )


@block
def guidance_out_of_date(writing: Writing) -> Table:
    """The guidance pages and toolkits whose check is overdue or never took place, the longest overdue first."""
    as_of = writing.ask.as_of
    return entries_table(
        writing,
        "learning.guidance_out_of_date",
        "Guidance that is out of date",
        "guidance",
        [
            ("Title", "title"),
            ("Kind", "kind"),
            ("Owner", "owner"),
            ("Last checked", "last_checked"),
            ("To be checked by", "next_check"),
        ],
        where=lambda row: row["last_checked"] is None or (row["next_check"] is not None and row["next_check"] < as_of),
        by=lambda row: (row["next_check"] or date.min, row["reference"]),
        titled={"owner": "posts"},
    )
