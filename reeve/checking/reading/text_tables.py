"""Tables of plain text: rows by tabs, bars or wide gaps, and labels that were broken over two lines mended."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from reeve.checking.document import Part

RULE = re.compile(r"^[\s|:+=_-]+$")
_BARS = re.compile(r"[\t|]")
_GAPS = re.compile(r"\s{2,}")
_BULLET = re.compile(r"^\s*[-–—•●▪■◦*·o]\s")
_NUMBER = re.compile(r"^\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{2,5})[.)]?\s{2,}\S", re.IGNORECASE)
_LONGEST_HEADING = 60
_LONG = 200
_MOST_APART = 0.6
"""The share of rows that must be equally wide, where only gaps hold the cells apart."""


def cells_of(line: str) -> list[str]:
    """The cells of a line; one cell where it is no row of a table."""
    if "\t" in line or (line.count("|") >= 1 and not line.strip().startswith("||")):
        if "\t" not in line and line.strip().startswith("|"):
            line = line.strip().strip("|")
        return [cell.strip() for cell in _BARS.split(line.strip("\n"))]
    cells = _GAPS.split(line.strip())
    return cells if len(cells) >= 2 and not _BULLET.match(line) and not _NUMBER.match(line) else [line]


def table_at(lines: Sequence[str], at: int) -> tuple[Part | None, int]:
    """The table that begins at a line, and how many lines it takes; None where none begins.

    Then it may still say of how many lines none is a row, so that they are looked at once.
    """
    if len(cells_of(lines[at])) < 2:
        return None, 0
    end = at
    while end < len(lines) and (
        len(cells_of(lines[end])) > 1 or (end > at and RULE.match(lines[end]) and lines[end].strip())
    ):
        end += 1
    end = _with_loose_labels(lines, at, end)
    taken = lines[at:end]
    rows = [[one] if len(cells_of(one)) == 1 else cells_of(one) for one in taken if not RULE.match(one)]
    marked = any("\t" in line or "|" in line for line in taken)
    if not any(sum(map(bool, row)) > 1 for row in rows) or (len(rows) < 2 and not marked):
        return None, 0
    if len(rows) == 1 and len(taken) > 1 and all(re.search("[A-Za-z]", one) and " " not in one for one in rows[0]):
        return Part("caption", " ".join(rows[0])), end - at  # a line of words, with nothing below it but a rule
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not marked and widths.most_common(1)[0][1] < len(rows) * _MOST_APART:
        return None, end - at if end - at > _LONG else 0
    rows = mend_rows(rows)
    return Part("table", rows=rows, header_rows=int(len(rows) > 1 and is_header(rows[0]))), end - at


def _with_loose_labels(lines: Sequence[str], at: int, end: int) -> int:
    """Where a table of gaps ends: the second line of a label stands alone, and rows go on after it."""
    while (
        at < end < len(lines) - 1
        and "\t" not in lines[end - 1]
        and "|" not in lines[end - 1]
        and 0 < len(lines[end].split()) <= 3
        and not _BULLET.match(lines[end])
        and len(cells_of(lines[end + 1])) == len(cells_of(lines[end - 1])) > 2
    ):
        end += 1
        while end < len(lines) and len(cells_of(lines[end])) > 1:
            end += 1
    # The last label of a table may be broken as those before it were.
    if end < len(lines) and end - at > 2 and lines[end].strip():
        seen = {line.strip().casefold() for line in lines[at:end] if len(cells_of(line)) == 1}
        end += lines[end].strip().casefold() in seen
    return end


def is_header(row: Sequence[str]) -> bool:
    """Whether the first row is of headings: words, or years; a sentence or a number is none."""
    rest = row[1:]
    if all(re.fullmatch(r"(?:19|20)\d\d\S*|", cell) for cell in rest):
        return True
    if any(len(cell) > _LONGEST_HEADING or cell.endswith(".") or cell.startswith("•") for cell in row):
        return False
    numbers = sum(bool(re.search(r"\d", cell)) and not re.search(r"[A-Za-z]{3}", cell) for cell in rest)
    return numbers <= len(rest) / 2


def mend_rows(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows whose label was broken over two lines, put together: "Not" with its numbers, then "embedded" with none.

    A label is taken to go on where it stands without numbers under rows with numbers, several times or in lower case.
    """
    bare = Counter(
        row[0].strip().casefold() for before, row in itertools.pairwise(rows) if _has_numbers(before) and _is_bare(row)
    )
    found: list[list[str]] = []
    for row in rows:
        label = row[0].strip().casefold() if row else ""
        goes_on = bare[label] >= 2 or (bare[label] and row[0].strip()[:1].islower())
        if found and goes_on and _has_numbers(found[-1]):
            found[-1][0] = f"{found[-1][0]} {row[0].strip()}".strip()
        else:
            found.append(list(row))
    return found


def _has_numbers(row: Sequence[str]) -> bool:
    return any(re.search(r"\d", cell) for cell in row[1:])


def _is_bare(row: Sequence[str]) -> bool:
    return bool(row and row[0].strip()) and not any(cell.strip() for cell in row[1:])
