"""Shares that are told in words: a third, six in ten, just under half, the majority, nearly all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_BASES = {**{word: number for number, word in enumerate(_COUNTS) if number > 1}, "twenty": 20, "hundred": 100}
_SENSES = {
    "just over": ("just more than", "a little over", "a little more than", "slightly over", "slightly more than"),
    "just under": (
        *("just less than", "a little under", "a little less than", "slightly under", "slightly less than"),
        *("not quite", "nearly", "almost", "close to"),
    ),
    "over": ("well over", "more than", "at least"),
    "under": ("well under", "less than", "fewer than"),
    "about": ("around", "roughly", "some", "approximately"),
}
"""How a share is qualified: each sense, and its other names."""
_NAMED = {name: sense for sense, names in _SENSES.items() for name in (sense, *names)}
_QUALIFIER = rf"(?:(?P<sense>{'|'.join(sorted(_NAMED, key=len, reverse=True))})\s+)?"
_NTH = re.compile(
    r"\b(?:first|second|third|last|other|latter|final|next|top|bottom|each|per|every|this)\s+$", re.IGNORECASE
)
"""Before a half that is a span of time or a side, not a share."""
_NUMBER = "|".join(_COUNTS[1:10])
_FRACTION = re.compile(
    rf"(?<![\w-]){_QUALIFIER}(?:(?P<many>an?|{_NUMBER})[\s-])?(?P<part>(?:{'|'.join(_PARTS)})s?)(?![\w-])",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?<![\w-]){_QUALIFIER}(?P<many>{_NUMBER}|[1-9])\s+(?:in|out of|of)\s+(?P<every>every\s+)?"
    rf"(?P<base>{'|'.join(_BASES)}|3|4|5|10|20|100)(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?<![\w-])(?P<word>(?:the|a)\s+(?:(?:vast|large|great|overwhelming|clear)\s+)?majority|(?:the|a)\s+(?:small\s+)?minority"
    r"|(?:nearly|almost|virtually|practically)\s+all|most|the bulk)(?![\w-])",
    re.IGNORECASE,
)
_RANGES = {"majority": ("0.5", "1"), "most": ("0.5", "1"), "bulk": ("0.5", "1"), "all": ("0.85", "1")}
_CLEAR = re.compile(r"vast|large|great|overwhelming|clear", re.IGNORECASE)
_EDGE, _NEAR, _FAR = Decimal("0.005"), Decimal("0.07"), Decimal("0.35")


@dataclass(frozen=True)
class Fraction:
    """A share in words: `text[start:end]` of the document."""

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    """Between which shares of one a reader would let it pass."""
    value: Decimal | None = None
    """The share itself; None of "most" and the like."""


def fractions_in(text: str, at: int = 0) -> list[Fraction]:
    """The shares in words of a text that begins at a place of the document, in order."""
    found = sorted((*_fractions(text, at), *_in_so_many(text, at), *_majorities(text, at)), key=lambda one: one.start)
    return [one for place, one in enumerate(found) if not any(one.start < other.end for other in found[:place])]


def _fractions(text: str, at: int) -> Iterator[Fraction]:
    for match in _FRACTION.finditer(text):
        many, part = (match["many"] or "").casefold(), match["part"].casefold()
        base = _PARTS[part if part in _PARTS else part.rstrip("s")]
        count = 1 if many in ("", "a", "an") else _COUNTS.index(many)
        if (not many and base != 2) or count >= base or (count > 1) != part.endswith("s"):
            continue  # "the third", "two quarters" of a year and more
        if not many and _NTH.search(text[: match.start()]):
            continue
        slack = Decimal("0.035") if base <= 4 else Decimal("0.03") if base == 5 else Decimal("0.025")
        yield _fraction(match, at, Decimal(count) / base, slack)


def _in_so_many(text: str, at: int) -> Iterator[Fraction]:
    for match in _IN.finditer(text):
        many, base = (_number(match[name].casefold()) for name in ("many", "base"))
        of = re.search(r"\sof\s+(?:every\s+)?\w+$", match.group(), re.IGNORECASE) and "out of" not in match.group()
        if many >= base or (of and not match["every"]):
            continue
        share = Decimal(many) / base
        slack = Decimal("0.05") if base == 10 else Decimal("0.01") if base == 100 else min(Decimal("0.05"), share / 7)
        yield _fraction(match, at, share, max(slack, Decimal("0.01")))


def _majorities(text: str, at: int) -> Iterator[Fraction]:
    for match in _MOST.finditer(text):
        words = match["word"].casefold().split()
        if words[-1] == "minority":
            low, high = "0", "0.35" if "small" in words else "0.5"
        else:
            low, high = _RANGES[words[-1]]
        least = Decimal("0.6") if _CLEAR.search(match["word"]) else Decimal(low)
        yield Fraction(at + match.start(), at + match.end(), match.group(), least, Decimal(high))


def _fraction(match: re.Match[str], at: int, share: Decimal, slack: Decimal) -> Fraction:
    low, high = _bounds(share, slack, " ".join((match["sense"] or "").casefold().split()))
    return Fraction(at + match.start(), at + match.end(), match.group(), low, high, share)


def _bounds(share: Decimal, slack: Decimal, sense: str) -> tuple[Decimal, Decimal]:
    wide = max(slack, Decimal("0.06"))
    below, above = {
        "": (slack, slack),
        "about": (wide, wide),
        "just over": (_EDGE, _NEAR),
        "just under": (_NEAR, _EDGE),
        "over": (_EDGE, _FAR),
        "under": (_FAR, _EDGE),
    }[_NAMED.get(sense, "")]
    return share - below, share + above


def _number(said: str) -> int:
    if said.isdigit():
        return int(said)
    return _BASES.get(said) or _COUNTS.index(said)
