"""Averages against the range that they are told with, or against the column that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.passages import Passage, exactly
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.words import content, singular
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_MEAN_BEFORE = re.compile(
    r"\b(?:average|mean|median|averag(?:ed|ing|es)|on average)\b"
    r"(?:\s+(?:score|wait|time|number|figure|cost|price|age|length|rate|size|stay)(?:\s+of an?\s+[a-z]+)?)?"
    r"(?:\s+(?:of|was|is|at|being|stood at|were|came to))?\s*(?:about\s+|just\s+)?$",
    re.IGNORECASE,
)
_MEAN_AFTER = re.compile(r"^[^.;,]{0,40}?\bon average\b", re.IGNORECASE)
_MEAN_ONE = re.compile(
    r"\b(?:average|typical|mean)\s+[a-z]+\s+(?:had|has|took|takes|is|was|costs?|lasts?|opens for)\s+$"
)
_MEAN_FIRST = re.compile(r"^On average,?\s[^.;,\d]{0,40}$")
_RANGE = re.compile(
    r"\b(?:between|from|rang\w+ (?:from|between)|var\w+ (?:from|between))\s+(?:a low of\s+|as few as\s+|about\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"^[^.;,]{0,25}?\s(?:and|to)\s+(?:a high of\s+|as many as\s+)?$|^\s?[–-]\s?$", re.IGNORECASE)
_LOWEST = re.compile(r"\b(?:lowest|least|minimum|fewest|shortest|smallest|quietest)\b[^.;,\d]{0,30}$", re.IGNORECASE)
_HIGHEST = re.compile(r"\b(?:highest|most|maximum|longest|largest|busiest)\b[^.;,\d]{0,30}$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:last year|previous|national|regional|other|target|elsewhere|compared|county|England)\b", re.IGNORECASE
)
_MANY = 3


@rule(
    "arithmetic",
    wrong=[
        "The pools drew between 120 and 410 swimmers a day, with a mean of 455.",
        "Waits ranged from 3 to 19 days and averaged 21 days.",
        "The lowest score was 41, the highest 78 and the average 82.",
    ],
    right=[
        "The pools drew between 120 and 410 swimmers a day, with a mean of 255.",
        "Waits ranged from 3 to 19 days and averaged 11 days.",
        "Waits ranged from 3 to 19 days; last year they averaged 21 days.",
        "Visits rose from 3,200 to 4,100, an average of 75 a week.",
    ],
)
def mean_outside_its_range(paper: Paper) -> Iterator[Finding]:
    """An average lies outside the lowest and the highest value that it is told with."""
    for sentence in paper.sentences:
        passage = paper.passage(sentence, 0)
        span = _span(passage)
        if span is None or _OTHER.search(sentence.text):
            continue
        for one in passage.quantities:
            alike = one.unit == span[1].unit and (one.unit != "time" or one.noun == span[1].noun)
            if one in span or not alike or not _is_mean(passage, one):
                continue
            if exactly(one)[0] > exactly(span[1])[1] or exactly(one)[1] < exactly(span[0])[0]:
                yield Finding(
                    "arithmetic",
                    one.start,
                    one.end,
                    f"An average of {one.text.strip()} lies outside {span[0].text.strip()} to {span[1].text.strip()}.",
                    f"{plain(span[0].value)} ≤ average ≤ {plain(span[1].value)}",
                    "Correct the average, or one of the two ends.",
                    0.85,
                )


def _is_mean(passage: Passage, one: Quantity) -> bool:
    before = passage.before(one)
    if _MEAN_ONE.search(before):
        return True
    return bool(_MEAN_BEFORE.search(before) or _MEAN_AFTER.match(passage.after(one)) or _MEAN_FIRST.match(before))


def _span(passage: Passage) -> tuple[Quantity, Quantity] | None:
    """The lowest and the highest value of a sentence; None where it has none or the words say it is a change."""
    found = passage.quantities
    if re.search(
        r"\b(?:rose|fell|grew|increas\w+|decreas\w+|reduc\w+|up|down|went|cut)\b", passage.text, re.IGNORECASE
    ):
        return None
    for one, two in pairwise(found):
        gap = _TO.match(passage.gap(one, two))
        if _RANGE.search(passage.before(one)) and gap and one.unit in (two.unit, "") and one.value < two.value:
            return one, two
    low = [one for one in found if _LOWEST.search(passage.before(one))]
    high = [one for one in found if _HIGHEST.search(passage.before(one))]
    if len(low) == len(high) == 1 and low[0].unit == high[0].unit and low[0].value < high[0].value:
        return low[0], high[0]
    return None


@rule(
    "arithmetic",
    wrong=[
        "Pool | Hours a week\nNorth | 31\nSouth | 44\nEast | 28\nA pool is open for 47.5 hours a week on average.",
        "Team | Cases\nElm | 12\nOak | 18\nAsh | 15\nOn average a team had 21 cases.",
        "Site | Cost\nPark | £310\nPier | £270\nPool | £455\nThe average cost of a site was £505.",
    ],
    right=[
        "Pool | Hours a week\nNorth | 31\nSouth | 44\nEast | 28\nA pool is open for 34.3 hours a week on average.",
        "Team | Cases\nElm | 12\nOak | 18\nAsh | 15\nOn average a team had 15 cases.",
        "Team | Cases\nElm | 12\nOak | 18\nAsh | 15\nOn average a case took 21 days.",
        "Team | Cases\nElm | 12\nOak | 18\nAsh | 15\nThe national average is 21 cases.",
    ],
)
def mean_of_a_column(paper: Paper) -> Iterator[Finding]:
    """An average of what a table lists lies outside all that its column has."""
    for grid in paper.grids:
        for sentence in paper.sentences:
            if not 0 < abs(sentence.block.paragraph - grid.block.paragraph) <= _MANY or _OTHER.search(sentence.text):
                continue
            passage = paper.passage(sentence, 0)
            for one in passage.quantities:
                if _is_mean(passage, one) and (values := _column(grid, passage, one)):
                    yield from _against(one, values)


def _column(grid: Grid, passage: Passage, one: Quantity) -> list[Decimal]:
    """The numbers of the column that an average is of: it names what a row is, or its heading, and its unit."""
    label = singular((grid.columns[0].split() or [""])[-1])
    said = {singular(word) for word in re.findall(r"[A-Za-z]+", passage.text)}
    columns = []
    for column in range(1, grid.width):
        rows = [row for row, name in enumerate(grid.labels) if not is_total(name)]
        numbers = [number for row in rows if (number := grid.number(row, column)) is not None]
        heading = content(grid.columns[column]) if column < len(grid.columns) else frozenset()
        near = content(f"{one.phrase} {passage.unit_of(one)} {passage.before(one, 50) if one.unit == '£' else ''}")
        fits = len(numbers) == len(rows) >= _MANY and (heading & near)
        if fits and all(number.unit in (one.unit, "") for number in numbers):
            columns.append([number.value for number in numbers])
    return columns[0] if len(columns) == 1 and label in said else []


def _against(one: Quantity, values: Sequence[Decimal]) -> Iterator[Finding]:
    low, high = exactly(one)
    if low <= max(values) and min(values) <= high:
        return
    unit = "£" if one.unit == "£" else ""
    mean = sum(values, Decimal(0)) / len(values)
    yield Finding(
        "arithmetic",
        one.start,
        one.end,
        f"The table has {amount(min(values), unit)} to {amount(max(values), unit)}, "
        f"of which {one.text.strip()} is no average.",
        f"mean {plain(mean)}",
        "Correct the average, or the table.",
        0.85,
    )
