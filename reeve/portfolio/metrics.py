"""What is counted of requests, programmes, projects and roll-outs."""

from __future__ import annotations

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Mean, Share, Total, metric

DIMENSIONS = ("budget", "quality", "resource", "risk", "schedule", "scope", "benefits")
"""What the health of a project is told in, besides the overall rating."""


def _satellites(sites: ir.Table) -> ir.Table:
    return sites.filter(sites.kind == "satellite")


def _done_by(day: ir.DateColumn, as_of: date) -> ir.BooleanValue:
    """Whether a day is known and not after the as-at day: without a day, the thing is not done."""
    return day.notnull() & (day <= ibis.literal(as_of))


def _only(table: ir.Table, **wanted: str) -> ir.Table:
    """The rows whose columns say what was asked; a column of which nothing was asked limits nothing."""
    for name, value in wanted.items():
        table = table.filter(table[name] == value) if value else table
    return table


# ── requests ─────────────────────────────────────────────────────────────────────────────────────────────


def _waiting(work_requests: ir.Table) -> ir.Table:
    return work_requests.filter(work_requests.state == "waiting")


@metric(label="Work requests raised", unit="requests", over="raised_on")
def requests_raised(work_requests: ir.Table, *, route: str = "") -> Count:
    """Requests for work raised on a day of the period: all, or those of one route, as route says.

    Routes are business-as-usual, programme, new-development and, for those not yet sorted, unsorted.
    """
    return Count(_only(work_requests, route=route))


@metric(label="Work requests that bypassed a gate", unit="%", over="raised_on")
def requests_bypassing(work_requests: ir.Table) -> Share:
    """Share of the requests raised in the period of which a body that should have decided was not asked."""
    return Share(work_requests, where=work_requests.bypassed.notnull())


@metric(label="Work requests waiting", unit="requests")
def requests_waiting(work_requests: ir.Table, *, route: str = "", body: str = "") -> Count:
    """Requests that wait for a decision: all, or those of one route or at one body, which body names by reference."""
    return Count(_only(_waiting(work_requests), route=route, waiting_at=body))


@metric(label="Age of waiting work requests", unit="days")
def request_age(work_requests: ir.Table, *, body: str = "", as_of: date) -> Mean:
    """Mean number of days since the waiting requests were raised, up to the as-at day: of all, or those at one body.

    A request raised on the as-at day is 0 days old; one raised later is left out.
    """
    waiting = _only(_waiting(work_requests), waiting_at=body)
    waiting = waiting.filter(waiting.raised_on <= ibis.literal(as_of))
    return Mean(waiting.mutate(age=ibis.literal(as_of).delta(waiting.raised_on, unit="day")), "age")


@metric(label="Work requests waiting long", unit="%")
def requests_waiting_long(work_requests: ir.Table, *, days: int, as_of: date) -> Share:
    """Share of the waiting requests that were raised more than a number of days before the as-at day."""
    waiting = _waiting(work_requests)
    return Share(waiting, where=waiting.raised_on < ibis.literal(as_of - timedelta(days=int(days))))


# ── programmes, objectives, benefits ─────────────────────────────────────────────────────────────────────


@metric(label="Programmes under way", unit="programmes")
def programmes(programmes: ir.Table) -> Count:
    """Programmes that are under way; those planned or closed are not counted."""
    return Count(programmes.filter(programmes.status == "under-way"))


@metric(label="Objectives of programmes", unit="objectives")
def objectives(programme_objectives: ir.Table, *, programme: str = "", kind: str = "") -> Count:
    """Objectives of all programmes or of one, named by reference: all, or strategic or the programme's own."""
    return Count(_only(programme_objectives, programme=programme, kind=kind))


@metric(label="Objectives that no benefit belongs to", unit="%")
def objectives_without_benefit(programme_objectives: ir.Table, benefits: ir.Table, *, kind: str = "programme") -> Share:
    """Share of the objectives of a kind, the programmes' own unless said otherwise, for which no benefit is recorded.

    A benefit that will not come counts as none.
    """
    coming = benefits.filter((benefits.state != "lost") & benefits.objective.notnull())
    asked = _only(programme_objectives, kind=kind)
    return Share(asked, where=asked.reference.notin(coming.objective))


@metric(label="Benefits planned", unit="£")
def benefits_planned(benefits: ir.Table, *, kind: str = "") -> Total:
    """Sum of the pounds a year that benefits are planned to bring, those lost since included: all, or of a kind.

    Benefits that are not money add nothing and are counted as unknown.
    """
    return Total(_only(benefits, kind=kind), "planned")


