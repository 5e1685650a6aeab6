"""Hide small counts of people, and with each a partner, so that none follows from the totals shown.

Primary suppression hides counts from 1 to 4. Where a row or column of a table with totals then has exactly
one hidden cell, that cell is the total less the others; so its smallest shown cell is hidden too, until no
row or column has just one. The rule and its threshold are those in common use for small surveys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SMALL = range(1, 5)
"""Counts that are hidden. Nought tells of no one."""

Cell = tuple[int, int]


def hidden(counts: Sequence[Sequence[int]]) -> frozenset[Cell]:
    """The cells (row, column) to hide of a table whose row and column totals are shown."""
    found = {(r, c) for r, row in enumerate(counts) for c, count in enumerate(row) if count in SMALL}
    while partner := _partner(counts, found):
        found.add(partner)
    return frozenset(found)


def _partner(counts: Sequence[Sequence[int]], found: set[Cell]) -> Cell | None:
    """The cell to hide beside the only hidden one of a row or column; None where no line has only one."""
    rows = range(len(counts))
    columns = range(len(counts[0]) if counts else 0)
    lines = [[(r, c) for c in columns] for r in rows] + [[(r, c) for r in rows] for c in columns]
    for line in lines:
        covered = [cell for cell in line if cell in found]
        shown = [cell for cell in line if cell not in found]
        if len(covered) == 1 and shown:
            sizes: Mapping[Cell, int] = {cell: counts[cell[0]][cell[1]] for cell in shown}
            return min(shown, key=lambda cell: (sizes[cell] == 0, sizes[cell], cell))
    return None
