"""What is counted of risks, what is done about them, and how services would do without digital systems."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.engines.dates import add_months
from reeve.metrics import Count, Share, metric


@metric(label="Risks on a register", unit="risks")
def risks(risks: ir.Table, *, level: str) -> Count:
    """Risks that stand on the corporate, programme or project register, as level says."""
    return Count(risks.filter(risks.level == level))


@metric(label="Risks outside the appetite", unit="%")
def risks_outside_appetite(risks: ir.Table, *, level: str = "") -> Share:
    """Share of the risks whose likelihood times impact, as judged now, is above the highest score accepted for them.

    All registers, or one as level says. A risk for which no such score is set is unknown.
    """
    asked = _of_level(risks, level)
    return Share(asked, where=asked.likelihood * asked.impact > asked.accepted_score)


@metric(label="Risks not reviewed lately", unit="%")
def risks_not_reviewed(
    risks: ir.Table, risk_reviews: ir.Table, *, level: str = "", within_months: int = 3, as_of: date
) -> Share:
    """Share of the risks that were not reviewed within a number of months up to the as-at day, a quarter unless asked.

    A review on the day that many months before still counts. All registers, or one as level says.
    """
    asked = _of_level(risks, level)
    since = ibis.literal(add_months(as_of, -int(within_months)))
    lately = risk_reviews.filter(risk_reviews.reviewed_on >= since, risk_reviews.reviewed_on <= ibis.literal(as_of))
    return Share(asked, where=~asked.reference.isin(lately.risk))


@metric(label="Risks that say how long recovery may take", unit="%")
def risks_with_recovery(risks: ir.Table, *, level: str = "") -> Share:
    """Share of the risks that say in words how long recovery may take; all registers, or one as level says."""
    asked = _of_level(risks, level)
    return Share(asked, where=asked.recovery != "")


@metric(label="Reviews of risks", unit="reviews", over="reviewed_on")
def risk_reviews(risk_reviews: ir.Table) -> Count:
    """Reviews of risks on a day of the period; a risk that was reviewed four times counts four times."""
    return Count(risk_reviews)


@metric(label="Controls of risks", unit="controls")
def controls(risk_controls: ir.Table) -> Count:
    """What is in place against the risks on the registers."""
    return Count(risk_controls)


@metric(label="Controls of risks whose test is overdue", unit="%")
def controls_overdue(risk_controls: ir.Table, *, as_of: date) -> Share:
    """Share of the controls whose next test was due before the as-at day; one without a day is unknown."""
    return Share(risk_controls, where=risk_controls.next_test < ibis.literal(as_of))


@metric(label="Mitigations still to be done", unit="mitigations")
def mitigations_open(mitigations: ir.Table, *, as_of: date) -> Count:
    """Mitigations of risks that were not done by the as-at day."""
    return Count(_to_do(mitigations, as_of))


@metric(label="Open mitigations that are overdue", unit="%")
def mitigations_overdue(mitigations: ir.Table, *, as_of: date) -> Share:
    """Share of the mitigations still to be done whose day lies before the as-at day; one without a day is unknown."""
    left = _to_do(mitigations, as_of)
    return Share(left, where=left.due < ibis.literal(as_of))


@metric(label="Continuity plans", unit="plans")
def continuity_plans(continuity_plans: ir.Table) -> Count:
    """Services' plans for going on without digital systems."""
    return Count(continuity_plans)


@metric(label="Continuity plans that say how long", unit="%")
def continuity_plans_timed(continuity_plans: ir.Table) -> Share:
    """Share of the continuity plans that say for how many hours the service can do without digital systems."""
    return Share(continuity_plans, where=continuity_plans.hours_without.notnull())


@metric(label="Continuity plans tested lately", unit="%")
def continuity_plans_tested(continuity_plans: ir.Table, *, tested_within_months: int = 12, as_of: date) -> Share:
    """Share of the continuity plans tested within a number of months up to the as-at day, a year unless asked.

    A test on the day that many months before still counts; a plan without a day of testing was not tested.
    """
    tested = continuity_plans.tested_on
    since = ibis.literal(add_months(as_of, -int(tested_within_months)))
    return Share(continuity_plans, where=tested.between(since, ibis.literal(as_of)).fill_null(False))


def _of_level(risks: ir.Table, level: str) -> ir.Table:
    return risks.filter(risks.level == level) if level else risks


def _to_do(mitigations: ir.Table, as_of: date) -> ir.Table:
    return mitigations.filter(mitigations.done_on.isnull() | (mitigations.done_on > ibis.literal(as_of)))
