"""A refused file to correct: its failing rows, or all of them, as they came, with a column that says what to do."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from reeve.errors import ReeveError
from reeve.register.export import safe_cell
from reeve.source.cells import Broken, Cell
from reeve.source.columns import TO_DO, layout_of
from reeve.source.declaring import source_named
from reeve.source.models import ImportRow, ImportRun
from reeve.source.waiting import file_of

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Line = tuple[Sequence[Cell], str]


def to_correct(run: ImportRun, kind: str, *, every_row: bool = False) -> bytes:
    """The failing rows of a refused import (or every row) under their headings, as CSV or XLSX.

    ReeveError where the file is not a table under headings.
    """
    with file_of(run) as path:
        sheet, lines = _lines(run, path, every_row=every_row)
    return _csv(lines) if kind == "csv" else _xlsx(sheet, lines)


def file_name(run: ImportRun, kind: str, *, every_row: bool = False) -> str:
    """What the download is called; what the name says of a year or date stays in it."""
    return f"{Path(run.file).stem}-{'to-correct' if every_row else 'failing-rows'}.{kind}"


def _lines(run: ImportRun, path: Path, *, every_row: bool) -> tuple[str, list[Line]]:
    source = source_named(run.source)
    layout = layout_of(source, path)
    if layout is None:
        raise ReeveError(f"{run.file}: its rows do not stand under headings; correct the file itself.")
    said: dict[int, list[str]] = defaultdict(list)
    for one in run.rows.filter(outcome=ImportRow.FAILING).order_by("id"):
        said[one.line].append(f"{one.column}: {one.note}" if one.column else one.note)
    width = max((len(row) for _, row in layout.sheet.rows), default=0)
    lines: list[Line] = []
    for line, row in layout.sheet.rows:
        if line < layout.line:
            lines.append((row, ""))
        elif line == layout.line:
            lines.append((_to_width(row, width), TO_DO))
        elif every_row or line in said:
            lines.append((_to_width(row, width), ". ".join(said.get(line, []))))
    return layout.sheet.name or source.sheet or "Rows", lines


def _to_width(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row, *[None] * (width - len(row))]


def _plain(cell: Cell) -> Cell:
    """A cell as a file can hold it."""
    return str(cell) if isinstance(cell, Broken) else cell


def _csv(lines: Iterable[Line]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row, to_do in lines:
        cells = [_as_every_source_reads_it(cell) if isinstance(cell, date) else safe_cell(_plain(cell)) for cell in row]
        writer.writerow([*cells, safe_cell(to_do)] if to_do else cells)
    # With the mark by which spreadsheets know UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _as_every_source_reads_it(day: date) -> str:
    """A day that cannot mean another one, whatever order a source states."""
    if isinstance(day, datetime) and (day.hour or day.minute or day.second):
        return f"{day:%Y-%m-%d %H:%M:%S}"
    return f"{day:%Y-%m-%d}"


def _xlsx(name: str, lines: Iterable[Line]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(name)
    for row, to_do in lines:
        sheet.append([_cell(sheet, cell) for cell in [*row, *([to_do] if to_do else [])]])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: WriteOnlyWorksheet, cell: Cell) -> Cell:
    plain = _plain(cell)
    if not isinstance(plain, str):
        return plain
    made = WriteOnlyCell(sheet, openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", str(safe_cell(plain))))
    made.data_type = "s"  # text, also where it begins as a formula does
    return made
