"""What documents show of risks and their reviews."""

from __future__ import annotations

from reeve.reports.blocks import Column, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing, cells
from reeve.risk.models import Risk

_BY_LEVEL = ("risk.risks_outside_appetite", "risk.risks_not_reviewed")


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


@block
def appetite(writing: Writing, *, level: str) -> Table:
    """Risks of one register with appetite, the highest score accepted, who is accountable, and recovery."""
    return entries_table(
        writing,
        "risk.appetite",
        f"Appetite and recovery: risks on the {level} risk register",
        "risks",
        [
            ("Risk", "title"),
            ("Appetite", "appetite"),
            ("Highest score accepted", "accepted_score"),
            ("Accountable", "accountable"),
            ("How long recovery may take", "recovery"),
        ],
        where=lambda row: row["level"] == level,
        titled={"accountable": "posts"},
    )


@block
def by_level(writing: Writing) -> Table:
    """How many risks of each register there are, stand outside the appetite, and were not reviewed lately."""
    rows = []
    for level, label in Risk.LEVELS:
        numbers = [writing.figure("risk.risks", level=level)]
        numbers += [writing.figure(name, "count", level=level) for name in _BY_LEVEL]
        rows.append(cells(label, *numbers))
    heads = ("Risks", "Outside the appetite", "Not reviewed in the last quarter")
    return Table(
        "risk.by_level",
        "Risks by register",
        (Column("Register"), *(Column(head, numeric=True) for head in heads)),
        tuple(rows),
    )
