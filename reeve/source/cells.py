"""What a cell says: text, dates, money, numbers, choices. Pure; each reader gives a value or a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial, update_wrapper
from typing import Any
from zoneinfo import ZoneInfo

from reeve.register.texts import MOST_LETTERS

Cell = Any
"""What a file gives: str, int, float, Decimal, bool, date, datetime, None, ABSENT, or Broken."""
Reader = Callable[[Cell], Any]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_WORD_DATE = re.compile(r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ \-]([A-Za-z]+)[ \-,]+(\d{4}|\d{2})")
_ISO_TIME = len("2023-03-01 08:01:07")
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years of a governance record. 9999 and year 0 are other systems' ways to say that there is no date."""
_MOST_DIGITS, _LEAST_PLACE = 19, 40
"""Far above any amount or count of a council. "1e999999999" would take all memory once written out."""
_LOCAL = ZoneInfo("Europe/London")
_TIME = re.compile(r"(.+?)[T ](\d{1,2}):(\d{2})(?::(\d{2}))?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_SINCE = date(1899, 12, 30)
_FIRST_SERIAL = 61
"""Workbooks count a 29 February 1900 that never was: numbers below that of 1 March mean different days to different
programs."""
_NOT_SPACES = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls that are no spaces of any kind, halves of a character, and what no XML may hold."""


@dataclass(frozen=True)
class Broken:
    """What a workbook keeps in a cell that has no value: `#DIV/0!`, or a formula that was never computed."""

    said: str

    def __str__(self) -> str:
        return self.said


class _Absent:
    """What an object of a list lacks, where its neighbours have it."""

    def __str__(self) -> str:
        return ""

    __repr__ = __str__


ABSENT = _Absent()
"""A cell that is not there at all, which JSON tells from one that is empty."""


class Since(float):
    """A number of a workbook that counts its days from another day than usual."""

    epoch: date

    @classmethod
    def of(cls, number: float, epoch: date) -> Since:
        """The number, with the day that is its nought."""
        made = cls(number)
        made.epoch = epoch
        return made


class Unreadable(ValueError):
    """A cell that does not say what its column needs; the text says what was expected and what was found."""


def words(cell: Cell) -> str:
    """A cell as text: spaces of every kind single and trimmed; whole numbers without a point."""
    if isinstance(cell, str):
        # Normalising takes as long as all the rest, and changes nothing of what telephone systems write.
        return " ".join((cell if cell.isascii() else unicodedata.normalize("NFKC", cell)).split())
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return " ".join(unicodedata.normalize("NFKC", str(cell)).split())


def shown(cell: Cell) -> str:
    """A cell as it is quoted in a message."""
    text = words(cell)
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


def text(cell: Cell) -> str:
    """Words as written."""
    return words(cell)


def read(reader: Reader, cell: Cell) -> Any:
    """What a reader makes of a cell; Unreadable where the cell holds what no column can mean."""
    if isinstance(cell, Broken):
        raise Unreadable(f"holds {cell.said}; mend the formula, or write the value")
    if isinstance(cell, str) and len(cell) > MOST_LETTERS:
        raise Unreadable(f"holds {len(cell):,} characters; shorten it to {MOST_LETTERS:,}, or attach it as a file")
    # Printable is what nearly all text is, and quickly found.
    if isinstance(cell, str) and not cell.isprintable() and (found := _NOT_SPACES.search(cell)):
        name = "a NUL character" if found[0] == "\x00" else f"the control character U+{ord(found[0]):04X}"
        raise Unreadable(f"holds {name}; remove it")
    return reader(cell)


def in_order(reader: Reader, day_first: bool | None) -> Reader:
    """A reader of dates that takes 03/04/2025 in the order of the source, and refuses it where that is not stated."""
    if day_first is True or reader not in (day, last_day, local_time):
        return reader  # they read the day first unless told otherwise
    return update_wrapper(partial(reader, day_first=day_first), reader)


def day(cell: Cell, *, day_first: bool | None = True) -> date:
    """A date, day first: a date cell, 31/03/2025, 14 October 2022, or 2025-03-31.

    Without an order (`day_first` is None), a date that could be two days is refused.
    """
    found = _day(cell, day_first)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        where = f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}"
        raise Unreadable(f"{shown(cell)} {where}; correct it, or leave the cell empty where there is no date")
    return found


def _day(cell: Cell, day_first: bool | None) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float):
        return _day_numbered(cell)
    said = words(cell)
    try:
        if match := _ISO_DATE.fullmatch(said):
            return date(*(int(part) for part in match.groups()))
        if match := _NUMERIC_DATE.fullmatch(said):
            first, second = int(match[1]), int(match[2])
            return _in_order(first, second, _year(match[3]), day_first, cell)
        if match := _WORD_DATE.fullmatch(said):
            month = _MONTHS.get(match[2].casefold())
            if month:
                return date(_year(match[3]), month, int(match[1]))
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        order = "month/day/year" if day_first is False else "day/month/year"
        raise Unreadable(f"{shown(cell)} is not a date that exists; write it as {order}") from None
    if _SERIAL.fullmatch(said):
        way = "format its column as a date and export it again"
        raise Unreadable(f"{shown(cell)} is a spreadsheet's number of a day, and not a date; {way}")
    raise Unreadable(f"{shown(cell)} is not a date; write it as 31/03/2025")


def _in_order(first: int, second: int, year: int, day_first: bool | None, cell: Cell) -> date:
    if day_first is None:
        if first <= 12 and second <= 12 and first != second:
            ways = f"{first} {_month_named(second)} or {second} {_month_named(first)}"
            raise Unreadable(
                f"{shown(cell)} can mean {ways}; write it as {date(year, second, first)} where it is the first"
            )
        day_first = second <= 12
    return date(year, second, first) if day_first else date(year, first, second)


def _month_named(number: int) -> str:
    return next(name for name, one in reversed(_MONTHS.items()) if one == number).capitalize()


def _day_numbered(cell: float) -> date:
    """The day that a workbook's number stands for, where it can only be one."""
    if not _FIRST_SERIAL <= cell < 1_000_000:
        raise Unreadable(f"{shown(cell)} is not a date; write it as 31/03/2025")
    if FIRST_YEAR <= cell <= LAST_YEAR and cell.is_integer():
        raise Unreadable(f"{shown(cell)} may be a year, and is not a date; write the whole date, as 31/03/2025")
    return (cell.epoch if isinstance(cell, Since) else _SINCE) + timedelta(days=int(cell))


def _year(said: str) -> int:
    return int(said) if len(said) > 2 else 2000 + int(said)


def local_time(cell: Cell, *, day_first: bool | None = True) -> datetime:
    """A day and a time of the United Kingdom: 2023-03-01 08:01:07 or 01/03/2023 08:01; gives an aware time.

    An hour that comes twice when the clocks go back is the first; one that they skip is none.
    """
    if isinstance(cell, datetime):
        naive = cell.replace(tzinfo=None)
    else:
        said = cell if isinstance(cell, str) else words(cell)
        try:
            # The usual spelling, and ten times as fast as the patterns below: telephone systems write much.
            naive = (
                datetime.fromisoformat(said)
                if said[10:11] == " " and len(said) == _ISO_TIME
                else _time(said, day_first)
            )
        except ValueError as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable(f"{shown(cell)} is not a time that exists; write it as 2025-03-31 08:30:00") from None
    day(naive)
    found = naive.replace(tzinfo=_LOCAL)
    if found.astimezone(UTC).astimezone(_LOCAL).replace(tzinfo=None) != naive:
        raise Unreadable(f"{shown(cell)} is an hour that the clocks skip; look at the time zone of the export")
    return found


def _time(said: str, day_first: bool | None) -> datetime:
    match = _TIME.fullmatch(words(said))
    if match is None:
        raise Unreadable(f"{shown(said)} is not a day and a time; write it as 2025-03-31 08:30:00")
    at = time(int(match[2]), int(match[3]), int(match[4] or 0))
    return datetime.combine(day(match[1], day_first=day_first), at)


def last_day(cell: Cell, *, day_first: bool | None = True) -> date:
    """A last day of cover; gives the first day after it (intervals are half-open inside)."""
    return day(cell, day_first=day_first) + timedelta(days=1)


def whole(cell: Cell) -> int:
    """A whole number."""
    found = number(cell)
    if found != found.to_integral_value():
        raise Unreadable(f"must be a whole number, and was {shown(cell)}")
    return int(found)


def number(cell: Cell) -> Decimal:
    """A number, thousands commas allowed."""
    said = words(cell).replace(",", "").replace(" ", "")
    if said.endswith("%"):
        raise Unreadable(f"must be a number, and was the percentage {shown(cell)}; write it without the sign")
    try:
        found = Decimal(said)
    except InvalidOperation:
        raise Unreadable(f"must be a number, and was {shown(cell)}") from None
    if not found.is_finite():
        raise Unreadable(f"must be a number, and was {shown(cell)}")
    if found and not -_LEAST_PLACE < found.adjusted() < _MOST_DIGITS:
        raise Unreadable(f"must be a number of at most {_MOST_DIGITS} digits, and was {shown(cell)}")
    return found


def money(cell: Cell) -> Decimal:
    """Pounds, with or without the sign and thousands commas; (1,200.00) is negative."""
    said = words(cell).replace("£", "").strip()
    negative = said.startswith("(") and said.endswith(")")
    try:
        found = number(said.strip("()"))
    except Unreadable:
        raise Unreadable(f"must be an amount in pounds, and was {shown(cell)}") from None
    exact = found.quantize(Decimal("0.01"))
    if isinstance(cell, float):
        found = exact
    if found != exact:
        raise Unreadable(f"must be pounds and pence, and was {shown(cell)}")
    return -exact if negative else exact


def yes(cell: Cell) -> bool:
    """Yes or no."""
    said = words(cell).casefold()
    if said in ("yes", "y", "true", "1"):
        return True
    if said in ("no", "n", "false", "0"):
        return False
    raise Unreadable(f"must be Yes or No, and was {shown(cell)}")


def one_of(choices: Mapping[str, Any]) -> Reader:
    """One of a list's words, whatever their case; gives what the word stands for."""
    folded = {words(word).casefold(): value for word, value in choices.items()}

    def read(cell: Cell) -> Any:
        try:
            return folded[words(cell).casefold()]
        except KeyError:
            raise Unreadable(f"must be one of {', '.join(choices)}, and was {shown(cell)}") from None

    return read
