"""Columns that add up as they go: running totals, and balances from row to row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.grids import Grid, Number, is_total
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_RUNNING = re.compile(r"\b(?:running|cumulative|to date|so far|year to date|ytd|cum\.?|accumulated)\b", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "Month | Sales | Running total\nMay | 40 | 40\nJune | 55 | 95\nJuly | 31 | 136\nAugust | 20 | 146",
        "Week | Calls | Cumulative\n1st | 12 | 12\n2nd | 9 | 24\n3rd | 15 | 36\n4th | 8 | 44",
        "Quarter | Built | To date\nSpring | 14 | 14\nSummer | 22 | 36\nAutumn | 19 | 65",
    ],
    right=[
        "Month | Sales | Running total\nMay | 40 | 40\nJune | 55 | 95\nJuly | 31 | 126\nAugust | 20 | 146",
        "Month | Sales | Running total\nMay | 40 | 340\nJune | 55 | 395\nJuly | 31 | 426\nAugust | 20 | 446",
        "Quarter | Built | Let to date\nSpring | 14 | 3\nSummer | 22 | 17\nAutumn | 19 | 18",
    ],
)
def running_total(paper: Paper) -> Iterator[Finding]:
    """A running total does not grow by what stands beside it."""
    for grid in paper.grids:
        for column in range(2, len(grid.columns)):
            if _RUNNING.search(grid.columns[column]):
                for other in range(1, column):
                    yield from _running(grid, other, column)


def _running(grid: Grid, column: int, total: int) -> Iterator[Finding]:
    rows = [row for row, label in enumerate(grid.labels) if not is_total(label)]
    pairs = [(grid.number(row, column), grid.number(row, total)) for row in rows]
    numbers = [(one, said) for one, said in pairs if one is not None and said is not None]
    if len(numbers) < 3 or len(numbers) != len(pairs):
        return
    begun = numbers[0][1].value - numbers[0][0].value
    wrong: list[tuple[Number, Decimal]] = []
    for place in range(1, len(numbers)):
        right = begun + sum((one.value for one, _ in numbers[: place + 1]), Decimal(0))
        step = numbers[place - 1][1].value + numbers[place][0].value
        said = numbers[place][1]
        if said.value != right and (said.value != step or begun != 0):
            wrong.append((said, right))
    if (len(wrong) == 1 and (len(numbers) > 3 or begun == 0)) or (
        not begun and len(wrong) < len(numbers) - 2 and wrong
    ):
        said, right = wrong[0]
    else:
        return
    yield Finding(
        "arithmetic",
        said.cell.start,
        said.cell.end,
        f"The running total of “{grid.columns[column]}” is {plain(right)} here, not {said.cell.text}.",
        f"the rows down to this one add up to {plain(right)}",
        "Correct the running total, or one of the rows.",
        0.85,
    )
