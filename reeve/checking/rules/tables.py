"""Sums in tables: totals down and across, and percentages beside their counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain, share
from reeve.checking.language.grids import Grid, Number, is_subtotal, is_total
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_NOT_ADDED = re.compile(
    (
        r"average|mean|median|rate|ratio|score|index|%|per cent|percent|share|^years?$|days? to|time|target"
        r"|variance %|unique|distinct|rank|priority|no\.?$|^#$|ref|id$"
    ),
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"^(?:as )?(?:a )?(?:%|per ?cent(?:age)?|share|proportion)(?: of (?:the )?(?:total|all|whole)\b.*)?$", re.IGNORECASE
)


@rule(
    "arithmetic",
    wrong=[
        "Service | Open | Closed\nHousing | 4 | 10\nHighways | 6 | 12\nTotal | 11 | 22",
        "Ward | Q1 | Q2 | Total\nNorth | 4 | 5 | 9\nSouth | 3 | 3 | 7\nEast | 2 | 2 | 4",
        (
            "Park | Spring | Summer | Autumn | Season\nOak | 504 | 358 | 388 | 1,240\nElm | 479 | 478 | 192 | 1,149\n"
            "Ash | 618 | 396 | 177 | 1,191"
        ),
        (
            "Depot | Previous year | This year\nNorth | 110 | 95\nSouth | 132 | 141\nMoor | 47 | 51\n"
            "The three depots | 289 | 297"
        ),
    ],
    right=[
        "Service | Open | Closed\nHousing | 4 | 10\nHighways | 6 | 12\nTotal | 10 | 22",
        "Ward | Q1 | Q2 | Total\nNorth | 4 | 5 | 9\nSouth | 3 | 3 | 6\nEast | 2 | – | 2",
        "Line | Amount\nPay | £100\nAgency | £20\nSub-total | £120\nSupplies | £30\nTotal | £150",
        "Service | Average days\nHousing | 4\nHighways | 6\nTotal | 5",
        "Council | Elm | Oak | Ash | All\nStaff | 4,120 | 2,860 | 1,020 | 8,000\nLeavers % | 12% | 10% | 7% | 10.6%",
        ("Line | £000\nGrants | 184\nFees | 32\nTotal income | 216\nPay | 113\nRent | 79\nTotal expenditure | 192"),
        "What | May\nElectorate | 96,400\nAt the polls | 20,816\nBy post | 13,888\nTotal | 34,704",
    ],
)
def total_of_a_table(paper: Paper) -> Iterator[Finding]:
    """A total in a table is not the sum of the column above it, or of the row before it."""
    for grid in paper.grids:
        yield from _down(grid)
        yield from _across(grid)


_WHOLE = re.compile(
    (
        r"^(?:all\b.*|(?:the )?(?:whole )?(?:year|service|council|county|borough|city|district|authority"
        r"|fund|trust|region|company|group|programme|organisation)(?: as a whole)?|combined|together"
        r"|in all)$"
    ),
    re.IGNORECASE,
)
_NEAR = Decimal("0.35")
_OFF = Decimal("0.15")
_LARGE = 50
_ENOUGH = 3
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _down(grid: Grid) -> Iterator[Finding]:
    totals = [row for row, label in enumerate(grid.labels) if is_total(label)]
    last = len(grid.rows) - 1
    if not totals and last >= 2 and (_WHOLE.match(grid.labels[last].strip(" :*")) or _adds_elsewhere(grid, last)):
        totals = [last] if _nearly(grid, last) else []
    summing = set(totals)
    added = [row for row, label in enumerate(grid.labels) if row not in summing and not is_subtotal(label)]
    for column in range(1, grid.width):
        if _NOT_ADDED.search(grid.columns[column] if column < len(grid.columns) else ""):
            continue
        for place, row in enumerate(totals):
            said = grid.number(row, column)
            if said is None or (is_subtotal(grid.labels[row]) and place == 0 and row == 0):
                continue
            begin = totals[place - 1] + 1 if place and is_subtotal(grid.labels[row]) else 0
            parts = added[bisect_left(added, begin) : bisect_left(added, row)]
            numbers = _all_numbers(grid, parts, [column] * len(parts))
            if numbers is None or len(numbers) < 2 or all(_FIRST_YEAR <= one.value <= _LAST_YEAR for one in numbers):
                continue
            if said.unit == "%" or any(one.unit == "%" for one in numbers):
                continue
            if place and not is_subtotal(grid.labels[row]):
                since = _all_numbers(
                    grid, list(range(totals[place - 1] + 1, row)), [column] * (row - totals[place - 1] - 1)
                )
                before = grid.number(totals[place - 1], column)
                if since is not None and before is not None and (_adds([before, *since], said) or _adds(since, said)):
                    continue
            if not _is_of_all(numbers, said) and not _adds_from_below(numbers, said):
                yield from _sum(numbers, said, "column above")


def _is_of_all(numbers: Sequence[Number], said: Number) -> bool:
    """Whether a number lies among those that it stands with, and far from their sum: a rate or a mean of them all."""
    values = [one.value for one in numbers]
    total = sum(values)
    return min(values) <= said.value <= max(values) < total and abs(total - said.value) > total * _OFF


def _adds_from_below(numbers: Sequence[Number], said: Number) -> bool:
    """Whether the last of the numbers above add up to it exactly: those before are of something else."""
    sums = list(accumulate(one.value for one in reversed(numbers)))
    return said.value in sums[1:-1]


def _adds_elsewhere(grid: Grid, last: int) -> bool:
    """Whether some column of the last row is the exact sum of those above it, which is no accident of large numbers."""
    for column in range(1, grid.width):
        said, numbers = grid.number(last, column), _all_numbers(grid, list(range(last)), [column] * last)
        by_accident = numbers is None or len(numbers) < _ENOUGH or said is None or said.value % 10 == 0
        if not by_accident and said and numbers and said.value >= _LARGE and _adds(numbers, said):
            return True
    return False


def _nearly(grid: Grid, last: int) -> bool:
    """Whether the last row is near to the sum of those above it in all its columns, as a total is."""
    for column in range(1, grid.width):
        said, numbers = grid.number(last, column), _all_numbers(grid, list(range(last)), [column] * last)
        if said is None or not numbers or _NOT_ADDED.search(grid.columns[column] if column < len(grid.columns) else ""):
            continue
        total = sum((one.value for one in numbers), Decimal(0))
        if not total or abs(total - said.value) / abs(total) > _NEAR:
            return False
    return True


def _across(grid: Grid) -> Iterator[Finding]:
    totals = [column for column in range(2, len(grid.columns)) if is_total(grid.columns[column])]
    if not totals and _ends_in_sums(grid):
        totals = [len(grid.columns) - 1]
    if len(totals) != 1:
        return
    (total,) = totals
    columns = [one for one in range(1, total) if not _NOT_ADDED.search(grid.columns[one])]
    if len(columns) < 2 or len(columns) != total - 1:
        return
    faults = []
    right = 0
    for row in range(len(grid.rows)):
        said = grid.number(row, total)
        numbers = _all_numbers(grid, [row] * len(columns), columns)
        if said is None or numbers is None or len(numbers) < 2:
            continue
        found = [] if _is_of_all(numbers, said) else list(_sum(numbers, said, "row before"))
        faults += found
        right += not found
    if len(faults) <= right:  # where most rows do not add up, the column is no sum of the others
        yield from faults


def _ends_in_sums(grid: Grid) -> bool:
    """Whether the last column is the sum of three or more before it in two rows at least, of numbers large enough."""
    last = len(grid.columns) - 1
    if last <= _ENOUGH:
        return False
    fitting = 0
    for row in range(len(grid.rows)):
        said, numbers = grid.number(row, last), _all_numbers(grid, [row] * (last - 1), range(1, last))
        fitting += bool(said and numbers and len(numbers) == last - 1 and said.value >= _LARGE and _adds(numbers, said))
    return fitting > 1


def _all_numbers(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> list[Number] | None:
    """The numbers in some cells, blank ones left out; None where one says something else."""
    found = []
    for row, column in zip(rows, columns, strict=True):
        number = grid.number(row, column)
        if number is not None:
            found.append(number)
        elif not grid.is_blank(row, column):
            return None
    return found


def _adds(numbers: Sequence[Number], said: Number) -> bool:
    total = sum((one.value for one in numbers), Decimal(0))
    slack = sum((one.step for one in numbers if one.step != 1), Decimal(0)) / 2 + (
        said.step / 2 if said.step != 1 else 0
    )
    return abs(total - said.value) <= slack


def _sum(numbers: Sequence[Number], said: Number, where: str) -> Iterator[Finding]:
    if _adds(numbers, said):
        return
    unit = said.unit or numbers[0].unit
    total = sum((one.value for one in numbers), Decimal(0))
    yield Finding(
        "arithmetic",
        said.cell.start,
        said.cell.end,
        f"The {where} adds up to {amount(total, unit)}, not {said.cell.text}.",
        f"{' + '.join(plain(one.value) for one in numbers)} = {plain(total)}",
        "Correct the total, or one of the numbers.",
        0.9,
    )


@rule(
    "arithmetic",
    wrong=[
        "Rating | Number | %\nGreen | 10 | 50%\nAmber | 6 | 35%\nRed | 4 | 20%\nTotal | 20 | 100%",
        "Answer | Replies\nYes | 30 (60%)\nNo | 20 (45%)",
    ],
    right=[
        "Rating | Number | %\nGreen | 10 | 50%\nAmber | 6 | 30%\nRed | 4 | 20%\nTotal | 20 | 100%",
        "Answer | Replies\nYes | 30 (60%)\nNo | 20 (40%)",
        "Service | Number | % in time\nHousing | 10 | 50%\nHighways | 6 | 30%\nPlanning | 4 | 90%",
    ],
)
def percentages_of_a_table(paper: Paper) -> Iterator[Finding]:
    """A percentage in a table is not the share that the count beside it has of the column's total."""
    for grid in paper.grids:
        for column in range(1, grid.width):
            counts = [
                (row, number) for row in range(len(grid.rows)) if (number := grid.number(row, column)) is not None
            ]
            counts = [(row, number) for row, number in counts if not is_total(grid.labels[row])]
            if len(counts) < 2 or any(number.unit == "%" for _, number in counts):
                continue
            total = sum((number.value for _, number in counts), Decimal(0))
            pairs = [(row, number, _share_beside(grid, row, column, number)) for row, number in counts]
            if total <= 0 or any(one is None for *_, one in pairs):
                continue
            yield from _wrong_shares([(number, one) for _, number, one in pairs if one is not None], total)


