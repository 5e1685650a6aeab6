"""Count certificates, findings of scans, messages of exercises, compliance with policies."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from auditor import day, sheet, text

from counters.answers import Counted, Question, Result, count, mean, share


@cache
def findings(path: Path) -> dict[tuple[str, str, str], dict[str, Decimal]]:
    """Scores by version of each item (host, plugin, port) of a scan; items without a score are no findings."""
    items: dict[tuple[str, str, str], dict[str, Decimal]] = {}
    for host in ElementTree.parse(path).iter("ReportHost"):
        for item in host.iter("ReportItem"):
            scores = {"2": item.findtext("cvss_base_score"), "3": item.findtext("cvss3_base_score")}
            known = {version: Decimal(score) for version, score in scores.items() if score}
            if known:
                items[host.attrib["name"], item.attrib["pluginID"], item.attrib["port"]] = known
    return items


def scans(q: Question) -> Result:
    """Findings of a scan by one version's scores."""
    items = findings(q.folder / "scans" / f"scan-{q.ask['scan']}.nessus").values()
    version = q.ask.get("cvss") or max(version for scores in items for version in scores)
    scores = [scores[version] for scores in items if version in scores]
    if q.metric == "cyber.average_score":
        return mean(scores)
    if q.metric == "cyber.findings_scoring":
        return count([score for score in scores if Decimal(7) <= score <= Decimal(10)])
    return count(scores)


def standing(q: Question) -> Result:
    """Findings of a scan that the scan of the year before had at the same host, plugin and port."""
    years = int(q.ask["scan"]), int(q.ask["scan"]) - 1
    now, before = (set(findings(q.folder / "scans" / f"scan-{year}.nessus")) for year in years)
    return share(len(now & before), len(now))


def certificates(q: Question) -> Result:
    """Certificates valid on a day, or days of a period without any."""
    rows = sheet(q.folder / "certificates.xlsx", "Certificates", "Certificate ref", "Scheme", "Issued", "Expires")
    terms = [
        (day(row["Issued"]) or date.max, day(row["Expires"]) or date.max)
        for row in rows
        if re.match(rf"{q.ask['scheme']}\b", row["Scheme"], re.IGNORECASE)
    ]
    if q.metric == "cyber.certificates_valid":
        return count([term for term in terms if term[0] <= q.as_of < term[1]])
    every = [q.first + timedelta(days=n) for n in range((q.last - q.first).days + 1)]
    return count([on for on in every if not any(issued <= on < expires for issued, expires in terms)])


def phishing(q: Question) -> Result:
    """Messages of the exercise and what became of them."""
    rows = text(q.folder / "phishing-2024-06.csv", "Message ID", "Sent at", "Opened")
    sent = [row for row in rows if q.during(row["Sent at"][:10])]
    if q.metric == "cyber.phishing_sent":
        return count(sent)
    columns = {"opened": "Opened", "clicked": "Clicked", "entered": "Entered details", "reported": "Reported"}
    column = columns[q.metric.removeprefix("cyber.phishing_")]
    return share(sum(row[column].upper() == "Y" for row in sent), len(sent))


def compliance(q: Question) -> Result:
    """Monthly results that reach the target of their measure."""
    targets = {
        row["Reference"]: Decimal(row["Target in percent"])
        for row in text(q.folder / "compliance-measures.csv", "Reference")
    }
    rows = [row for row in text(q.folder / "compliance-results.csv", "Reference") if q.during(row["Month"])]
    reached = [
        100 * Decimal(row["Compliant"]) / Decimal(row["Examined"]) >= targets[row["Measure reference"]] for row in rows
    ]
    return share(sum(reached), len(rows))


COUNTERS: dict[str, Counted] = {
    "cyber": scans,
    "cyber.findings_standing": standing,
    "cyber.uncovered_days": certificates,
    "cyber.certificates_valid": certificates,
    "cyber.phishing": phishing,
    "cyber.compliance_on_target": compliance,
}
