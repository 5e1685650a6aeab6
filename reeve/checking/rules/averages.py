"""Averages that lie outside what they are averages of, and what is left after a part is taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.grids import is_total
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_ON_AVERAGE = (
    r"\bon average,?\s+(?:that|this|it|they|these|which)\s+(?:is|was|are|were|makes?|made|gives?|comes? to|came to"
    r"|works? out at|worked out at)"
)
_AVERAGE = re.compile(
    r"\b(?:average|mean)\b[^.;]{0,60}?\b(?:of|is|was|being|at|stands at)\s+$|\b(?:average|mean)\s+(?:score\s+)?$"
    r"|\baveraging\s+$"
    rf"|{_ON_AVERAGE}\s+(?:just\s+)?$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"\b(?:plain|simple|unweighted|arithmetic) (?:average|mean)\b|\bthe mean\b"
    rf"|\b(?:equal|like|the same) weight\b|{_ON_AVERAGE}\b",
    re.IGNORECASE,
)
"""An average that is that of the values as they stand; "on average that is" takes up those just told."""
_LIST = re.compile(
    r"^\s*(?:,|and|,\s*and|;|\(|in \w+,?"
    r"|(?:[a-z-]+\s+){0,2}(?:in|for|at|on|from|by)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}[\w’'-]+,?)"
    r"\s*(?:and\s+)?$",
    re.IGNORECASE,
)


@rule(
    "arithmetic",
    wrong=[
        "The four quarters gave 4.5, 4.3, 4.7 and 4.7, an average of 4.8 for the year.",
        "The partners scored it 4.9, 4.8 and 4.9. The mean is 4.4, the target 4.5.",
        "Area | Days\nNorth | 37\nEast | 30\nWest | 58\nThe plain average of the three areas is 62.5 days.",
        "We lent 31 boats in May, 48 in June and 56 in the first week of July. On average that is 47.0 a month.",
        "A repair took 31, 24, 38 and 21 days in the four wards. The plain average of the wards is 31.0 days.",
        "Month by month the share was 3.1%, 4.4% and 3.9%, averaging 4.9%.",
    ],
    right=[
        "The four quarters gave 4.5, 4.3, 4.7 and 4.7, an average of 4.6 for the year.",
        "Area | Days\nNorth | 37\nEast | 30\nWest | 58\nThe average of all cases is 33.5 days.",
        "We lent 31 boats in May, 48 in June and 56 in the first week of July. On average that is 45 a month.",
    ],
)
def average_out_of_range(paper: Paper) -> Iterator[Finding]:
    """An average lies above or below all the values that it is of, or a plain mean is worked out wrongly."""
    for sentence in paper.sentences:
        for one in paper.quantities(sentence):
            if one.sense != "exact" or not _AVERAGE.search(sentence.text[: one.start - sentence.start]):
                continue
            values = _values_before(sentence, paper, one) or _values_above(sentence, paper)
            if len(values) < 3:
                continue
            mean = sum(values, Decimal(0)) / len(values)
            if one.value in values and (not _PLAIN.search(sentence.text) or one.step == 1):
                continue
            beyond = not min(values) - one.step / 2 <= one.value <= max(values) + one.step / 2
            wrong = _PLAIN.search(sentence.text) and abs(mean - one.value) > one.step / 2 + Decimal("0.0001")
            if beyond or wrong:
                yield Finding(
                    "arithmetic",
                    one.start,
                    one.end,
                    f"{one.text.strip()} is not the average of {', '.join(map(plain, values))}.",
                    f"mean {plain(mean)}, between {plain(min(values))} and {plain(max(values))}",
                    "Correct the average, or one of the values.",
                    0.85,
                )


def _values_before(sentence: Sentence, paper: Paper, one: Quantity) -> list[Decimal]:
    """The run of numbers that stands before an average, in its sentence or in the one before."""
    within = paper.sentences_in(sentence.block)
    place = paper.place_in_block(sentence)
    own = [other for other in paper.quantities(sentence) if other.end <= one.start]
    for text, found in (
        (sentence, own),
        *((other, list(paper.quantities(other))) for other in within[max(0, place - 1) : place]),
    ):
        run = _run(text, found)
        if len(run) >= 3:
            return run
    return []


def _run(sentence: Sentence, found: Sequence[Quantity]) -> list[Decimal]:
    runs: list[list[Quantity]] = []
    for other in found:
        if runs and _LIST.match(sentence.text[runs[-1][-1].end - sentence.start : other.start - sentence.start]):
            runs[-1].append(other)
        else:
            runs.append([other])
    longest = max(runs, key=len, default=[])
    return [other.value for other in longest]


def _values_above(sentence: Sentence, paper: Paper) -> list[Decimal]:
    """The column of a table just above that an average may be of."""
    near = [grid for grid in paper.grids if 0 < sentence.block.paragraph - grid.block.paragraph <= 2]
    if not near or not _PLAIN.search(sentence.text):
        return []
    grid = near[-1]
    said = content(sentence.text)
    columns = [
        column for column in range(1, len(grid.columns)) if content(grid.columns[column]) & said or grid.width == 2
    ]
    if len(columns) != 1:
        return []
    numbers = [grid.number(row, columns[0]) for row in range(len(grid.rows)) if not is_total(grid.labels[row])]
    return [number.value for number in numbers if number is not None]


_LEAVES = re.compile(
    r"\b(?:leav(?:es|ing)|remaining|left over|balance of)\s+(?:a balance of\s+|a balance\s+)?$"
    r"|\bso (?:that )?there (?:is|are|would be|will be|remains?)\s+$",
    re.IGNORECASE,
)


@rule(
    "arithmetic",
    wrong=[
        "Grants paid so far come to £11,000. That leaves £14,500 of the budget of £24,000.",
        "The reserve holds £61,000. The two roofs cost £38,000, so there is £32,000 for the drains.",
    ],
    right=[
        "Grants paid so far come to £9,500. That leaves £14,500 of the budget of £24,000.",
        "Ten came. That leaves 5 of the 40 seats that were sold early, and 12 free.",
    ],
)
def what_is_left(paper: Paper) -> Iterator[Finding]:
    """What is said to be left is not the whole less what was taken."""
    for sentence in paper.sentences:
        own = paper.quantities(sentence)
        for place, left in enumerate(own):
            if not _LEAVES.search(sentence.text[: left.start - sentence.start]) or left.unit != "£":
                continue
            within = paper.sentences_in(sentence.block)
            before = within[paper.place_in_block(sentence) - 1] if sentence is not within[0] else None
            others = [
                one
                for one in (*(paper.quantities(before) if before else ()), *own[:place], *own[place + 1 :])
                if one.unit == left.unit
            ]
            if len(others) != 2:
                continue
            small, large = sorted(others, key=lambda one: one.value)
            low, high = large.bounds()[0] - small.bounds()[1], large.bounds()[1] - small.bounds()[0]
            if left.bounds()[1] < low or left.bounds()[0] > high:
                rest = large.value - small.value
                yield Finding(
                    "arithmetic",
                    left.start,
                    left.end,
                    (
                        f"{large.text.strip()} less {small.text.strip()} leaves {amount(rest, left.unit)}, "
                        f"not {left.text.strip()}."
                    ),
                    f"{plain(large.value)} − {plain(small.value)} = {plain(rest)}",
                    "Correct what is left, or one of the two amounts.",
                    0.85,
                )
