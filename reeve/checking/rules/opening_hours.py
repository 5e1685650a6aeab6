"""Opening hours that a paper tells twice: closing at six and locked up at 17:30, 45 hours a week and a table of 39."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.facts import two_values
from reeve.checking.finding import Finding
from reeve.checking.language.clocks import Clock, clocks_in
from reeve.checking.language.grids import Grid
from reeve.checking.language.measures import number_of_words
from reeve.checking.language.names import capitals_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = rf"(?:{'|'.join(_DAYS)})"
_CLOSES = re.compile(
    r"\b(?:open(?:s|ed)?[^.;,]{0,40} (?:until|till|to)|clos(?:es?|ed|ing)(?: time)?(?: is)?(?: at)?|shuts?(?: at)?"
    r"|locks? up(?: at)?|locked(?: up)?(?: at)?|doors? (?:shut|close) at|until|till|ends? at|empties at)\s+$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:opens?(?: (?:its|the) doors)?(?: to \w+)?(?: at| from)?|opening(?: time)?(?: is)?(?: at)?|unlocks?(?: at)?"
    r"|unlocked(?: at)?|doors open at|open(?: to \w+)? from)\s+$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:will|would|used to|instead|until now|no longer|last year|last orders|proposed?|asked|wish\w*|could|was|were"
    r"|had|meeting|bar|appointments?|meets?|sits)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Hours:
    clock: Clock
    closes: bool
    days: frozenset[int]
    names: frozenset[str]
    sentence: Sentence


@rule(
    "conflicting-values",
    wrong=[
        (
            "The hall is open until 6pm on weekdays, and until noon on Saturdays.\n\nThe caretaker locks up at "
            "17:30 from Monday "
            "to Friday."
        ),
        "The library opens at half past nine.\n\nOn weekdays it opens at 9am, with tea.",
        "The tip closes at 7pm daily.\n\nStaff go home once the tip closes at half past six in the evening.",
    ],
    right=[
        (
            "The hall is open until 6pm on weekdays, and until noon on Saturdays.\n\nThe caretaker locks up at "
            "18:00 from Monday "
            "to Friday."
        ),
        "The library opens at half past nine. On Saturdays it opens at 10am.",
        "The tip closes at 7pm. The depot closes at 5pm.",
        "The hall closes at 6pm. In winter, until now, it closed at 5pm.",
    ],
)
def hours_told_twice(paper: Paper) -> Iterator[Finding]:
    """A time of opening or closing that another sentence gives as another."""
    told = [one for sentence in paper.sentences for one in _hours(sentence)]
    for place, one in enumerate(told):
        for other in told[place + 1 :]:
            if one.closes != other.closes or one.clock.agrees(other.clock) or one.sentence is other.sentence:
                continue
            if not one.days & other.days or not _one_place(one, other) or _settled(told, one, other):
                continue
            start = other.sentence.start + other.clock.start
            yield two_values(start, start + len(other.clock.text), other.clock.text, one.clock.text, one.sentence)


def _one_place(one: _Hours, other: _Hours) -> bool:
    if one.names and other.names and not one.names & other.names:
        return False
    places = [re.search(rf"\b(?:{_PLACES})\b", said.sentence.text, re.IGNORECASE) for said in (one, other)]
    known = [place.group().casefold() for place in places if place]
    return len(set(known)) <= 1


_PLACES = (
    "library|hall|centre|tip|depot|office|pool|museum|gallery|cafe|café|park|gate|desk|shop|school|clinic|surgery|lines?"
    "|garden|toilets?|bridge|car park|market|church|harbour|marina|site"
)


def _settled(told: list[_Hours], one: _Hours, other: _Hours) -> bool:
    rest = [each for each in told if each not in (one, other) and each.closes == one.closes]
    return any(each.clock.agrees(other.clock) for each in rest)


def _hours(sentence: Sentence) -> Iterator[_Hours]:
    if _CHANGED.search(sentence.text):
        return
    clocks = clocks_in(sentence.text)
    for place, clock in enumerate(clocks):
        before = sentence.text[: clock.start]
        stop = clocks[place + 1].start if place + 1 < len(clocks) else len(sentence.text)
        closes = _CLOSES.search(before)
        if not closes and not _OPENS.search(before):
            continue
        days = _days_of(sentence.text[clock.end : stop]) or (_days_of(before) if place == 0 else frozenset())
        names = frozenset(name for name in capitals_in(sentence.text) if name.casefold().rstrip("s") not in _DAYS)
        yield _Hours(clock, bool(closes), days or frozenset(range(5)), names, sentence)


def _days_of(text: str) -> frozenset[int]:
    """The days of the week that a text names: 0 for Monday."""
    low = text.casefold()
    if span := re.search(rf"(?P<first>{_DAY})s? (?:to|until|through|–|-) (?P<last>{_DAY})", low):
        first, last = _DAYS.index(span["first"]), _DAYS.index(span["last"])
        return frozenset(range(first, last + 1)) if first <= last else frozenset()
    found = frozenset(_DAYS.index(one) for one in re.findall(rf"({_DAY})s?", low))
    if re.search(r"\bweekdays?\b", low):
        found |= frozenset(range(5))
    if re.search(r"\b(?:daily|every day|all week|seven days)\b", low):
        found |= frozenset(range(7))
    return found | (frozenset({5, 6}) if "weekend" in low else frozenset())


_A_WEEK = re.compile(
    r"(?<![\w.,-])(?P<n>\d+(?:\.\d+|½)?|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)? hours (?:a|each|every|per) week\b",
    re.IGNORECASE,
)


@rule(
    "conflicting-values",
    wrong=[
        (
            "The library will be open 45 hours a week.\n\nDay | Opens | Closes\nMonday to Friday | 9am | 4pm\n"
            "Saturday | 10am | 2pm\nSunday | Closed | Closed"
        ),
        (
            "Day | From | To\nMonday | 10.00am | 4.00pm\nThursday | 1pm | 7pm\n\nThe shop is open for sixteen hours a "
            "week."
        ),
        "Doors stand open fifty hours a week.\n\nDays | Hours\nMonday to Friday | 9am to 5pm\nSaturday | 9am to noon",
    ],
    right=[
        (
            "The library will be open 39 hours a week.\n\nDay | Opens | Closes\nMonday to Friday | 9am | 4pm\n"
            "Saturday | 10am | 2pm\nSunday | Closed | Closed"
        ),
        "Day | From | To\nMonday | 10.00am | 4.00pm\nThursday | 1pm | 7pm\n\nThe shop is open for twelve hours a week.",
        "Staff work 37 hours a week.\n\nDays | Hours\nMonday to Friday | 9am to 5pm\nSaturday | 9am to noon",
    ],
)
def hours_unlike_the_table(paper: Paper) -> Iterator[Finding]:
    """So many hours a week, where the table of hours makes another number."""
    weeks = [week for grid in paper.grids if (week := _week(grid))]
    if len(weeks) != 1:
        return
    for sentence in paper.sentences:
        for match in _A_WEEK.finditer(sentence.text):
            said = (number_of_words(match["n"]) or Decimal(0)) + (Decimal("0.5") if match["half"] else 0)
            changed = re.search(
                r"\b(?:now|last year|instead of|than|used to|at present|was|were|work|staff)\s", sentence.text
            )
            if said and said != weeks[0] and re.search(r"\bopen|\bdoors?\b|\bhours\b", sentence.text) and not changed:
                start = sentence.start + match.start()
                yield two_values(start, start + len(match.group()), match.group(), f"{weeks[0]:f} hours", None)


def _week(grid: Grid) -> Decimal | None:
    """The hours that a table of opening hours makes in a week; None where it is no such table."""
    minutes, days = 0, 0
    for row in grid.rows:
        named = _days_of(row[0].text) if row else frozenset()
        clocks = [one for cell in row[1:] for one in clocks_in(cell.text)]
        closed = not clocks and any(re.search(r"\bclosed|–|-", cell.text, re.IGNORECASE) for cell in row[1:])
        if not named or (len(clocks) != _BOTH and not closed):
            return None
        if clocks:
            opens, shuts = clocks
            length = (shuts.minutes - opens.minutes) % (1440 if opens.sure and shuts.sure else 720)
            minutes += length * len(named)
            days += len(named)
    return Decimal(minutes) / 60 if days > 1 else None


_BOTH = 2
