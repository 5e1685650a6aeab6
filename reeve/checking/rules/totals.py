"""Values and sums in prose against the paper's own tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid, is_total, pounds_of
from reeve.checking.language.names import names_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content, singular
from reeve.checking.paper import Paper
from reeve.checking.rules.conflicts import COMPARED
from reeve.checking.rules.declaring import rule

_MEASURES = 2
_IN_ALL = re.compile(
    r"\b(?:together|altogether|in total|in all|total(?:s|led|ling)?|overall|combined|as a whole|net)\b", re.IGNORECASE
)


@rule(
    "conflicting-values",
    wrong=[
        (
            "Together they are worth £19.2m a year.\nLot | Awarded to | £m a year\nEast | Hopper | 3.9\n"
            "West | Valley | 4.4\nNorth | Hopper | 9.9\nAll lots | | 18.2"
        ),
        (
            "Sums are in £000.\nDirectorate | Budget | Variance\nAdults | 149,000 | 5,500\nPlace | 41,000 "
            "| -600\nTotal | 190,000 | 4,900\nThere is a net overspend of £5.4m for the council as a "
            "whole."
        ),
    ],
    right=[
        (
            "Together they are worth £18.2m a year.\nLot | Awarded to | £m a year\nEast | Hopper | 3.9\n"
            "West | Valley | 4.4\nNorth | Hopper | 9.9\nAll lots | | 18.2"
        ),
        (
            "Sums are in £000.\nDirectorate | Budget | Variance\nAdults | 149,000 | 5,500\nPlace | 41,000 "
            "| -600\nTotal | 190,000 | 4,900\nThere is a net overspend of £4.9m for the council as a "
            "whole. The total of reserves is £12m."
        ),
    ],
)
def sum_against_a_total(paper: Paper) -> Iterator[Finding]:
    """A sentence gives a sum for the whole that is not the total of the paper's only table of such sums."""
    tables = [(grid, totals) for grid in paper.grids if (totals := _sums(paper, grid))]
    for sentence in paper.sentences:
        near = [one for one in tables if abs(sentence.block.paragraph - one[0].block.paragraph) <= _CLOSE]
        if len(near) != 1:
            continue
        totals = near[0][1]
        found = [one for one in paper.quantities(sentence) if one.unit == "£" and one.sense == "exact"]
        cue = _IN_ALL.search(sentence.text)
        if len(found) != 1 or cue is None:
            continue
        (one,) = found
        low, high = one.bounds()
        fitting = [(heading, value, cell) for heading, value, cell in totals if _of_this(heading, sentence, totals)]
        fitting = [one for one in fitting if _VARIANCE.search(one[0])] or fitting
        if len(fitting) != 1 or any(low <= abs(value) <= high for _, value, _ in totals):
            continue
        heading, value, cell = fitting[0]
        yield Finding(
            "conflicting-values",
            one.start,
            one.end,
            f"The table’s total is {cell} ({heading}), and this sentence says {one.text.strip()}.",
            f"{amount(abs(value), '£')} ≠ {one.text.strip()}",
            "Say the same in both places, or say what differs.",
            0.75,
        )


_CLOSE = 6
_VARIANCE = re.compile(r"variance|over ?/? ?under", re.IGNORECASE)


def _sums(paper: Paper, grid: Grid) -> list[tuple[str, Decimal, str]]:
    """The totals of a table of pounds, in pounds, by heading."""
    scale = pounds_of(paper.document.blocks, grid)
    if scale is None:
        return []
    rows = [
        row
        for row, label in enumerate(grid.labels)
        if is_total(label) or (row == len(grid.rows) - 1 and label.casefold().startswith("all "))
    ]
    if len(rows) != 1:
        return []
    found = []
    for column in range(1, len(grid.columns)):
        number = grid.number(rows[0], column)
        if number is not None and number.unit != "%":
            found.append((grid.columns[column], number.value * scale, number.cell.text))
    return found


