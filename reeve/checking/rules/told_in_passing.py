"""A number told again in passing, as another: the pool, which the surveyors put at £4.1m, or the 640 trees felled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.facts import OTHER_TIME, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import PLAIN, modified_apart, topics
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import singular
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_WHICH = re.compile(
    r"(?P<thing>[A-Za-z][\w’'-]*),\s+(?:which|whose)\s+(?P<rel>(?:[a-z][\w’'-]*\s+){1,6}?)(?:at|of|to be|is|was)\s+$",
    re.IGNORECASE,
)
"""A relative clause that ends with a sum: "the pool, which the surveyors put at"."""
_THE = re.compile(r"\b(?:the|these|those|all)\s+$", re.IGNORECASE)
_DONE = re.compile(r"^\s+(?P<noun>[a-z]+)\s+(?P<verb>[a-z]+ed|sold|built|sent|lost|made|found|paid|told|held)\b")
"""What was done to so many: "the 640 trees felled"."""
_PART = re.compile(
    r"^[\s-]*(?:of (?:them|these|those|which)|more|fewer|less|by\b|per\b|a (?:year|month|week|day)\b)", re.IGNORECASE
)
_NEAR = Decimal("1.5")
_LEAST = 30


@dataclass(frozen=True)
class _Said:
    number: Quantity
    sentence: Sentence
    clause: str
    """The clause that it stands in, without its numbers."""
    before: str
    """The words of that clause up to it."""

    @property
    def about(self) -> frozenset[str]:
        return topics(self.clause) - PLAIN


@rule(
    "conflicting-values",
    wrong=[
        (
            "Surveyors put the slipway at £2.3m at today's prices; tax would add a fifth.\n\nThe fund holds £4.9m.\n\n"
            "If members choose the slipway, which the surveyors put at £2.8m, work starts in May."
        ),
        (
            "Gangs planted 9,000 trees in 2022/23 and felled 1,285. The year before they felled 1,540.\n\n"
            "One in ten of the 1,195 trees felled in 2022/23 had been sound."
        ),
    ],
    right=[
        (
            "Surveyors put the slipway at £2.3m at today's prices; tax would add a fifth.\n\nThe fund holds £2.8m.\n\n"
            "If members choose the slipway, which the surveyors put at £2.3m, work starts in May."
        ),
        (
            "Surveyors put the slipway at £2.3m.\n\nIf members choose the causeway, which the surveyors put at £2.8m, "
            "work starts in May."
        ),
        (
            "Gangs planted 9,000 trees in 2022/23 and felled 1,285. The year before they felled 1,540.\n\n"
            "One in ten of the 1,540 trees felled in 2021/22 had been sound."
        ),
        "Gangs felled 1,285 trees in 2022/23.\n\nOne in ten of the 1,195 trees felled in 2020/21 had been sound.",
    ],
)
def number_told_again_in_passing(paper: Paper) -> Iterator[Finding]:
    """A clause that takes up what was told gives its number as another."""
    said = [one for sentence in paper.sentences for one in _said(paper, sentence)]
    times = Counter(one.number.value for one in said)
    for place, one in enumerate(said):
        if times[one.number.value] > 1:
            continue
        rivals = [other for other in said[:place] if _takes_up(paper, one, other)]
        if len(rivals) == 1:
            rival = rivals[0].number
            yield two_values(one.number.start, one.number.end, one.number.text, rival.text, rivals[0].sentence)


def _said(paper: Paper, sentence: Sentence) -> Iterator[_Said]:
    for one in paper.quantities(sentence):
        if one.unit not in ("", "£") or one.sense != "exact" or one.more or one.value < _LEAST:
            continue
        start, end = one.start - sentence.start, one.end - sentence.start
        begin = max(sentence.text.rfind(mark, 0, start) for mark in ("; ", ": ", ". ")) + 1
        stop = min((at for mark in ("; ", ": ") if (at := sentence.text.find(mark, end)) >= 0), default=None)
        clause = re.sub(r"\d\S*", " ", sentence.text[begin:start] + " " + sentence.text[end:stop])
        yield _Said(one, sentence, clause, sentence.text[begin:start])


def _takes_up(paper: Paper, one: _Said, other: _Said) -> bool:
    """Whether a number takes up another, near to it, that its clause tells of."""
    small, large = sorted((one.number.value, other.number.value))
    if one.sentence is other.sentence or one.number.unit != other.number.unit or not small < large <= small * _NEAR:
        return False
    if OTHER_TIME.search(other.before) or _PART.match(other.sentence.text[other.number.end - other.sentence.start :]):
        return False
    return _in_a_clause(one, other) or _of_what_was_done(paper, one, other)


def _in_a_clause(one: _Said, other: _Said) -> bool:
    """Whether the relative clause of a sum, and the thing that it is of, are what the other is told of."""
    match = _WHICH.search(one.before)
    if match is None or one.number.unit != "£" or OTHER_TIME.search(match["rel"]):
        return False
    thing, rel = topics(match["thing"]) - PLAIN, topics(match["rel"]) - PLAIN
    told = topics(other.before) - PLAIN
    return bool(thing and rel) and thing | rel <= told and not modified_apart(one.before, other.before, thing)


def _of_what_was_done(paper: Paper, one: _Said, other: _Said) -> bool:
    """Whether the other tells that so many had done to them what the things counted had, in the same time."""
    match = _DONE.match(one.sentence.text[one.number.end - one.sentence.start :])
    if match is None or not _THE.search(one.before) or one.number.noun != singular(match["noun"]):
        return False
    when, then = ({each.text for each in paper.periods(said.sentence)} for said in (one, other))
    last = re.search(r"(?P<verb>[a-z]+)\s+$", other.before)
    done = last is not None and last["verb"] == match["verb"]
    return done and when == then and topics(match["noun"]) <= other.about
