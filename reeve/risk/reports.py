"""What documents show of risks."""

from reeve.reports.blocks import Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing


@block
def risks(writing: Writing, *, level: str) -> Table:
    """Risks of one register with likelihood, impact and next review."""
    return entries_table(
        writing,
        "risk.risks",
        f"Risks on the {level} risk register",
        "risks",
        [
            ("Risk", "title"),
            ("Cause", "cause"),
            ("Consequence", "consequence"),
            ("Likelihood", "likelihood"),
            ("Impact", "impact"),
            ("Next review", "next_review"),
        ],
        where=lambda row: row["level"] == level,
    )