def _of_this(heading: str, sentence: Sentence, totals: Sequence[tuple[str, Decimal, str]]) -> bool:
    if _VARIANCE.search(heading):
        return bool(re.search(r"\b(?:overspend|underspend|variance)\b", sentence.text, re.IGNORECASE))
    own = content(re.sub(r"[£$]?\b(?:m|k|000)\b|£\S*", "", heading))
    return own <= content(sentence.text) if own else len(totals) == 1


@rule(
    "conflicting-values",
    wrong=[
        "Measure | Number\nLive contracts | 214\nExpired contracts | 12\nThe council has 241 live contracts.",
        "Service | Requests\nHousing | 20\nRoads | 30\nTotal | 50\nThere were 55 requests in total.",
    ],
    right=[
        "Measure | Number\nLive contracts | 214\nExpired contracts | 12\nThe council has 214 live contracts.",
        (
            "Measure | Number\nLive contracts | 214\nExpired contracts | 12\nThe council expects 241 "
            "live contracts next year."
        ),
        (
            "Service | Requests\nHousing | 20\nRoads | 30\nTotal | 50\nThere were 50 requests in total, "
            "and 55 the year before."
        ),
    ],
)
def value_against_a_table(paper: Paper) -> Iterator[Finding]:
    """A sentence gives a value for what the paper's own table gives another value to."""
    telling = [one for one in paper.sentences if paper.quantities(one) and not COMPARED.search(one.text)]
    for grid in paper.grids:
        lines = list(_measures(grid))
        values = {(number.value, number.unit) for *_, number in grid.numbers()}
        for sentence in telling:
            yield from _against(sentence, paper, lines, values)


def _measures(grid: Grid) -> Iterator[tuple[frozenset[str], str, Decimal, str, str]]:
    """Rows that give one value to a measure: its stems, its label, the value, its unit, and its cell."""
    headings = [one for one in grid.columns[1:] if one]
    for row, label in enumerate(grid.labels):
        if grid.width == _MEASURES and (number := grid.number(row, 1)) is not None:
            if is_total(label):
                heading = content(grid.columns[1])
                if heading:
                    yield (
                        heading | {"total"},
                        f"Total of {grid.columns[1]}",
                        number.value,
                        number.unit,
                        number.cell.text,
                    )
            elif len(content(label)) >= 2:
                yield content(label), label, number.value, number.unit, number.cell.text
        elif is_total(label) and headings:
            for column in range(1, len(grid.columns)):
                number = grid.number(row, column)
                if number is not None and content(grid.columns[column]):
                    yield (
                        content(grid.columns[column]) | {"total"},
                        f"Total of {grid.columns[column]}",
                        number.value,
                        number.unit,
                        number.cell.text,
                    )


def _against(
    sentence: Sentence,
    paper: Paper,
    lines: Sequence[tuple[frozenset[str], str, Decimal, str, str]],
    values: set[tuple[Decimal, str]],
) -> Iterator[Finding]:
    counts = [
        one
        for one in paper.quantities(sentence)
        if one.unit in ("", "£", "%") and one.sense == "exact" and not one.more
    ]
    if len(counts) != 1 or (counts[0].value, counts[0].unit) in values:
        return  # a value of another row is said of the wrong one, which is for number_of_another
    (count,) = counts
    if count.worded and not count.noun:
        return  # "the busiest of the five"
    near = content(sentence.text[max(0, count.start - sentence.start - 60) : count.end - sentence.start + 60])
    fitting = [one for one in lines if one[0] <= near and one[3] == count.unit]
    fitting = [one for one in fitting if not any(one[0] < other[0] for other in fitting)]
    if len(fitting) != 1:
        return
    _, label, value, unit, cell = fitting[0]
    low, high = count.bounds()
    if low <= value <= high or any(low <= one[2] <= high and one[3] == unit for one in lines):
        return
    if "total" not in fitting[0][0] and len(near - fitting[0][0]) > 9:
        return
    yield Finding(
        "conflicting-values",
        count.start,
        count.end,
        f"The table says {cell} for “{label}”, and this sentence {count.text.strip()}.",
        f"{label}: {amount(value, unit)} ≠ {count.text.strip()}",
        "Say the same in both places, or say what differs.",
        0.75,
    )


