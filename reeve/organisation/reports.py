"""What documents show of posts, teams, officer roles and scales."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reeve.errors import ReeveError
from reeve.organisation.metrics import UNFILLED
from reeve.organisation.models import Appointment, ScaleValue
from reeve.reports.blocks import Column, EntryText, Inline, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, nothing
from reeve.reports.writing import Writing, long_date


@block
def responsibilities(writing: Writing) -> Table:
    """What each post of the service is responsible for."""
    return entries_table(
        writing,
        "organisation.responsibilities",
        "Officers and what they are responsible for",
        "responsibilities",
        [("Post", "post"), ("Responsible for", "title")],
        titled={"post": "posts"},
    )


@block
def teams(writing: Writing) -> Table:
    """The teams with who leads each and what it answers for."""
    return entries_table(
        writing,
        "organisation.teams",
        "Teams",
        "teams",
        [("Team", "title"), ("Led by", "lead"), ("Answers for", "answers_for")],
        titled={"lead": "posts"},
    )


@block
def officer_roles(writing: Writing) -> Table:
    """Officer roles with the posts that hold each, stand in for the holder, and act, on the as-at day."""
    titles = {
        row["reference"]: row["title"] + (", nobody in post" if row["status"] in UNFILLED else "")
        for row in writing.rows("posts")
    }
    day = writing.ask.as_of
    appointed = [row for row in writing.rows("appointments") if _holds(row, day)]
    rows = [
        (
            writing.cell("officer_roles", role, "title"),
            *(
                _posts([one for one in appointed if (one["role"], one["capacity"]) == (role["reference"], how)], titles)
                for how, _ in Appointment.CAPACITIES
            ),
        )
        for role in writing.rows("officer_roles")
    ]
    return Table(
        "organisation.officer_roles",
        "Officer roles and who has them",
        tuple(Column(label) for label in ("Role", "Held by", "Deputy", "Acting")),
        tuple(rows) or nothing(4),
    )


def _holds(row: Mapping[str, Any], day: date) -> bool:
    """Whether the span of an appointment, or of a value of a scale, holds the day."""
    return bool(row["starts"] <= day and (row["ends"] is None or row["ends"] > day))


def _posts(appointed: list[dict[str, Any]], titles: Mapping[str, str]) -> tuple[Inline, ...]:
    """The posts of some appointments in one cell; a dash where there is none."""
    found: list[Inline] = []
    for one in appointed:
        if one["post"] in titles:
            found += [Text(", ")] if found else []
            found.append(EntryText(str(one["_key"]), titles[one["post"]]))
    return tuple(found) or (Text("–"),)


@block
def scale(writing: Writing, *, scale: str) -> tuple[Table, ...]:
    """The values of a scale in force on the as-at day, in order, with what each means; nothing where it has none."""
    names = dict(ScaleValue.SCALES)
    if scale not in names:
        raise ReeveError(f"There is no scale {scale!r}; there are: {', '.join(names)}.")
    rows = [row for row in writing.rows("scale_values") if row["scale"] == scale and _holds(row, writing.ask.as_of)]
    if not rows:
        return ()
    columns = [("In words", "title"), ("Value", "value"), ("What it means", "definition")]
    if all(row["value"].casefold() == row["title"].casefold() for row in rows):
        del columns[1]
    told = tuple(
        tuple(writing.cell("scale_values", row, field) for _, field in columns)
        for row in sorted(rows, key=lambda row: row["position"])
    )
    heads = tuple(Column(label) for label, _ in columns)
    note = f"This scale has been in use since {long_date(max(row['starts'] for row in rows))}."
    return (Table(f"organisation.scale.{scale}", f"{names[scale]}: the scale", heads, told, note=note),)
