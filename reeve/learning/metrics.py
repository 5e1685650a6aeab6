"""What is counted of courses, champions, guidance, inclusion partners and money won."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Distinct, Share, Total, metric


def _held(course_sessions: ir.Table, as_of: date) -> ir.Table:
    held = course_sessions.filter(course_sessions.status == "held")
    return held.filter(held.held_on <= ibis.literal(as_of))


@metric(label="Course sessions held", unit="sessions", over="held_on")
def sessions_held(course_sessions: ir.Table, *, as_of: date) -> Count:
    """Sessions of courses held on a day of the period, up to the as-at day; planned and cancelled ones are left out."""
    return Count(_held(course_sessions, as_of))


@metric(label="Courses held", unit="courses", over="held_on")
def courses_held(course_sessions: ir.Table, *, as_of: date) -> Distinct:
    """Different courses of which a session was held on a day of the period, up to the as-at day."""
    return Distinct(_held(course_sessions, as_of), "course")


@metric(label="Places booked on courses", unit="places", over="held_on")
def places_booked(course_sessions: ir.Table, *, as_of: date) -> Total:
    """Sum of the places booked on the sessions held on a day of the period, up to the as-at day.

    Somebody who books two sessions counts twice. A session without a number adds nothing and is counted as unknown.
    """
    return Total(_held(course_sessions, as_of), "booked")


@metric(label="Attendances at courses", unit="attendances", over="held_on")
def attendances(course_sessions: ir.Table, *, as_of: date) -> Total:
    """Sum of the people who came to the sessions held on a day of the period, up to the as-at day.

    Somebody who comes to two sessions counts twice. A session without a number adds nothing and is counted as unknown.
    """
    return Total(_held(course_sessions, as_of), "attended")


def _there(table: ir.Table, as_of: date) -> ir.Table:
    """What has begun and not ended on the as-at day; `ends` is the first day after."""
    day = ibis.literal(as_of)
    return table.filter(table.starts <= day, table.ends.isnull() | (table.ends > day))


@metric(label="Digital champions", unit="champions")
def champions(champions: ir.Table, *, as_of: date) -> Count:
    """Colleagues who are champions on the as-at day."""
    return Count(_there(champions, as_of))


@metric(label="Guidance pages and toolkits out of date", unit="%")
def guidance_out_of_date(guidance: ir.Table, *, as_of: date) -> Share:
    """Share of the guidance pages and toolkits that were never checked, or whose next check lies before the as-at day.

    One that was checked and has no day of its next check is unknown.
    """
    return Share(guidance, where=guidance.last_checked.isnull() | (guidance.next_check < ibis.literal(as_of)))


@metric(label="Inclusion partners", unit="partners")
def inclusion_partners(inclusion_partners: ir.Table, *, as_of: date) -> Count:
    """Delivery partners of digital inclusion that work with the council on the as-at day."""
    return Count(_there(inclusion_partners, as_of))


@metric(label="Money won for digital inclusion", unit="£", over="won_on")
def funding_won(inclusion_grants: ir.Table) -> Total:
    """Sum of the money won from outside for digital inclusion on a day of the period, whenever it is spent."""
    return Total(inclusion_grants, "amount")
