"""What is counted of certificates, findings of scans and phishing exercises."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

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
