"""One figure of one day or year with two values: 62 homes empty on 31 March, and the 57 homes empty on 31 March."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.facts import two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import PLAIN, modified_apart
from reeve.checking.language.names import capitals_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_OTHER = re.compile(
    r"\b(?:target|budget\w*|forecast|expected|estimat\w*|plan(?:ned)?|profile|benchmark|average|more|fewer|less|over"
    r"|under|above|below|about|nearly|almost|up|down|by|than|another|further|other|others|remaining|rest|each|per|every"
    r"|first|second|new|national\w*|standard|between|from|if|would|could|against|compared|of which|of these|of them"
    r"|least|most|only|added|extra|not|limit)\b",
    re.IGNORECASE,
)
"""Words beside a figure by which it is of a part, of a plan or of a change."""
_OFF = re.compile(r"^\s*(?:of (?:these|them|which|whom)|more|fewer|less|higher|lower|extra|points?)\b", re.IGNORECASE)
_NEAR, _NEAR_SHARE = Decimal("1.25"), Decimal("1.06")
_LEAST, _ALIKE = 10, 2
_BESIDE, _AFTER = 40, 45


@dataclass(frozen=True)
class _Figure:
    number: Quantity
    sentence: Sentence
    about: frozenset[str]
    """The stems of the words beside it."""
    taken_up: bool
    """Whether it is told as known: "the 57 homes", "of 87.2 posts"."""


@rule(
    "conflicting-values",
    wrong=[
        (
            "In all, 84 boats lay idle on 30 June 2024.\n\n# Dues\n\nFor the 79 boats that were idle on 30 June 2024 "
            "no dues are paid."
        ),
        (
            "Cash in hand stood at £2.38m on 31 July 2023.\n\n# Decisions\n\nThat members note cash in hand of £2.83m "
            "on 31 July 2023."
        ),
        (
            "The actuary found the scheme 92% funded on 5 April 2022.\n\n# Risks\n\nThe funding level of 95% on 5 "
            "April 2022 is no cause for alarm."
        ),
    ],
    right=[
        (
            "In all, 84 boats lay idle on 30 June 2024.\n\nFor the 79 boats that were idle on 30 June 2023 no dues are "
            "paid."
        ),
        "Cash in hand stood at £2.38m on 31 July 2023.\n\nThat members note the loan of £2.83m on 31 July 2023.",
        "The scheme was 92% funded on 5 April 2022, against a target of 95% on 5 April 2022.",
        "On 30 June 2024 84 boats lay idle at Hythe.\n\nOn 30 June 2024 79 boats lay idle at Marle.",
    ],
)
def figure_of_one_day_told_twice(paper: Paper) -> Iterator[Finding]:
    """A figure that is told of a day or a year is told of the same one with another value."""
    for told in _by_day(paper).values():
        values = Counter(one.number.value for one in told)
        for place, other in enumerate(told):
            if not other.taken_up or values[other.number.value] > 1 or len(values) > _SERIES:
                continue
            one = next((each for each in told[:place] if _of_one_thing(each, other)), None)
            if one is not None:
                yield two_values(other.number.start, other.number.end, other.number.text, one.number.text, one.sentence)


_SERIES = 12
"""Values of one day from which on they are of as many things."""


def _by_day(paper: Paper) -> dict[tuple[str, str, str], list[_Figure]]:
    """The figures, by the one day or year of their sentence, their unit and what they count."""
    found = defaultdict[tuple[str, str, str], list[_Figure]](list)
    for sentence in paper.sentences:
        when = _when(paper, sentence)
        figures = [one for one in paper.quantities(sentence) if one.unit in ("", "£", "%")]
        for at, one in enumerate(figures):
            day = _day_of(when, one, figures[at + 1 :])
            plain = one.sense == "exact" and not one.more and (one.unit or one.noun or one.step < 1)
            if day and plain and (figure := _figure(sentence, one)) is not None:
                found[(day, one.unit, one.noun if not one.unit else "")].append(figure)
    return found


def _when(paper: Paper, sentence: Sentence) -> list[tuple[int, str]]:
    moments = [(one.start, one.text) for one in paper.moments(sentence) if one.day and one.first]
    periods = [(one.start, one.text) for one in paper.periods(sentence)]
    return sorted(set(moments) | set(periods))


def _day_of(when: Sequence[tuple[int, str]], one: Quantity, rest: Sequence[Quantity]) -> str:
    """The day that a figure is told of: the only one of its sentence, or the next one before another figure."""
    if len({said for _, said in when}) == 1:
        return when[0][1].casefold()
    limit = rest[0].start if rest else one.end + 2 * _BESIDE
    return next((said.casefold() for start, said in when if one.end <= start < limit), "")


def _figure(sentence: Sentence, one: Quantity) -> _Figure | None:
    start, end = one.start - sentence.start, one.end - sentence.start
    lead = re.split(r"[,;:(]\s", sentence.text[max(0, start - _BESIDE) : start])[-1]
    tail = re.split(r"[,;:)]\s|\d", sentence.text[end : end + _AFTER])[0]
    if _OTHER.search(lead) or _OFF.match(tail) or _OTHER.search(tail) or (not one.unit and one.value < _LEAST):
        return None
    about = content(re.sub(r"\d\S*", " ", f"{lead.partition(' ')[2] if len(lead) == _BESIDE else lead} {tail}"))
    taken_up = bool(re.search(r"\b(?:the|these|those|all|its|our|of|with)\s+$", lead, re.IGNORECASE))
    return _Figure(one, sentence, about - _TIMES, taken_up)


_TIMES = PLAIN | content(
    "january february march april may june july august september october november december quarter total stood"
)


def _of_one_thing(one: _Figure, other: _Figure) -> bool:
    if one.sentence is other.sentence:
        return False
    small, large = sorted((one.number.value, other.number.value))
    near = _NEAR_SHARE if one.number.unit == "%" else _NEAR
    if not 0 < small < large <= small * near:
        return False
    names = [capitals_in(each.sentence.text) for each in (one, other)]
    if names[0] and names[1] and not names[0] & names[1]:
        return False
    common = one.about & other.about
    if modified_apart(one.sentence.text, other.sentence.text, common):
        return False
    return len(common) >= (1 if one.number.unit == "%" and len(other.about) <= _ALIKE else _ALIKE)
