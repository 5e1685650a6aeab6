"""What is counted of governance bodies, their meetings, decisions and actions."""

from __future__ import annotations

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Distinct, Share, Total, metric

_KINDS_OF_DECISION = ("key", "urgent", "delegated")
_QUARTERS_OF_DAYS_IN_A_YEAR = 1461
"""A year has 365 days and a quarter: counted in quarters, so that nothing is divided into fractions."""


@metric(label="Governance bodies", unit="bodies")
def bodies(bodies: ir.Table) -> Count:
    """Boards, groups and committees in the organisation's own record; those of a shared service are counted there."""
    return Count(bodies)


@metric(label="Governance bodies with written terms of reference", unit="%")
def bodies_with_terms(bodies: ir.Table) -> Share:
    """Share of the governance bodies whose terms of reference are written down; where it is not said, it is unknown."""
    return Share(bodies, where=bodies.terms_of_reference)


@metric(label="Governance bodies without approved terms of reference", unit="%")
def bodies_without_terms(bodies: ir.Table, terms_of_reference: ir.Table, *, as_of: date) -> Share:
    """Share of the governance bodies of which the record holds no terms of reference approved by the as-at day.

    What the list of bodies says of itself does not count: a body that is said to have terms, of which none is held,
    is without them.
    """
    approved = terms_of_reference.filter(terms_of_reference.approved_on <= ibis.literal(as_of))
    return Share(bodies, where=~bodies.reference.isin(approved.body))


@metric(label="Governance bodies whose terms of reference are past their review", unit="%")
def terms_past_review(bodies: ir.Table, terms_of_reference: ir.Table, *, as_of: date) -> Share:
    """Share of the bodies with approved terms of reference whose latest version was to be reviewed before the day.

    The latest version is the one approved last by the as-at day. One without a day of review is unknown.
    """
    approved = terms_of_reference.filter(terms_of_reference.approved_on <= ibis.literal(as_of))
    newest_first = [approved.approved_on.desc(), approved.reference.desc()]
    place = ibis.row_number().over(ibis.window(group_by=approved.body, order_by=newest_first))
    latest = approved.mutate(place=place).filter(ibis._.place == 0)
    reviews = latest.select(of=latest.body, review_by=latest.next_review)
    held = bodies.inner_join(reviews, bodies.reference == reviews.of).drop("of")
    return Share(held, where=held.review_by < ibis.literal(as_of))


@metric(label="Governance bodies without a chair in post", unit="%")
def bodies_without_chair(bodies: ir.Table, memberships: ir.Table, posts: ir.Table, *, as_of: date) -> Share:
    """Share of the governance bodies that nobody chairs on the as-at day.

    A body has a chair where a seat of chair holds on the day and its post is filled, or no post but, say, an elected
    member sits there. A post that is vacant, or whose holder left, chairs nothing.
    """
    day = ibis.literal(as_of)
    chairs = memberships.filter(
        memberships.role == "chair",
        memberships.starts.isnull() | (memberships.starts <= day),
        memberships.ends.isnull() | (memberships.ends > day),
    )
    filled = posts.filter(posts.status == "in-post").reference
    sitting = chairs.filter(chairs.post.isin(filled) | (chairs.post.isnull() & (chairs.seat != "")))
    return Share(bodies, where=~bodies.reference.isin(sitting.body))


@metric(label="Meetings held", unit="meetings", over="day")
def meetings_held(meetings: ir.Table, *, as_of: date) -> Count:
    """Meetings that were held on a day of the period, up to the as-at day."""
    return Count(_held(meetings, as_of))


@metric(label="Meetings cancelled", unit="meetings", over="day")
def meetings_cancelled(meetings: ir.Table) -> Count:
    """Meetings that were to be on a day of the period and were cancelled."""
    return Count(meetings.filter(meetings.state == "cancelled"))


@metric(label="Meetings held that were quorate", unit="%", over="day")
def meetings_quorate(meetings: ir.Table, *, as_of: date) -> Share:
    """Share of the meetings held in the period at which enough members were present; where not said, it is unknown."""
    held = _held(meetings, as_of)
    return Share(held, where=held.quorate)


@metric(label="Meetings expected by the cadence", unit="meetings")
def meetings_expected(bodies: ir.Table, *, as_of: date, starts: date, ends: date) -> Total:
    """Meetings that bodies were to hold in the period, up to the as-at day, by how often a year each is to meet.

    For each body it is the number a year times the days of the period over those of a year (365 and a quarter),
    rounded to the nearest whole meeting. A body of which no number is known adds none and is told.
    """
    return Total(_expecting(bodies, as_of, starts, ends), "expected")


@metric(label="Governance bodies that met as often as expected", unit="%")
def bodies_meeting_as_expected(bodies: ir.Table, meetings: ir.Table, *, as_of: date, starts: date, ends: date) -> Share:
    """Share of the governance bodies that held at least the meetings that were expected of them in the period.

    A body of which it is not known how often it is to meet is unknown.
    """
    held = _held(meetings.filter(meetings.day >= ibis.literal(starts), meetings.day < ibis.literal(ends)), as_of)
    numbers = held.group_by(of=held.body).agg(held=held.count())
    expecting = _expecting(bodies, as_of, starts, ends)
    met = expecting.left_join(numbers, expecting.reference == numbers.of).drop("of")
    return Share(met, where=met.held.fill_null(0) >= met.expected)


