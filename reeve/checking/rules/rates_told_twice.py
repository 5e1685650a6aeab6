"""A rate, a score or a sum of one name that a paper gives two values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.names import capitals_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_HEADS = (
    r"rates?|level|share|satisfaction|score|turnout|occupancy|attendance|availability|uptime|compliance|vacancy|sickness"
    r"|absence|budget|cost|costs|spend|spending|expenditure|surplus|deficit|reserves?|balance|income|savings?|overspend"
    r"|underspend|value|price|fee|grant|deposit|rent|performance|backlog|headcount|establishment|membership|population"
)
_BEFORE = re.compile(
    rf"(?P<what>(?:[A-Za-z][\w’'-]*\s+){{1,4}}?(?:{_HEADS})"
    rf"|(?:{_HEADS})\s+(?:of|for|at|in)\s+(?:the\s+)?(?:[A-Za-z][\w’'-]*\s*){{1,3}}?)\s*"
    r"(?:(?:for|in|during|over|at)\s+[^,.;]{2,30}?\s+)?(?:,\s*)?"
    r"(?:of|was|is|were|are|at|:|stood at|stands at|reached|came to|totalled|now)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^\s+(?P<what>(?:[a-z][\w’'-]*\s+){{1,3}}?(?:{_HEADS}))\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:target|previous\w*|last|prior|average|national|regional|forecast|planned|original\w*|initial\w*|expected"
    r"|estimated|maximum|minimum|former|earlier|best|worst|highest|lowest|each|per|similar|neighbouring|sector|projected"
    r"|proposed|remaining|before)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:fell|rose|increased|decreased|reduced|grew|up|down)\s+(?:from|to|by)\b", re.IGNORECASE)
_MOST, _LEAST = 2, 2
"""Values of one name beyond which they are a series; words of a name by which it is told from others."""
_FILLERS = frozenset({"overall", "total", "annual", "current", "new", "whole", "give", "show", "have", "approv"})


@dataclass(frozen=True)
class _Told:
    one: Quantity
    sentence: Sentence
    names: frozenset[str]
    when: frozenset[str]


@rule(
    "conflicting-values",
    wrong=[
        (
            "The recycling rate for 2024/25 was 81.4%, against a target of 60%.\n# Detail\n"
            "This gives a recycling rate of 79.1% for the year."
        ),
        (
            "# Summary\nThe programme budget is £4.2m for four years.\n# Money\n"
            "The programme budget is £4.5m, and half of it is spent."
        ),
    ],
    right=[
        (
            "The recycling rate for 2024/25 was 81.4%, against a target of 60%.\n# Detail\n"
            "The target recycling rate of 60% was met; the year before, the recycling rate was 58.2%."
        ),
        "The recycling rate was 81.4% in 2024/25. The recycling rate was 79.1% in 2023/24.",
        "The programme budget is £4.2m. The service budget is £4.5m.",
    ],
)
def rate_with_two_values(paper: Paper) -> Iterator[Finding]:
    """A rate, a score or a sum of one name has two values, for the same time as far as the paper says."""
    told: dict[tuple[str, frozenset[str]], list[_Told]] = defaultdict(list)
    for sentence in paper.sentences:
        for one in paper.quantities(sentence):
            if key := _key(sentence, one):
                names = capitals_in(sentence.text)
                moments = frozenset(said.text.casefold() for said in paper.moments(sentence))
                periods = frozenset(said.text.casefold() for said in paper.periods(sentence))
                told[(one.unit, key)].append(_Told(one, sentence, names, moments | periods))
    for members in told.values():
        if len({said.one.value for said in members}) > _MOST:
            continue
        first = members[0]
        rival = next((other for other in members[1:] if _contradicts(first, other)), None)
        if rival is not None:
            said = first.sentence
            yield Finding(
                "conflicting-values",
                rival.one.start,
                rival.one.end,
                f"{rival.one.text.strip()} here, and {first.one.text.strip()} in paragraph {said.printed}.",
                f"“{said.text[:160]}”",
                "Say the same in both places, or say what differs.",
                0.75,
            )


def _contradicts(first: _Told, other: _Told) -> bool:
    (a, b), (c, d) = first.one.bounds(), other.one.bounds()
    differ = first.when and other.when and first.when != other.when
    elsewhere = first.names and other.names and not first.names & other.names
    return not ((a <= d and c <= b) or differ or elsewhere or other.sentence is first.sentence)


def _key(sentence: Sentence, one: Quantity) -> frozenset[str]:
    """The stems of the name of what a value is of; none where it is of another time, or a target."""
    if one.unit not in ("%", "£", "score") or one.sense != "exact" or one.value <= Decimal(0):
        return frozenset()
    before = sentence.text[: one.start - sentence.start]
    match = _BEFORE.search(before) or _AFTER.match(sentence.text[one.end - sentence.start :])
    if match is None:
        return frozenset()
    lead = before[-60:] if match.re is _AFTER else before[max(0, match.start() - 25) :]
    if _OTHER.search(lead) or _MOVED.search(lead):
        return frozenset()
    words = frozenset(stem(word) for word in WORD.findall(match["what"]) if word.casefold() not in STOP) - _FILLERS
    return words if len(words) >= _LEAST else frozenset()