@metric(label="Benefits realised", unit="£")
def benefits_realised(benefits: ir.Table, *, kind: str = "") -> Total:
    """Sum of the pounds a year that benefits have brought so far: all, or of a kind.

    Benefits of which nothing is realised, or that are not money, add nothing and are counted as unknown.
    """
    return Total(_only(benefits, kind=kind), "realised")


@metric(label="Benefits in a state", unit="benefits")
def benefits(benefits: ir.Table, *, state: str = "") -> Count:
    """Benefits on the register, money or not: all, or those that are expected, partly realised, realised or lost."""
    return Count(_only(benefits, state=state))


@metric(label="Benefits past their day", unit="%")
def benefits_overdue(benefits: ir.Table, *, as_of: date) -> Share:
    """Share of the benefits that were to be realised before the as-at day and are not, or only in part.

    One without a day is unknown, unless it is realised; one that will not come is not overdue but lost.
    """
    open_ = benefits.state.isin(("expected", "partly-realised"))
    return Share(benefits, where=open_ & (benefits.due_on < ibis.literal(as_of)))


# ── projects ─────────────────────────────────────────────────────────────────────────────────────────────


@metric(label="Projects completed in the period", unit="projects", over="completed_on")
def projects_completed(projects: ir.Table) -> Count:
    """The council's own projects completed on a day of the period; shared projects are not counted."""
    return Count(projects.filter((projects.scope == "council") & (projects.status == "completed")))


@metric(label="Projects in progress", unit="projects")
def projects_in_progress(projects: ir.Table, *, programme: str = "") -> Count:
    """Projects in progress, the council's own and shared ones in its record: all, or those of one programme."""
    return Count(_only(projects, status="in-progress", programme=programme))


@metric(label="Milestones reached in the period", unit="milestones", over="reached_on")
def milestones_reached(milestones: ir.Table) -> Count:
    """Milestones that were reached on a day of the period, in time or late."""
    return Count(milestones)


@metric(label="Milestones reached late or missed", unit="%", over="baseline_on")
def milestones_late(milestones: ir.Table, *, as_of: date) -> Share:
    """Share of the milestones first agreed for a day of the period that were reached after it, or it is past.

    A milestone first agreed for the as-at day itself and not reached is not late yet. A forecast moves nothing.
    """
    until = ibis.coalesce(milestones.reached_on, ibis.literal(as_of))
    return Share(milestones, where=until > milestones.baseline_on)


@metric(label="Milestones expected late", unit="%")
def milestones_slipping(milestones: ir.Table) -> Share:
    """Share of the milestones not reached yet that are forecast for a later day than was first agreed.

    One without a forecast, or without a day first agreed, is unknown.
    """
    ahead = milestones.filter(milestones.reached_on.isnull())
    return Share(ahead, where=ahead.forecast_on > ahead.baseline_on)


@metric(label="Health reports rated", unit="%", over="month")
def health_rated(health_reports: ir.Table, *, dimension: str = "overall", rating: str) -> Share:
    """Share of the health reports of the period that rate a dimension, or the whole, green, amber or red.

    Reports in which the dimension is not reported stay in the denominator; rating not-reported gives their share.
    """
    if dimension not in ("overall", *DIMENSIONS):
        raise LookupError(f"there is no dimension {dimension!r}; there are: overall, {', '.join(DIMENSIONS)}")
    return Share(health_reports, where=health_reports[dimension] == rating)


@metric(label="Health reports green outside and red inside", unit="%", over="month")
def health_watermelons(health_reports: ir.Table) -> Share:
    """Share of the health reports of the period that are green as a whole although a dimension is red."""
    red = ibis.or_(*(health_reports[name] == "red" for name in DIMENSIONS))
    return Share(health_reports, where=(health_reports.overall == "green") & red)


@metric(label="Projects in progress without a health report", unit="%")
def projects_unreported(projects: ir.Table, health_reports: ir.Table, *, starts: date, ends: date) -> Share:
    """Share of the projects in progress at the as-at day for which the period has no health report at all."""
    running = projects.filter(projects.status == "in-progress")
    month = health_reports.month
    told = health_reports.filter(month >= ibis.literal(starts), month < ibis.literal(ends))
    return Share(running, where=running.reference.notin(told.project))


@metric(label="Issues open", unit="issues")
def issues_open(issues: ir.Table, *, severity: str = "") -> Count:
    """Issues that are open: all, or those of high, medium or low severity."""
    return Count(_only(issues, status="open", severity=severity))


