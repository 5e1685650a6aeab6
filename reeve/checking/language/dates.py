"""The dates and periods that a document states, as exactly as it says them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_WEEKDAY = (
    r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?)"
)
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(
    rf"""
    (?:(?<!\w){_WEEKDAY},?\s+(?:the\s+)?)?
    (?:
      (?<![\w£$€.,/-])(?P<iso_year>{_YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
    | (?<![\w£$€.,/-])(?P<short_day>\d\d?)[/.](?P<short_month>\d\d?)[/.](?P<short_year>{_YEAR}|\d\d)(?![\d/])
    | (?<![\w£$€.,/-])(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?(?P<month>{_MONTH})(?!\w)
        (?:,?\s+(?P<year>{_YEAR})(?!\d))?
    | (?<!\w)(?P<us_month>{_MONTH})\s+(?P<us_day>\d\d?)(?:st|nd|rd|th)?,\s+(?P<us_year>{_YEAR})(?!\d)
    | (?<!\w)(?P<only_month>{_MONTH})(?!\w),?\s+(?P<only_year>{_YEAR})(?!\d)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPLIT = re.compile(
    (
        r"(?<!\w)(?P<word>financial|municipal|fiscal|academic|calendar|civic)?\s?(?:year\s)?(?<![\w£$€.,-])(?P<first>(?:19"
        r"|20)\d\d)\s?[/–-]\s?(?P<second>(?:19|20)?\d\d)(?![\w/%])(?P<after>\s+(?:financial|municipal"
        r"|fiscal|academic|calendar|civic)\s+year)?"
    ),
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w£$€.,/-])(?P<year>{_YEAR})(?![\w%])(?![.,/-]\d)")
_MONTHS_SPAN = re.compile(
    (
        rf"(?:from\s+|between\s+|period\s+|year\s+)?(?:\d\d?(?:st|nd|rd|th)?\s+)?(?P<m1>{_MONTH})(?:\s+(?P<y1>{_YEAR}))?\s*(?:t"
        rf"o|until|and|–|-|—)\s*(?:\d\d?(?:st|nd|rd|th)?\s+)?(?:the end of\s+)?(?P<m2>{_MONTH})\s+(?P<y2>{_YEAR})"
    ),
    re.IGNORECASE,
)

PeriodKind = Literal["financial", "municipal", "academic", "calendar", "split", "months"]


@dataclass(frozen=True)
class Moment:
    """A date as it is written: `text[start:end]` of the document. Day or year may be left out; it may not exist."""

    start: int
    end: int
    text: str
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None
    """0 for Monday, where the text says one."""

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day; without a year, whether any year has."""
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]

    @property
    def first(self) -> date | None:
        """The first day that it may mean."""
        if self.year is None or not self.exists:
            return None
        return date(self.year, self.month, self.day or 1)

    @property
    def last(self) -> date | None:
        """The last day that it may mean."""
        if self.year is None or not self.exists:
            return None
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])


@dataclass(frozen=True)
class Period:
    """A year or a span of months as it is written: `text[start:end]` of the document."""

    start: int
    end: int
    text: str
    kind: PeriodKind
    begins: date
    ends: date


def moments_in(text: str, at: int = 0) -> list[Moment]:
    """The dates of a text that begins at a place of the document; 03/04/2024 is the third of April."""
    found = []
    for match in _DATE.finditer(text):
        said = match.groupdict()
        kind = next(one for one in ("iso", "short", "us", "only", "") if said.get(f"{one}_month" if one else "month"))
        named = f"{kind}_" if kind else ""
        month = _month(str(said[f"{named}month"]))
        day = said.get(f"{named}day")
        year = said.get(f"{named}year")
        whole = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        if kind == "short" and (len(str(year)) == 2 and "." in match.group() and month > 12):
            continue
        weekday = said["weekday"]
        found.append(
            Moment(
                at + match.start(),
                at + match.end(),
                match.group(),
                whole,
                month,
                int(day) if day else None,
                None if weekday is None else _weekday(weekday),
            )
        )
    return found


def periods_in(text: str, at: int = 0) -> list[Period]:
    """The years and spans of months of a text, in order: 2023/24, 2024, March 2023 to February 2024."""
    found: list[Period] = []
    for match in _MONTHS_SPAN.finditer(text):
        first, last = _month(match["m1"]), _month(match["m2"])
        end_year = int(match["y2"])
        year = int(match["y1"]) if match["y1"] else end_year - (first > last)
        begins, ends = date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])
        if begins <= ends:
            found.append(Period(at + match.start(), at + match.end(), match.group(), "months", begins, ends))
    taken = [(one.start - at, one.end - at) for one in found]
    for match in _SPLIT.finditer(text):
        year, second = int(match["first"]), int(match["second"])
        if second % 100 != (year + 1) % 100 or _lies_in(taken, match.start()):
            continue
        kind = _kind_of(f"{text[max(0, match.start() - 16) : match.start()]} {match.group()}")
        month = {"municipal": 5, "academic": 9}.get(kind, 4)
        begins = date(year, month, 1)
        found.append(
            Period(
                at + match.start(),
                at + match.end(),
                match.group().strip(),
                kind,
                begins,
                date(year + 1, month, 1) - timedelta(days=1),
            )
        )
        taken.append((match.start(), match.end()))
    taken += [(one.start, one.end) for one in moments_in(text)]
    for match in _BARE.finditer(text):
        if not _lies_in(taken, match.start()):
            year = int(match["year"])
            found.append(
                Period(
                    at + match.start(),
                    at + match.end(),
                    match.group(),
                    "calendar",
                    date(year, 1, 1),
                    date(year, 12, 31),
                )
            )
    return sorted(found, key=lambda one: one.start)


def _kind_of(around: str) -> PeriodKind:
    said = around.casefold()
    if re.search(r"(?:financial|fiscal) years?\s|financial year$", said) or "financial" in said:
        return "financial"
    if "municipal" in said or "civic year" in said:
        return "municipal"
    return "academic" if "academic" in said else "split"


def _lies_in(taken: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in taken)


def _month(said: str) -> int:
    return int(said) if said.isdigit() else MONTHS.index(said[:3].casefold()) + 1


def _weekday(said: str) -> int:
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(said[:3].casefold()))
