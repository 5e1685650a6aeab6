"""Changes that are told in any order of words: by how much, to what, from what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.fractions import fractions_in
from reeve.checking.language.passages import Passage, sort_of
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.changes import difference
from reeve.checking.rules.declaring import rule

_UP = (
    r"up|rose|risen|rises?|rising|increas\w+|gr[eo]w\w*|growth|gain\w*|climb\w*|jump\w*|higher|went up|gone up"
    r"|more than|extra|improv\w+|exceed\w*"
)
_DOWN = (
    r"down|fell|fallen|fall|falling|drop\w*|decreas\w+|reduc\w+|declin\w+|lower|cut|shr[aiu]nk\w*|slipp\w+|went down"
    r"|gone down|fewer than|less than|lost|dip\w*"
)
_FILLER = (
    r"(?:(?:the|a|an|just|about|some|only|around|last|this|year[’']s|previous|earlier|prior|figure|level|total|number|of"
    r"|its|in|at|under|over|month[’']s|quarter[’']s|nearly|almost|exactly|roughly|another|further)\s+){0,5}"
)
_FROM = re.compile(
    r"\b(?:from|against|compared (?:with|to)|than|after|on|versus|vs?\.?|up on|down on|previously|had been|used to be)"
    rf"\s+{_FILLER}$|[(]\s*(?:last year|previously|before|was|from|up from|down from):?\s+$",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b(?:to|at|now|reach\w*|stands? at|stood at|is|are|were|was|came to|come to|totall\w+)\s+{_FILLER}$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:by|(?:{_UP}|{_DOWN})(?:\s+of)?|(?:rise|fall|drop|cut|saving|swing|movement|change|difference|loss|gain)\s+of)"
    rf"\s+{_FILLER}$|[(]\s*[+–-]\s*$",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"^(?:\s+(?:percentage\s+)?points?)?(?:\s+[a-z]+){0,2}?\s+(?:more|fewer|less|higher|lower|above|below|up|down|better|worse"
    r"|increase|rise|fall|drop|reduction|decrease|growth|decline)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^\s*(?:[(,]|,?\s+or)\s*(?:or\s+|i\.e\.\s+|a\s+)?$", re.IGNORECASE)
_CLAUSE = re.compile(r";\s|:\s|,\s(?:and|but|while|whereas|though|although|with|which)\s|\s(?:while|whereas)\s")
_OTHERS = re.compile(
    r"\b(?:target|budget|plan(?:ned)?|forecast|expected|average|nationally|region|out of|per"
    r"|of (?:these|which|whom|them))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:last year|previous|(?:year|month|quarter) before|a year (?:ago|earlier)|before that|in (?:19|20)\d\d"
    r"|then)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Move:
    """What a clause tells of a change."""

    start: int
    end: int
    before: Quantity
    now: Quantity
    changes: tuple[Quantity, ...]


@rule(
    "arithmetic",
    wrong=[
        "Late trains were cut by 31 to 148 from 189.",
        "Lettings went from 312 to 390, up 31% on the spring.",
        "The pass rate is up 3.8 percentage points, at 81.4% after 79.1%.",
        "Members claimed £46,200, which is £5,100 less than the £49,800 of last year.",
        "There was an increase of 42 (15%) in referrals, to 322 from 290.",
        "Compared with 64 a year ago, 81 burials took place, 27 more.",
        "Fly-tips are down by a quarter, from 480 to 240.",
        "In 2021 there were 412 permits. There are now 530 permits, an increase of 98.",
    ],
    right=[
        "Late trains were cut by 41 to 148 from 189.",
        "Lettings went from 312 to 390, up 25% on the spring.",
        "The pass rate is up 2.3 percentage points, at 81.4% after 79.1%.",
        "Members claimed £46,200, which is £3,600 less than the £49,800 of last year.",
        "There was an increase of 32 (11%) in referrals, to 322 from 290.",
        "Fly-tips are down by a half, from 480 to 240.",
        "In 2021 there were 412 permits. There are now 530 permits, an increase of 118.",
        "There were 1,460 permits in 2022. With 1,168 permits in 2021, that is a rise of 25%.",
        "It rose by 12 to 48, of 60 that were sent on from 9 wards.",
        "Visits grew by 40 on the 15 days after 3 May, to 640.",
        "The lift fell by 3 to 12 metres from 9 on the gauge, and costs rose by 4% to £310 from £298.",
    ],
)
def change_in_any_order(paper: Paper) -> Iterator[Finding]:
    """A change "by C to B from A", in whatever order, that does not follow from the two values."""
    for sentence in paper.sentences:
        passage = paper.passage(sentence)
        for move in (*_moves(passage), *_since_the_sentence_before(passage)):
            for change in move.changes:
                yield from difference(change, move.before, move.now)
            yield from _by_a_fraction(passage, move)


def _moves(passage: Passage) -> Iterator[_Move]:
    for start, end in _clauses(passage):
        found = [one for one in passage.own if start <= one.start < end]
        changes = _changes(passage, found)
        values = [one for one in found if one not in changes]
        earlier = [one for one in values if _FROM.search(passage.before(one))]
        if len(earlier) != 1 or _OTHERS.search(passage.slice(start, end)):
            continue
        now = _now(
            passage, [one for one in values if one is not earlier[0] and one.unit == earlier[0].unit], earlier[0]
        )
        if now is None or earlier[0].unit == "time" or "span" in (now.sense, earlier[0].sense):
            continue
        if abs(values.index(now) - values.index(earlier[0])) != 1:
            continue
        fitting = [one for one in changes if one.unit in ("%", "point") or one.unit == now.unit]
        yield _Move(start, end, _as_told(passage, earlier[0]), now, tuple(fitting))


def _as_told(passage: Passage, one: Quantity) -> Quantity:
    """A value after "less than the" is told exactly: the words before it are of the change."""
    than = re.search(r"\bthan\s+(?:the|last|in)\b", passage.before(one, 30), re.IGNORECASE)
    return replace(one, sense="exact") if than else one


def _clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence stand; one that has too few numbers goes with the next."""
    text, at, begin = passage.sentence.text, passage.sentence.start, 0
    marks = [match.start() for match in _CLAUSE.finditer(text)] + [len(text)]
    for mark in marks:
        inside = [one for one in passage.own if begin <= one.start - at < mark]
        if len(inside) >= 2 or mark == len(text):
            yield at + begin, at + mark
            begin = mark