@metric(label="Agenda items heard", unit="items")
def items_heard(agenda_items: ir.Table, meetings: ir.Table, *, as_of: date, starts: date, ends: date) -> Count:
    """Items on the agendas of meetings that were held in the period, up to the as-at day."""
    return Count(_heard(agenda_items, meetings, as_of, starts, ends))


@metric(label="Months in which an agenda item was heard", unit="months")
def months_heard(agenda_items: ir.Table, meetings: ir.Table, *, as_of: date, starts: date, ends: date) -> Distinct:
    """Calendar months of the period in which a meeting that was held heard the item, each once."""
    return Distinct(_heard(agenda_items, meetings, as_of, starts, ends), "month")


@metric(label="Decisions", unit="decisions", over="decided_on")
def decisions(decisions: ir.Table) -> Count:
    """Decisions taken on a day of the period, by bodies and by posts."""
    return Count(decisions)


@metric(label="Decisions of a kind", unit="%", over="decided_on")
def decisions_of_kind(decisions: ir.Table, *, kind: str) -> Share:
    """Share of the decisions taken in the period that were key, urgent or delegated, as kind says."""
    if kind not in _KINDS_OF_DECISION:
        raise LookupError(f"there is no kind {kind!r}; there are: {', '.join(_KINDS_OF_DECISION)}")
    return Share(decisions, where=decisions[kind])


@metric(label="Decisions without a published reference", unit="%", over="decided_on")
def decisions_without_reference(decisions: ir.Table) -> Share:
    """Share of the decisions taken in the period of which the record holds no reference under which they stand."""
    return Share(decisions, where=decisions.decision_reference == "")


@metric(label="Actions", unit="actions")
def actions(actions: ir.Table) -> Count:
    """Actions on the register, done or not."""
    return Count(actions)


@metric(label="Actions open", unit="%")
def actions_open(actions: ir.Table, *, as_of: date) -> Share:
    """Share of the actions that were not done by the as-at day."""
    return Share(actions, where=_not_done(actions, as_of))


@metric(label="Open actions that are overdue", unit="%")
def actions_overdue(actions: ir.Table, *, as_of: date) -> Share:
    """Share of the open actions whose day, as it is now, lies before the as-at day; one without a day is unknown."""
    left = actions.filter(_not_done(actions, as_of))
    return Share(left, where=left.due < ibis.literal(as_of))


@metric(label="Actions whose day was moved", unit="%")
def actions_extended(actions: ir.Table) -> Share:
    """Share of the actions, done or not, that are due later than was first agreed; where a day is missing, unknown."""
    return Share(actions, where=actions.due > actions.original_due)


@metric(label="Actions moved without an approved extension", unit="actions")
def actions_moved_unapproved(actions: ir.Table, action_extensions: ir.Table, *, as_of: date) -> Count:
    """Actions that are due later than was first agreed, of which no approved extension gives the day due now.

    An extension is approved where it names the body or the post that agreed it, by the as-at day.
    """
    named = action_extensions.approving_body.notnull() | action_extensions.approving_post.notnull()
    given = action_extensions.filter(named & (action_extensions.agreed_on <= ibis.literal(as_of)))
    moved = actions.filter(actions.due > actions.original_due)
    return Count(moved.anti_join(given, [moved.reference == given.action, moved.due == given.new_due]))


def _held(meetings: ir.Table, as_of: date) -> ir.Table:
    return meetings.filter((meetings.state == "held") & (meetings.day <= ibis.literal(as_of)))


def _expecting(bodies: ir.Table, as_of: date, starts: date, ends: date) -> ir.Table:
    """Bodies, each with how many meetings were expected of it."""
    days = max((min(ends, as_of + timedelta(days=1)) - starts).days, 0)
    twice = 2 * _QUARTERS_OF_DAYS_IN_A_YEAR
    # Half up: a half is added before what is left over is cut off.
    return bodies.mutate(expected=(bodies.meetings_a_year * (8 * days) + _QUARTERS_OF_DAYS_IN_A_YEAR) // twice)


def _heard(agenda_items: ir.Table, meetings: ir.Table, as_of: date, starts: date, ends: date) -> ir.Table:
    """Agenda items of meetings held in the period, each with its month."""
    held = _held(meetings.filter(meetings.day >= ibis.literal(starts), meetings.day < ibis.literal(ends)), as_of)
    months = held.select(of=held.reference, body=held.body, month=held.day.strftime("%Y-%m"))
    return agenda_items.inner_join(months, agenda_items.meeting == months.of).drop("of")


def _not_done(actions: ir.Table, as_of: date) -> ir.BooleanValue:
    return actions.done_on.isnull() | (actions.done_on > ibis.literal(as_of))


@metric(label="Briefings and approvals of executive members", unit="meetings", over="held_on")
def member_briefings(member_briefings: ir.Table, *, kind: str = "") -> Count:
    """Times in the period that an executive member was briefed or asked to approve: all, or those of a type."""
    return Count(member_briefings.filter(member_briefings.kind == kind) if kind else member_briefings)
