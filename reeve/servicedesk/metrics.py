"""What is counted of calls and of what callers say."""

from __future__ import annotations

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
