"""Percentages of counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain, rounds_to, share
from reeve.checking.language.quantities import Quantity, between
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_OF = re.compile(
    (
        r"^\s*(?:[a-z]+\s){0,3}?(?:out\s+)?of\s+(?:the\s+|its\s+|our\s+|all\s+|these\s+|those\s+|a\s+total\s+of\s+"
        r"|some\s+|their\s+){0,2}$|^\s?/\s?$"
    ),
    re.IGNORECASE,
)
_OPENS = re.compile(r"^[^.;:()]{0,60}[(\[]\s*(?:or\s+|i\.e\.,?\s+|which is\s+|equal to\s+|equivalent to\s+)?$")
_SAME = re.compile(
    (
        r"^\s*(?:[a-z’'&/-]+[\s,]+){0,6}?(?:–|-|\(|:)?\s*(?:or|i\.e\.,?|that is,?|which is|equivalent "
        r"to|equating to|equal to|representing|amounting to|a rate of|at)?\s*(?:just|exactly|only)?\s*[(\[]?$"
    ),
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"^\s*[)\]]?,?\s*(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|these\s+|those\s+|a\s+total\s+of\s+|our\s+){0,2}$",
    re.IGNORECASE,
)
_FOR = re.compile(r"^\s*(?:[a-z’'&/-]+\s*){0,5}?(?:\s[(\[]|,\s+(?:or\s+)?|\s+or\s+|:\s+)$|^\s*[(\[]$", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "Of the calls, 45 of 180 (35%) were abandoned.",
        "Officers closed 30 (52.5%) of the 60 actions.",
        "In all, 62% of the 50 respondents (21) agreed.",
        "The panel heard 9 out of 12 appeals, or 85%, in time.",
        "Some 260 of the 400 callers (48%) rang before noon.",
    ],
    right=[
        "Of the calls, 45 of 180 (25%) were abandoned, and 35% of those who waited rang again.",
        "Officers closed 20 (33.3%) of the 60 actions.",
        "In all, 42% of the 50 respondents (21) agreed.",
        "Its 71 out of 116 is better than the 58% of last year.",
        "About 9 out of 12 appeals, or nearly 80%, were heard in time.",
    ],
)
def percentage_of_a_count(paper: Paper) -> Iterator[Finding]:
    """A percentage stands beside a count and the total that it is taken of, and does not follow from them."""
    for sentence in paper.sentences:
        seen: set[int] = set()
        for part, whole, percent in _shares(sentence, paper.quantities(sentence)):
            if percent.start in seen or not whole.value or part.value > whole.value * 2:
                continue
            if _ANOTHER_TIME.match(sentence.text[percent.end - sentence.start :]):
                continue
            seen.add(percent.start)
            value = share(part.value, whole.value)
            rough = part.sense == "rough" and percent.sense == "exact" and _is_far(part, whole, percent)
            if whole.sense == "exact" and (rough or (part.sense == "exact" and not rounds_to(value, percent))):
                yield Finding(
                    "arithmetic",
                    percent.start,
                    percent.end,
                    f"{plain(part.value)} of {plain(whole.value)} is not {percent.text.strip()}.",
                    f"{plain(part.value)} ÷ {plain(whole.value)} = {plain(value)}%",
                    "Correct the percentage, or the count or total beside it.",
                    0.95,
                )


_ANOTHER_TIME = re.compile(
    r"\s+(?:of|in|for)\s+(?:last|the (?:previous|last|first|year before))\b"
    r"|\s+(?:last year|a year (?:ago|earlier|before))\b",
    re.IGNORECASE,
)


def _is_far(part: Quantity, whole: Quantity, percent: Quantity) -> bool:
    """Whether no count near to one that is told roughly ("some 130") has that share."""
    low, high = (share(one, whole.value) for one in part.bounds())
    return percent.value + percent.step < low or percent.value - percent.step > high


def _shares(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Part, whole and percentage, wherever three quantities of a sentence are said of each other."""
    for place in range(len(found) - 2):
        one, two, three = found[place : place + 3]
        first, second = between(sentence, one, two), between(sentence, two, three)
        kinds = (one.unit, two.unit, three.unit)
        if kinds == ("", "", "%") and _OF.match(first) and (_OPENS.match(second) or _SAME.match(second)):
            yield one, two, three
        elif kinds == ("", "%", "") and _FOR.match(first) and _CLOSES.match(second):
            yield one, three, two
        elif kinds == ("%", "", "") and (_OF.match(first) and _FOR.match(second)):
            yield three, two, one
        elif kinds == ("%", "", "") and _FOR.match(first) and _OF.match(second):
            yield two, three, one


