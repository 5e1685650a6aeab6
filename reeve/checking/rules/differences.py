"""By how much one row of a table is said to be more or less than another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.names import names_in
from reeve.checking.language.passages import Passage
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_THAN = re.compile(
    r"^\s+(?P<word>more|fewer|less)\s+(?P<what>(?:[a-z]+\s+){0,3}?)than\s+(?:the\s+|at\s+|in\s+)?$", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:last year|previous|year before|target|average|%)", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "Ferry | Trips\nSwift | 410\nHeron | 295\nTeal | 530\nThe Teal made 180 more trips than the Swift.",
        "Ward | Bins\nHill | 61\nDale | 48\nMoor | 55\nDale has 23 fewer bins than Hill.",
        "Ward | Bins | Fines\nHill | 61 | 9\nDale | 48 | 14\nMoor | 55 | 3\nDale had 6 fewer fines than Moor.",
    ],
    right=[
        "Ferry | Trips\nSwift | 410\nHeron | 295\nTeal | 530\nThe Teal made 120 more trips than the Swift.",
        "Ward | Bins\nHill | 61\nDale | 48\nMoor | 55\nDale has 13 fewer bins than Hill.",
        "Ward | Bins | Fines\nHill | 61 | 9\nDale | 48 | 14\nMoor | 55 | 3\nDale had 40 more letters than Moor.",
    ],
)
def difference_of_two_rows(paper: Paper) -> Iterator[Finding]:
    """One row of a table is said to be more or less than another by a number that is not their difference."""
    telling = [
        (one, paper.passage(one, 0), tuple(name.text for name in names_in(one.text, one.start)))
        for one in paper.sentences
        if len(paper.quantities(one)) == 1 and " than " in one.text and not _OTHER.search(one.text)
    ]
    for grid in paper.grids:
        rows = [row for row, label in enumerate(grid.labels) if label and not is_total(label)]
        for sentence, passage, names in telling:
            named = [row for row in rows if names_it(grid.labels[row], sentence.text, names)]
            if len(named) != 2:
                continue
            named.sort(key=lambda row: sentence.text.find(grid.labels[row]))
            yield from _difference(grid, named, passage, passage.quantities[0])


def _difference(grid: Grid, named: Sequence[int], passage: Passage, one: Quantity) -> Iterator[Finding]:
    first, second = (grid.labels[row] for row in named)
    than = _THAN.match(passage.text[one.end - passage.start : max(0, passage.text.rfind(second))])
    if than is None or not 0 <= passage.text.find(first) < one.start - passage.start or one.sense != "exact":
        return
    said = content(than["what"])
    columns = [
        column
        for column in range(1, len(grid.columns))
        if (content(grid.columns[column]) & said) or (grid.width == 2 and not said)
    ]
    numbers = [grid.number(row, columns[0]) for row in named] if len(columns) == 1 else []
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None or numbers[0].unit == "%":
        return
    right = numbers[0].value - numbers[1].value
    told = one.value if than["word"].casefold() == "more" else -one.value
    if right == told:
        return
    yield Finding(
        "arithmetic",
        one.start,
        one.end,
        f"By the table {first} has {plain(abs(right))} {'more' if right > 0 else 'fewer'} than {second}, "
        f"not {one.text.strip()} {than['word']}.",
        f"{plain(numbers[0].value)} − {plain(numbers[1].value)} = {plain(right)}",
        "Correct the difference, or the table.",
        0.85,
    )
