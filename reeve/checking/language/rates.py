"""Rates that a passage states: so much each, a week, per head, per 1,000 checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.language.passages import Passage, unit_word
from reeve.checking.language.quantities import Quantity

_WORDS = r"(?:\s+(?!and\b|or\b|but\b|for\b|to\b|in\b|over\b)[a-z’'-]+){0,3}?"
_PER = re.compile(
    rf"^(?P<of>{_WORDS})\s+(?:per|an?|each|every|(?:for|in|of|to|from) (?:each|every|an?)"
    r"(?: (?:one )?of (?:the|our|its|these|those))?)"
    r"\s+(?P<many>\d[\d,]*\s+|thousand\s+)?(?:[a-z-]+\s+){0,1}?(?P<unit>[a-z]+)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"^(?P<of>{_WORDS})\s*,?\s*(?:each|apiece|per unit)\b(?! of\b| year| week| month| day)", re.IGNORECASE
)
_OF_EACH = re.compile(
    r"\b(?:(?:equal|annual|monthly|yearly|quarterly)?\s*(?P<many>instal?lments|payments|shares|parts|grants|loads|lots|sums"
    r"|awards|batches|tranches) of"
    r"|each\s+(?:[a-z]+\s+){0,3}?(?:gets?|receives?|pays?|has|have|had|costs?|of|getting|paying|holding|holds|took|gave|worth))"
    r"\s+(?:about\s+|some\s+|just\s+)?$",
    re.IGNORECASE,
)
_EACH_OF = re.compile(
    r"\beach of (?:the|our|its|these|their)\s+[^.;£]{3,60}?"
    r"\b(?:paid|given|got|gets?|of|receiv\w+|has|have|pays?|costs?|took|is|was|at)\s+(?:about\s+)?$",
    re.IGNORECASE,
)
_PACKED = re.compile(r"\b(?:\d[\d,]*|[a-z]+)\s+(?P<pack>[a-z]{3,}s) of\s+(?:about\s+)?$", re.IGNORECASE)
_A_WEEK_EACH = re.compile(r"^\s+(?:a|per|an)\s+(?:hour|day|week|month|year|night)\s+(?:each|apiece)\b", re.IGNORECASE)
_NO_UNIT = frozenset("cent number total further new result small large few lot third half fifth tenth little".split())


@dataclass(frozen=True)
class Rate:
    """So much of something for one, or for so many, of a unit."""

    one: Quantity
    unit: str
    """What it is for one of, in the singular; "" where it is for each of what is counted."""
    scale: Decimal = Decimal(1)
    """For how many of the unit it is: 1,000 of "3.5 per 1,000 checks"."""
    end: int = 0
    """Where its words end."""


def rates_in(passage: Passage) -> Iterator[Rate]:
    """The rates among the quantities of a passage."""
    for one in passage.quantities:
        if one.unit in ("%", "point", "score"):
            continue
        after = passage.after(one)
        per, each = _PER.match(after), _EACH.match(after)
        of_each = _OF_EACH.search(passage.before(one))
        packed = _PACKED.search(passage.before(one)) if one.noun else None
        if (timed := _A_WEEK_EACH.match(after)) or _EACH_OF.search(passage.before(one)):
            yield Rate(one, "", end=one.end + (timed.end() if timed else 0))
        elif each and not (per and per.end() < each.end()):
            yield Rate(one, "", end=one.end + each.end())
        elif per and (unit := unit_word(per["unit"])) not in _NO_UNIT:
            many = per["many"] or "1"
            scale = Decimal(1000) if "thousand" in many.casefold() else Decimal(many.replace(",", "").strip())
            yield Rate(one, unit, scale, one.end + per.end())
        elif of_each:
            yield Rate(one, unit_word(of_each["many"]) if of_each["many"] else "", end=one.end)
        elif packed:
            yield Rate(one, unit_word(packed["pack"]), end=one.end)
