"""What documents show of internal audit."""

from reeve.reports.blocks import Block, Paragraph, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, or_said
from reeve.reports.writing import Writing


@block
def recommendations_made(writing: Writing) -> tuple[Block, ...]:
    """What internal audit recommended, where it did."""
    there = writing.ask.figure("audit.recommendations").exact
    said = "::: section audit.recommendations-made" if there else "No recommendations of internal audit are recorded."
    return writing.narrative(said, "audit.recommendations_made")


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


@block
def reviews(writing: Writing) -> Table:
    """Reviews of internal audit reported in the period or still to come, with their opinion."""
    first, last = writing.ask.period
    return entries_table(
        writing,
        "audit.reviews",
        "Reviews of internal audit",
        "audit_reviews",
        [
            ("Review", "title"),
            ("To be reported by", "planned_for"),
            ("Reported on", "reported_on"),
            ("Opinion", "opinion"),
        ],
        where=lambda row: row["reported_on"] is None or first <= row["reported_on"] <= last,
    )


@block
def objectives(writing: Writing) -> Table:
    """What the reviews reported in the period set out to find out, and what they found."""
    first, last = writing.ask.period
    reported = [row for row in writing.rows("audit_reviews") if row["reported_on"] is not None]
    lately = {row["reference"] for row in reported if first <= row["reported_on"] <= last}
    return entries_table(
        writing,
        "audit.objectives",
        "What the reviews asked, and what they found",
        "audit_objectives",
        [("Question", "title"), ("Review", "review"), ("Finding", "finding")],
        where=lambda row: row["review"] in lately,
        titled={"review": "audit_reviews"},
    )


@block
def consultants(writing: Writing) -> Table | Paragraph:
    """What consultants recommended, and what became of it."""
    made = entries_table(
        writing,
        "audit.consultants",
        "Recommendations of consultants",
        "consultant_recommendations",
        [
            ("Recommendation", "title"),
            ("Consultants", "made_by"),
            ("Made on", "made_on"),
            ("Response", "response"),
            ("Owner", "owner"),
            ("Done on", "done_on"),
        ],
        titled={"owner": "posts"},
    )
    return or_said(writing, made, "The record holds no recommendations of consultants.")
