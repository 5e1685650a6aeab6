"""What is told to happen on a day: the clause around each date, its tense, and the things that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reeve.checking.language.dates import Moment, moments_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content

Tense = Literal["past", "before the past", "future", "rule", ""]

_BOUNDARY = re.compile(
    r"[;:(–—]|,\s+(?=(?:and|but|while|whereas|although|though|which|who|where|so|then|when|having|as)\b)"
    r"|\s(?=(?:and|but|while|although|though|because|whereas)\s+(?:(?:it|they|we|he|she|the|its|their|this|was|were|is"
    r"|are|will|has|had|have|then|[a-z]+ed)\b))",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:(?P<before>had)|(?P<future>will|shall|is to|are to|is due|are due|due to|would)"
    r"|(?P<rule>must|should|may|can|could|need|needs|by|until|deadline|no later|expected|planned|scheduled"
    r"|proposed|aims?"
    r"|intends?|target|forecast|expir\w+)"
    r"|(?P<past>was|were|did|has been|have been|has|have|[a-z]{2,}(?:ed|ought|wrote)|wrote|met|held|began|sat|took|gave"
    r"|sent|came|went|left|drew|made|paid|found|told|built|broke|shut|ran|saw|heard|chose|put|set|let|fell|got|bought"
    r"|sold|won|lost|laid|stood|said|became|read|rose))\b",
    re.IGNORECASE,
)
_PAST_PERFECT = re.compile(
    r"\bhad\s+(?:(?:first|already|earlier|previously|also|just|itself|only|been|not|long)\s+){0,3}"
    r"(?:[a-z]+ed|gone|done|made|given|taken|been|written|seen|sent|met|sat|held|put|set|left|come|begun|found"
    r"|heard|drawn"
    r"|paid|told|built|broken|shut|read|run|become|bought|sold|won|lost|laid|fallen|risen|chosen|asked)\b"
)
_AGAIN = re.compile(
    r"\b(?:again|another|second|third|next|previous|previously|last year|year before|earlier|further|renewed"
    r"|former|predecessor|successor|replacement|once more|old|annual|each|every|also)\b",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"(?:It|Its|Their|They|He|She|His|Her|This|That|These|Those|Both|Having|Then|Afterwards|Later|Thereafter"
    r"|(?:After|Following|Once|Since|Before) (?:it|that|this|these|then|the)\b)"
)


@dataclass(frozen=True)
class Event:
    """A day with the clause that tells what happens on it."""

    moment: Moment
    sentence: Sentence
    clause: str
    """The clause without its date."""
    before: str
    """Its words before the date."""
    tense: Tense

    @property
    def day(self) -> date:
        """The day itself."""
        assert self.moment.first is not None, self.moment.text
        return self.moment.first

    @property
    def about(self) -> frozenset[str]:
        """The stems of the words of its sentence."""
        return content(re.sub(r"\d\S*", "", self.sentence.text))

    @property
    def anew(self) -> bool:
        """Whether it is one of several of its kind: another, a second, last year's."""
        return bool(_AGAIN.search(self.clause))


def events_in(sentence: Sentence) -> list[Event]:
    """What a sentence tells of each day that it names with its year."""
    moments = moments_in(sentence.text, sentence.start)
    return [
        _event(sentence, moment, moments[place - 1] if place else None, moments[place + 1 :])
        for place, moment in enumerate(moments)
        if moment.day and moment.first
    ]


def _event(sentence: Sentence, moment: Moment, last: Moment | None, rest: list[Moment]) -> Event:
    text = sentence.text
    start, end = moment.start - sentence.start, moment.end - sentence.start
    begin = 0 if last is None else last.end - sentence.start
    stop = rest[0].start - sentence.start if rest else len(text)
    for match in _BOUNDARY.finditer(text, begin, start):
        if _tells(text[match.end() : start]):
            begin = match.end()
    before = text[begin:start]
    after = text[end:stop]
    if cut := _BOUNDARY.search(after):
        after = after[: cut.start()]
    if last is not None and not _tells(before):
        before = text[:start]
    if rest and _tells(before) and before.strip().casefold() not in ("on", "by"):
        after = re.split(r",|\band\b", after)[0]
    return Event(moment, sentence, f"{before} {after}", before, tense_of(before, after))


def _tells(text: str) -> bool:
    return len(re.findall(r"[a-z]{3,}", text)) >= 1 and bool(_AUXILIARY.search(text))


def tense_of(before: str, after: str) -> Tense:
    """The tense of the clause around a date, by the last of its auxiliaries before the date, or the first after it."""
    if _PAST_PERFECT.search(before):
        return "before the past"
    found = list(_AUXILIARY.finditer(before))
    one = found[-1] if found else _AUXILIARY.search(after)
    if found and re.search(r"\b(?:will|shall|is to|are to|would|due)\b", before, re.IGNORECASE):
        return "future"
    if one is None:
        return ""
    kinds: dict[str, Tense] = {"before": "before the past", "future": "future", "rule": "rule", "past": "past"}
    return kinds[str(one.lastgroup)]


def linked(one: Event, other: Event) -> bool:
    """Whether the later of two events in a paper's order is told of the same thing as the first.

    They are in one sentence, or in neighbouring ones of which the second takes the first up, or share a word.
    """
    if one.sentence is other.sentence:
        return True
    far = other.sentence.place - one.sentence.place
    if not 0 < far <= 3 or one.anew or other.anew or other.sentence.block.paragraph - one.sentence.block.paragraph > 1:
        return False
    shared = one.about & other.about - _COMMON
    if one.sentence.block is other.sentence.block:
        return far == 1 or bool(shared)
    return len(shared) >= 2 or (far == 1 and bool(_TAKES_UP.match(other.sentence.text)))


_COMMON = content(
    "board committee panel council cabinet trust authority officer member meeting year day month report january"
    " february march april may june july august september october november december date"
)


def pairs(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Two events of one thing, the first told first."""
    for place, one in enumerate(events):
        for other in events[place + 1 : place + 5]:
            if linked(one, other):
                yield one, other
