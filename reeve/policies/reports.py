"""What documents show of policies and strategic priorities."""

from reeve.reports.blocks import Items, Paragraph, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing


@block
def policies(writing: Writing) -> Table:
    """The strategies, policies and principles that guide the service, with owner and next review."""
    return entries_table(
        writing,
        "policies.policies",
        "Strategies, policies and principles",
        "policies",
        [
            ("Title", "title"),
            ("Kind", "kind"),
            ("Owner", "owner"),
            ("Approved", "approved_on"),
            ("Next review", "next_review"),
            ("Status", "status"),
        ],
        titled={"owner": "posts"},
    )


@block
def priorities(writing: Writing) -> Items:
    """The strategic priorities of the ICT strategy, as a list."""
    rows = writing.rows("strategic_priorities")
    return Items(tuple((Paragraph(writing.cell("strategic_priorities", row, "title")),) for row in rows))