_OF_WHOLE = re.compile(
    r"^\s*(?:[Oo]f|[Ff]rom|[Oo]ut of)\s+(?:the\s+|its\s+|our\s+|all\s+|a total of\s+|some\s+|these\s+)*$"
)
_OF_THESE = re.compile(r"^\s*(?:[Oo]f|[Oo]ut of)\s+(?:these|those|them|this number)\b")
_OF_IT = re.compile(r"^\s*(?:[a-z]+\s)?(?:[a-z]+\s)?of\s+(?:it|them|these|this|that|which)\b")
_THEN = re.compile(
    r"^[^.;:]{0,60}?(?:,\s*(?:or\s+|which is\s+|that is\s+|a\s+(?:[a-z]+\s+){1,3}of\s+|i\.e\.\s+)?|\s*\(\s*)$"
)


@rule(
    "arithmetic",
    wrong=[
        "Of the 2,970 tickets 2,862 (89.4%) were resolved in time.",
        "Of 70,348 electors 26,028 voted, a turnout of 43.0%.",
        "There were 378 concerns in the quarter. Of these, 147 (28.9%) led to an enquiry.",
        "The scheme has a budget of £540k, and £210k of it, 32%, is spent.",
        "The desk took 378 calls, of which 147 (28.9%) were about passwords.",
    ],
    right=[
        "Of the 2,970 tickets 2,862 (96.4%) were resolved in time, against 89.4% before.",
        "Of 70,348 electors 26,028 voted, a turnout of 37.0%.",
        "There were 378 concerns in the quarter. Of these, 147 (38.9%) led to an enquiry.",
        "The scheme has a budget of £540k, and £210k of it, 39%, is spent.",
    ],
)
def percentage_of_the_whole_before(paper: Paper) -> Iterator[Finding]:
    """A part and its percentage stand after the whole that they are of, and do not fit it."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        for place in range(len(found) - 1):
            part, percent = found[place], found[place + 1]
            if (
                percent.unit != "%"
                or part.unit not in ("", "£")
                or part.sense != "exact"
                or not _THEN.match(between(sentence, part, percent))
            ):
                continue
            whole = _whole_before(sentence, paper, found[:place], part)
            if whole is None or whole.value <= 0 or part.value > whole.value:
                continue
            low, high = (
                share(one, other)
                for one, other in (
                    (part.bounds()[0], _bounds(whole)[1]),
                    (part.bounds()[1], max(_bounds(whole)[0], Decimal(1))),
                )
            )
            half = percent.step / 2
            said = percent.bounds() if percent.sense != "exact" else (percent.value - half, percent.value + half)
            if high < said[0] or low > said[1]:
                value = share(part.value, whole.value)
                yield Finding(
                    "arithmetic",
                    percent.start,
                    percent.end,
                    (
                        f"{amount(part.value, part.unit)} of {amount(whole.value, whole.unit)} is not "
                        f"{percent.text.strip()}."
                    ),
                    f"{plain(part.value)} ÷ {plain(whole.value)} = {plain(value)}%",
                    "Correct the percentage, or the count or total that it is of.",
                    0.9,
                )


_ROUNDED = 5000
"""From which count on a round number may have been rounded."""


def _bounds(whole: Quantity) -> tuple[Decimal, Decimal]:
    """Between which values a whole lies; a count of 1,000 is as exact as one of 999."""
    exact = whole.unit == "" and whole.sense == "exact" and whole.value < _ROUNDED
    return (whole.value, whole.value) if exact else whole.bounds()


def _whole_before(sentence: Sentence, paper: Paper, before: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """The whole that a part is said to be of: "Of T, N", "T, and N of it", or the count of the sentence before."""
    alike = [one for one in before if one.unit == part.unit]
    lead = sentence.text[: (before[0].start if before else part.start) - sentence.start]
    if len(alike) == 1 and len(before) == 1 and _OF_WHOLE.match(lead):
        return alike[0]
    after = sentence.text[part.end - sentence.start :]
    lead = sentence.text[: part.start - sentence.start]
    if len(alike) == 1 and re.search(
        r"\b(?:of which|of whom|and of (?:these|those|them))\s*,?\s*$", lead, re.IGNORECASE
    ):
        return alike[0]
    if alike and _OF_IT.match(after) and alike[-1] is before[-1]:
        return alike[-1]
    within = paper.sentences_in(sentence.block)
    place = paper.place_in_block(sentence)
    if not before and _OF_THESE.match(sentence.text) and place:
        earlier = [one for one in paper.quantities(within[place - 1]) if one.unit == part.unit]
        if len(earlier) == 1:
            return earlier[0]
    return None
