"""The formats of exports, and the one function that writes rows in any of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO, Any

from reeve.errors import ReeveError
from reeve.register.export.escaping import safe_cell
from reeve.register.export.numbers import digits
from reeve.register.export.ods import write_ods
from reeve.register.export.xlsx import write_xlsx
from reeve.register.texts import held

Value = str | int | Decimal | date | bool | None
"""What a row may hold: a workbook keeps dates and numbers as such, and bare text as text."""
Writer = Callable[[Sequence[str], Iterable[Sequence[Any]], IO[bytes], str], None]


@dataclass(frozen=True)
class Format:
    """A kind of file that rows are written as."""

    ending: str
    name: str
    content_type: str
    write: Writer


def _write_csv(headings: Sequence[str], rows: Iterable[Sequence[Any]], file: IO[bytes], _sheet: str) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")  # the mark tells spreadsheets that it is UTF-8
    out = csv.writer(text)
    out.writerow([safe_cell(heading) for heading in headings])
    for row in rows:
        out.writerow([safe_cell(_as_text(value)) if isinstance(value, str) else _as_text(value) for value in row])
    text.flush()
    text.detach()


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return held(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return value.isoformat() if isinstance(value, date) else digits(value)


def _write_json(headings: Sequence[str], rows: Iterable[Sequence[Any]], file: IO[bytes], _sheet: str) -> None:
    keys = [json.dumps(heading, ensure_ascii=False) for heading in headings]
    file.write(b'{"entries": [')
    for number, row in enumerate(rows):
        pairs = ", ".join(f"{key}: {_literal(value)}" for key, value in zip(keys, row, strict=True))
        file.write(f"{',' if number else ''}\n{{{pairs}}}".encode())
    file.write(b"\n]}\n")


def _literal(value: Any) -> str:
    """A value in JSON; amounts as numbers with all their digits, which no float could promise."""
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, date):
        value = value.isoformat()
    return json.dumps(held(value) if isinstance(value, str) else value, ensure_ascii=False)


FORMATS = {
    one.ending: one
    for one in (
        Format("csv", "CSV", "text/csv; charset=utf-8", _write_csv),
        Format("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
        Format("ods", "ODS", "application/vnd.oasis.opendocument.spreadsheet", write_ods),
        Format("json", "JSON", "application/json", _write_json),
    )
}


def write(
    form: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], file: IO[bytes], *, sheet: str = "Entries"
) -> None:
    """Write rows to an open binary file, one after the other; ReeveError where the disk has no room.

    Text that a spreadsheet would run is written with an apostrophe before it, which an import takes off again; JSON
    runs nothing and needs none.
    """
    try:
        FORMATS[form].write(headings, rows, file, sheet)
    except OSError as error:
        raise ReeveError(f"The file could not be written ({error.strerror}); make room on the disk.") from error
