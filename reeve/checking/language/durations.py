"""Lengths of time that a text tells: twelve weeks, a fortnight, half a year, a five-year term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from text_to_num import text2num

_WORDS = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|a hundred)"
)
_UNITS = r"(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
_LENGTH = re.compile(
    rf"(?<![\w£.,-])(?:(?P<half>half a|half an)|(?P<number>\d+(?:\.\d+)?|{_WORDS}|an?)(?P<and> and a half)?)[\s\u00a0-]"
    rf"(?:(?P<kind>working|calendar|clear|full|whole|complete|consecutive|business|further|more)\s)?(?P<unit>{_UNITS})"
    rf"(?P<after> and a half)?(?:['’]s?)?(?!\w)",
    re.IGNORECASE,
)
_IN_DAYS = {
    "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1), "night": Decimal(1), "week": Decimal(7),
    "fortnight": Decimal(14), "month": Decimal("30.4375"), "quarter": Decimal("91.3125"), "year": Decimal("365.25"),
    "decade": Decimal("3652.5"),
}  # fmt: skip
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|over|under|more than|less than|fewer than|at least|at most"
    r"|up to|some|within|every|in|each|per|another|further|additional|last|next|first|past|previous|other|than|after|of"
    r"|or|to|or so|once|by|only|remaining|minimum|maximum|between)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Duration:
    """A length of time as it is written: `text[start:end]` of the text it was found in."""

    value: Decimal
    unit: str
    kind: str
    """Working, clear and the like; "" where it is told of any."""
    start: int
    end: int
    text: str
    exact: bool
    """Whether it is told as the length of something: not "about", "within" or "every"."""

    @property
    def days(self) -> Decimal:
        """Its length in days."""
        return self.value * _IN_DAYS[self.unit]

    def fits(self, first: date, last: date) -> bool:
        """Whether it may be told of the time from one day to another, both counted or not, and weekends cut off."""
        days = Decimal((last - first).days)
        slack = {"day": Decimal(1), "night": Decimal(1), "week": Decimal(4), "fortnight": Decimal(4)}.get(self.unit)
        if slack is None:
            slack = Decimal(6) if self.unit in ("month", "quarter") else Decimal(16)
        if self.value.adjusted() >= 1 and self.unit == "month":
            slack += Decimal(10)
        return abs(days - self.days) <= slack


def durations_in(text: str) -> list[Duration]:
    """The lengths of time in a text, in order."""
    found = []
    for match in _LENGTH.finditer(text):
        value = _value(match)
        if value is None:
            continue
        unit = match["unit"].casefold().rstrip("s")
        before = text[max(0, match.start() - 30) : match.start()]
        exact = not _ROUGH.search(before) and not re.match(
            r"\s+(?:ago|or (?:more|so|less)|old|time|before|a|each|per)\b", text[match.end() :]
        )
        found.append(
            Duration(value, unit, (match["kind"] or "").casefold(), match.start(), match.end(), match.group(), exact)
        )
    return found


def _value(match: re.Match[str]) -> Decimal | None:
    if match["half"]:
        return Decimal("0.5")
    said = match["number"].casefold()
    if said in ("a", "an"):
        value = Decimal(1)
    elif said[0].isdigit():
        value = Decimal(said)
    else:
        try:
            value = Decimal(text2num(said.replace("a hundred", "one hundred"), "en"))
        except ValueError:
            return None
    return value + (Decimal("0.5") if match["and"] or match["after"] else 0)
