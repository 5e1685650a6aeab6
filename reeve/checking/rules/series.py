"""Figures that are compared over a change of method, and counts of unlike things that are added up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_Counted = tuple[Quantity, Sentence]

_CHANGED = re.compile(
    (
        r"\b(?:new|revised|changed|different|amended|more stringent|stricter|wider|narrower"
        r"|updated)\s+(?:\w+\s+){0,4}?(?:defi"
        r"nition|method\w*|system|scoring|standard|criteria|version|basis|classification|counting rule"
        r"|question\w*|measure\w*|scor\w+|scheme)\b"
        r"|\b(?:definition|methodology|method|scoring|criteria|counting rules|basis|way (?:in which )?\w+ "
        r"(?:is|are) (?:counted|measured|recorded))\b[^.;]{0,40}\b(?:changed|was revised|were revised"
        r"|has changed|have changed|was amended|was widened|were tightened)\b"
        r"|\b(?:is|are) no longer (?:counted|included|measured|recorded)\b|\bmore stringent\b|\bis "
        r"now (?:counted|measured|recorded|calculated)\b|\bare now (?:counted"
        r"|measured|recorded|calculated)\b|\bnow (?:includes?|excludes?|counts?)\b"
    ),
    re.IGNORECASE,
)
_MOVES = re.compile(
    (
        r"\b(?:increas\w*|decreas\w*|rose|risen|fell|fallen|improv\w*|reduc\w*|grew|grown|up from|down "
        r"from|doubled|halved|worsen\w*|compared (?:with|to)|against [^.;]{0,30}(?:year|quarter|month)s? "
        r"before|higher than|lower than)\b"
    ),
    re.IGNORECASE,
)
_DISCLOSED = re.compile(
    (
        r"\b(?:not (?:be )?(?:directly |strictly )?(?:comparable|compared)|cannot be compared|no comparison"
        r"|break in (?:the )?series|like[- ]for[- ]like|restated|re-?based|problematic|for this reason"
        r"|so (?:the|these) (?:two )?(?:years|figures|results) (?:are not|cannot|differ)|should not be "
        r"(?:read|compared)|with caution)\b"
    ),
    re.IGNORECASE,
)
_VERSIONS = re.compile(
    r"\b(?P<name>[A-Z][A-Za-z]{1,12})\s?(?:v|version\s)(?P<one>\d+(?:\.\d+)?)\b.{1,120}?\b(?:(?P=name)\s?)?(?:v"
    r"|version\s)(?P<two>\d+(?:\.\d+)?)\b"
)


@rule(
    "series-break",
    wrong=[
        "The average score increased from 6.5 in RATv2 to 7.4 in RATv3.",
        "A more stringent scoring system was introduced. The number of high findings rose from 131 to 264.",
        "Complaints fell from 90 to 60. A complaint is now counted only once it is upheld.",
    ],
    right=[
        "The average score increased from 6.5 to 7.4 under RATv3.",
        "A more stringent scoring system was introduced, so the figures cannot be compared: 131 became 264.",
        "A new telephone system was introduced. Spend rose from £4m to £5m.",
    ],
)
def change_of_method(paper: Paper) -> Iterator[Finding]:
    """A movement between two figures is told over a change of how they are measured, without saying so."""
    for place, sentence in enumerate(paper.sentences):
        numbers = [one for one in paper.quantities(sentence) if one.unit != "time"]
        if len(numbers) < 2 or not _MOVES.search(sentence.text):
            continue
        versions = _VERSIONS.search(sentence.text)
        around = [
            one
            for one in paper.sentences[max(0, place - 2) : place + 2]
            if abs(one.block.paragraph - sentence.block.paragraph) <= 1
        ]
        changed = next((one for one in around if _CHANGED.search(one.text)), None)
        if not (versions and versions["one"] != versions["two"]) and (
            changed is None or not _about_measuring(changed.text)
        ):
            continue
        near = paper.sentences[max(0, place - 3) : place + 4]
        if any(_DISCLOSED.search(one.text) for one in near):
            continue
        yield Finding(
            "series-break",
            *_place(sentence, changed, numbers),
            "These figures were measured in two ways; the change of method is part of the movement.",
            versions.group() if versions else (changed.text[:160] if changed else ""),
            "Say how much of the movement comes from the change of method, or that the two cannot be compared.",
            0.7,
        )


def _place(sentence: Sentence, changed: Sentence | None, numbers: Sequence[Quantity]) -> tuple[int, int]:
    """The sentence that tells of the change, where it comes after the figures; else the figures."""
    if changed is not None and changed is not sentence and changed.start > sentence.start:
        return changed.start, changed.end
    return numbers[0].start, numbers[-1].end


def _about_measuring(text: str) -> bool:
    return not re.search(
        r"\bnew (?:\w+\s){0,2}(?:telephone|phone|computer|heating|payment|booking|finance) system\b",
        text,
        re.IGNORECASE,
    )


_NEAR = 14
_LEAST = 20


@rule(
    "population-mix",
    wrong=[
        (
            "The unit looks after 101 products.\nIt holds 197 contracts.\nOf some 600 items, 298 currently "
            "sit with the unit."
        )
    ],
    right=[
        (
            "The unit looks after 101 products.\nIt holds 197 contracts.\nOf some 600 items, 310 currently "
            "sit with the unit."
        ),
        "The unit looks after 101 products.\nIt holds 197 contracts.\nProducts and contracts together are 298 records.",
        "There are 30 open actions and 20 closed actions, 50 actions in all.",
    ],
)
def unlike_things_added(paper: Paper) -> Iterator[Finding]:
    """A number is the sum of two counts of different things that stand near it, and the text does not say so."""
    counts = [
        (one, sentence)
        for sentence in paper.sentences
        for one in paper.quantities(sentence)
        if one.whole and one.unit == "" and one.sense == "exact" and one.value >= 5
    ]
    before: dict[tuple[str, Decimal], _Counted] = {}
    for whole, sentence in counts:
        near = [one for one in before.values() if sentence.block.paragraph - one[1].block.paragraph <= _NEAR]
        if whole.value >= _LEAST * 2 and (found := _two_that_make(whole, sentence, near)):
            one, two = found
            yield Finding(
                "population-mix",
                whole.start,
                whole.end,
                (
                    f"{plain(whole.value)} is the sum of {plain(one.value)} {one.phrase} and {plain(two.value)} "
                    f"{two.phrase}: two kinds of thing are counted as one."
                ),
                f"{plain(one.value)} + {plain(two.value)} = {plain(whole.value)}",
                "Say what is counted, and that one thing may be counted twice.",
                0.7,
            )
        if whole.noun and whole.value >= _LEAST:
            before[whole.noun, whole.value] = (whole, sentence)


def _two_that_make(whole: Quantity, sentence: Sentence, near: Sequence[_Counted]) -> tuple[Quantity, Quantity] | None:
    said = sentence.text.casefold()
    by_value = defaultdict[Decimal, list[_Counted]](list)
    for counted in near:
        by_value[counted[0].value].append(counted)
    for one, first in near:
        for two, second in by_value[whole.value - one.value]:
            told = one.noun[:5] in said and two.noun[:5] in said
            unlike = one.noun != two.noun and whole.noun not in (one.noun, two.noun)
            if unlike and first is not second and not told and one.start < two.start:
                return one, two
    return None
