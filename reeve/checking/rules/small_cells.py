"""Small counts of people, by which somebody could be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_PEOPLE = re.compile(
    (
        r"\b(?:respondents?|staff|employees|people|children|residents|pupils|patients|managers|tenants"
        r"|carers|adults|young people|clients|learners|apprentices|councillors|members of staff|service "
        r"users|victims|offenders|claimants)\b"
    ),
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    (
        r"\b(?:agree|disagree|embedded|satisfied|dissatisfied|don[’']?t know|well|fairly|yes|no|very"
        r"|prefer not|male|female|ethnic\w*|disab\w*|age|under \d+|white|asian|black|grade)\b"
    ),
    re.IGNORECASE,
)
_SENSITIVE = re.compile(
    r"\b(?:disabilit\w+|disabled|ethnic\w*|religio\w+|sexual\w*|gender|pregnan\w+|mental health|sickness"
    r"|grievances?|dismiss\w+"
    r"|safeguarding|abuse|suicide|offences?|illness|diagnos\w+|homeless\w*|evict\w+)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\b(?:suppress\w*|fewer than (?:five|5|10|ten)|rounded to|not shown)\b|<\s?(?:5|10)\b", re.IGNORECASE
)
_SMALL = 5
"""Counts below it are hidden in many public bodies' papers."""


@rule(
    "small-cell",
    wrong=[
        (
            "Respondents were asked how they see the service.\nAnswer | North | South\nSatisfied | 12 "
            "| 9\nNot satisfied | 1 | 3"
        )
    ],
    right=[
        (
            "Respondents were asked how they see the service. Counts of fewer than five are not shown.\n"
            "Answer | North | South\nSatisfied | 12 | 9\nNot satisfied | – | –"
        ),
        "Contracts by team.\nTeam | Live | Ended\nHousing | 12 | 3\nHighways | 9 | 1",
    ],
)
def counts_that_tell_a_person(paper: Paper) -> Iterator[Finding]:
    """A table of people holds counts from one to four."""
    for grid in paper.grids:
        blocks = paper.document.blocks
        place = grid.block.paragraph
        around = " ".join(
            one.text
            for one in (*blocks[max(0, place - 4) : place - 1], *blocks[place : place + 2])
            if one.kind != "table"
        )
        labels = " ".join((*grid.columns, *grid.labels))
        answers = _ANSWERS.search(" ".join(grid.labels)) or _SENSITIVE.search(labels)
        of_people = answers and _PEOPLE.search(f"{labels} {around}")
        if not of_people or _HIDDEN.search(around) or _HIDDEN.search(labels):
            continue
        small = [
            (row, number)
            for row, column, number in grid.numbers()
            if _counts(grid, row, column) and 0 < number.value < _SMALL and number.unit == "" and number.step == 1
        ]
        if small:
            row, first = small[0]
            verb = "is" if len(small) == 1 else "are"
            yield Finding(
                "small-cell",
                grid.rows[row][0].start,
                first.cell.end,
                f"{len(small)} of the table’s counts of people {verb} below {_SMALL}: in a small group somebody could "
                "be told by them.",
                ", ".join(number.cell.text for _, number in small[:12]),
                "Hide counts of one to four, and one more in the row or column so that they cannot be worked out.",
                0.7,
            )


def _counts(grid: Grid, row: int, column: int) -> bool:
    heading = grid.columns[column] if column < len(grid.columns) else ""
    return not is_total(grid.labels[row]) and not re.search(
        r"%|average|score|rate|rank|year|days", heading, re.IGNORECASE
    )
