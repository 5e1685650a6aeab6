"""Measures with their units made one: 18,000 metres and 15 km, 7.5 tonnes and 3,500 kg, eight in ten and 80%, £4½m."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from text_to_num import text2num

from reeve.checking.language.durations import durations_in

_ONES = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
)
_WORDED = rf"{_ONES}(?:[ -](?:and )?{_ONES})*"
_NUMBER = rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|{_WORDED}|an?)(?P<half>(?: and a half|½))?"
_SCALE = r"(?:[ \u00a0]?(?P<scale>million|billion|thousand|bn|m|k)(?![a-z²³\d]))?"
_UNITS: dict[str, tuple[str, Decimal]] = {
    "mm": ("length", Decimal("0.001")), "millimetre": ("length", Decimal("0.001")), "cm": ("length", Decimal("0.01")),
    "centimetre": ("length", Decimal("0.01")), "m": ("length", Decimal(1)), "metre": ("length", Decimal(1)),
    "km": ("length", Decimal(1000)), "kilometre": ("length", Decimal(1000)), "mile": ("length", Decimal("1609.344")),
    "yard": ("length", Decimal("0.9144")), "feet": ("length", Decimal("0.3048")), "foot": ("length", Decimal("0.3048")),
    "hectare": ("area", Decimal(10000)), "ha": ("area", Decimal(10000)), "acre": ("area", Decimal("4046.86")),
    "square metre": ("area", Decimal(1)), "sq m": ("area", Decimal(1)), "m²": ("area", Decimal(1)),
    "square kilometre": ("area", Decimal(10**6)), "square mile": ("area", Decimal(2589988)),
    "g": ("mass", Decimal("0.001")), "gram": ("mass", Decimal("0.001")), "kg": ("mass", Decimal(1)),
    "kilo": ("mass", Decimal(1)), "kilogram": ("mass", Decimal(1)), "kilogramme": ("mass", Decimal(1)),
    "tonne": ("mass", Decimal(1000)), "ton": ("mass", Decimal(1000)), "litre": ("volume", Decimal(1)),
    "cubic metre": ("volume", Decimal(1000)), "m³": ("volume", Decimal(1000)), "gallon": ("volume", Decimal("4.546")),
    "mph": ("speed", Decimal("1.609344")), "miles an hour": ("speed", Decimal("1.609344")),
    "miles per hour": ("speed", Decimal("1.609344")), "km/h": ("speed", Decimal(1)), "kw": ("power", Decimal(1)),
    "mw": ("power", Decimal(1000)), "kwh": ("energy", Decimal(1)), "mwh": ("energy", Decimal(1000)),
    "dozen": ("count", Decimal(12)), "score": ("count", Decimal(20)), "pound": ("money", Decimal(1)),
    "pence": ("money", Decimal("0.01")), "p": ("money", Decimal("0.01")),
}  # fmt: skip
_LONGEST = sorted(_UNITS, key=len, reverse=True)
_MEASURE = re.compile(
    rf"(?<![\w£.,])(?:{_NUMBER}){_SCALE}[ \u00a0-]?(?P<unit>{'|'.join(map(re.escape, _LONGEST))})(?:e?s)?(?![\w/²³])",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?P<money>£)\s?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<half>½)?" + _SCALE, re.IGNORECASE)
_RATIO = re.compile(
    r"\b(?P<few>one|two|three|four|five|six|seven|eight|nine|\d)(?: of the| [a-z]+)? (?:in|out of|of every|in every)"
    r" (?:every )?(?P<many>two|three|four|five|six|eight|ten|twenty|a hundred|10|100)(?![\w,])"
    r"|\b(?P<few2>one|two|three|four|five|six|seven|eight|nine) [a-z]+ (?:in|out of) (?P<many2>three|four|five|six"
    r"|ten)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?<![\w.,£])(?P<number>\d+(?:\.\d+)?)[ \u00a0]?(?:%|per cent\b|percent\b)(?!\s?(?:age )?points?)"
)
_SCALES = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}


@dataclass(frozen=True)
class Measure:
    """A measure as it is written: `text[start:end]` of the text it was found in."""

    kind: str
    """What is measured: length, mass, time, money, share and so on."""
    value: Decimal
    """In the base unit of its kind: metres, kilograms, hours, pounds, percent."""
    step: Decimal
    """Half of this is how far the true value may lie from it."""
    unit: str
    """The unit as written."""
    start: int
    end: int
    text: str

    def agrees(self, other: Measure) -> bool:
        """Whether both may be one value, rounded as each is."""
        slack = (self.step + other.step) / 2
        if self.kind == "time":
            slack += max(self.value, other.value) * Decimal("0.03")
        apart = abs(self.value - other.value)
        return apart < slack or apart == 0 or (apart == slack and not min(self.step, other.step))

    def near(self, other: Measure, ratio: Decimal = Decimal(3)) -> bool:
        """Whether one may be a slip for the other: not many times it."""
        small, large = sorted((self.value, other.value))
        return small > 0 and large / small <= ratio


def measures_in(text: str) -> list[Measure]:
    """The measures of a text, in order; nothing is told twice."""
    found: list[Measure] = []
    for one in (*_money(text), *_ratios(text), *_units(text), *_times(text)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _money(text: str) -> Iterator[Measure]:
    for match in _MONEY.finditer(text):
        yield _measure(match, "money", Decimal(1), "£")


def _ratios(text: str) -> Iterator[Measure]:
    for match in _RATIO.finditer(text):
        few, many = (number_of_words(match[one] or match[f"{one}2"]) for one in ("few", "many"))
        if few and many and few < many:
            share = 100 * few / many
            yield Measure("share", share, Decimal("0.1"), "in", match.start(), match.end(), match.group())
    for match in _PERCENT.finditer(text):
        step = Decimal(1).scaleb(-len(match["number"].partition(".")[2]))
        yield Measure("share", Decimal(match["number"]), step, "%", match.start(), match.end(), match.group())


def _units(text: str) -> Iterator[Measure]:
    for match in _MEASURE.finditer(text):
        kind, factor = _UNITS[match["unit"].casefold()]
        if match["number"].casefold() in ("a", "an") and match["unit"].casefold() not in ("dozen", "mile"):
            continue
        if match["unit"] in ("M", "P", "G") or (match["unit"] == "m" and re.search(r"£\s?$", text[: match.start()])):
            continue
        yield _measure(match, kind, factor, match["unit"].casefold())


def _times(text: str) -> Iterator[Measure]:
    for one in durations_in(text):
        hours = one.days * 24
        yield Measure("time", hours, Decimal(0), one.unit, one.start, one.end, one.text)


def _measure(match: re.Match[str], kind: str, factor: Decimal, unit: str) -> Measure:
    said = match["number"]
    value = number_of_words(said) or Decimal(0)
    places = len(said.partition(".")[2]) if said[0].isdigit() else 0
    step = Decimal(1).scaleb(-places)
    if match["half"]:
        value, step = value + Decimal("0.5"), Decimal("0.1")
    scale = Decimal(1).scaleb(_SCALES.get((match["scale"] or "").casefold(), 0))
    whole = not match["scale"] and unit in ("£", "dozen", "pound")
    exact = Decimal(0) if whole else step * scale * factor
    return Measure(kind, value * scale * factor, exact, unit, match.start(), match.end(), match.group())


def number_of_words(said: str) -> Decimal | None:
    """A number in figures or words."""
    plain = said.casefold().replace(",", "").replace("a hundred", "one hundred")
    if plain in ("a", "an"):
        return Decimal(1)
    if plain[0].isdigit():
        return Decimal(plain)
    try:
        return Decimal(text2num(re.sub(r"\s+", " ", plain), "en"))
    except ValueError:
        return None
