"""Tables of a PDF whose cells are each underlined, as programs draw tables that have level lines only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from reeve.checking.reading.pdf_letters import Box, Letter
from reeve.checking.reading.pdf_lines import rows_of

_NEAR = 1.0
"""Points within which two ends of lines are one place."""
_LEADING = 0.6
"""The gap between lines of one heading at most, in parts of the size of letters."""
_APART = 0.45
"""The gap between two cells at least, in parts of the size of letters; one between words is half as wide."""

Ends = tuple[float, ...]
"""Where columns begin and end: one more than there are columns."""


class Row(NamedTuple):
    """A row of cells by where they stand."""

    bbox: Box
    cells: tuple[Box, ...]


class Grid(NamedTuple):
    """A table by where its rows stand; the first holds the columns' headings."""

    bbox: Box
    rows: tuple[Row, ...]


def underlined(edges: Iterable[dict[str, Any]], letters: Sequence[Letter]) -> Iterator[Grid]:
    """The tables of which every row has a line below each of its cells, the lines touching at their ends."""
    run: list[tuple[float, Ends]] = []
    for level in _levels(edges):
        if run and (not _alike(run[-1][1], level[1]) or _runs_across(letters, run[-1][0], *level)):
            yield from _grid(run, letters)
            run = []
        run.append(level)
    yield from _grid(run, letters)


def _levels(edges: Iterable[dict[str, Any]]) -> Iterator[tuple[float, Ends]]:
    """How far down the page lines of two cells or more lie, and where these cells begin and end."""
    by_height: dict[float, list[tuple[float, float]]] = {}
    for one in edges:
        if one["orientation"] == "h" and one["width"] > _NEAR:
            near = next((down for down in by_height if abs(down - one["top"]) < _NEAR), one["top"])
            by_height.setdefault(near, []).append((one["x0"], one["x1"]))
    for down, lines in sorted(by_height.items()):
        cells = sorted(set(lines))
        if len(cells) >= 2 and all(abs(one[1] - after[0]) < _NEAR for one, after in pairwise(cells)):
            yield down, (cells[0][0], *(right for _, right in cells))


def _alike(one: Ends, other: Ends) -> bool:
    return len(one) == len(other) and all(abs(a - b) < _NEAR for a, b in zip(one, other, strict=True))


def _runs_across(letters: Sequence[Letter], top: float, bottom: float, ends: Ends) -> bool:
    """Whether something between two levels keeps to no column: a caption or a paragraph between two tables."""
    between = [one for one in letters if one.is_in((ends[0], top, ends[-1], bottom))]
    return not all(_keeps_to_columns(row.chars, ends) for row in rows_of(between))


def _keeps_to_columns(line: Sequence[Letter], ends: Ends) -> bool:
    """Whether a line leaves a gap, wider than between words, where each column ends and the next begins."""
    said = [one for one in line if not one.text.isspace()]
    for end in ends[1:-1]:
        before = max((one for one in said if one.x0 < end), key=lambda one: one.x1, default=None)
        after = min((one for one in said if one.x1 > end), key=lambda one: one.x0, default=None)
        if before and after and after.x0 - before.x1 < _APART * before.size:
            return False
    return True


def _grid(run: Sequence[tuple[float, Ends]], letters: Sequence[Letter]) -> Iterator[Grid]:
    if len(run) < 2:
        return
    ends = run[0][1]
    tops = [_top_of_head(run[0][0], ends, letters), *(down for down, _ in run)]
    rows = tuple(
        Row((ends[0], top, ends[-1], bottom), tuple((left, top, right, bottom) for left, right in pairwise(ends)))
        for top, bottom in pairwise(tops)
    )
    yield Grid((ends[0], tops[0], ends[-1], tops[-1]), rows)


def _top_of_head(line: float, ends: Ends, letters: Sequence[Letter]) -> float:
    """Where the columns' headings begin that stand above a table's first line: lines close to each other."""
    above = [one for one in letters if one.is_in((ends[0], 0.0, ends[-1], line))]
    top = line
    for row in reversed(rows_of(one for one in above if not one.text.isspace())):
        size, bottom = row.size, max(one.bottom for one in row.chars)
        if top - bottom > (_LEADING if top < line else 2 * _LEADING) * size or not _keeps_to_columns(row.chars, ends):
            break
        top = min(one.top for one in row.chars)
    return top
