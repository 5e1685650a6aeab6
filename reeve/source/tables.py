"""Find a table in a sheet and read its rows: headings under title rows, totals, blanks, repeats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reeve.errors import ReeveError
from reeve.source import cells
from reeve.source.cells import Cell, Unreadable
from reeve.source.declaring import Column, Fault, Reading, Row, Source
from reeve.source.sheets import Sheet, sheets

HEADINGS_WITHIN = 30
"""How far down a sheet its headings may stand."""


class Ambiguous(ReeveError):
    """A heading that stands over more than one column: which one is meant, only a person can say."""


def read_table(source: Source, path: Path) -> Reading:
    """Read the table that a source describes; the reading tells what was left aside and what is wrong."""
    if path.suffix and path.suffix.lower() not in source.endings:
        able = ", ".join(source.endings)
        raise ReeveError(f"{path.name}: {source.name} reads {able}, not {path.suffix}; save it as one of these.")
    sheet = sheet_of(source, path)
    start, places = headings(source, sheet, path.name)
    reading = Reading()
    seen: dict[tuple[str, ...], int] = {}
    heads = {place: column.heading for column, place in places.items()}
    for line, row in sheet.rows:
        if line <= start:
            continue
        spoken = tuple(cells.words(row[place]) if place < len(row) else "" for place in heads)
        if why := _left_aside(row, spoken, tuple(heads.values()), seen):
            reading.skipped.append((sheet.name, line, why))
            continue
        seen[spoken] = line
        values = values_of(sheet.name, line, row, places, reading.faults)
        if values is not None:
            reading.rows.extend(source.expand(Row(sheet.name, line, {**source.constants, **values})))
    if not reading.rows and not reading.faults:
        said = "no row below the headings says anything; check that it is the right file"
        reading.faults.append(Fault(sheet.name, 0, "", said))
    return reading


def sheet_of(source: Source, path: Path) -> Sheet:
    """The sheet of a file that a source reads; ReeveError tells those there are."""
    found = sheets(path)
    if not source.sheet or not found[0].name:
        return found[0]
    for sheet in found:
        if sheet.name.strip().casefold() == source.sheet.casefold():
            return sheet
    there = ", ".join(sheet.name for sheet in found)
    raise ReeveError(f"{path.name}: there is no sheet {source.sheet!r}, which {source.name} reads; there are: {there}.")


def headings(source: Source, sheet: Sheet, file: str) -> tuple[int, dict[Column, int]]:
    """The last line of the headings and each column's place; ReeveError names headings that are missing or double.

    Headings may stand below title rows, and on two lines where some are merged downwards.
    """
    rows = [(line, [cells.words(cell).casefold() for cell in row]) for line, row in sheet.rows[:HEADINGS_WITHIN]]
    best: tuple[int, dict[Column, int]] = (0, {})
    named: Sequence[str] = ()
    for index, (line, row) in enumerate(rows):
        two = rows[index + 1] if index + 1 < len(rows) else (line, [])
        for last, names in ((line, row), (two[0], _merged(row, two[1]))):
            places = _places(source.columns, names)
            if len(places) > len(best[1]):
                best, named = (last, places), names
    missing = [column.heading for column in source.columns if column not in best[1]]
    if missing:
        where = f", sheet {sheet.name}" if sheet.name else ""
        row_of = f" row {best[0]}" if best[1] else f" the first {HEADINGS_WITHIN} rows"
        what, them = ("columns", "them") if len(missing) > 1 else ("column", "it")
        absent = ", ".join(missing)
        raise ReeveError(f"{file}{where},{row_of}: missing {what} {absent}; add {them} or name the right file.")
    for column, place in best[1].items():
        if named.count(named[place]) > 1:
            raise Ambiguous(
                f"{file}{', sheet ' + sheet.name if sheet.name else ''}, row {best[0]}, column {column.heading}:"
                f" {named.count(named[place])} columns have this heading; rename or delete those that are not meant."
            )
    return best


def headings_there(source: Source, sheet: Sheet) -> tuple[int, list[str]]:
    """The last line of the headings and what they say, where at least one of them is known; else (0, []).

    As `headings`, for a file that may lack some.
    """
    best: tuple[int, int, list[str]] = (0, 0, [])
    rows = [(line, [cells.words(cell) for cell in row]) for line, row in sheet.rows[:HEADINGS_WITHIN]]
    for index, (line, row) in enumerate(rows):
        two = rows[index + 1] if index + 1 < len(rows) else (line, [])
        for last, names in ((line, row), (two[0], _merged(row, two[1]))):
            known = len(_places(source.columns, [name.casefold() for name in names]))
            if known > best[0]:
                best = (known, last, names)
    return best[1], best[2]


def _merged(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    return [(lower[i] if i < len(lower) else "") or (upper[i] if i < len(upper) else "") for i in range(width)]


def _places(columns: Iterable[Column], names: Sequence[str]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for column in columns:
        for wording in (column.heading, *column.also):
            if (wanted := cells.words(wording).casefold()) in names:
                found[column] = names.index(wanted)
                break
    return found


def _left_aside(
    row: Sequence[Cell],
    spoken: tuple[str, ...],
    heads: tuple[str, ...],
    seen: dict[tuple[str, ...], int],
) -> str:
    """Why a row is not data, or an empty text."""
    if not any(spoken):
        return "blank row" if not any(cells.words(cell) for cell in row) else "note outside the table"
    if tuple(word.casefold() for word in spoken) == tuple(cells.words(head).casefold() for head in heads):
        return "headings repeated"
    first = next(cells.words(cell) for cell in row if cells.words(cell)).casefold().rstrip(":")
    if first.startswith(("total", "grand total", "sub-total", "subtotal")):
        return "total row"
    if spoken in seen:
        return f"the same as row {seen[spoken]}"
    return ""


def values_of(
    sheet: str, line: int, row: Sequence[Cell], places: dict[Column, int], faults: list[Fault]
) -> dict[str, object] | None:
    """A row's values by field; None, and a fault for each bad cell, where one cannot be read."""
    values: dict[str, object] = {}
    good = True
    for column, place in places.items():
        cell = row[place] if place < len(row) else None
        if not cells.words(cell):
            if column.required or column.to in ("reference", "title"):
                faults.append(Fault(sheet, line, column.heading, "says nothing, and must say something"))
                good = False
            else:
                values[column.to] = None
            continue
        try:
            values[column.to] = cells.read(column.read, cell)
        except Unreadable as error:
            faults.append(Fault(sheet, line, column.heading, str(error)))
            good = False
    return values if good else None
