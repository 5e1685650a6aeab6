"""Write rows as an XLSX workbook, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from reeve.register.export.escaping import safe_cell
from reeve.register.export.numbers import as_number, digits
from reeve.register.texts import held

_FIRST_DAY = date(1900, 3, 1)
"""Workbooks count a 29 February 1900 that never was: days before this one mean different days to different programs."""
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOST_LETTERS_OF_A_SHEET = 31
_NOT_IN_A_SHEETS_NAME = re.compile(r"[\\*?:/\[\]]")


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[Any]], file: IO[bytes], sheet: str) -> None:
    """Write rows under bold headings that stay in sight; dates and numbers as such, all text as text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(_NOT_IN_A_SHEETS_NAME.sub(" ", sheet)[:_MOST_LETTERS_OF_A_SHEET])
    page.freeze_panes = "A2"
    for place, heading in enumerate(headings, start=1):
        page.column_dimensions[get_column_letter(place)].width = min(40, max(12, len(heading) + 2))

    def text(said: str) -> Any:
        cell = WriteOnlyCell(page, _escaped(str(safe_cell(held(said)))))
        cell.data_type = "s"  # or openpyxl takes "#N/A" for an error and "=" for a formula
        return cell

    def cell(value: Any) -> Any:
        if value is None or value == "":
            return None
        if isinstance(value, bool):
            return text("Yes" if value else "No")
        if isinstance(value, int | Decimal):
            number = as_number(value)
            made = text(digits(value)) if number is None else WriteOnlyCell(page, number)
            if number is not None and isinstance(value, Decimal):
                made.number_format = "#,##0.00"
            return made
        if isinstance(value, date):
            if isinstance(value, datetime) or value < _FIRST_DAY:
                return text(value.isoformat())
            made = WriteOnlyCell(page, value)
            made.number_format = "yyyy-mm-dd"
            return made
        return text(value)

    bold = Font(bold=True)
    head = [text(heading) for heading in headings]
    for one in head:
        one.font = bold
    page.append(head)
    for row in rows:
        page.append([cell(value) for value in row])
    book.save(file)


def _escaped(said: str) -> str:
    """Text that looks like one of XLSX's own escapes, such as _x000D_, is kept from being read as one."""
    return _LIKE_AN_ESCAPE.sub("_x005F_", said)
