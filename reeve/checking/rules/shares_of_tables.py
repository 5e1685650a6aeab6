"""A percentage in prose of a row of a table, against the counts in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain, rounds_to, share
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_ELSE = re.compile(
    r"\b(?:target|last year|previous|before|earlier|rose|fell|increase\w*|decrease\w*|up|down|national|average|than|if"
    r"|standard|goal|then|in 20\d\d|aim|threshold|excluding|without|apart from)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:of|among) (?:all |the |our |these )*(?P<words>[a-z][a-z -]*?)(?= \d|,| were| are| was| \()", re.IGNORECASE
)
_SAID_OF_IT = re.compile(r"\b(?:were|are|was|is|answered|replied|said)\s[“\"‘']?$")
_ENOUGH = 3
"""Rows above the sum, so that it is one by no accident."""
_NEAR = 6
"""Blocks between a table and what is said of it."""


@rule(
    "arithmetic",
    wrong=[
        (
            "Answer | North | South | All\nContent | 12 | 31 | 43\nIndifferent | 9 | 8 | 17\nUnhappy | 4 | 9 | 13\n"
            "Answers | 25 | 48 | 73\n\nOverall 27.8% of answers were “unhappy”."
        ),
        (
            "Outcome | Appeals\nAllowed | 21\nDismissed | 64\nWithdrawn | 9\nTotal | 94\n\nOf all appeals "
            "71.2% were dismissed."
        ),
    ],
    right=[
        (
            "Answer | North | South | All\nContent | 12 | 31 | 43\nIndifferent | 9 | 8 | 17\nUnhappy | 4 | 9 | 13\n"
            "Answers | 25 | 48 | 73\n\nOverall 17.8% of answers were “unhappy”."
        ),
        (
            "Outcome | Appeals\nAllowed | 21\nDismissed | 64\nWithdrawn | 9\nTotal | 94\n\nOf all appeals "
            "68.1% were dismissed."
        ),
        (
            "Outcome | Appeals\nAllowed | 21\nDismissed | 64\nWithdrawn | 9\nTotal | 94\n\nThe target "
            "is that 75% are dismissed."
        ),
        (
            "Outcome | Appeals\nAllowed | 21\nDismissed | 64\nWithdrawn | 9\nTotal | 94\n\nOf the householder "
            "appeals 40% were "
            "dismissed."
        ),
    ],
)
def share_of_a_table(paper: Paper) -> Iterator[Finding]:
    """A sentence says which share of all a row of a table is, and the row's count and the sum give another."""
    telling = [
        (one, percents[0])
        for one in paper.sentences
        if len(percents := [said for said in paper.quantities(one) if said.unit == "%"]) == 1
    ]
    for grid in paper.grids:
        column = _of_all(grid)
        if column is None or len(grid.rows) <= _ENOUGH or not _sums_up(grid, column):
            continue
        for sentence, percent in telling:
            named = _row_named(grid, sentence)
            if named is not None and _is_said_of(grid, sentence, named, percent):
                yield from _unless_so(grid, named, column, percent)


def _is_said_of(grid: Grid, sentence: Sentence, row: int, percent: Quantity) -> bool:
    """Whether a sentence near the table says of a row, and of all, which share it is."""
    after = sentence.text[percent.end - sentence.start :].casefold().partition(grid.labels[row].casefold())
    if not (after[1] and _SAID_OF_IT.search(after[0])) or percent.sense != "exact" or _ELSE.search(sentence.text):
        return False
    near = abs(grid.block.paragraph - sentence.block.paragraph) <= _NEAR
    return near and not _is_there(grid, percent) and not _of_another(grid, sentence, len(grid.rows) - 1)


def _unless_so(grid: Grid, row: int, column: int, percent: Quantity) -> Iterator[Finding]:
    part, whole = grid.number(row, column), grid.number(len(grid.rows) - 1, column)
    if part is None or whole is None or not whole.value or rounds_to(share(part.value, whole.value), percent):
        return
    value = share(part.value, whole.value)
    yield Finding(
        "arithmetic",
        percent.start,
        percent.end,
        f"The table has {part.cell.text} of {whole.cell.text} for “{grid.labels[row]}”, which is "
        f"{plain(value, 1)}%, not {percent.text.strip()}.",
        f"{plain(part.value)} ÷ {plain(whole.value)} = {plain(value)}%",
        "Correct the percentage, or the counts in the table.",
        0.85,
    )


def _of_all(grid: Grid) -> int | None:
    """The column of all: the one that says so, or the only one that holds counts."""
    totals = [column for column in range(1, len(grid.columns)) if is_total(grid.columns[column])]
    counts = [column for column in range(1, grid.width) if (cell := grid.number(0, column)) and cell.unit == ""]
    found = totals or counts
    return found[0] if len(found) == 1 else None


def _sums_up(grid: Grid, column: int) -> bool:
    numbers = [grid.number(row, column) for row in range(len(grid.rows))]
    if any(one is None or one.unit for one in numbers):
        return False
    *parts, whole = [one.value for one in numbers if one is not None]
    return sum(parts, Decimal(0)) == whole


def _row_named(grid: Grid, sentence: Sentence) -> int | None:
    """The one row, but the last, whose label the sentence holds."""
    said = f" {sentence.text.casefold()} "
    rows = [
        row
        for row, label in enumerate(grid.labels[:-1])
        if len(label) > _ENOUGH and re.search(rf"(?<!\w){re.escape(label.casefold())}(?!\w)", said)
    ]
    longest = max((len(grid.labels[row]) for row in rows), default=0)
    named = [row for row in rows if len(grid.labels[row]) == longest]
    return named[0] if len(named) == 1 else None


def _is_there(grid: Grid, percent: Quantity) -> bool:
    """Whether the percentage is a share of any column, or stands in the table."""
    last = len(grid.rows) - 1
    for row, column, number in grid.numbers():
        whole = grid.number(last, column)
        if (number.unit == "%" and number.value == percent.value) or (
            whole and whole.value and row != last and rounds_to(share(number.value, whole.value), percent)
        ):
            return True
    return False


def _of_another(grid: Grid, sentence: Sentence, last: int) -> bool:
    """Whether the sentence speaks of another whole than the table: of one column, or of others than it counts."""
    said = content(sentence.text)
    columns = [one for one in grid.columns[1:] if one and not is_total(one)]
    if len(columns) > 1 and any(content(one) and content(one) <= said for one in columns):
        return True
    whole = _WHOLE.search(sentence.text)
    words = content(whole["words"]) if whole else frozenset()
    return not words <= content(" ".join((grid.labels[last], *grid.columns)))
