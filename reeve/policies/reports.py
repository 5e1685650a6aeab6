"""What documents show of policies and strategic priorities."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reeve.policies.metrics import STANDING
from reeve.reports.blocks import Column, Items, Paragraph, Table, Text
from reeve.reports.declaring import block
from reeve.reports.writing import Writing


@block
def policies(writing: Writing) -> Table:
    """The strategies, policies and principles that guide the service, with owner, next review, and what is overdue."""
    titles = writing.titles("posts")
    rows = []
    for row in writing.rows("policies"):
        spoken = {**row, "owner": titles.get(row["owner"], row["owner"])}
        told = [writing.cell("policies", spoken, name) for name in ("title", "kind", "owner", "next_review", "status")]
        rows.append((*told, (Text(_review(row, writing.ask.as_of)),)))
    return Table(
        "policies.policies",
        "Strategies, policies and principles",
        tuple(Column(label) for label in ("Title", "Kind", "Owner", "Next review", "Status", "Review")),
        tuple(rows),
    )


def _review(row: Mapping[str, Any], as_of: date) -> str:
    """Whether the review of a policy that stands is overdue, by the rule of policies.policies_overdue."""
    if row["status"] not in STANDING:
        return "–"
    if row["next_review"] is None:
        return "No date"
    return "Overdue" if row["next_review"] < as_of else "In time"


@block
def priorities(writing: Writing) -> Items:
    """The strategic priorities of the ICT strategy, as a list."""
    rows = writing.rows("strategic_priorities")
    return Items(tuple((Paragraph(writing.cell("strategic_priorities", row, "title")),) for row in rows))
