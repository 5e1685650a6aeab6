"""What documents show of cyber security."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reeve.reports.blocks import Block, ChartBlock, Column, EntryText, Inline, Paragraph, Table, Text
from reeve.reports.declaring import Named, block, naming
from reeve.reports.making import Cells, charted, entries_table, figures_table, nothing, or_said
from reeve.reports.writing import Writing, cells


@block
def network_certificate(writing: Writing) -> tuple[Block, ...]:
    """The certificate for the Public Services Network and the days without one, where one was ever held."""
    there = writing.ask.figure("cyber.uncovered_days", scheme="PSN").rows
    said = (
        "::: section cyber.network-certificate"
        if there
        else "No certificate for the Public Services Network is recorded."
    )
    return writing.narrative(said, "cyber.network_certificate")


@block
def certificates(writing: Writing, *, scheme: str = "") -> Table | Paragraph:
    """Certificates with the days from and to which they hold."""
    made = entries_table(
        writing,
        "cyber.certificates",
        f"Certificates: {scheme}" if scheme else "Certificates",
        "certificates",
        [
            ("Certificate", "title"),
            ("Evidence submitted", "submitted_on"),
            ("Issued", "issued_on"),
            ("Last day of cover", "expires"),
        ],
        where=lambda row: str(row["scheme"]).startswith(scheme),
        by=lambda row: (row["scheme"], row["issued_on"]),
    )
    return or_said(writing, made, "The record holds no such certificate of the council.")


@block
def shared_certificates(writing: Writing, *, scheme: str = "") -> Table | Paragraph:
    """Certificates of the services that the council shares, those that are valid on the as-at day."""
    day = writing.ask.as_of
    held = [row for row in writing.rows("certificates", shared=True) if str(row["scheme"]).startswith(scheme)]
    valid = [row for row in held if row["issued_on"] <= day < row["expires"]]
    rows = [
        tuple(writing.cell("certificates", row, name) for name in ("title", "issued_on", "expires")) for row in valid
    ]
    made = Table(
        "cyber.shared_certificates",
        "Valid certificates of the shared service",
        tuple(Column(head) for head in ("Certificate", "Issued", "Last day of cover")),
        tuple(rows) or nothing(3),
    )
    return or_said(writing, made, "The record holds no valid certificate of a shared service.")


_SCORED_BY_SEVERITY = "3"
"""The version of CVSS whose scores the severities are spans of."""


def _scans(writing: Writing) -> list[dict[str, Any]]:
    """The scans up to the as-at day, the latest first."""
    done = [row for row in writing.rows("scans") if row["scanned_on"] <= writing.ask.as_of]
    return sorted(done, key=lambda row: row["scanned_on"], reverse=True)


def _named(writing: Writing, place: int, name: str, said: str) -> Named:
    """A field of the latest scan, or of the one before it, told by a field that reads better."""
    scans = _scans(writing)
    if len(scans) <= place:
        return Named("", Text("none"))
    row = scans[place]
    return Named(row[name], EntryText(str(row["_key"]), writing.words_of("scans", said, row[said])))


@naming
def latest_scan(writing: Writing) -> Named:
    """The reference of the latest scan for weaknesses."""
    return _named(writing, 0, "reference", "title")


@naming
def latest_version(writing: Writing) -> Named:
    """The version of CVSS by which the latest scan is scored."""
    return _named(writing, 0, "cvss", "cvss")


@naming
def scan_before(writing: Writing) -> Named:
    """The reference of the scan before the latest one."""
    return _named(writing, 1, "reference", "title")


@naming
def version_before(writing: Writing) -> Named:
    """The version of CVSS by which the scan before the latest one is scored."""
    return _named(writing, 1, "cvss", "cvss")


@block
def weaknesses(writing: Writing) -> tuple[Block, ...]:
    """What the scans found, where scans are recorded and it is decided which scores are high."""
    decided = all(
        writing.ask.definition(name).parameters for name in ("cyber.findings_scoring", "cyber.findings_of_severity")
    )
    scans = _scans(writing)
    if not scans:
        return writing.narrative("No scan for weaknesses is recorded.", "cyber.weaknesses")
    if not decided:
        said = "Scans are recorded, and no span of scores is decided by which their findings would be counted."
        return writing.narrative(said, "cyber.weaknesses")
    compared = ["weaknesses-compared"] if len(scans) > 1 else []
    rescored = ["scoring-changed"] if compared and scans[0]["cvss"] != scans[1]["cvss"] else []
    by_severity = ["weaknesses-by-severity"] if scans[0]["cvss"] == _SCORED_BY_SEVERITY else []
    told = [
        *(f"::: section cyber.{name}" for name in ("weaknesses", *compared, *rescored)),
        "::: chart cyber.findings",
        *(f"::: section cyber.{name}" for name in by_severity),
    ]
    return writing.narrative("\n\n".join(told), "cyber.weaknesses")


def _scored(writing: Writing) -> list[tuple[str, str]]:
    """The last two scans, each with a version of its scores.

    A scan whose own version is another than that of the scan before is given in both: that shows the break.
    """
    latest, *before = _scans(writing)[:2]
    versions = dict.fromkeys([*(one["cvss"] for one in before), latest["cvss"]])
    return [(one["reference"], one["cvss"]) for one in before] + [(latest["reference"], one) for one in versions]


@block
def findings(writing: Writing) -> ChartBlock:
    """Findings of high score by scan and version of the scoring system, with the break between versions."""
    scored = _scored(writing)
    high = [writing.ask.figure("cyber.findings_scoring", scan=scan, cvss=version) for scan, version in scored]
    mean = [writing.ask.figure("cyber.average_score", scan=scan, cvss=version) for scan, version in scored]
    labels = [f"Scan {scan}, CVSS v{version}" for scan, version in scored]
    rows = [
        cells(label, writing.quote(one, "whole"), writing.quote(score, "1dp"), writing.quote(score, "base"))
        for label, one, score in zip(labels, high, mean, strict=True)
    ]
    table = Table(
        "cyber.findings",
        "Findings of high score and average score, by scan and version of CVSS",
        (
            Column("Scan and version"),
            Column("Findings of high score", numeric=True),
            Column("Average score", numeric=True),
            Column("Findings scored", numeric=True),
        ),
        tuple(rows),
        note="The versions score differently: only rows of one version are compared with each other.",
    )
    return charted(
        table,
        title="Findings of high score",
        unit="findings",
        categories=labels,
        series=[("Findings of high score", high)],
        breaks=labels[-1:] if len({version for _, version in scored}) > 1 else (),
    )


@block
def messages_sent(writing: Writing) -> tuple[Block, ...]:
    """What became of the messages of the exercise, where they are in the record."""
    there = writing.ask.figure("cyber.phishing_sent").exact
    said = (
        "::: section cyber.messages-sent"
        if there
        else "No messages of a phishing exercise are recorded for the period."
    )
    return writing.narrative(said, "cyber.messages_sent")


@block
def phishing(writing: Writing) -> Table:
    """What recipients of the phishing exercise did."""
    rows = []
    for label, metric in (
        ("Opened", "cyber.phishing_opened"),
        ("Clicked the link", "cyber.phishing_clicked"),
        ("Entered details", "cyber.phishing_entered"),
        ("Reported it", "cyber.phishing_reported"),
    ):
        rows.append(cells(label, writing.figure(metric, "count"), writing.figure(metric)))
    return Table(
        "cyber.phishing",
        "What recipients of the exercise did",
        (Column("What they did"), Column("Messages", numeric=True), Column("Share of messages sent", numeric=True)),
        tuple(rows),
    )


SEVERITIES = ("critical", "high", "medium", "low")


@block
def findings_by_severity(writing: Writing, *, scan: str) -> Table:
    """Findings of one scan by severity, with the span of scores of each."""
    spans = writing.ask.definition("cyber.findings_of_severity").parameters.get("severities", {})
    rows = [
        cells(
            severity.capitalize(),
            f"{spans[severity]['from_score']} to {spans[severity]['to_score']}",
            writing.figure("cyber.findings_of_severity", scan=scan, severity=severity),
        )
        for severity in SEVERITIES
        if severity in spans
    ]
    return Table(
        "cyber.findings_by_severity",
        f"Findings of the scan of {scan} by severity, CVSS v3",
        (Column("Severity"), Column("Score"), Column("Number", numeric=True)),
        tuple(rows),
    )


@block
def reliances(writing: Writing, *, scheme: str, kind: str) -> Table:
    """Who relies on a scheme's certificate, or what may follow from losing it."""
    told = {
        "relies": ("What rests on the certificate", "Who relies on it"),
        "consequence": ("What follows", "Who acts"),
    }
    what, who = told[kind]
    return entries_table(
        writing,
        "cyber.reliances",
        {
            "relies": f"What rests on the {scheme} certificate",
            "consequence": f"What may follow from losing it: {scheme}",
        }[kind],
        "certificate_reliances",
        [(what, "title"), (who, "party")],
        where=lambda row: row["scheme"] == scheme and row["kind"] == kind,
    )


