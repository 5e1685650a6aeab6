"""Read the example files as a careful auditor would, for count.py: only what is data, every fault read past."""

import csv
import re
import time
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

Row = dict[str, str]


def clean(cell: object) -> str:
    """A cell as text without meaningless spaces; a day as 2024-02-29."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split()) if cell is not None else ""  # split() also parts at no-break spaces


def data_rows(lines: list[list[str]], names: list[str]) -> Iterator[Row]:
    """The data of a sheet: what follows the headings, without empty, repeated, total and duplicate rows."""
    start, headings = find_headings(lines, names)
    seen: set[tuple[str, ...]] = set()
    for line in lines[start:]:
        whole = tuple(line)
        if not any(line) or set(names) <= set(line) or whole in seen:
            continue
        if line[0].casefold() in ("total", "grand total"):
            continue
        seen.add(whole)
        yield {name: value for name, value in zip(headings, line, strict=False) if name}


def find_headings(lines: list[list[str]], names: list[str]) -> tuple[int, list[str]]:
    """Where the data begins, and the headings; they may stand in two rows, the lower one more exact."""
    for place, line in enumerate(lines):
        if set(names) <= set(line):
            return place + 1, line
        below = lines[place + 1] if place + 1 < len(lines) else []
        both = [low or high for high, low in zip(line, below, strict=False)]
        if set(names) <= set(both):
            return place + 2, both
    raise SystemExit(f"No row has the headings {', '.join(names)}")


@cache
def sheet(path: Path, title: str, *names: str) -> list[Row]:
    """The data rows of one sheet."""
    cells = load_workbook(path)[title].iter_rows(values_only=True)
    return list(data_rows([[clean(cell) for cell in line] for line in cells], list(names)))


@cache
def text(path: Path, *names: str, delimiter: str = ",", encoding: str = "utf-8-sig") -> list[Row]:
    """The data rows of one CSV file."""
    with path.open(encoding=encoding, newline="") as file:
        lines = [[clean(cell) for cell in line] for line in csv.reader(file, delimiter=delimiter)]
    return list(data_rows(lines, list(names)))


def day(words: str) -> date | None:
    """A day from 2024-02-29, 29/02/2024 or 29 Feb 2024."""
    if not words:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %b %Y"):
        try:
            return date(*time.strptime(words, form)[:3])
        except ValueError:
            continue
    raise SystemExit(f"{words!r} is not a day")


def money(words: str) -> Decimal:
    """Pounds from 12500 or £12,500.00."""
    return Decimal(re.sub(r"[£,]", "", words))
