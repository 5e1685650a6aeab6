"""Columns of a table that follow from each other in every row but one: sums, differences, products, shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import combinations

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.grids import Grid, Number, is_total
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_ENOUGH, _SMALL = 3, 10
"""Rows by which a relation is shown, and the size of sums up to which it may be chance."""
"""Rows in which a relation must hold before the one that breaks it is wrong."""

Works = Callable[[Decimal, Decimal], Decimal | None]
_RELATIONS: dict[str, Works] = {
    "+": lambda one, two: one + two,
    "×": lambda one, two: one * two,
    "% of": lambda one, two: 100 * one / two if two else None,
}


@rule(
    "arithmetic",
    wrong=[
        (
            "Risk | Likelihood | Impact | Score\nFire | 2 | 4 | 8\nFlood | 3 | 4 | 12\nFraud | 3 | 3 "
            "| 9\nOutage | 2 | 5 | 12"
        ),
        (
            "Case | Done | In time | Share in time\nA | 174 | 167 | 96.0%\nB | 210 | 192 | 91.4%\nC "
            "| 164 | 141 | 83.0%\nD | 175 | 159 | 90.9%"
        ),
        "Group | Staff | Trained | Rate\nOffice | 40 | 31 | 77.5%\nDepot | 60 | 54 | 88.0%",
    ],
    right=[
        (
            "Risk | Likelihood | Impact | Score\nFire | 2 | 4 | 8\nFlood | 3 | 4 | 12\nFraud | 3 | 3 "
            "| 9\nOutage | 2 | 5 | 10"
        ),
        "Line | A | B | C\nOne | 2 | 3 | 6\nTwo | 4 | 9 | 36\nThree | 5 | 6 | 2\nFour | 5 | 1 | 9",
        (
            "Show | Tickets | Price | Taken\nOpera | 5,400 | 18.00 | 97,200\nDance | 4,104 | 16.00 | 65,664\n"
            "Mime | 1,692 | 12.00 | 20,304\nSeason | 11,196 | 16.36 | 183,168"
        ),
        (
            "Site | North | South | Both\nStaff | 40 | 33 | 73\nVans | 12 | 9 | 21\nBeds | 70 | 51 | 121\n"
            "Calls a head | 1.39 | 1.35 | 1.37"
        ),
        "What | Sites | Of | Share\nSurveyed | 19 | 19 | 100.0%\nInstalled | 6 | 19 | 31.6%",
        "Group | Staff | Trained | Aim\nOffice | 40 | 30 | 75%\nDepot | 60 | 54 | 75%",
    ],
)
def row_that_breaks_a_relation(paper: Paper) -> Iterator[Finding]:
    """One column follows from two others in all rows but one."""
    for grid in paper.grids:
        named = min(grid.width, len(grid.columns))
        columns = [column for column in range(1, named) if grid.columns[column] and _numeric(grid, column)]
        told: set[int] = set()
        for result in columns:
            for one, two in combinations([column for column in columns if column != result], 2):
                for left, right in ((one, two), (two, one)):
                    for sign, works in _RELATIONS.items():
                        if sign in "+×" and left > right:
                            continue
                        broken = _broken(grid, left, right, result, sign, works)
                        if broken is None or broken[0].cell.start in told:
                            continue
                        said, value, working, row = broken
                        told.add(said.cell.start)
                        cells = [grid.rows[row][column] for column in (left, right, result)]
                        yield Finding(
                            "arithmetic",
                            min(cell.start for cell in cells),  # any of the three may be the wrong one
                            max(cell.end for cell in cells),
                            (
                                f"In every other row “{grid.columns[result]}” follows from “{grid.columns[left]}” "
                                f"and “{grid.columns[right]}”; here it would be {plain(value)}, not {said.cell.text}."
                            ),
                            working,
                            "Correct this row.",
                            0.85,
                        )


def _numeric(grid: Grid, column: int) -> bool:
    cells = [row[column].text for row in grid.rows if column < len(row)]
    numbers = sum(grid.number(row, column) is not None for row in range(len(grid.rows)))
    return numbers > 1 and numbers >= len(cells) * 0.7


def _broken(
    grid: Grid, left: int, right: int, result: int, sign: str, works: Works
) -> tuple[Number, Decimal, str, int] | None:
    held, wrong = 0, []
    results = set()
    for row in range(len(grid.rows)):
        one, two, said = (grid.number(row, column) for column in (left, right, result))
        if one is None or two is None or said is None or (sign in "+×" and _sums_up(grid, row)):
            continue
        if (sign == "+" and not one.unit == two.unit == said.unit) or (sign == "% of" and said.unit != "%"):
            return None
        value = works(one.value, two.value)
        if value is None:
            continue
        if sign == "+" and (
            said.unit == "%" or 0 < min(one.value, two.value) <= said.value <= max(one.value, two.value)
        ):
            continue  # a rate of both, which lies between theirs
        if _fits(value, said) or (sign == "×" and abs(value - said.value) < said.step + _rounded(one, two)):
            trivial = (
                (sign == "+" and not (one.value and two.value))
                or (sign == "×" and 1 in (one.value, two.value))
                or (sign == "% of" and one.value == two.value)  # all of it, whichever is of which
            )
            held += not trivial
            results.add(said.value)
        else:
            wrong.append((said, value, f"{plain(one.value)} {sign} {plain(two.value)} = {plain(value)}", row))
    if len(wrong) != 1:
        return None
    if sign == "% of":
        # A percentage to one decimal follows from two counts beside it by no accident.
        fine = wrong[0][0].step < 1 and held >= 1 and wrong[0][1] <= 100
        return wrong[0] if fine or (held >= _ENOUGH - 1 and len(results) > 1) else None
    by_chance = sign == "+" and max(results, default=Decimal(0)) < _SMALL
    return wrong[0] if held >= _ENOUGH and len(results) > 1 and not by_chance else None


def _rounded(one: Number, two: Number) -> Decimal:
    """How far a product may be off, where one of its factors was rounded to a part of one."""
    off = [abs(other.value) * each.step / 2 for each, other in ((one, two), (two, one)) if each.step < 1]
    return sum(off, Decimal(0))


def _sums_up(grid: Grid, row: int) -> bool:
    label = grid.labels[row]
    return is_total(label) or (row == len(grid.rows) - 1 and label.casefold().startswith("all "))


def _fits(value: Decimal, said: Number) -> bool:
    step = Decimal(1).scaleb(said.step.adjusted())
    return (
        any(value.quantize(step, mode) == said.value for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN))
        or value == said.value
    )
