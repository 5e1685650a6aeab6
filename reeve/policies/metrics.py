"""What is counted of policies and strategic priorities."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Share, metric

STANDING = ("in-force", "under-review")
"""The statuses of a policy that is to be followed; drafts and withdrawn ones are not."""


def _standing(policies: ir.Table) -> ir.Table:
    return policies.filter(policies.status.isin(STANDING))


@metric(label="Policies, strategies and principles that stand", unit="policies")
def policies(policies: ir.Table) -> Count:
    """Strategies, policies and principles in force, those under review included; drafts and withdrawn ones are not."""
    return Count(_standing(policies))


@metric(label="Policies overdue for review", unit="%")
def policies_overdue(policies: ir.Table, *, as_of: date) -> Share:
    """Share of the strategies, policies and principles that stand whose next review lies before the as-at day.

    One without a date of next review is unknown.
    """
    standing = _standing(policies)
    return Share(standing, where=standing.next_review < ibis.literal(as_of))


@metric(label="Strategic priorities", unit="priorities")
def strategic_priorities(strategic_priorities: ir.Table) -> Count:
    """Priorities that the strategies set."""
    return Count(strategic_priorities)
