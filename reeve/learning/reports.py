"""What documents show of digital learning and digital inclusion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from reeve.learning.models import InclusionPartner
from reeve.reports.blocks import Column, EntryText, Inline, Table
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
    labelled: list[tuple[Inline | str, str]] = [(label, value) for value, label in choices]
    return _by(writing, "learning.inclusion_partners", field, labelled, (head, "Partners"), "Inclusion partners")


def _by(
    writing: Writing,
    metric: str,
    field: str,
    parts: list[tuple[Inline | str, str]],
    heads: tuple[str, str],
    what: str,
) -> Table:
    """A count in each part of a field; a note says where some are in none."""
    counts = [writing.ask.figure(metric, scope={field: value}) for _, value in parts]
    every = writing.ask.figure(metric)
    rows = [cells(label, writing.quote(count)) for (label, _), count in zip(parts, counts, strict=True)]
    known = sum(Decimal(count.numerator) for count in counts)
    return Table(
        f"{metric}_by_{field}",
        f"{what} by {field}",
        (Column(heads[0]), Column(heads[1], numeric=True)),
        tuple(rows),
        note="" if known == every.exact else f"Those whose {field} is not recorded are not in the table.",
    )


@block
def funding_by_year(writing: Writing) -> Table:
    """Money won for digital inclusion in each financial year, from the first that is recorded to the as-at day."""
    as_of = writing.ask.as_of
    won = [row["won_on"] for row in writing.rows("inclusion_grants") if row["won_on"] <= as_of]
    rows = []
    for first, last in _financial_years(min(won, default=as_of), as_of):
        label = f"{first.year}/{(first.year + 1) % 100:02}"
        said = label if (last.month, last.day) == (3, 31) else f"{label}, to {long_date(last)}"
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
    every = [writing.ask.figure(name) for name in names]
    rows.append(cells("All courses", *(writing.quote(figure) for figure in every)))
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
        note="Sessions whose number is not recorded add nothing." if any(one.unknown for one in every) else "",
    )


@block
def champions_by_directorate(writing: Writing) -> Table:
    """How many champions each directorate has."""
    parts: list[tuple[Inline | str, str]] = [
        (EntryText(str(row["_key"]), row["title"]), row["reference"]) for row in writing.rows("directorates")
    ]
    heads = ("Directorate", "Champions")
    return _by(writing, "learning.champions", "directorate", parts, heads, "Digital champions")


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
