"""A change of a row between the two columns of a table that are years: "93 fewer fires than in 2023/24"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.grids import Grid, Number
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_GREW = re.compile(
    r"\b(?:grew|rose|up|increased|climbed|fell|dropped|down|declined|decreased|went up|went down) by\s+$"
)
_TO = re.compile(r"^\s+to\s+$")
_THAN = re.compile(
    r"^\s+(?:more|fewer|less)\s+(?P<what>[a-z][a-z -]{2,40}?)\s+than\s+"
    r"(?:in (?:19|20)\d\d\S*?|a year (?:ago|earlier|before)|(?:in )?the year before|last year)(?=[\s.,;]|$)"
)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d\d)?\b|\b(?:last|this) year\b", re.IGNORECASE)
_TWO = 2
_OFF = 3


@rule(
    "arithmetic",
    wrong=[
        "Kind | 2021 | 2022\nOars | 401 | 437\nSails | 215 | 244\nAll boats | 616 | 681\nThe fleet grew by 75 to 681.",
        (
            "Cause | 2023/24 | 2022/23\nChip pans | 118 | 151\nCandles | 64 | 60\nThere were 43 fewer chip pans than "
            "in 2022/23."
        ),
    ],
    right=[
        "Kind | 2021 | 2022\nOars | 401 | 437\nSails | 215 | 244\nAll boats | 616 | 681\nThe fleet grew by 65 to 681.",
        (
            "Cause | 2023/24 | 2022/23\nChip pans | 118 | 151\nCandles | 64 | 60\nThere were 33 fewer chip pans than "
            "in 2022/23."
        ),
        (
            "Cause | 2023/24 | 2022/23\nChip pans | 118 | 151\nCandles | 64 | 60\nThere were 12 fewer candles in May "
            "than in June."
        ),
    ],
)
def change_between_two_columns(paper: Paper) -> Iterator[Finding]:
    """By how much a row of a table with two years changed is told otherwise than its two cells say."""
    grids = [grid for grid in paper.grids if _is_of_two_years(grid)]
    if not grids:
        return
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        for place, one in enumerate(found):
            if not one.whole or one.sense != "exact":
                continue
            before, after = sentence.text[: one.start - sentence.start], sentence.text[one.end - sentence.start :]
            to = found[place + 1] if place + 1 < len(found) else None
            rows: list[tuple[Number, Number]] = []
            if to and _GREW.search(before) and _TO.match(after[: to.start - one.end]):
                rows = [pair for grid in grids for pair in _rows(grid) if to.value in (pair[0].value, pair[1].value)]
            elif than := _THAN.match(after):
                rows = [pair for grid in grids for pair in _rows(grid, than["what"])]
            if len(rows) == 1:
                yield from _against(one, *rows[0])


def _is_of_two_years(grid: Grid) -> bool:
    return len(grid.columns) == _TWO + 1 and all(_YEARS.search(heading) for heading in grid.columns[1:])


def _rows(grid: Grid, label: str = "") -> Iterator[tuple[Number, Number]]:
    """The two counts of each row, or of the one with a label."""
    for row, name in enumerate(grid.labels):
        pair = grid.number(row, 1), grid.number(row, 2)
        if pair[0] and pair[1] and not pair[0].unit and (not label or content(name) == content(label)):
            yield pair[0], pair[1]


def _against(one: Quantity, first: Number, last: Number) -> Iterator[Finding]:
    right = abs(first.value - last.value)
    if right and right != one.value and max(right, one.value) <= _OFF * min(right, one.value):
        yield Finding(
            "arithmetic",
            one.start,
            one.end,
            f"By the table the change is {plain(right)}, not {one.text.strip()}.",
            f"{plain(max(first.value, last.value))} − {plain(min(first.value, last.value))} = {plain(right)}",
            "Correct the change, or the table.",
            0.85,
        )
