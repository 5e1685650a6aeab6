"""What documents show of opportunities for improvement."""

from __future__ import annotations

from typing import Any

from reeve.assurance.models import STAGES, Opportunity
from reeve.reports.blocks import Block, Column, Inline, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, figures_table
from reeve.reports.writing import Writing, cells


@block
def opportunities_found(writing: Writing) -> tuple[Block, ...]:
    """The opportunities that the review found, where it found any."""
    there = writing.ask.figure("assurance.opportunities").exact
    said = "::: section assurance.opportunities-found" if there else "No opportunities for improvement are recorded."
    return writing.narrative(said, "assurance.opportunities_found")


@block
def opportunities(writing: Writing) -> Table:
    """Opportunities for improvement under the five headings, with owner and date."""
    order = [key for key, _ in STAGES]
    return entries_table(
        writing,
        "assurance.opportunities",
        "Opportunities for improvement",
        "opportunities",
        [
            ("Heading", "stage"),
            ("Opportunity", "title"),
            ("Owner", "owner"),
            ("Due", "due"),
            ("State", "state"),
        ],
        by=lambda row: (order.index(row["stage"]), row["reference"]),
        titled={"owner": "posts"},
    )


@block
def opportunities_carried(writing: Writing) -> Table:
    """What has become of opportunities that an earlier statement named."""
    return entries_table(
        writing,
        "assurance.opportunities_carried",
        "Opportunities that an earlier statement named",
        "opportunities",
        [
            ("Opportunity", "title"),
            ("First named in the statement of", "carried_from"),
            ("State", "state"),
            ("Outcome so far", "outcome"),
        ],
        where=lambda row: bool(row["carried_from"]),
    )


@block
def opportunities_by_stage(writing: Writing) -> Table:
    """How many opportunities there are under each heading."""
    rows = [cells(label, writing.figure("assurance.opportunities", scope={"stage": stage})) for stage, label in STAGES]
    rows.append(cells("All", writing.figure("assurance.opportunities")))
    return Table(
        "assurance.opportunities_by_stage",
        "Opportunities by heading",
        (Column("Heading"), Column("Number", numeric=True)),
        tuple(rows),
    )


@block
def opportunities_by_state(writing: Writing) -> Table:
    """How far the opportunities are."""
    rows: list[tuple[str, Inline]] = [
        (label, writing.figure("assurance.opportunities_in_state", "count", state=state))
        for state, label in Opportunity.STATES
    ]
    return figures_table("assurance.opportunities_by_state", "Opportunities by state", "State", rows)


@block
def arrangements_by_stage(writing: Writing) -> Table:
    """Arrangements by stage of the control cycle, and those for which there is no evidence."""
    rows = []
    for stage, label in [*STAGES, ("", "All")]:
        asked: dict[str, Any] = {"stage": stage} if stage else {}
        bare = writing.ask.figure("assurance.arrangements_without_evidence", **asked)
        held = writing.figure("assurance.arrangements", **asked)
        rows.append(cells(label, held, writing.quote(bare, "count")))
    return Table(
        "assurance.arrangements_by_stage",
        "Arrangements by stage of the control cycle",
        (Column("Stage"), Column("Arrangements", numeric=True), Column("Without evidence", numeric=True)),
        tuple(rows),
    )


@block
def arrangements_bare(writing: Writing) -> Table:
    """The arrangements for which the record names no evidence."""
    own = writing.ask.organisation.reference
    shown = {
        row["arrangement"] for row in writing.ask.tables.rows("arrangement_evidence") if row["_organisation"] == own
    }
    return entries_table(
        writing,
        "assurance.arrangements_bare",
        "Arrangements without evidence",
        "arrangements",
        [("Arrangement", "title"), ("Type", "kind"), ("Stage", "stage"), ("Owner", "owner")],
        where=lambda row: row["reference"] not in shown,
        titled={"owner": "posts"},
    )
