"""What documents show of internal audit."""

from reeve.reports.blocks import Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing


@block
def recommendations(writing: Writing) -> Table:
    """Audit recommendations with the date first agreed, the date as revised, and whether they are closed."""
    return entries_table(
        writing,
        "audit.recommendations",
        "Recommendations of internal audit",
        "recommendations",
        [
            ("Recommendation", "title"),
            ("Priority", "priority"),
            ("Owner", "owner"),
            ("First agreed for", "agreed_date"),
            ("Revised to", "revised_date"),
            ("Status", "status"),
            ("Closed on", "closed_on"),
        ],
        titled={"owner": "posts"},
    )


@block
def controls_tested(writing: Writing) -> Table:
    """The controls that were tested in the period, with their rating."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "audit.controls_tested",
        "Controls tested in the period",
        "control_tests",
        [("Control", "title"), ("Review", "review"), ("Tested on", "tested_on"), ("Rating", "rating")],
        where=lambda row: first <= row["tested_on"] <= last,
        by=lambda row: (row["tested_on"], row["reference"]),
    )
