"""What documents show of cyber security."""

from __future__ import annotations

from reeve.reports.blocks import ChartBlock, Column, Table
from reeve.reports.declaring import block
from reeve.reports.making import charted, entries_table
from reeve.reports.writing import Writing, cells


@block
def certificates(writing: Writing, *, scheme: str = "") -> Table:
    """Certificates with the days from and to which they hold."""
    return entries_table(
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


SCANS = [("2022", "2"), ("2023", "2"), ("2023", "3")]
"""Scans by the version of the scoring system; a scan scored in both versions shows the break in the series."""


@block
def findings(writing: Writing) -> ChartBlock:
    """Findings of high score by scan and version of the scoring system, with the break between versions."""
    high = [writing.ask.figure("cyber.findings_scoring", scan=scan, cvss=version) for scan, version in SCANS]
    mean = [writing.ask.figure("cyber.average_score", scan=scan, cvss=version) for scan, version in SCANS]
    labels = [f"Scan {scan}, CVSS v{version}" for scan, version in SCANS]
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
        breaks=labels[-1:],
    )


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