def _changes(passage: Passage, found: Sequence[Quantity]) -> list[Quantity]:
    changes: list[Quantity] = []
    for one in found:
        told = one.unit == "point" or _BY.search(passage.before(one)) or _THAN.match(passage.after(one, 40))
        again = changes and changes[-1].unit != one.unit and _AGAIN.match(passage.gap(changes[-1], one))
        if (told or again) and not (_FROM.search(passage.before(one)) and one.unit != "point"):
            changes.append(one)
    return changes


_UNLIKE = 50
"""How many times as large a value may be as the one that it changed from."""


def _now(passage: Passage, values: Sequence[Quantity], earlier: Quantity) -> Quantity | None:
    """The value that was changed to: after "to" or "at", or else the only other."""
    to = [one for one in values if _TO.search(passage.before(one))]
    if len(to) == 1 and len(values) <= 2:
        return to[0]
    same = [one for one in values if one.noun == earlier.noun] if len(values) > 1 else values
    if len(same) != 1 or sort_of(same[0]) != sort_of(earlier):
        return None
    small, large = sorted((same[0].value, earlier.value))
    return same[0] if large <= small * _UNLIKE else None


def _by_a_fraction(passage: Passage, move: _Move) -> Iterator[Finding]:
    """By a half, by a third: only where the value before it is told as exactly."""
    for fraction in fractions_in(passage.sentence.text, passage.sentence.start):
        lead = passage.slice(fraction.start - 40, fraction.start)
        if not move.start <= fraction.start < move.end or not _BY.search(lead) or not move.before.value:
            continue
        share = abs(move.now.value - move.before.value) / move.before.value
        if not fraction.low <= share <= fraction.high:
            yield Finding(
                "arithmetic",
                fraction.start,
                fraction.end,
                f"From {move.before.text.strip()} to {move.now.text.strip()} is not a change by {fraction.text}.",
                f"({plain(move.now.value)} − {plain(move.before.value)}) ÷ {plain(move.before.value)} = "
                f"{amount(100 * share, '%')}",
                "Correct the share, or one of the two values.",
                0.8,
            )


def _since_the_sentence_before(passage: Passage) -> Iterator[_Move]:
    """A value and its change, where the sentence before has the earlier value of the same thing."""
    earlier, own = passage.earlier, passage.own
    if len(earlier) != 1 or not 1 <= len(own) <= 3 or _OTHERS.search(passage.text):
        return
    changes = _changes(passage, own)
    values = [one for one in own if one not in changes and one.unit == earlier[0].unit]
    past = _PAST.search(passage.slice(passage.start, passage.sentence.start))
    if len(values) != 1 or any(_FROM.search(passage.before(one)) for one in values) or not past:
        return
    if earlier[0].noun == values[0].noun or not values[0].noun or earlier[0].unit in ("£", "%"):
        fitting = tuple(one for one in changes if one.unit in ("%", "point", earlier[0].unit))
        first, last = earlier[0], values[0]
        if _year(passage.slice(passage.start, passage.sentence.start)) > _year(passage.sentence.text) > 0:
            first, last = last, first  # "1,460 in 2022. With 1,168 in 2021"
        yield _Move(passage.sentence.start, passage.sentence.end, first, last, fitting)


def _year(text: str) -> int:
    """The first year that a text names, or 0."""
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return int(found.group()) if found else 0
