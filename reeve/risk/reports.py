"""What documents show of risks and their reviews."""

from __future__ import annotations

from reeve.reports.blocks import Column, EntryText, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, nothing
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
            ("Next review", "next_review"),
        ],
        where=lambda row: row["level"] == level,
    )


@block
def scores(writing: Writing, *, level: str) -> Table:
    """Risks of one register with likelihood and impact in the words of their scales, and the score that they make."""
    words = {(row["scale"], row["value"]): row["title"] for row in writing.rows("scale_values")}
    rows = []
    for row in writing.rows("risks"):
        if row["level"] == level:
            key = str(row["_key"])
            judged = [(words.get((scale, str(row[scale])), ""), row[scale]) for scale in ("likelihood", "impact")]
            told = [(EntryText(key, f"{said} ({value})" if said else str(value)),) for said, value in judged]
            score = EntryText(key, str(row["likelihood"] * row["impact"]))
            named = [writing.cell("risks", row, name) for name in ("title", "accepted_score", "appetite")]
            rows.append((named[0], *told, (score,), *named[1:]))
    return Table(
        "risk.scores",
        f"Scores and appetite: risks on the {level} risk register",
        (
            *(Column(head) for head in ("Risk", "Likelihood", "Impact")),
            *(Column(head, numeric=True) for head in ("Score", "Highest score accepted")),
            Column("Appetite"),
        ),
        tuple(rows) or nothing(6),
    )


@block
def recovery(writing: Writing, *, level: str) -> Table:
    """Risks of one register with who is accountable and how long recovery may take."""
    return entries_table(
        writing,
        "risk.recovery",
        f"Recovery: risks on the {level} risk register",
        "risks",
        [
            ("Risk", "title"),
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
