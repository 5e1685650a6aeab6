"""What is counted of audit reviews, controls tested, recommendations and their follow-up."""

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


@metric(label="Audit recommendations overdue", unit="%")
def recommendations_overdue_share(recommendations: ir.Table, *, base: str = "all", as_of: date) -> Share:
    """Share of the recommendations, all or only those open as base says, that are open past their date.

    The date is the revised one where there is one. One without a date is unknown.
    """
    due = ibis.coalesce(recommendations.revised_date, recommendations.agreed_date)
    late = (recommendations.status == "open") & (due < ibis.literal(as_of))
    asked = _of_base(recommendations.mutate(late=late), base)
    return Share(asked, where=asked.late)


@metric(label="Audit recommendations extended", unit="%")
def recommendations_extended(recommendations: ir.Table, *, base: str = "all") -> Share:
    """Share of the recommendations, all or only those open as base says, to be done later than was first agreed."""
    asked = _of_base(recommendations, base)
    return Share(asked, where=(asked.revised_date > asked.agreed_date).fill_null(False))


@metric(label="Audit recommendations claimed closed and not verified", unit="recommendations")
def recommendations_unverified(recommendations: ir.Table, follow_ups: ir.Table, *, as_of: date) -> Count:
    """Recommendations of which somebody claimed by the as-at day that they are carried out, and audit verified none.

    A claim that audit did not accept counts as not verified, until a later one is.
    """
    day = ibis.literal(as_of)
    claimed = follow_ups.filter(follow_ups.claimed_on <= day)
    verified = claimed.filter((claimed.outcome == "verified") & (claimed.verified_on <= day))
    named, found = recommendations.reference.isin(claimed.recommendation), verified.recommendation
    return Count(recommendations.filter(named & ~recommendations.reference.isin(found)))


@metric(label="Audit recommendations closed with verified evidence", unit="%")
def recommendations_verified(recommendations: ir.Table, follow_ups: ir.Table, *, as_of: date) -> Share:
    """Share of the recommendations marked closed of which audit verified by the as-at day that they are carried out."""
    closed = recommendations.filter(recommendations.status == "closed")
    verified = follow_ups.filter((follow_ups.outcome == "verified") & (follow_ups.verified_on <= ibis.literal(as_of)))
    return Share(closed, where=closed.reference.isin(verified.recommendation))


@metric(label="Audit reviews reported", unit="reviews", over="reported_on")
def reviews_reported(audit_reviews: ir.Table) -> Count:
    """Reviews that internal audit reported on a day of the period."""
    return Count(audit_reviews)


@metric(label="Audit reviews with an opinion", unit="%", over="reported_on")
def reviews_with_opinion(audit_reviews: ir.Table, *, opinion: str) -> Share:
    """Share of the reviews reported in the period that gave an opinion: substantial, reasonable, limited or none."""
    return Share(audit_reviews, where=audit_reviews.opinion == opinion)


@metric(label="Audit reviews to come", unit="reviews")
def reviews_to_come(audit_reviews: ir.Table, *, as_of: date) -> Count:
    """Reviews that internal audit plans and had not reported by the as-at day."""
    reported = audit_reviews.reported_on
    return Count(audit_reviews.filter(reported.isnull() | (reported > ibis.literal(as_of))))


@metric(label="Audit reviews to come of bodies on which audit sits", unit="reviews")
def reviews_of_own_bodies(audit_reviews: ir.Table, memberships: ir.Table, *, as_of: date) -> Count:
    """Reviews to come, led by a post that sits on the body whose work is reviewed: nobody is to judge their own."""
    day = ibis.literal(as_of)
    to_come = audit_reviews.filter(audit_reviews.reported_on.isnull() | (audit_reviews.reported_on > day))
    seats = memberships.filter(memberships.ends.isnull() | (memberships.ends > day))
    return Count(to_come.semi_join(seats, [to_come.body == seats.body, to_come.lead == seats.post]))


@metric(label="Objectives of audit reviews", unit="objectives")
def objectives(audit_objectives: ir.Table) -> Count:
    """What the reviews of internal audit set out to find out."""
    return Count(audit_objectives)


def _of_base(recommendations: ir.Table, base: str) -> ir.Table:
    if base not in {"all", "open"}:
        raise LookupError(f"there is no base {base!r}; there are: all, open")
    return recommendations.filter(recommendations.status == "open") if base == "open" else recommendations


@metric(label="Recommendations of consultants carried out", unit="%")
def consultants_done(consultant_recommendations: ir.Table, *, as_of: date) -> Share:
    """Share of the consultants' recommendations that the council accepted, in full or in part, which are done."""
    accepted = consultant_recommendations.response.isin(["accepted", "in-part"])
    taken = consultant_recommendations.filter(accepted)
    return Share(taken, where=taken.done_on.notnull() & (taken.done_on <= ibis.literal(as_of)))
