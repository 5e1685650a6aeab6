"""What documents show of policies, strategic priorities, the communication plan and launches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reeve.policies.metrics import STANDING
from reeve.reports.blocks import Block, Column, Items, Paragraph, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, nothing
from reeve.reports.writing import Writing


@block
def policies_standing(writing: Writing) -> tuple[Block, ...]:
    """The policies and how far they are reviewed, where there are any."""
    there = writing.ask.figure("policies.policies_overdue").rows
    said = "::: section policies.policies-standing" if there else "No strategies, policies or principles are recorded."
    return writing.narrative(said, "policies.policies_standing")


@block
def policies(writing: Writing, *, kind: str = "") -> Table:
    """Strategies, policies and principles, or one kind of them: owner, approving body, next review, what is overdue."""
    columns = [
        ("Title", "title"),
        *([] if kind else [("Kind", "kind")]),
        ("Owner", "owner"),
        ("Approved by", "approved_by"),
        ("Next review", "next_review"),
        ("Status", "status"),
    ]
    of = {"owner": writing.titles("posts"), "approved_by": writing.titles("bodies")}
    rows = []
    for row in writing.rows("policies"):
        if not kind or row["kind"] == kind:
            spoken = {**row, **{name: titles.get(row[name]) for name, titles in of.items()}}
            told = [writing.cell("policies", spoken, name) for _, name in columns]
            rows.append((*told, (Text(_review(row, writing.ask.as_of)),)))
    heads = (*(Column(label) for label, _ in columns), Column("Review"))
    caption = "Strategies" if kind == "strategy" else "Strategies, policies and principles"
    return Table("policies.policies", caption, heads, tuple(rows) or nothing(len(heads)))


def _review(row: Mapping[str, Any], as_of: date) -> str:
    """Whether the review of a policy that stands is overdue, by the rule of policies.policies_overdue."""
    if row["status"] not in STANDING:
        return "–"
    if row["next_review"] is None:
        return "No date"
    return "Overdue" if row["next_review"] < as_of else "In time"


@block
def priorities(writing: Writing, *, strategy: str = "") -> Items | Paragraph:
    """The strategic priorities, or those of one strategy, as a list."""
    rows = [row for row in writing.rows("strategic_priorities") if not strategy or row["strategy"] == strategy]
    if not rows:
        return Paragraph((Text("No strategic priorities are recorded."),))
    return Items(tuple((Paragraph(writing.cell("strategic_priorities", row, "title")),) for row in rows))


@block
def communications(writing: Writing) -> Table:
    """The items of the communication plan for the period, with when each was carried out."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "policies.communications",
        "Communication plan for the period",
        "communication_items",
        [
            ("What is told", "title"),
            ("To whom", "audience"),
            ("How", "channel"),
            ("Planned for", "planned_for"),
            ("Carried out on", "done_on"),
        ],
        where=lambda row: first <= row["planned_for"] <= last,
        by=lambda row: (row["planned_for"], row["reference"]),
    )


@block
def launches(writing: Writing) -> Table:
    """New technology launched in the period, with its notice and its guidance."""
    first, last = writing.ask.period
    last = min(last, writing.ask.as_of)
    return entries_table(
        writing,
        "policies.launches",
        "Launches in the period",
        "launches",
        [
            ("Technology", "title"),
            ("For", "audience"),
            ("Announced on", "announced_on"),
            ("Guidance ready on", "guidance_on"),
            ("Launched on", "launched_on"),
        ],
        where=lambda row: first <= row["launched_on"] <= last,
        by=lambda row: (row["launched_on"], row["reference"]),
    )