def _share_beside(grid: Grid, row: int, column: int, number: Number) -> Number | None:
    if number.share is not None:
        return Number(number.cell, number.share.value, "%", number.share.step)
    heading = grid.columns[column + 1] if column + 1 < len(grid.columns) else ""
    beside = grid.number(row, column + 1)
    if beside is None or not (_SHARE.match(heading.strip()) or (not heading and beside.unit == "%")):
        return None
    return beside


def _wrong_shares(pairs: Sequence[tuple[Number, Number]], total: Decimal) -> Iterator[Finding]:
    """Only where most shares are of this total: else they are shares of something else."""
    wrong = [
        (count, one)
        for count, one in pairs
        if abs(share(count.value, total) - one.value) > one.step / 2 + Decimal("0.0001")
    ]
    said = sum((one.value for _, one in pairs), Decimal(0))
    whole = abs(said - 100) <= sum((one.step for _, one in pairs), Decimal(0)) / 2 + Decimal("0.0001")
    if not wrong or (
        len(wrong) * 2 >= len(pairs) and not (len(pairs) == 2 and len(wrong) == 1) and not (whole and len(pairs) > 2)
    ):
        return
    for count, one in wrong:
        exact = share(count.value, total)
        yield Finding(
            "arithmetic",
            one.cell.start,
            one.cell.end,
            f"{plain(count.value)} of {plain(total)} is not {plain(one.value)}%.",
            f"{plain(count.value)} ÷ {plain(total)} = {plain(exact)}%",
            "Correct the percentage, or the count beside it.",
            0.9,
        )
