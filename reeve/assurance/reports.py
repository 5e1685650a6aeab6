"""What documents show of opportunities for improvement."""

from __future__ import annotations

from reeve.assurance.models import STAGES
from reeve.reports.blocks import Column, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing, cells


@block
def opportunities(writing: Writing) -> Table:
    """Opportunities for improvement under the five headings, with owner and date."""
    order = [key for key, _ in STAGES]
    return entries_table(
        writing,
        "assurance.opportunities",
        "Opportunities for improvement",
        "opportunities",
        [("Heading", "stage"), ("Opportunity", "title"), ("Owner", "owner"), ("Due", "due")],
        by=lambda row: (order.index(row["stage"]), row["reference"]),
        titled={"owner": "posts"},
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
