"""Tables of a PDF that no lines are drawn around: rows whose cells stand below each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reeve.checking.reading.pdf_lines import Line
from reeve.checking.reading.pdf_page import Picture, Table, Thing

_FEWEST_ROWS = 3


def gathered(things: Sequence[Thing]) -> Iterator[Line | Table | Picture]:
    """The lines, tables and pictures of a page; rows of cells that stand below each other become a table."""
    at = 0
    while at < len(things):
        end = _end_of_table(things, at)
        if end > at:
            yield _table([row for row in things[at:end] if isinstance(row, tuple)])
            at = end
            continue
        thing = things[at]
        yield _together(thing) if isinstance(thing, tuple) else thing
        at += 1


def _together(row: Sequence[Line]) -> Line:
    """The stretches of a row as one line."""
    if len(row) == 1:
        return row[0]
    return replace(
        row[0],
        text=" ".join(line.text for line in row),
        x1=row[-1].x1,
        bottom=max(line.bottom for line in row),
        bold=all(line.bold for line in row),
        links=tuple(link for line in row for link in line.links),
    )


def _end_of_table(things: Sequence[Thing], at: int) -> int:
    """Where a table without lines ends that begins here; `at` itself where none does."""
    first = things[at]
    if not isinstance(first, tuple) or len(first) < 2:
        return at
    end, full = at, 0
    for place in range(at, len(things)):
        row = things[place]
        if not isinstance(row, tuple):
            break
        above = things[place - 1]
        if place > at and isinstance(above, tuple) and row[0].top - above[0].bottom > 2.5 * row[0].size:
            break
        if len(row) < 2 and not _is_within(row[0], first, things[at:end]):
            break
        if len(row) >= 2:
            if not _is_aligned(row, first):
                break
            full, end = full + 1, place + 1
        elif isinstance(above, tuple) and row[0].top - above[0].bottom < 0.4 * row[0].size:
            end = place + 1  # a cell that goes on
    return end if full >= _FEWEST_ROWS else at


def _is_aligned(row: Sequence[Line], first: Sequence[Line]) -> bool:
    """Whether the cells of a row stand in columns of the first: at their left, their right or their middle."""
    return all(
        any(
            min(abs(cell.x0 - one.x0), abs(cell.x1 - one.x1), abs(cell.x0 + cell.x1 - one.x0 - one.x1) / 2) < 6
            or min(cell.x1, one.x1) - max(cell.x0, one.x0) > 0
            for one in first
        )
        for cell in row
    )


def _is_within(cell: Line, first: Sequence[Line], rows: Sequence[Thing]) -> bool:
    """Whether a single stretch keeps to one column: it reaches over no start of another."""
    starts = [line.x0 for row in (first, *rows) if isinstance(row, tuple) for line in row]
    return not any(cell.x0 + 3 < start < cell.x1 - 3 for start in starts)


def _table(rows: Sequence[tuple[Line, ...]]) -> Table:
    columns = _columns(rows)
    found: list[list[str]] = []
    before: Line | None = None
    gaps = [after[0].top - one[0].bottom for one, after in itertools.pairwise(rows)]
    loose = max(gaps, default=0.0) > rows[0][0].size * 0.6
    for row in rows:
        cells = [""] * len(columns)
        for cell in row:
            place = max(range(len(columns)), key=lambda one: _overlap(cell, columns[one]))
            cells[place] = f"{cells[place]} {cell.text}".strip()
        close = before is not None and row[0].top - before.bottom < row[0].size * 0.4
        if found and (not cells[0] or (loose and close)):
            found[-1] = [f"{one}\n{more}".strip() for one, more in zip(found[-1], cells, strict=True)]
        else:
            found.append(cells)
        before = row[0]
    box = min(row[0].x0 for row in rows), rows[0][0].top, max(row[-1].x1 for row in rows), rows[-1][0].bottom
    bold = all(line.bold for line in rows[0]) and not all(line.bold for line in rows[-1])
    return Table(tuple(tuple(row) for row in found), box, bold)


def _columns(rows: Sequence[tuple[Line, ...]]) -> list[tuple[float, float]]:
    """The columns: stretches that overlap, taken together."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((cell.x0, cell.x1) for row in rows for cell in row):
        if found and left < found[-1][1]:
            found[-1] = found[-1][0], max(right, found[-1][1])
        else:
            found.append((left, right))
    return found


def _overlap(cell: Line, column: tuple[float, float]) -> float:
    return min(cell.x1, column[1]) - max(cell.x0, column[0])
