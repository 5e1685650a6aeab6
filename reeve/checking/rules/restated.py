"""A measure that is told again in another unit, and is another: 15 km and 18,000 metres, a dozen and fourteen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.facts import OTHER_TIME, Fact, facts_of, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.attributes import PLAIN, modified_apart, shared, topics
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.measures import Measure, number_of_words
from reeve.checking.language.names import capitals_in
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_KINDS = ("length", "area", "mass", "volume", "speed", "power", "energy", "money")
_WHOLE = re.compile(r"\b(?:all|whole|entire|full)\s+(?:of\s+)?(?:the\s+)?(?:its\s+)?$", re.IGNORECASE)
_OF_IT = re.compile(r"^\s+(?:of it|of its length|long|in all|of the (?:whole )?\w+)\b", re.IGNORECASE)


@rule(
    "conflicting-values",
    wrong=[
        "The Mill Leat is 12 km long.\n\nFences have been put up along all 15,000 metres of it by the ranger.",
        "No lorry heavier than 18 tonnes may use the ferry.\n\nSigns turn back every lorry that weighs over 12,000 kg.",
        "The offer is a grant of £7,500,000.\n\nMembers should accept the grant of nine and a half million pounds.",
        (
            "The lagoon has a surface of 12 hectares.\n\nSailing is allowed on the lagoon, whose surface of 20 acres "
            "is shallow."
        ),
    ],
    right=[
        "The Mill Leat is 15 km long.\n\nFences have been put up along all 15,000 metres of it by the ranger.",
        "No lorry heavier than 18 tonnes may use the ferry.\n\nEach lorry brings about 9,000 kg of sand.",
        "The offer is a grant of £7,500,000.\n\nWe had bid for a grant of nine and a half million pounds.",
        "The path is 15 km long. The fence beside the car park is 900 metres long.",
        "An adult pays £1.20 for a ticket.\n\nFor a child a ticket costs 90p.",
    ],
)
def told_again_in_another_unit(paper: Paper) -> Iterator[Finding]:
    """One measure is told in two units, and the two are not the same."""
    facts = [one for one in facts_of(paper) if one.measure.kind in _KINDS]
    for place, one in enumerate(facts):
        for other in facts[place + 1 :]:
            if _restates(one, other) and not _settled(facts, one, other):
                yield two_values(other.start, other.end, other.measure.text, one.measure.text, one.sentence)


def _restates(one: Fact, other: Fact) -> bool:
    a, b = one.measure, other.measure
    if a.kind != b.kind or not _in_other_units(a, b) or a.agrees(b) or not a.near(b) or one.apart(other):
        return False
    if one.sentence is other.sentence or any(OTHER_TIME.search(said.sentence.text) for said in (one, other)):
        return False
    if any(_WHOLE.search(said.before) and _OF_IT.match(said.after) for said in (one, other)):
        return True
    common = one.common(other)
    if modified_apart(one.sentence.text, other.sentence.text, common - _LIMITS):
        return False
    return len(common) >= _TOPICS or (bool(common) and ("pound" in (a.unit, b.unit) or bool(common & _LIMITS)))


_TOPICS = 2
_LIMITS = frozenset({"limit", "weight"})


def _in_other_units(one: Measure, other: Measure) -> bool:
    if one.kind == "money":
        return (one.unit == "pound") != (other.unit == "pound")
    return one.unit != other.unit


def _settled(facts: Sequence[Fact], one: Fact, other: Fact) -> bool:
    """Whether either is told again elsewhere, so that it is a thing of its own."""
    rest = [fact for fact in facts if fact not in (one, other) and fact.measure.kind == one.measure.kind]
    return any(fact.measure.agrees(said.measure) for fact in rest for said in (one, other) if fact.common(said))


_EVERY = re.compile(
    r"\b(?:(?P<word>daily|weekly|fortnightly|monthly|quarterly|half-yearly|yearly|annually)|every (?P<unit>day|week"
    r"|fortnight|month|quarter|other week|second week|two weeks|three weeks|four weeks|six weeks|other month|two months"
    r"|year|six months)|(?P<n>once|twice|thrice|\w+ times|\d+ times)(?: in)? (?:a|each|every|per|the) (?P<per>week"
    r"|month"
    r"|year|quarter))\b",
    re.IGNORECASE,
)
_HOURLY = re.compile(
    r"\bevery (?P<gap>\d+|five|six|ten|twelve|fifteen|twenty|thirty) minutes\b|\b(?P<n>\d+|two|three|four|five|six"
    r"|seven"
    r"|eight|ten|twelve) (?:buses |trains |trams |services |boats )?(?:an|each|every|per) hour\b"
    r"|\b(?P<half>half-hourly)\b",
    re.IGNORECASE,
)
_A_YEAR = {
    "daily": 365, "day": 365, "weekly": 52, "week": 52, "fortnightly": 26, "fortnight": 26, "other week": 26,
    "second week": 26, "two weeks": 26, "three weeks": 17, "four weeks": 13, "six weeks": 9, "monthly": 12, "month": 12,
    "other month": 6, "two months": 6, "quarterly": 4, "quarter": 4, "half-yearly": 2, "six months": 2, "yearly": 1,
    "annually": 1, "year": 1,
}  # fmt: skip
_NO_MORE = re.compile(
    r"\b(?:instead of|rather than|used to|until now|from|was|were|no longer)\b[^.;]{0,25}$", re.IGNORECASE
)
_LIKE = 0.1
"""By how much two frequencies may differ: 52 weeks are twelve months of four weeks and a bit."""


@rule(
    "conflicting-values",
    wrong=[
        "Grey bins stay fortnightly.\n\n- grey bins: each is emptied 17 times a year",
        "The ferry will run every twelve minutes all day. With three an hour the ferry needs more crew.",
        "The lifts are inspected quarterly.\n\nThe firm is paid for lifts that it inspects six times a year.",
    ],
    right=[
        "Grey bins stay fortnightly.\n\n- grey bins: each is emptied 26 times a year",
        "The ferry will run every twelve minutes all day. With five an hour the ferry needs more crew.",
        "The lifts are inspected quarterly.\n\nThe boilers are inspected six times a year.",
        "Food bins are emptied weekly. Grey bins are emptied fortnightly.",
        "A tram runs every ten minutes on Line 1. On Line 2 there are two trams an hour.",
        "Grey bins stay fortnightly; food bins go weekly.\n\n- food bins: each is emptied 52 times a year",
    ],
)
def how_often_told_twice(paper: Paper) -> Iterator[Finding]:
    """The same thing is done as often as one sentence says, and as another does not."""
    for pattern, often in ((_EVERY, _yearly), (_HOURLY, _an_hour)):
        told = []
        for sentence in paper.sentences:
            found = list(pattern.finditer(sentence.text))
            if len(found) == 1 and not _NO_MORE.search(sentence.text[: found[0].start()]):
                told.append((sentence, found[0], often(found[0])))
        for place, (first, one, value) in enumerate(told):
            for second, other, again in told[place + 1 :]:
                if not value or not again or abs(value - again) <= _LIKE * max(value, again):
                    continue
                if _of_one_thing(first.text, second.text, hourly=pattern is _HOURLY):
                    start = second.start + other.start()
                    yield two_values(start, start + len(other.group()), other.group(), one.group(), first)


def _of_one_thing(one: str, other: str, *, hourly: bool) -> bool:
    a, b = (topics(re.sub(r"\d\S*", "", _HOURLY.sub("", _EVERY.sub("", text)))) - PLAIN for text in (one, other))
    names = (capitals_in(one), capitals_in(other))
    if names[0] and names[1] and not names[0] & names[1]:
        return False
    if modified_apart(one, other, shared(a, b)) or set(_NUMBERED.findall(one)) ^ set(_NUMBERED.findall(other)):
        return False
    alike = len(shared(a, b))
    fewer = min(len(a), len(b))
    return alike >= 1 if hourly else (alike >= _TOPICS and 2 * alike >= fewer) or alike == fewer > 0


_NUMBERED = re.compile(r"\b[A-Z][a-z]+ \d+\b(?! (?:times|hours|minutes|days|weeks))")
"""Things that are told apart by a number, such as Line 1 and Line 2."""


def _yearly(match: re.Match[str]) -> float:
    if said := match["word"] or match["unit"]:
        return _A_YEAR[said.casefold()]
    word = match["n"].casefold().removesuffix(" times")
    number = {"once": 1, "twice": 2, "thrice": 3}.get(word) or number_of_words(word)
    return float(number or 0) * _A_YEAR[match["per"].casefold()]


def _an_hour(match: re.Match[str]) -> float:
    if match["half"]:
        return 2
    number = float(number_of_words(match["gap"] or match["n"]) or 0)
    return 60 / number if match["gap"] and number else number


@rule(
    "conflicting-values",
    wrong=[
        (
            "We set out to answer eight letters in ten within a week.\n\nMeasure | Target | Result\n"
            "Letters answered within a week | 90% | 61.4%\nCalls answered | 95% | 96.5%"
        ),
        "By now four boats in five run on batteries.\n\nDrive | Boats\nBattery | 32\nDiesel | 48\nAll boats | 80",
        (
            "Nine tenants in ten pay by direct debit.\n\nWay to pay | Share\nTenants who pay by direct debit | "
            "70%\nCash | 30%"
        ),
    ],
    right=[
        (
            "We set out to answer nine letters in ten within a week.\n\nMeasure | Target | Result\n"
            "Letters answered within a week | 90% | 61.4%\nCalls answered | 95% | 96.5%"
        ),
        "By now two boats in five run on batteries.\n\nDrive | Boats\nBattery | 32\nDiesel | 48\nAll boats | 80",
        (
            "Seven tenants in ten pay by direct debit.\n\nWay to pay | Share\nTenants who pay by direct debit | "
            "70%\nCash | 30%"
        ),
    ],
)
def so_many_in_ten(paper: Paper) -> Iterator[Finding]:
    """So many in ten are told, and the table has another share."""
    for fact in facts_of(paper):
        if fact.measure.unit != "in" or re.search(r"\b(?:last|before|aim for|hope|by 20\d\d)\b", fact.sentence.text):
            continue
        for grid in paper.grids:
            shares = [one for row in _rows_about(grid, fact) for one in _shares(grid, row)]
            if shares and not any(abs(one - fact.measure.value) <= _ROUND for one in shares):
                told = ", ".join(f"{plain(one, 1)}%" for one in shares)
                yield two_values(fact.start, fact.end, fact.measure.text, told, None)


_ROUND = Decimal(4)
"""Percentage points by which so many in ten may be rounded."""


def _rows_about(grid: Grid, fact: Fact) -> Iterator[int]:
    """The one row of a table whose label a sentence speaks of: with most of its words, or all of them."""
    keys = [topics(label) - PLAIN for label in grid.labels]
    fits = [
        len(shared(key, fact.about)) if key and not _adds_up(label) else 0
        for key, label in zip(keys, grid.labels, strict=True)
    ]
    best = max(fits, default=0)
    if best and fits.count(best) == 1:
        row = fits.index(best)
        of_all = shared(topics(" ".join((*grid.columns, *filter(_adds_up, grid.labels)))) - PLAIN, fact.about)
        if best >= 2 or (best == len(keys[row]) and of_all):
            yield row


def _shares(grid: Grid, row: int) -> Iterator[Decimal]:
    """The shares that a row shows, and those that it has of the total of its column."""
    for column in range(1, len(grid.rows[row])):
        number = grid.number(row, column)
        if number is None:
            continue
        if number.unit == "%":
            yield number.value
            continue
        total = next(
            (grid.number(at, column) for at, label in enumerate(grid.labels) if _adds_up(label) and at != row), None
        )
        if total is not None and total.value > 0 and number.unit == "":
            yield 100 * number.value / total.value


def _adds_up(label: str) -> bool:
    return is_total(label) or bool(re.match(r"(?:all|both|sum|together|in all)\b", label.strip(), re.IGNORECASE))
