"""What is counted of controls tested and of recommendations."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Share, metric


@metric(label="Controls tested by audit", unit="controls", over="tested_on")
def controls_tested(control_tests: ir.Table) -> Count:
    """Controls that internal audit tested on a day of the period."""
    return Count(control_tests)


@metric(label="Controls tested that got a rating", unit="%", over="tested_on")
def controls_rated(control_tests: ir.Table, *, rating: str) -> Share:
    """Share of the controls tested in the period that were rated green, amber or red, as rating says."""
    return Share(control_tests, where=control_tests.rating == rating)


@metric(label="Audit recommendations", unit="recommendations")
def recommendations(recommendations: ir.Table) -> Count:
    """Recommendations of internal audit on the register, open and closed."""
    return Count(recommendations)


@metric(label="Audit recommendations closed", unit="%")
def recommendations_closed(recommendations: ir.Table, *, as_of: date) -> Share:
    """Share of the recommendations that were closed on or before the as-at day.

    One that is marked closed without a day of closing is unknown.
    """
    closed = (recommendations.status == "closed") & (recommendations.closed_on <= ibis.literal(as_of))
    return Share(recommendations, where=closed)


@metric(label="Open audit recommendations past their date", unit="recommendations")
def recommendations_overdue(recommendations: ir.Table, *, as_of: date) -> Count:
    """Open recommendations whose date, the revised one where there is one, lies before the as-at day."""
    due = ibis.coalesce(recommendations.revised_date, recommendations.agreed_date)
    return Count(recommendations.filter((recommendations.status == "open") & (due < ibis.literal(as_of))))


@metric(label="Audit recommendations whose date was moved", unit="%")
def recommendations_moved(recommendations: ir.Table) -> Share:
    """Share of the recommendations whose date was revised after it was first agreed; both dates stay in the record."""
    return Share(recommendations, where=recommendations.revised_date.notnull())
