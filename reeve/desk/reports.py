"""The two documents: the annual statement of internal control and the six-monthly progress report."""

from __future__ import annotations

from pathlib import Path

from reeve.reports.blocks import Definitions
from reeve.reports.declaring import block, report
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
def implications(writing: Writing) -> Definitions:
    """The implications of a report: each a term with its statement, never a layout table."""
    rows = writing.rows("implications")
    return Definitions(tuple((row["title"], writing.cell("implications", row, "statement")) for row in rows))