@block
def submissions(writing: Writing) -> Table | Paragraph:
    """Submissions with the day they are due, and where they stand."""
    made = entries_table(
        writing,
        "cyber.submissions",
        "Submissions for certificates",
        "submissions",
        [
            ("Submission", "title"),
            ("Year covered", "covers"),
            ("Due", "due"),
            ("Submitted", "submitted_on"),
            ("State", "status"),
        ],
    )
    return or_said(writing, made, "The record holds no submission of the council.")


@block
def work_programme(writing: Writing) -> Table:
    """The work programme of submissions in numbers, and the penetration tests of the period."""
    counted = [
        ("Submissions in preparation", "cyber.submissions_in_preparation"),
        ("Items of the work programmes of submissions", "cyber.submission_items"),
        ("Items still open", "cyber.submission_items_open"),
        ("Items past their day", "cyber.submission_items_overdue"),
        ("Penetration tests in the period", "cyber.penetration_tests"),
    ]
    rows: list[tuple[str, Inline]] = [(label, writing.figure(name)) for label, name in counted]
    tests = writing.ask.figure("cyber.penetration_tests")
    if tests.exact:
        rows.append(("Findings of these tests", writing.figure("cyber.penetration_findings")))
        rows.append(("Findings remediated", writing.figure("cyber.penetration_remediated")))
    return figures_table("cyber.work_programme", "Submissions and penetration tests", "What", rows)


