"""Open a file as sheets of numbered rows: XLSX and ODS workbooks, JSON, CSV of any usual encoding and separator."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from reeve.errors import ReeveError
from reeve.register.export import plain
from reeve.source.cells import Cell, Since
from reeve.source.json_files import rows_of_json
from reeve.source.text_files import rows_of_text
from reeve.source.what_it_is import must_be
from reeve.source.workbooks import MOST_CELLS, Look, NotAWorkbook, look_into

WORKBOOKS, TEXT, JSON = (".xlsx", ".ods"), (".csv", ".tsv", ".txt"), (".json",)
LONGEST_NAME = 120
"""Letters of a sheet's name, which history keeps with each row that it came from."""
_PANIC = "PanicException"
"""What the reader of workbooks raises where it did not expect what it found: no Exception, and known by name only."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (empty for CSV) and its rows, each with the line number that a person sees."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]


def readable(path: Path) -> Path:
    """The path, if it is a file with something in it; else ReeveError says what it is."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ReeveError(f"{path}: this is a directory; name the file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise ReeveError(f"{path}: this is a pipe or a device; name a file.")
        path.open("rb").close()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReeveError(f"{path}: there is no such file; check the name.") from error
    except OSError as error:
        raise ReeveError(
            f"{path}: the file cannot be opened ({error.strerror}); check its name and who may read it."
        ) from error
    except ValueError as error:
        raise ReeveError(f"{str(path)!r}: no file can have such a name; check it.") from error
    if found.st_size == 0:
        raise ReeveError(f"{path.name}: the file is empty; export it again.")
    return path


def sheets(path: Path) -> list[Sheet]:
    """Every sheet of a file, those that are hidden last; ReeveError where it is not what its name says.

    Text is given as it was before an export kept it from running as a formula. Hidden rows and columns are read like
    others. What is merged over several rows stands in each of them.
    """
    suffix = readable(path).suffix.lower()
    if suffix in WORKBOOKS:
        return _workbook(path)
    if suffix in JSON:
        return [Sheet("", rows_of_json(path))]
    if suffix in TEXT:
        return [Sheet("", list(_few_enough(path, rows_of_text(path))))]
    able, found = ", ".join(WORKBOOKS + TEXT + JSON), suffix or "a file without an ending"
    raise ReeveError(f"{path.name}: Reeve reads {able} here, not {found}; save it as one of these.")


def _few_enough(path: Path, rows: Iterable[tuple[int, Sequence[Cell]]]) -> Iterable[tuple[int, Sequence[Cell]]]:
    cells = 0
    for line, row in rows:
        cells += len(row) + 1
        if cells > MOST_CELLS:
            raise ReeveError(f"{path.name}: the file has more than {MOST_CELLS:,} cells; split it.")
        yield line, _plain(row)


def _plain(row: Sequence[Cell]) -> Sequence[Cell]:
    if any(isinstance(cell, str) and cell[:1] == "'" for cell in row):
        return [plain(cell) for cell in row]
    return row


def _workbook(path: Path) -> list[Sheet]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            raise _damaged(path) if file.read(2) == b"PK" else must_be(path, "a workbook")
    try:
        look = look_into(path)
        there = _sheets_of(path, look) if look.kind == path.suffix.lower() else []
    except (CalamineError, NotAWorkbook, OSError, ValueError, OverflowError) as error:
        raise _damaged(path) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _damaged(path) from error
    if not there:
        raise ReeveError(f"{path.name}: this is a workbook of another kind; give it the ending {look.kind}.")
    return sorted(there, key=lambda sheet: sheet.name in look.hidden)


def _damaged(path: Path) -> ReeveError:
    return ReeveError(f"{path.name}: the name says it is a workbook, and it is not one; save it again as XLSX.")


def _sheets_of(path: Path, look: Look) -> list[Sheet]:
    workbook = CalamineWorkbook.from_path(str(path))
    found = []
    for name in workbook.sheet_names:
        if len(name) > LONGEST_NAME:
            said = f"{name[:40]}…"
            raise ReeveError(f"{path.name}: the sheet “{said}” has a name of over {LONGEST_NAME} letters; shorten it.")
        # calamine leaves leading empty rows out unless told to keep them; line numbers must be the person's.
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for (line, place), cell in look.cells.get(name, {}).items():
            _put(rows, line, place, cell)
        _fill(rows, look.spans.get(name, []))
        if look.epoch:
            rows = [[_counted(cell, look.epoch) for cell in row] for row in rows]
        found.append(Sheet(name, [(line, _plain(row)) for line, row in enumerate(rows, start=1)]))
    return found


def _put(rows: list[list[Cell]], line: int, place: int, cell: Cell) -> None:
    """Put a cell where calamine gave an empty one, or none at all."""
    rows.extend([] for _ in range(line - len(rows)))
    row = rows[line - 1]
    row.extend("" for _ in range(place - len(row)))
    row[place - 1] = cell


def _fill(rows: list[list[Cell]], spans: Iterable[tuple[int, int, int]]) -> None:
    """Put what is merged over several rows into each of them, down to the last row that says something."""
    filled = 0
    for first, place, last in spans:
        row = rows[first - 1] if first <= len(rows) else []
        cell = row[place - 1] if place <= len(row) else ""
        if cell == "":
            continue
        for line in range(first + 1, min(last, len(rows)) + 1):
            _put(rows, line, place, cell)
            filled += 1
            if filled > MOST_CELLS:
                raise NotAWorkbook


def _counted(cell: Any, epoch: Any) -> Cell:
    return Since.of(cell, epoch) if type(cell) is float else cell
