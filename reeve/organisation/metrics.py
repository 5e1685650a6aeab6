"""What is counted of posts and of officer roles."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Share, metric

UNFILLED = ("vacant", "left")
"""The statuses of a post in which nobody works."""


def _in_force(appointments: ir.Table, capacity: str, as_of: date) -> ir.Table:
    """Appointments in a capacity whose span holds the day; `ends` is the first day after it."""
    day = ibis.literal(as_of)
    of_capacity = appointments.filter(appointments.capacity == capacity)
    return of_capacity.filter(of_capacity.starts <= day, of_capacity.ends.isnull() | (of_capacity.ends > day))


@metric(label="Posts in which nobody works", unit="%")
def posts_vacant(posts: ir.Table) -> Share:
    """Share of the posts on the register that are vacant, or whose last holder left and was not followed."""
    return Share(posts, where=posts.status.isin(UNFILLED))


@metric(label="Officer roles without a holder", unit="%")
def roles_vacant(officer_roles: ir.Table, appointments: ir.Table, posts: ir.Table, *, as_of: date) -> Share:
    """Share of the officer roles that no post with somebody in it holds on the as-at day.

    A role whose holder's post is vacant counts, even while another post acts in it.
    """
    unfilled = posts.filter(posts.status.isin(UNFILLED))
    holders = _in_force(appointments, "holder", as_of)
    filled = holders.filter(holders.post.notin(unfilled.reference))
    return Share(officer_roles, where=officer_roles.reference.notin(filled.role))


@metric(label="Officer roles in which another post acts", unit="%")
def roles_acting(officer_roles: ir.Table, appointments: ir.Table, *, as_of: date) -> Share:
    """Share of the officer roles in which a post is appointed to act on the as-at day; deputies are not counted."""
    return Share(officer_roles, where=officer_roles.reference.isin(_in_force(appointments, "acting", as_of).role))


@metric(label="Officer roles without a deputy", unit="%")
def roles_without_deputy(officer_roles: ir.Table, appointments: ir.Table, *, as_of: date) -> Share:
    """Share of the officer roles for which no post is named on the as-at day to stand in while the holder is away."""
    return Share(officer_roles, where=officer_roles.reference.notin(_in_force(appointments, "deputy", as_of).role))
