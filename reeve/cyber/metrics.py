"""What is counted of certificates, submissions, assessments, findings, exercises and compliance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Mean, Share, Total, metric

_SCORE_OF = {"2": "cvss2", "3": "cvss3"}


def _score_column(cvss: str) -> str:
    if str(cvss) not in _SCORE_OF:
        raise LookupError(f"there is no CVSS version {cvss!r} in the record; there are: {', '.join(_SCORE_OF)}")
    return _SCORE_OF[str(cvss)]


def _of_scan(findings: ir.Table, scan: str, as_of: date) -> ir.Table:
    return findings.filter((findings.scan == scan) & (findings.day <= ibis.literal(as_of)))


@metric(label="Findings of a scan", unit="findings")
def findings(findings: ir.Table, *, scan: str, as_of: date) -> Count:
    """Findings of a scan that have a base score of the scan's own CVSS version, each host, plugin and port once.

    A scan's own version is the highest of which it holds a score: 3 where any finding has one, else 2.
    Findings after the as-at day are not counted.
    """
    found = _of_scan(findings, scan, as_of)
    later = found.cvss3.notnull().sum().over(ibis.window()) > 0
    own = ibis.ifelse(later, found.cvss3.notnull(), found.cvss2.notnull())
    return Count(found.mutate(own_version=own).filter(ibis._.own_version).drop("own_version"))


@metric(label="Findings of a scan within a span of scores", unit="findings")
def findings_scoring(findings: ir.Table, *, scan: str, cvss: str, from_score: str, to_score: str, as_of: date) -> Count:
    """Findings of a scan whose base score in a CVSS version lies in a span, both ends included.

    Two versions score the same finding differently: a figure compares only with one of the same version.
    A finding without a score in the version is not counted, nor one after the as-at day.
    """
    found = _of_scan(findings, scan, as_of)
    score = found[_score_column(cvss)]
    return Count(found.filter(score >= Decimal(str(from_score)), score <= Decimal(str(to_score))))


@metric(label="Average score of a scan's findings", unit="CVSS")
def average_score(findings: ir.Table, *, scan: str, cvss: str, as_of: date) -> Mean:
    """Mean base score, in a CVSS version, of a scan's findings: the sum of the scores over the findings that have one.

    Findings without a score in the version are left out and counted as unknown.
    """
    return Mean(_of_scan(findings, scan, as_of), _score_column(cvss))


@metric(label="Findings of a scan that were found before", unit="%")
def findings_standing(findings: ir.Table, *, scan: str, as_of: date) -> Share:
    """Share of a scan's findings that a scan of an earlier day had found: the same plugin, host, port and protocol.

    Findings after the as-at day are not counted.
    """
    there = findings.filter(findings.day <= ibis.literal(as_of))
    first = there.day.min().over(ibis.window(group_by=[there[name] for name in ("host", "plugin", "port", "protocol")]))
    found = there.mutate(first_found=first).filter(ibis._.scan == scan)
    return Share(found, where=found.first_found < found.day)


@metric(label="Certificates valid", unit="certificates", shared=True)
def certificates_valid(certificates: ir.Table, *, scheme: str = "", as_of: date) -> Count:
    """Certificates valid on the as-at day, of the schemes whose names begin as given ("ISO" for all ISO standards).

    Valid means issued on or before the day and expiring after it. Those of a shared service count for the
    councils that it serves.
    """
    day = ibis.literal(as_of)
    valid = certificates.filter((certificates.issued_on <= day) & (certificates.expires > day))
    return Count(valid.filter(valid.scheme.lower().startswith(scheme.casefold())))


@metric(label="Days without a certificate", unit="days")
def uncovered_days(certificates: ir.Table, *, scheme: str, as_of: date, starts: date, ends: date) -> Total:
    """Days of the period on which a scheme that had been certified before was covered by no certificate.

    Each certificate carries the days that follow it: from its first day without cover, or the end of an earlier
    one that lasts longer, to the next certificate's day of issue, or to the end of the period. Overlaps count
    once. Days after the as-at day are not counted, nor those before the scheme's first certificate.
    """
    held = certificates.filter(certificates.scheme.lower() == scheme.casefold())
    in_order = [held.issued_on, held.expires, held["_key"]]
    # A certificate that expires before it is issued, as typing errors have it, covers nothing.
    ended = ibis.greatest(held.issued_on, held.expires)
    covered_to = ended.max().over(ibis.window(order_by=in_order, preceding=None, following=0))
    next_issue = held.issued_on.lead().over(ibis.window(order_by=in_order))
    last = ibis.literal(min(ends, as_of + timedelta(days=1)))
    begins = ibis.greatest(covered_to, ibis.literal(starts))
    stops = ibis.least(ibis.coalesce(next_issue, last), last)
    days = stops.delta(begins, unit="day")
    return Total(held.mutate(uncovered_days=ibis.greatest(days, 0)), "uncovered_days")


@metric(label="Messages of phishing exercises", unit="messages", over="day")
def phishing_sent(phishing_messages: ir.Table) -> Count:
    """Messages that phishing exercises sent in the period, each once."""
    return Count(phishing_messages)


@metric(label="Phishing messages opened", unit="%", over="day")
def phishing_opened(phishing_messages: ir.Table) -> Share:
    """Share of the messages sent by phishing exercises in the period that were opened."""
    return Share(phishing_messages, where=phishing_messages.opened)


@metric(label="Phishing messages clicked", unit="%", over="day")
def phishing_clicked(phishing_messages: ir.Table) -> Share:
    """Share of the messages sent by phishing exercises in the period in which the link was clicked."""
    return Share(phishing_messages, where=phishing_messages.clicked)


@metric(label="Phishing messages that drew out details", unit="%", over="day")
def phishing_entered(phishing_messages: ir.Table) -> Share:
    """Share of the messages sent by phishing exercises in the period after which details were entered."""
    return Share(phishing_messages, where=phishing_messages.entered)


@metric(label="Phishing messages reported", unit="%", over="day")
def phishing_reported(phishing_messages: ir.Table) -> Share:
    """Share of the messages sent by phishing exercises in the period that were reported."""
    return Share(phishing_messages, where=phishing_messages.reported)


@metric(label="Findings of a scan in a severity", unit="findings")
def findings_of_severity(
    findings: ir.Table, *, scan: str, severity: str, severities: Mapping[str, Any], as_of: date
) -> Count:
    """Findings of a scan whose base score in CVSS version 3 lies in the span of a severity, both ends included.

    A finding without such a score is not counted, nor one after the as-at day.
    """
    if severity not in severities:
        raise LookupError(f"there is no severity {severity!r}; there are: {', '.join(severities)}")
    span = severities[severity]
    found = _of_scan(findings, scan, as_of)
    return Count(found.filter(found.cvss3 >= Decimal(span["from_score"]), found.cvss3 <= Decimal(span["to_score"])))


@metric(label="Submissions in preparation", unit="submissions")
def submissions_in_preparation(submissions: ir.Table, *, scheme: str = "") -> Count:
    """Submissions whose evidence is still being prepared, of all schemes or of one."""
    preparing = submissions.filter(submissions.status == "preparing")
    return Count(preparing.filter(preparing.scheme.lower() == scheme.casefold()) if scheme else preparing)


def _open_items(items: ir.Table, as_of: date) -> ir.Table:
    return items.filter(items.done_on.isnull() | (items.done_on > ibis.literal(as_of)))


@metric(label="Items of submissions' work programmes", unit="items")
def submission_items(submission_items: ir.Table) -> Count:
    """Items of the work programmes of submissions, done and not done."""
    return Count(submission_items)


@metric(label="Items of submissions still open", unit="items")
def submission_items_open(submission_items: ir.Table, *, as_of: date) -> Count:
    """Items of the work programmes of submissions that were not done on or before the as-at day."""
    return Count(_open_items(submission_items, as_of))


@metric(label="Items of submissions overdue", unit="items")
def submission_items_overdue(submission_items: ir.Table, *, as_of: date) -> Count:
    """Open items of submissions whose day lies before the as-at day; an item without a day is never overdue."""
    items = _open_items(submission_items, as_of)
    return Count(items.filter(items.due < ibis.literal(as_of)))


@metric(label="Requirements of a framework met", unit="%", shared=True)
def requirements_met(
    framework_requirements: ir.Table, requirement_assessments: ir.Table, *, framework: str = "", as_of: date
) -> Share:
    """Share of a framework's requirements that the latest assessment on or before the as-at day found met.

    All frameworks where none is named. A requirement that was never assessed is unknown and stays in the base; of
    two assessments on one day the later reference stands. Those of a shared service count for whom it serves.
    """
    required = framework_requirements
    if framework:
        required = required.filter(required.framework == framework)
    made = requirement_assessments.filter(requirement_assessments.assessed_on <= ibis.literal(as_of))
    latest = ibis.window(group_by=made.requirement, order_by=[made.assessed_on.desc(), made.reference.desc()])
    standing = made.mutate(place=ibis.row_number().over(latest)).filter(ibis._.place == 0)
    met = required.reference.isin(standing.filter(standing.result == "met").requirement)
    assessed = required.reference.isin(standing.requirement)
    return Share(required, where=ibis.ifelse(assessed, met, ibis.null("boolean")))


@metric(label="Penetration tests", unit="tests", over="tested_on")
def penetration_tests(penetration_tests: ir.Table) -> Count:
    """Penetration tests whose last day of testing lies in the period."""
    return Count(penetration_tests)


@metric(label="Findings of penetration tests", unit="findings", over="tested_on")
def penetration_findings(penetration_tests: ir.Table) -> Total:
    """Findings of all severities of the penetration tests that ended in the period."""
    tests = penetration_tests
    return Total(tests.mutate(findings=tests.critical + tests.high + tests.medium + tests.low), "findings")


@metric(label="Findings of penetration tests remediated", unit="findings", over="tested_on")
def penetration_remediated(penetration_tests: ir.Table) -> Total:
    """Findings of the penetration tests that ended in the period that are mended by what the record says."""
    return Total(penetration_tests, "remediated")


@metric(label="Phishing exercises", unit="exercises", over="ran_on")
def phishing_exercises(phishing_exercises: ir.Table) -> Count:
    """Phishing exercises whose last day lies in the period."""
    return Count(phishing_exercises)


@metric(label="Months in which security policies were followed", unit="%", over="month")
def compliance_on_target(compliance_results: ir.Table, compliance_measures: ir.Table) -> Share:
    """Share of the monthly results of the period whose part of compliant cases reaches the measure's target.

    The month belongs to the period in which its first day lies. A month in which nothing was examined is unknown.
    """
    targets = compliance_measures.select(measured=ibis._.reference, target=ibis._.target)
    results = compliance_results.left_join(targets, compliance_results.measure == targets.measured).drop("measured")
    reached = 100 * results.compliant >= results.target * results.examined
    return Share(results, where=ibis.ifelse(results.examined > 0, reached, ibis.null("boolean")))