@block
def frameworks(writing: Writing) -> Table:
    """Requirements met by framework, those that a shared service is assessed against included."""
    rows = []
    for reference, title in sorted(writing.titles("assessment_frameworks").items()):
        met = writing.ask.figure("cyber.requirements_met", framework=reference)
        rows.append(
            cells(title, writing.quote(met, "count"), writing.quote(met, "base"), writing.quote(met)),
        )
    return Table(
        "cyber.frameworks",
        "Requirements met by framework",
        (
            Column("Framework"),
            Column("Requirements met", numeric=True),
            Column("Requirements", numeric=True),
            Column("Share", numeric=True),
        ),
        tuple(rows) or nothing(4),
        note="The latest assessment of each requirement stands; one that was never assessed is not met.",
    )


EXERCISED = ("sent", "clicked", "reported")


@block
def exercises(writing: Writing) -> Table:
    """Phishing exercises with what was made of them: counted from the messages, or else as the service attests."""
    posts = writing.titles("posts")
    rows = []
    for row in writing.rows("phishing_exercises"):
        spoken = {**row, "passed_to": posts.get(row["passed_to"])}
        counts, whence = _counts_of(writing, row)
        told = [writing.cell("phishing_exercises", spoken, name) for name in ("passed_to", "passed_on", "change")]
        rows.append((writing.cell("phishing_exercises", row, "title"), *counts, (Text(whence),), *told))
    return Table(
        "cyber.exercises",
        "Phishing exercises and what was made of them",
        (
            Column("Exercise"),
            *(Column(label, numeric=True) for label in ("Messages sent", "Clicked", "Reported")),
            Column("Numbers are"),
            *(Column(label) for label in ("Findings passed to", "Passed on", "What was changed")),
        ),
        tuple(rows) or nothing(8),
    )


def _counts_of(writing: Writing, row: Mapping[str, Any]) -> tuple[Cells, str]:
    """Messages sent, clicked and reported, and how they are known: what is counted goes before what is told."""
    if row["began_on"] is not None:
        span = (row["began_on"], row["ran_on"])
        if writing.ask.figure("cyber.phishing_sent", period=span).exact:
            styles = ("", "count", "count")
            asked = zip(EXERCISED, styles, strict=True)
            return cells(*(writing.figure(f"cyber.phishing_{name}", style, period=span) for name, style in asked)), (
                "Counted from the messages"
            )
    told = tuple(writing.cell("phishing_exercises", row, name) for name in EXERCISED)
    return told, "Attested" if row["sent"] is not None else "Not known"


@block
def compliance(writing: Writing) -> Table:
    """The measures of compliance with security policies: target, and the months of the period that reached it."""
    policies = writing.titles("policies")
    rows = []
    for row in writing.rows("compliance_measures"):
        spoken = {**row, "policy": policies.get(row["policy"], row["policy"])}
        figure = writing.ask.figure("cyber.compliance_on_target", scope={"measure": row["reference"]})
        rows.append(
            (
                *(writing.cell("compliance_measures", spoken, name) for name in ("title", "policy")),
                (EntryText(str(row["_key"]), f"{row['target'].normalize():f}%"),),
                (writing.quote(figure, "count"),),
                (writing.quote(figure, "base"),),
            )
        )
    return Table(
        "cyber.compliance",
        "Compliance with security policies over the period",
        (
            Column("Measure"),
            Column("Policy"),
            Column("Target", numeric=True),
            Column("Months on target", numeric=True),
            Column("Months measured", numeric=True),
        ),
        tuple(rows) or nothing(5),
    )