@metric(label="Open issues past their date", unit="%")
def issues_overdue(issues: ir.Table, *, as_of: date) -> Share:
    """Share of the open issues that were to be resolved before the as-at day; one without a date is unknown."""
    open_ = _only(issues, status="open")
    return Share(open_, where=open_.due_on < ibis.literal(as_of))


@metric(label="Dependencies past their day", unit="%")
def dependencies_overdue(project_dependencies: ir.Table, *, as_of: date) -> Share:
    """Share of the dependencies that are not met yet, or will not be, and were needed before the as-at day.

    The share is of all dependencies; one without a day is unknown, unless it is met.
    """
    unmet = project_dependencies.state != "met"
    return Share(project_dependencies, where=unmet & (project_dependencies.needed_by < ibis.literal(as_of)))


@metric(label="Change requests", unit="requests", over="raised_on")
def change_requests(change_requests: ir.Table, *, kind: str = "", decision: str = "") -> Count:
    """Changes to programmes and projects asked for in the period: all, or of a kind or a decision.

    A proposal to stop a project is one of the kind stop.
    """
    return Count(_only(change_requests, kind=kind, decision=decision))


@metric(label="Delivery reviews", unit="reviews", over="reviewed_on")
def delivery_reviews(delivery_reviews: ir.Table, *, confidence: str = "") -> Count:
    """Reviews in the period by people who do not deliver what they review: all, or those of one confidence."""
    return Count(_only(delivery_reviews, confidence=confidence))


# ── roll-outs ────────────────────────────────────────────────────────────────────────────────────────────


@metric(label="Services and groups moving to collaboration tools", unit="moves")
def migrations(service_migrations: ir.Table, *, kind: str = "", state: str = "") -> Count:
    """Moves to collaboration tools: all, or of services (structural) or groups (functional), or in one state."""
    return Count(_only(service_migrations, kind=kind, state=state))


@metric(label="Services moved to collaboration tools", unit="%")
def services_moved(service_migrations: ir.Table, *, as_of: date) -> Share:
    """Share of the services on the register whose shared data was moved on or before the as-at day.

    One that is marked as moved without a day is unknown; groups that get a team of their own are left out.
    """
    services = _only(service_migrations, kind="structural")
    return Share(services, where=(services.state == "moved") & (services.moved_on <= ibis.literal(as_of)))


@metric(label="Satellite sites", unit="sites")
def sites(sites: ir.Table) -> Count:
    """Sites of the roll-out, without the main site."""
    return Count(_satellites(sites))


@metric(label="Satellite sites surveyed", unit="%")
def sites_surveyed(sites: ir.Table, *, as_of: date) -> Share:
    """Share of the satellite sites that were surveyed on or before the as-at day; the main site is left out."""
    satellites = _satellites(sites)
    return Share(satellites, where=_done_by(satellites.surveyed_on, as_of))


@metric(label="Satellite sites installed", unit="%")
def sites_installed(sites: ir.Table, *, as_of: date) -> Share:
    """Share of the satellite sites that were installed on or before the as-at day; the main site is left out."""
    satellites = _satellites(sites)
    return Share(satellites, where=_done_by(satellites.installed_on, as_of))


@metric(label="Changes to live systems decided", unit="changes", over="decided_on")
def changes_decided(changes: ir.Table, *, decision: str = "") -> Count:
    """Changes to live systems on which the change board decided in the period: all, or those approved or rejected."""
    return Count(changes.filter(changes.decision == decision) if decision else changes)


@metric(label="Changes to live systems that worked", unit="%", over="made_on")
def changes_worked(changes: ir.Table) -> Share:
    """Share of the changes made in the period that worked without problems; without a result, it is unknown."""
    known = changes.result != ""
    return Share(changes, where=ibis.ifelse(known, changes.result == "worked", ibis.null("boolean")))


@metric(label="Changes to live systems not approved beforehand", unit="%", over="made_on")
def changes_unapproved(changes: ir.Table) -> Share:
    """Share of the changes made in the period that were not approved by the day on which they were made."""
    before = changes.decided_on.notnull() & (changes.decided_on <= changes.made_on)
    return Share(changes, where=~((changes.decision == "approved") & before))


@metric(label="Work plans in force that are approved", unit="%")
def work_plans_approved(work_plans: ir.Table, *, as_of: date) -> Share:
    """Share of the work plans in force on the as-at day that a body had approved by then."""
    day = ibis.literal(as_of)
    standing = work_plans.filter(work_plans.starts <= day, work_plans.ends > day)
    approved = standing.approved_by.notnull() & standing.approved_on.notnull() & (standing.approved_on <= day)
    return Share(standing, where=approved)
