"""The highest, the lowest, the busiest, the second: what prose says of the order of a table's rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.names import names_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_ORDER = ("second", "third", "fourth", "fifth")
_MOST = (
    r"highest|most|largest|biggest|greatest|busiest|longest|heaviest|dearest|costliest|top|oldest|fullest|tallest|widest"
    r"|deepest|best attended|best used|most often|most visited|most used"
)
_LEAST = (
    r"lowest|fewest|least|smallest|quietest|shortest|lightest|cheapest|bottom|youngest|emptiest|narrowest|shallowest"
    r"|least often|least used|least visited"
)


def _longest_first(words: str) -> str:
    return "|".join(sorted(words.split("|"), key=len, reverse=True))


_NUMBER_OF = frozenset({"number", "count", "total", "amount", "sum", "figure", "value"})
_BEST = re.compile(
    rf"\b(?:(?P<rank>{'|'.join(_ORDER)})[ -])?"
    rf"(?:(?P<most>{_longest_first(_MOST)})|(?P<least>{_longest_first(_LEAST)}))\b"
    r"(?:\s+(?P<what>(?!by\b|of\b|at\b|in\b|with\b|and\b|for\b|on\b|among\b|again\b|is\b|was\b|had\b|has\b)[a-z]+))?",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"\b(?:at (?:the )?(?:most|least)|most of|for the most|most recent\w*|not|never|no longer|nor|except|but|apart"
    r"|rather than|if|would|could|than|last year|previous|since|ever|share|rate|per|proportion|change|rose|fell|grew"
    r"|increase\w*|decrease\w*|rise|fall|average|improv\w+)\b|n[’']t\b|%",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"largest|biggest|greatest|smallest|longest|shortest|oldest|youngest|tallest|widest|deepest|narrowest|shallowest"
    r"|heaviest|lightest",
    re.IGNORECASE,
)
_NEARLY = Decimal("0.12")
_FEW = 3
"""Rows from which on an order is worth telling."""


@rule(
    "attribution",
    wrong=[
        "Beach | Calls\nNorth Sands | 14\nShell Cove | 31\nPier End | 22\nPier End had the most calls.",
        "Depot | Vans | Staff\nCastle | 9 | 40\nFoundry | 14 | 31\nQuay | 6 | 55\nFoundry has the fewest vans.",
        "Ferry | Passengers\nSwift | 4,100\nHeron | 2,950\nTeal | 5,300\nThe Heron, the busiest of the three, is old.",
        "Court | Cases\nElm | 60\nOak | 85\nAsh | 71\nBeech | 40\nAsh is the third largest by its number of cases.",
        "Permit | Asked | Refused\nSkips | 80 | 4\nStalls | 61 | 9\nScaffolds | 33 | 2\nSkips were refused most often.",
    ],
    right=[
        "Beach | Calls\nNorth Sands | 14\nShell Cove | 31\nPier End | 22\nShell Cove had the most calls.",
        "Depot | Vans | Staff\nCastle | 9 | 40\nFoundry | 14 | 31\nQuay | 6 | 55\nQuay has the fewest vans.",
        "Depot | Vans | Staff\nCastle | 9 | 40\nFoundry | 14 | 31\nQuay | 6 | 55\nFoundry is the largest site.",
        "Court | Cases\nElm | 60\nOak | 85\nAsh | 71\nBeech | 40\nAsh is the second largest by its number of cases.",
        "Beach | Calls\nNorth Sands | 14\nShell Cove | 31\nPier End | 22\nMost of the calls at Pier End were false.",
        "Beach | Calls\nNorth Sands | 14\nShell Cove | 31\nPier End | 31\nPier End had the most calls, as another.",
        "Pool | Calls\nNorth Sands | 14\nShell Cove | 31\nPier End | 22\nThe largest pool is at Pier End.",
    ],
)
def place_in_an_order(paper: Paper) -> Iterator[Finding]:
    """A row is said to be the highest, the lowest or the second of a column of the table in which it is not."""
    for grid in paper.grids:
        rows = [row for row, label in enumerate(grid.labels) if label and not is_total(label) and not _is_all(label)]
        if len(rows) < _FEW or len({grid.labels[row] for row in rows}) != len(rows):
            continue
        for sentence in paper.sentences:
            if abs(sentence.block.paragraph - grid.block.paragraph) <= 6:
                yield from _told(grid, rows, sentence)


def _is_all(label: str) -> bool:
    return label.casefold().startswith(("all ", "average", "mean", "whole"))


def _without_labels(grid: Grid, text: str) -> str:
    """A text with blanks for the names of rows: "Hill Top" is no top."""
    for label in grid.labels:
        text = text.replace(label, " " * len(label)) if len(label) > 3 else text
    return text


def _told(grid: Grid, rows: Sequence[int], sentence: Sentence) -> Iterator[Finding]:
    orders = list(_BEST.finditer(_without_labels(grid, sentence.text)))
    if len(orders) != 1 or _NO_ORDER.search(sentence.text):
        return
    (order,) = orders
    names = tuple(name.text for name in names_in(sentence.text, sentence.start))
    named = [row for row in rows if names_it(grid.labels[row], sentence.text, names)]
    if len(named) != 1:
        return
    what = order["what"] or ""
    sized = _SIZE.search(order.group())  # "the largest pool" is not the one with the most visits
    about = content(" ".join(grid.columns[1:] if sized else grid.columns))
    values = _values(grid, rows, sentence)
    if what and what not in _NUMBER_OF and not content(what) & about:
        return  # the largest of something else
    if values is None or named[0] not in values:
        return
    column = sorted(values.values(), reverse=bool(order["most"]))
    place = _ORDER.index(order["rank"].casefold()) + 1 if order["rank"] else 0
    right = {column[place]} if place < len(column) else set()
    if not right or values[named[0]] in right or (place and len(set(column)) != len(column)):
        return
    other = next(grid.labels[row] for row, value in values.items() if value in right)
    at = sentence.start + order.start()
    yield Finding(
        "attribution",
        min(at, sentence.start + max(0, sentence.text.find(grid.labels[named[0]]))),
        sentence.start + order.end(),
        f"By the table “{order.group()}” is {other}, not {grid.labels[named[0]]}.",
        ", ".join(f"{grid.labels[row]} {value}" for row, value in values.items()),
        f"Say it of {other}, or correct the table.",
        0.8,
    )


def _values(grid: Grid, rows: Sequence[int], sentence: Sentence) -> dict[int, Decimal] | None:
    """The numbers of the one column that a sentence speaks of; None where it may be another."""
    columns = []
    for column in range(1, grid.width):
        numbers = {row: number.value for row in rows if (number := grid.number(row, column)) is not None}
        if len(numbers) == len(rows):
            *others, last = numbers.values()
            if len(others) >= _FEW and abs(sum(others, Decimal(0)) - last) <= _NEARLY * last:  # a total by another name
                numbers.pop(rows[-1])
            columns.append((column, numbers))
    if len(columns) == 1 and grid.width == 2:
        return columns[0][1]
    said = content(sentence.text)
    meant = [
        values for column, values in columns if column < len(grid.columns) and content(grid.columns[column]) & said
    ]
    return meant[0] if len(meant) == 1 else None
