"""The length of a contract, a lease or a term against the days on which it begins and ends, elsewhere in the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reeve.checking.facts import heading_above, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.dates import Moment
from reeve.checking.language.durations import durations_in
from reeve.checking.language.names import capitals_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_THINGS = (
    r"contract|lease|licence|agreement|tenancy|concession|franchise|partnership|loan|programme|project|scheme|plan"
)
_STARTS = re.compile(
    r"\b(?:from|began|begins?|beginning|start(?:s|ed|ing)?|commenc(?:es|ed|ing)|took over|takes over|(?:came"
    r"|comes) into"
    r" force|runs? from|ran from|let on|signed on|since|took effect|takes effect|entered into)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"\b(?:to|until|till|and|ends?|ended|ending|expir\w+|hand(?:s|ed)? (?:it )?back|runs? out|lapses?|finish\w*"
    r"|falls? in"
    r"|comes? to an end|terminat\w+)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:extension|extended|further|option|break|notice|new|next|old|last|previous|another|proposed|would"
    r"|extend\w*|up to|plus|remaining|left|warranty)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Span:
    thing: str
    first: date
    last: date
    moment: Moment
    sentence: Sentence


@rule(
    "conflicting-values",
    wrong=[
        (
            "# The contract\n\nThe builder took over on 1 April 2022, and will hand back on 31 March 2027.\n\n"
            "# Value\n\nOver the seven-year contract nothing may be added to the price."
        ),
        "The lease runs from 1 May 2020 to 30 April 2030.\n\nIt is a fifteen-year lease, at a rent of £400 a year.",
        (
            "The ferry concession began on 1 June 2023 and ends on 31 May 2026.\n\nThe concession is for five years in "
            "all."
        ),
    ],
    right=[
        (
            "# The contract\n\nThe builder took over on 1 April 2022, and will hand back on 31 March 2027.\n\n"
            "# Value\n\nOver the five-year contract nothing may be added to the price."
        ),
        "The lease runs from 1 May 2020 to 30 April 2030.\n\nThe new lease would be a fifteen-year lease.",
        "The ferry concession began on 1 June 2023 and ends on 31 May 2026.\n\nThe franchise is for five years in all.",
        (
            "The contract runs from 1 April 2022 to 31 March 2027. It may be extended by two years to a seven-year "
            "contract."
        ),
    ],
)
def length_unlike_its_days(paper: Paper) -> Iterator[Finding]:
    """A contract, lease or the like is so many years long, and its first and last day are not so far apart."""
    spans = list(_spans(paper))
    for thing in {one.thing for one in spans}:
        own = [one for one in spans if one.thing == thing]
        if len({(one.first, one.last) for one in own}) != 1:
            continue
        span = own[0]
        for sentence in paper.sentences:
            if sentence is span.sentence or _OTHER.search(sentence.text):
                continue
            names = (capitals_in(sentence.text), capitals_in(span.sentence.text))
            if names[0] and names[1] and not names[0] & names[1]:
                continue
            yield from _lengths(sentence, span)


def _lengths(sentence: Sentence, span: _Span) -> Iterator[Finding]:
    for length in durations_in(sentence.text):
        after = sentence.text[length.end :]
        before = sentence.text[: length.start]
        of_it = re.match(rf"\s(?:\w+\s)?{span.thing}\b", after) or re.search(
            rf"\b{span.thing} (?:is|was|lasts|runs)(?: let| made)? (?:for )?(?:a term of )?$", before, re.IGNORECASE
        )
        if of_it and length.unit in ("year", "month") and not length.fits(span.first, span.last):
            start = sentence.start + length.start
            told = f"{span.first.day} {span.first:%B %Y} to {span.last.day} {span.last:%B %Y}"
            yield two_values(start, start + len(length.text), length.text, told, span.sentence)


def _spans(paper: Paper) -> Iterator[_Span]:
    """The spans that sentences tell of a contract or the like, which they name or which the heading above them does."""
    for sentence in paper.sentences:
        moments = [one for one in paper.moments(sentence) if one.day and one.first and one.last]
        if len(moments) != _BOTH or re.search(r"\b(?:was extended|new|next)\b", sentence.text):
            continue
        first, last = moments
        begins = _STARTS.search(sentence.text[: first.start - sentence.start])
        ends = _STOPS.search(sentence.text[first.end - sentence.start : last.start - sentence.start])
        around = f"{heading_above(paper, sentence.block)} {sentence.text}"
        things = {one.casefold() for one in re.findall(rf"\b({_THINGS})\b", around, re.IGNORECASE)}
        if begins and ends and len(things) == 1 and first.first and last.last and first.first < last.last:
            yield _Span(things.pop(), first.first, last.last, first, sentence)


_BOTH = 2
