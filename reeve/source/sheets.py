"""Open a file as sheets of numbered rows: XLSX and ODS workbooks, CSV of any usual encoding and separator."""

from __future__ import annotations

import csv
import io
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from reeve.errors import ReeveError
from reeve.source.cells import Cell
from reeve.source.workbooks import NotAWorkbook, broken_cells

WORKBOOKS, TEXT = (".xlsx", ".ods"), (".csv", ".tsv", ".txt")
_MOST_TEXT = 256 * 1024 * 1024
_ENCODINGS = ("utf-8-sig", "cp1252")


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
    """Every sheet of a file, by what the file *is*; ReeveError where that is not what its name says."""
    suffix = readable(path).suffix.lower()
    if suffix in WORKBOOKS:
        return _workbook(path)
    if suffix in TEXT:
        return [Sheet("", list(rows_of_text(path)))]
    able, found = ", ".join(WORKBOOKS + TEXT), suffix or "a file without an ending"
    raise ReeveError(f"{path.name}: Reeve reads {able} here, not {found}; save it as one of these.")


def _workbook(path: Path) -> list[Sheet]:
    not_one = ReeveError(f"{path.name}: the name says it is a workbook, and it is not one; save it again as XLSX.")
    if not zipfile.is_zipfile(path):
        raise not_one
    try:
        broken = broken_cells(path)
        workbook = CalamineWorkbook.from_path(str(path))
        found = []
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            # calamine leaves leading empty rows out unless told to keep them; line numbers must be the person's.
            rows = sheet.to_python(skip_empty_area=False)
            for (line, place), cell in broken.get(name, {}).items():
                _put(rows, line, place, cell)
            found.append(Sheet(name, [(line, row) for line, row in enumerate(rows, start=1)]))
    except (CalamineError, NotAWorkbook, OSError, ValueError) as error:
        raise not_one from error
    return found


def _put(rows: list[list[Cell]], line: int, place: int, cell: Cell) -> None:
    """Put a cell where calamine gave an empty one, or none at all."""
    rows.extend([] for _ in range(line - len(rows)))
    row = rows[line - 1]
    row.extend("" for _ in range(place + 1 - len(row)))
    row[place] = cell


def decoded(path: Path) -> io.StringIO | io.TextIOWrapper:
    """A text file, opened with the first usual encoding that reads all of it."""
    if path.stat().st_size > _MOST_TEXT:
        raise ReeveError(f"{path.name}: the file is larger than 256 MB; split it by month.")
    raw = path.read_bytes()
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    if raw[:4] in (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0") or (b"\x00" in raw[:4096] and encodings == _ENCODINGS):
        raise ReeveError(f"{path.name}: the name says it is text, and it is not; export it as CSV.")
    for encoding in encodings:
        try:
            return io.StringIO(raw.decode(encoding), newline="")
        except UnicodeDecodeError:
            continue
    raise ReeveError(f"{path.name}: the text is neither UTF-8 nor Windows-1252; save it as UTF-8.")


def separator(sample: str) -> str:
    """The separator that the first full lines agree on: comma, semicolon, tab or bar."""
    lines = [line for line in sample.splitlines() if line.strip()][:20]

    def agreed(mark: str) -> tuple[int, int]:
        return sum(mark in line for line in lines), sum(line.count(mark) for line in lines)

    return max(",;\t|", key=agreed)


def rows_of_text(path: Path) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of a CSV file with the line on which each begins."""
    file = decoded(path)
    mark = separator(file.read(16_384))
    file.seek(0)
    reader = csv.reader(file, delimiter=mark)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        why = f"the row cannot be read as CSV ({error}); look for an open quotation mark"
        raise ReeveError(f"{path.name}, line {line}: {why}.") from error
