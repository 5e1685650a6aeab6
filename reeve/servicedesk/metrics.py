"""What is counted of calls, of what callers say, of tickets, and of what is made better."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Mean, Share, metric


@metric(label="Calls offered", unit="calls", over="day")
def calls_offered(calls: ir.Table) -> Count:
    """Calls that reached the service desk in the period, answered or abandoned, by the local day of the offer.

    A call that two exports hold counts once.
    """
    return Count(calls)


@metric(label="Calls answered within the target time", unit="%", over="day")
def answered_within(calls: ir.Table, *, seconds: int) -> Share:
    """Share of the calls offered that were answered after a wait of at most the target seconds, these included.

    Abandoned calls stay in the denominator, however short their wait was.
    """
    return Share(calls, where=(calls.outcome == "answered") & (calls.wait_s <= seconds))


@metric(label="Calls answered", unit="%", over="day")
def answered(calls: ir.Table) -> Share:
    """Share of the calls offered that were answered; the others were abandoned by the caller."""
    return Share(calls, where=calls.outcome == "answered")


@metric(label="Calls resolved at first line", unit="%", over="day")
def first_line_fix(calls: ir.Table) -> Share:
    """Share of the answered calls with a known resolution that were resolved at first line.

    Abandoned calls, and answered calls of which the export does not say how they were resolved, are left out.
    """
    known = calls.filter((calls.outcome == "answered") & calls.first_line.notnull())
    return Share(known, where=known.first_line)


@metric(label="Answered calls whose resolution is not known", unit="calls", over="day")
def resolution_unknown(calls: ir.Table) -> Count:
    """Answered calls of which the export does not say whether they were resolved at first line."""
    return Count(calls.filter((calls.outcome == "answered") & calls.first_line.isnull()))


@metric(label="Satisfaction with the service desk", unit="out of 5", over="day")
def satisfaction(satisfaction_answers: ir.Table) -> Mean:
    """Mean score of the answers given in the period, 1 the worst and 5 the best: their sum over their number."""
    return Mean(satisfaction_answers, "score")


@metric(label="Satisfaction answers", unit="answers", over="day")
def satisfaction_answers(satisfaction_answers: ir.Table) -> Count:
    """Answers about satisfaction given in the period, each once."""
    return Count(satisfaction_answers)


@metric(label="Tickets logged", unit="tickets", over="day")
def tickets(tickets: ir.Table, *, kind: str = "") -> Count:
    """Tickets logged in the period, each once, by the local day: all, or of a kind (incident or request)."""
    return Count(tickets.filter(tickets.kind == kind) if kind else tickets)


@metric(label="Tickets resolved in time", unit="%", over="day")
def tickets_resolved_in_time(tickets: ir.Table, *, kind: str = "", hours: Mapping[str, int], as_of: date) -> Share:
    """Share of the tickets logged in the period that were resolved within the hours of their priority.

    The hours run by the clock, day and night, from logging to resolving; exactly so many is in time. A ticket that
    is not resolved has missed them once they have run out by the end of the as-at day; before that, it is unknown.
    """
    logged = tickets.filter(tickets.kind == kind) if kind else tickets
    allowed = ibis.cases(*((logged.priority == name, 3600 * int(limit)) for name, limit in hours.items()))
    taken = logged.resolved.delta(logged.created, unit="second")
    ended = ibis.literal(as_of + timedelta(days=1)).cast("timestamp('UTC')")
    run_out = ended.delta(logged.created, unit="second") > allowed
    open_still = ibis.ifelse(run_out, ibis.literal(False), ibis.null("boolean"))
    return Share(logged, where=ibis.ifelse(logged.resolved.notnull(), taken <= allowed, open_still))


@metric(label="Improvement plans opened", unit="plans", over="opened_on", shared=True)
def plans_opened(improvement_plans: ir.Table) -> Count:
    """Service improvement plans opened in the period, those of a shared service included."""
    return Count(improvement_plans)


@metric(label="Improvement plans open", unit="plans", shared=True)
def plans_open(improvement_plans: ir.Table, *, as_of: date) -> Count:
    """Service improvement plans opened by the as-at day and not closed by it, those of a shared service included."""
    day = ibis.literal(as_of)
    begun = improvement_plans.filter(improvement_plans.opened_on <= day)
    return Count(begun.filter(begun.closed_on.isnull() | (begun.closed_on > day)))


@metric(label="Steps of improvement plans done", unit="%", shared=True)
def steps_done(actions: ir.Table, *, as_of: date) -> Share:
    """Share of the actions that are steps of an improvement plan which were done on or before the as-at day.

    Steps of a shared service are included.
    """
    steps = _steps(actions)
    return Share(steps, where=steps.done_on.notnull() & (steps.done_on <= ibis.literal(as_of)))


@metric(label="Steps of improvement plans overdue", unit="steps", shared=True)
def steps_overdue(actions: ir.Table, *, as_of: date) -> Count:
    """Steps that were not done by the as-at day and whose day, as it is now, lies before it.

    Steps of a shared service are included.
    """
    day = ibis.literal(as_of)
    steps = _steps(actions)
    open_still = steps.filter(steps.done_on.isnull() | (steps.done_on > day))
    return Count(open_still.filter(open_still.due < day))


def _steps(actions: ir.Table) -> ir.Table:
    """The actions that belong to an improvement plan."""
    return actions.filter(actions.plan.notnull())


@metric(label="Lessons learned", unit="lessons", over="learned_on")
def lessons(lessons: ir.Table) -> Count:
    """Lessons that the service learned in the period."""
    return Count(lessons)


@metric(label="Praise and criticism received", unit="messages", over="received_on")
def feedback(feedback_received: ir.Table, *, kind: str = "") -> Count:
    """Praise and criticism received in the period: all, or one of the two."""
    return Count(feedback_received.filter(feedback_received.kind == kind) if kind else feedback_received)


@metric(label="Criticism not answered", unit="messages")
def criticism_unanswered(feedback_received: ir.Table, *, as_of: date) -> Count:
    """Criticism received by the as-at day, of whatever period, that nobody had answered by then."""
    day = ibis.literal(as_of)
    there = feedback_received.filter(feedback_received.kind == "criticism", feedback_received.received_on <= day)
    return Count(there.filter(there.answered_on.isnull() | (there.answered_on > day)))
