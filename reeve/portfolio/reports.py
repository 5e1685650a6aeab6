"""What documents show of projects and site roll-outs."""

from __future__ import annotations

from reeve.reports.blocks import Column, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing, cells


@block
def completed(writing: Writing) -> Table:
    """The council's own projects that were completed in the period."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "portfolio.completed",
        "Projects completed in the period",
        "projects",
        [("Project", "title"), ("Priority", "priority"), ("Completed on", "completed_on")],
        where=lambda row: (
            row["scope"] == "council" and row["completed_on"] is not None and first <= row["completed_on"] <= last
        ),
        by=lambda row: (row["completed_on"], row["reference"]),
        titled={"priority": "strategic_priorities"},
    )


@block
def under_way(writing: Writing) -> Table:
    """Projects that are under way, with their next milestone."""
    return entries_table(
        writing,
        "portfolio.under_way",
        "Projects under way and their next milestone",
        "projects",
        [("Project", "title"), ("Scope", "scope"), ("Next milestone", "next_milestone"), ("Date", "milestone_date")],
        where=lambda row: row["status"] == "in-progress",
        by=lambda row: (str(row["milestone_date"]), row["reference"]),
    )


@block
def sites(writing: Writing) -> Table:
    """How many satellite sites are surveyed and how many have the new network."""
    rows = [
        cells(label, writing.figure(metric, "count"), writing.figure(metric, "base"), writing.figure(metric))
        for label, metric in (
            ("Surveyed", "portfolio.sites_surveyed"),
            ("New network installed", "portfolio.sites_installed"),
        )
    ]
    return Table(
        "portfolio.sites",
        "Satellite sites in the network refresh",
        (Column("Step"), Column("Sites", numeric=True), Column("Of", numeric=True), Column("Share", numeric=True)),
        tuple(rows),
    )
