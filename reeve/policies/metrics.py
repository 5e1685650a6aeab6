"""What is counted of policies, strategic priorities, the communication plan and launches."""

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


@metric(label="Policies without an approving body", unit="%")
def policies_unapproved(policies: ir.Table) -> Share:
    """Share of the strategies, policies and principles that stand for which no approving body is named."""
    standing = _standing(policies)
    return Share(standing, where=standing.approved_by.isnull())


@metric(label="Policies whose next review lies beyond their cycle", unit="%")
def policies_beyond_cycle(policies: ir.Table) -> Share:
    """Share of the strategies, policies and principles that stand whose next review is later than their cycle allows.

    The cycle runs in months from the day of approval to the same day of the month, or the last of a shorter one.
    Without a cycle, a day of approval or a day of next review it is unknown.
    """
    standing = _standing(policies)
    latest = standing.approved_on + standing.review_cycle.as_interval("M")
    return Share(standing, where=standing.next_review > latest)


@metric(label="Strategic priorities", unit="priorities")
def strategic_priorities(strategic_priorities: ir.Table) -> Count:
    """Priorities that the strategies set."""
    return Count(strategic_priorities)


def _by(day: ir.DateColumn, last: ir.Value) -> ir.BooleanValue:
    """Whether something was done on a day up to the last one: without a day, it was not done."""
    return day.notnull() & (day <= last)


@metric(label="Items of the communication plan that were carried out", unit="%", over="planned_for")
def communications_done(communication_items: ir.Table, *, as_of: date) -> Share:
    """Share of the items planned for a day of the period that were carried out on or before the as-at day.

    An item that was carried out late counts as carried out.
    """
    return Share(communication_items, where=_by(communication_items.done_on, ibis.literal(as_of)))


@metric(label="Items of the communication plan that are overdue", unit="items")
def communications_overdue(communication_items: ir.Table, *, as_of: date) -> Count:
    """Items planned for a day before the as-at day, in whichever period, that were not carried out by that day."""
    due = communication_items.filter(communication_items.planned_for < ibis.literal(as_of))
    return Count(due.filter(~_by(due.done_on, ibis.literal(as_of))))


def _launched(launches: ir.Table, as_of: date) -> ir.Table:
    return launches.filter(launches.launched_on <= ibis.literal(as_of))


@metric(label="Launches announced beforehand", unit="%", over="launched_on")
def launches_announced(launches: ir.Table, *, as_of: date) -> Share:
    """Share of the launches on a day of the period, up to the as-at day, whose notice went out on an earlier day.

    A notice on the day of the launch itself is not beforehand; a launch without a notice was not announced.
    """
    launched = _launched(launches, as_of)
    return Share(launched, where=launched.announced_on.notnull() & (launched.announced_on < launched.launched_on))


@metric(label="Launches with guidance from the first day", unit="%", over="launched_on")
def launches_with_guidance(launches: ir.Table, *, as_of: date) -> Share:
    """Share of the launches on a day of the period, up to the as-at day, for which guidance was ready by the launch."""
    launched = _launched(launches, as_of)
    return Share(launched, where=_by(launched.guidance_on, launched.launched_on))