_NEARNESS = 2
"""How many times one value may be the other, at most, for a slip: what is further apart is of something else."""


@rule(
    "conflicting-values",
    wrong=[
        (
            "Team | Requests | Late\nHousing | 120 | 31\nHighways | 95 | 17\nPlanning | 80 | 22\nHousing "
            "had 130 requests in the quarter."
        ),
        (
            "Centre | 2023/24 | 2024/25\nMarsh Lane | 4,100 | 4,620\nOld Quay | 3,800 | 3,950\nIn 2024/25 "
            "Old Quay had 3,590 visits."
        ),
    ],
    right=[
        (
            "Team | Requests | Late\nHousing | 120 | 31\nHighways | 95 | 17\nPlanning | 80 | 22\nHousing "
            "had 120 requests in the quarter."
        ),
        (
            "Team | Requests | Late\nHousing | 120 | 31\nHighways | 95 | 17\nPlanning | 80 | 22\nHousing "
            "trained 130 people in the quarter."
        ),
        (
            "Centre | 2023/24 | 2024/25\nMarsh Lane | 4,100 | 4,620\nOld Quay | 3,800 | 3,950\nIn 2022/23 "
            "Old Quay had 3,590 visits."
        ),
    ],
)
def value_against_a_cell(paper: Paper) -> Iterator[Finding]:
    """A sentence names one row and one column of a table, and gives a value that stands nowhere in it."""
    telling = [one for sentence in paper.sentences if (one := _tells_one(paper, sentence))]
    for grid in paper.grids:
        values = {number.value for *_, number in grid.numbers()}
        rows = [row for row, label in enumerate(grid.labels) if label and not is_total(label)]
        if len(rows) != len({grid.labels[row] for row in rows}) or len(rows) < 2:
            continue
        for sentence, count, names in telling:
            if count.value in values:
                continue
            named = [row for row in rows if names_it(grid.labels[row], sentence.text, names)]
            columns = [
                column for column in range(1, len(grid.columns)) if _is_meant(grid.columns[column], count, sentence)
            ]
            if len(named) != 1 or len(columns) != 1 or (cell := grid.number(named[0], columns[0])) is None:
                continue
            small, large = sorted((abs(cell.value), count.value))
            if (
                cell.unit != count.unit
                or not small
                or large / small > _NEARNESS
                or (cell.step != count.step and count.unit == "%")
            ):
                continue
            yield Finding(
                "conflicting-values",
                count.start,
                count.end,
                f"The table says {cell.cell.text} for {grid.labels[named[0]]} ({grid.columns[columns[0]]}), "
                f"and this sentence {count.text.strip()}.",
                f"{amount(cell.value, cell.unit)} ≠ {count.text.strip()}",
                "Say the same in both places, or say what differs.",
                0.7,
            )


_ELSEWHERE = re.compile(r"\b(?:outside|except(?:ing)?|excluding|without|apart from|other than|beyond)\b", re.IGNORECASE)


def _tells_one(paper: Paper, sentence: Sentence) -> tuple[Sentence, Quantity, tuple[str, ...]] | None:
    """A sentence that tells one exact value and compares nothing, with that value and the names in it."""
    counts = [one for one in paper.quantities(sentence) if one.unit in ("", "£", "%") and one.sense == "exact"]
    if len(counts) != 1 or COMPARED.search(sentence.text) or _ELSEWHERE.search(sentence.text):
        return None
    return sentence, counts[0], tuple(name.text for name in names_in(sentence.text, sentence.start))


def _is_meant(heading: str, count: Quantity, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a column: by its period, or by the noun that is counted."""
    if re.search(r"\b(?:19|20)\d\d", heading):
        return heading.strip() in sentence.text
    words = {singular(word) for word in re.findall(r"[A-Za-z]+", heading)}
    own = content(heading)
    return bool(own) and (count.noun in words or (own <= content(sentence.text) and len(own) >= _MEASURES))
