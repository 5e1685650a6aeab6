"""What documents show of governance bodies."""

from reeve.reports.blocks import Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing


@block
def bodies(writing: Writing, *, tier: str = "") -> Table:
    """The bodies that govern the service: what each is for, how often it meets, who chairs it."""
    which = {"service": "Bodies of the digital service", "council": "Bodies of the council"}.get(tier, "Bodies")
    return entries_table(
        writing,
        "governance.bodies",
        which,
        "bodies",
        [
            ("Body", "title"),
            ("What it is for", "purpose"),
            ("Meets", "meets"),
            ("Chair", "chair"),
            ("Terms of reference", "terms_of_reference"),
        ],
        where=lambda row: not tier or row["tier"] == tier,
        titled={"chair": "posts"},
    )
