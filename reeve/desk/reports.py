"""The two documents: the annual statement of internal control and the six-monthly progress report."""

from __future__ import annotations

from pathlib import Path

from reeve.reports.blocks import Definitions, Paragraph, Table, Text
from reeve.reports.declaring import block, report
from reeve.reports.making import entries_table, or_said
from reeve.reports.writing import Writing

OUTLINES = Path(__file__).with_name("outlines")

report(
    name="annual-statement",
    title="Statement of internal control: digital service",
    subject="Annual statement of internal control",
    outline=OUTLINES / "annual-statement.md",
)
report(
    name="progress-report",
    title="ICT strategy: progress report",
    subject="Six-monthly progress report on the ICT strategy",
    outline=OUTLINES / "progress-report.md",
)


@block
def implications(writing: Writing) -> Definitions | Paragraph:
    """The implications of a report: each a term with its statement, never a layout table."""
    rows = writing.rows("implications")
    if not rows:
        return Paragraph((Text("No implications are recorded."),))
    return Definitions(tuple((row["title"], writing.cell("implications", row, "statement")) for row in rows))


@block
def cited_reports(writing: Writing, *, document: str) -> Table | Paragraph:
    """The other reports that a document relies on."""
    made = entries_table(
        writing,
        "desk.cited_reports",
        "Reports that this document relies on",
        "cited_reports",
        [("Report", "title"), ("Received by", "body"), ("Dated", "dated"), ("Relied on for", "relied_on_for")],
        where=lambda row: row["document"] == document,
        titled={"body": "bodies"},
    )
    return or_said(writing, made, "The record names no other report.")


@block
def glossary(writing: Writing, *, document: str) -> Definitions | Paragraph:
    """The words that a document uses, and what it means by them."""
    rows = [row for row in writing.rows("glossary_terms") if row["document"] == document]
    if not rows:
        return Paragraph((Text("No words are recorded for this document."),))
    rows.sort(key=lambda row: row["title"].casefold())
    return Definitions(tuple((row["title"], writing.cell("glossary_terms", row, "meaning")) for row in rows))


@block
def members_questions(writing: Writing) -> Table | Paragraph:
    """What members asked in the period, and what they were told."""
    first, last = writing.ask.period
    made = entries_table(
        writing,
        "desk.members_questions",
        "Members' questions of the period",
        "members_questions",
        [("Question", "title"), ("Asked on", "asked_on"), ("Answered on", "answered_on"), ("Answer", "answer")],
        where=lambda row: first <= row["asked_on"] <= last,
    )
    return or_said(writing, made, "Members asked no question about earlier reports in the period.")


@block
def consultation(writing: Writing) -> Table | Paragraph:
    """The formal consultations of the period, or that there was none."""
    first, last = writing.ask.period
    if not writing.ask.figure("desk.consultations").exact:
        said = Text("No formal consultation took place in preparing this report.")
        return Paragraph((said,), writing.numbering.next() if writing.numbering.numbered else None)
    return entries_table(
        writing,
        "desk.consultation",
        "Formal consultations of the period",
        "consultations",
        [
            ("Consultation", "title"),
            ("Who was consulted", "consulted"),
            ("From", "began_on"),
            ("To", "ended_on"),
            ("Outcome", "outcome"),
        ],
        where=lambda row: first <= row["began_on"] <= last,
    )
