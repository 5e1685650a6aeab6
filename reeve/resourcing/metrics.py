"""What is counted of skills, capacity, demand and time."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Share, Total, metric


def _of_skill(table: ir.Table, skill: str) -> ir.Table:
    return table.filter(table.skill == skill) if skill else table


def _free(capacities: ir.Table) -> ir.Table:
    """Capacity with the hours that planned work may have."""
    return capacities.mutate(free=ibis.greatest(capacities.hours - capacities.unplanned_hours, 0))


@metric(label="Skills", unit="skills")
def skills(skills: ir.Table) -> Count:
    """Skills that the service's work needs."""
    return Count(skills)


@metric(label="Hours available for planned work", unit="hours", over="starts")
def capacity(capacities: ir.Table, *, skill: str = "") -> Total:
    """Hours of the teams in spans that begin in the period, without what is kept for unplanned work.

    They are the hours of all skills, or of one, named by reference.
    """
    return Total(_free(_of_skill(capacities, skill)), "free")


@metric(label="Hours kept for unplanned work", unit="hours", over="starts")
def unplanned(capacities: ir.Table, *, skill: str = "") -> Total:
    """Hours of the teams, in spans that begin in the period, that are kept for incidents and small requests."""
    return Total(_of_skill(capacities, skill), "unplanned_hours")


@metric(label="Hours that projects need", unit="hours", over="starts")
def demand(assignments: ir.Table, *, skill: str = "") -> Total:
    """Hours that projects need in spans that begin in the period, asked for or confirmed: of all skills, or of one."""
    return Total(_of_skill(assignments, skill), "hours")


@metric(label="Hours without a post that gives them", unit="hours", over="starts")
def unfilled(assignments: ir.Table, *, skill: str = "") -> Total:
    """Hours needed in spans that begin in the period and that no post gives yet: of all skills, or of one."""
    wanted = _of_skill(assignments, skill)
    return Total(wanted.filter(wanted.post.isnull()), "hours")


@metric(label="Hours short", unit="hours")
def gap(
    skills: ir.Table, capacities: ir.Table, assignments: ir.Table, *, skill: str = "", starts: date, ends: date
) -> Total:
    """Hours by which the need for each skill is above what the teams have of it for planned work.

    Need and hours are those of spans that begin in the period. A skill of which there is enough adds 0 hours: one
    skill's surplus fills no other's gap.
    """
    first, after = ibis.literal(starts), ibis.literal(ends)
    had = _free(capacities).filter(capacities.starts >= first, capacities.starts < after)
    needed = assignments.filter(assignments.starts >= first, assignments.starts < after)
    have = had.group_by("skill").agg(have=had.free.sum()).rename(have_skill="skill")
    need = needed.group_by("skill").agg(need=needed.hours.sum()).rename(need_skill="skill")
    asked = skills.filter(skills.reference == skill) if skill else skills
    beside = asked.left_join(have, asked.reference == have.have_skill)
    beside = beside.left_join(need, beside.reference == need.need_skill)
    short = ibis.greatest(beside.need.fill_null(0) - beside.have.fill_null(0), 0)
    # Columns by name: what a join leaves over comes in an order that differs from run to run.
    return Total(beside.select(*skills.columns, short=short.cast("int64")), "short")


@metric(label="Timesheets approved", unit="%", over="month")
def timesheets_approved(time_entries: ir.Table) -> Share:
    """Share of the timesheets due for the months of the period that are approved; a sheet counts by its first line.

    A sheet that was never sent has one line, without hours, and stays in the denominator.
    """
    sheets = time_entries.filter(time_entries.line == 1)
    return Share(sheets, where=sheets.status == "approved")


@metric(label="Hours on approved timesheets", unit="hours", over="month")
def hours(time_entries: ir.Table, *, fund: str = "", work: str = "") -> Total:
    """Hours of approved timesheets of the period: all, or those charged to capital or revenue, or on a kind of work.

    Kinds of work are project and business-as-usual. What a line is charged to is what stood at its approval.
    """
    approved = time_entries.filter(time_entries.status == "approved")
    if fund:
        approved = approved.filter(approved.fund == fund)
    return Total(approved.filter(approved.work == work) if work else approved, "hours")
