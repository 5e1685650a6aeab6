"""Times of day, however they are written: 17:30, 5.30pm, half past five, noon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reeve.checking.language.measures import number_of_words

_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
_CLOCK = re.compile(
    rf"(?<![\w£.,:])(?:(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?(?![\d%])(?!\.\d)"
    rf"|(?P<h2>1[0-2]|[1-9])\s?(?P<half2>[ap])\.?m\b\.?"
    rf"|(?P<past>half past|a quarter past|quarter past|a quarter to|quarter to) (?P<h3>{_HOURS})\b"
    rf"|(?P<h4>{_HOURS}) o['’]clock|(?P<name>noon|midday|midnight))(?P<part> in the (?:morning|afternoon|evening)"
    r"| at night)?",
    re.IGNORECASE,
)
_PAST = {"half past": 30, "a quarter past": 15, "quarter past": 15, "a quarter to": -15, "quarter to": -15}


@dataclass(frozen=True)
class Clock:
    """A time of day as it is written: `text[start:end]` of the text it was found in."""

    minutes: int
    """Minutes after midnight; of a time that does not say which half of the day it is of, as if before noon."""
    sure: bool
    """Whether it says of which half of the day it is."""
    start: int
    end: int
    text: str

    def agrees(self, other: Clock) -> bool:
        """Whether both may be one time."""
        if self.sure and other.sure:
            return self.minutes == other.minutes
        return (self.minutes - other.minutes) % 720 == 0


def clocks_in(text: str) -> list[Clock]:
    """The times of day in a text, in order."""
    found = []
    for match in _CLOCK.finditer(text):
        minutes, sure = _minutes(match)
        if minutes is not None:
            found.append(Clock(minutes, sure, match.start(), match.end(), match.group()))
    return found


def _minutes(match: re.Match[str]) -> tuple[int | None, bool]:
    if name := match["name"]:
        return (0 if name.casefold() == "midnight" else 720), True
    half = (match["half"] or match["half2"] or "").casefold()
    part = (match["part"] or "").casefold()
    said = match["h"] or match["h2"] or match["h3"] or match["h4"]
    hour = int(number_of_words(said) or 0)
    minutes = hour * 60 + int(match["m"] or 0) + _PAST.get((match["past"] or "").casefold(), 0)
    if half == "p" or "noon" in part or "evening" in part or "night" in part:
        return minutes % 720 + 720, True
    if half == "a" or "morning" in part:
        return minutes % 720, True
    if match["m"] and ":" not in match.group() and not half:
        return None, False  # 5.30 may be a price or a number of a paragraph
    return minutes, bool(match["m"]) and (hour > 12 or said.startswith("0"))
