"""The same quantity with two values in one paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.facts import SUMMARY, heading_above
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import modified_apart
from reeve.checking.language.names import capitals_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, content, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

COMPARED = re.compile(
    (
        r"\b(?:from|previous\w*|last (?:year|month|quarter)|prior|target\w*|compared|against|than|before"
        r"|after|was \w+ in|increas\w*|decreas\w*|rose|fell|reduc\w*|forecast\w*|estimat\w*|expect\w*"
        r"|project(?:ed|ion)|plan(?:ned)? to|up to|further|additional|remaining|other|another|each|per"
        r"|every|average|between|within|first|until|further|original\w*|initial\w*|revised|maximum|minimum"
        r"|would|could|if)\b"
    ),
    re.IGNORECASE,
)
_BACK = re.compile(
    (
        r"\bas (?:explained|stated|noted|described|set out|reported|mentioned|outlined)\b[^.;]{0,40}\b(?:elsewhere"
        r"|above|earlier|previously|in this report|in paragraph)"
    ),
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"(?P<what>(?:[A-Za-z][\w’'-]*\s+){1,6})(?:of|is|was|stands at|stood at|totals|totalled|amounts to|at|:)\s*$"
)


_A_SERIES = 2
"""Values of one thing beyond which they are a series, one for each part of the paper, rather than a slip."""


@dataclass(frozen=True)
class _Said:
    quantity: Quantity
    sentence: Sentence
    key: frozenset[str]
    """The stems of what is counted, the noun among them."""
    about: frozenset[str]
    names: frozenset[str]
    when: frozenset[str]


@rule(
    "conflicting-values",
    wrong=[
        (
            "# Summary\nThe service runs 214 live contracts.\n# Detail\nAt the year end the service "
            "runs 241 live contracts across the council."
        ),
        (
            "The approved budget of the scheme is £4.2m.\nWork is on time.\nThe approved budget of the "
            "scheme is £4.5m, all of it capital."
        ),
        (
            "As explained above, there are four strategic risks.\n# Risks\nThe unit manages five strategic "
            "risks of the council."
        ),
    ],
    right=[
        "The service runs 214 live contracts.\nIt closed 27 old contracts.",
        "In 2023 the service ran 214 live contracts.\nIn 2024 the service ran 241 live contracts.",
        "The service in Northgate has 14 live contracts.\nThe service in Southgate has 16 live contracts.",
        "The service aims at a target of 214 live contracts.\nThe service runs 241 live contracts.",
    ],
)
def two_values_of_one_thing(paper: Paper) -> Iterator[Finding]:
    """Two sentences say the same of the same thing, with two values."""
    said = [one for sentence in paper.sentences for one in _said(sentence, paper)]
    values: dict[frozenset[str], set[Decimal]] = defaultdict(set)
    for one in said:
        values[one.key].add(one.quantity.value)
    said = [one for one in said if len(values[one.key]) <= _A_SERIES or _BACK.search(one.sentence.text)]
    told: set[int] = set()
    for place, one in enumerate(said):
        for other in said[place + 1 :]:
            if other.quantity.start in told or _agree(one.quantity, other.quantity) or not _of_one_thing(one, other):
                continue
            if any(_agree(third.quantity, other.quantity) and third.key == other.key for third in said[:place]):
                continue
            told.add(other.quantity.start)
            yield Finding(
                "conflicting-values",
                other.quantity.start,
                other.quantity.end,
                (
                    f"{_phrase(other)}: {other.quantity.text.strip()} here, and {one.quantity.text.strip()} "
                    f"in paragraph {one.sentence.printed}."
                ),
                f"“{one.sentence.text[:160]}”",
                "Say the same in both places, or say what differs.",
                0.75,
            )


_LOCAL = re.compile(
    (
        r"\b(?:from|previous\w*|last (?:year|month|quarter)|prior|target\w*|than|forecast\w*|estimat\w*"
        r"|expect\w*|project(?:ed|ion)|plan(?:ned)? to|up to|further|additional|remaining|other|another"
        r"|each|per|every|average|between|within|first|until|original\w*|initial\w*|revised|maximum|minimum"
        r"|would|could|if|will|by|increas\w*|decreas\w*|rose|fell|reduc\w*)\b[^.;]{0,25}$"
    ),
    re.IGNORECASE,
)
_NEAR = 200
"""Characters before a quantity in which it is said of what: to look further back costs and finds nothing."""
_DEFINITE = re.compile(r"(?:\b(?:the|these|those|all|its|our)\s+|^\s*all\s+)$", re.IGNORECASE)


def _said(sentence: Sentence, paper: Paper) -> Iterator[_Said]:
    if COMPARED.search(_BACK.sub("", sentence.text)):
        return
    found = paper.quantities(sentence)
    counts = [one for one in found if one.sense == "exact" and not one.more]
    names = capitals_in(sentence.text)
    when = _when(sentence, paper)
    for one in counts:
        key = _key(one, sentence)
        same = [
            other
            for other in found
            if other is not one and other.unit == one.unit and (not one.noun or other.noun == one.noun)
        ]
        if not key or same or one.unit in ("time", "times", "point"):
            continue
        about = content(sentence.text) - {stem(word) for word in WORD.findall(one.text)}
        yield _Said(one, sentence, key, about, names, when)


def _when(sentence: Sentence, paper: Paper) -> frozenset[str]:
    """The dates and periods that a sentence names, as it names them."""
    moments, periods = paper.moments(sentence), paper.periods(sentence)
    return frozenset(said.casefold() for said in (*(one.text for one in moments), *(one.text for one in periods)))


def _key(one: Quantity, sentence: Sentence) -> frozenset[str]:
    before = sentence.text[: one.start - sentence.start][-_NEAR:]
    after = sentence.text[one.end - sentence.start :]
    if one.unit == "" and one.noun and one.whole:
        own = frozenset(stem(word) for word in WORD.findall(one.phrase) if word.casefold() not in STOP)
        return own if one.value > 1 else frozenset()
    if one.unit in ("£", "%", "score", ""):
        if match := _PREPOSED.search(before):
            words = frozenset(stem(word) for word in WORD.findall(match["what"]) if word.casefold() not in STOP)
            return words | {one.unit or "n"} if len(words) >= 2 else frozenset()
        if one.unit == "%" and (
            of := re.match(r"\s+of\s+(?:the\s+|all\s+)?(?P<what>(?:[a-z][\w’'-]*\s*){2,5})", after)
        ):
            words = frozenset(stem(word) for word in WORD.findall(of["what"]) if word.casefold() not in STOP)
            return words | {"%"} if len(words) >= 2 else frozenset()
    return frozenset()


def _of_one_thing(one: _Said, other: _Said) -> bool:
    if one.quantity.unit != other.quantity.unit or one.sentence is other.sentence:
        return False
    back = bool(_BACK.search(one.sentence.text) or _BACK.search(other.sentence.text))
    if back:
        return one.quantity.noun == other.quantity.noun != "" and (
            one.key <= other.key or other.key <= one.key | {"specific"}
        )
    if one.key != other.key and not (one.quantity.unit and len(one.key & other.key) >= 3):
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    if one.when != other.when and one.when and other.when:
        return False
    if modified_apart(one.sentence.text, other.sentence.text, one.about & other.about):
        return False
    common, either = one.about & other.about, one.about | other.about
    alike = len(common) / max(1, min(len(one.about), len(other.about)))
    if one.quantity.unit == "" and len(one.key) < 2:
        return len(common) >= 4 and alike >= 0.75 and len(common) / len(either) >= 0.5
    return alike >= 0.5 and len(common) >= len(one.key) + (1 if one.quantity.noun else -1)


def _agree(one: Quantity, other: Quantity) -> bool:
    (a, b), (c, d) = one.bounds(), other.bounds()
    return a <= d and c <= b


def _phrase(said: _Said) -> str:
    phrase = said.quantity.phrase or "the same"
    return phrase[:1].upper() + phrase[1:]


@rule(
    "conflicting-values",
    wrong=[
        (
            "The register holds 211 live contracts. A further 33 ended in the year.\nThe 198 live contracts "
            "fall due as follows."
        ),
        (
            "There were 9 major incidents in the four months, and 11 in the four months before. Of the "
            "6 major incidents 4 were resolved in a day."
        ),
        "On complaints: 14 complaints were received. All 18 complaints received were answered.",
    ],
    right=[
        (
            "The register holds 198 live contracts. A further 33 ended in the year.\nThe 198 live contracts "
            "fall due as follows."
        ),
        "There were 9 major incidents in 2023. Of the 6 major incidents in 2024 four were resolved in a day.",
        "The desk took 300 calls in Northgate. The 40 late calls were rung back.",
    ],
)
def taken_up_with_another_count(paper: Paper) -> Iterator[Finding]:
    """A count is taken up again ("the 198 live contracts"), and is not the one that was given."""
    given: list[_Said] = []
    for sentence in paper.sentences:
        if sentence.block.kind == "heading":
            given = []  # what a section says is of that section
        names = capitals_in(sentence.text)
        when = _when(sentence, paper)
        for one in paper.quantities(sentence):
            if not (
                one.whole and one.unit == "" and one.noun and one.sense == "exact" and not one.more and one.value > 1
            ):
                continue
            before = sentence.text[: one.start - sentence.start][-_NEAR:]
            key = _key(one, sentence)
            said = _Said(one, sentence, key, frozenset(), names, when)
            rival = _taken_up(said, given, before)
            if rival is not None:
                yield Finding(
                    "conflicting-values",
                    one.start,
                    one.end,
                    f"{_phrase(said)}: {one.text} here, {rival.quantity.text} in paragraph {rival.sentence.printed}.",
                    f"“{rival.sentence.text[:160]}”",
                    "Say the same in both places, or say which of them are meant.",
                    0.75,
                )
            if (
                not _LOCAL.search(before)
                and not _DEFINITE.search(before)
                and re.search(
                    (
                        r"\b(?:there (?:are|were|is|was)|has|have|had|holds?|held|runs?|manages?|received"
                        r"|took|handled|reported|keeps?|:)\s+$|^\s*$"
                    ),
                    before,
                    re.IGNORECASE,
                )
            ):
                given.append(said)


_NARROWER = re.compile(
    r"^\W*(?:from|that|which|who|without|of (?:last|the last|the previous)|and|near)\b", re.IGNORECASE
)


def _taken_up(said: _Said, given: Sequence[_Said], before: str) -> _Said | None:
    """The last count of the same things, if this one takes it up and is another."""
    if not _DEFINITE.search(before) or _LOCAL.search(_DEFINITE.sub("", before)):
        return None
    same = [
        one
        for one in given
        if one.key == said.key and one.quantity.noun == said.quantity.noun and one.sentence is not said.sentence
    ]
    if not same or any(_agree(one.quantity, said.quantity) for one in same):
        return None
    if _NARROWER.match(
        said.sentence.text[said.quantity.end - said.sentence.start :].partition(said.quantity.phrase)[2]
    ):
        return None
    far = said.sentence.place - (last := same[-1]).sentence.place
    if len(said.key) < 2 and (far > 2 or last.sentence.block is not said.sentence.block):
        return None
    if far > 12 or (last.names - said.names and said.names) or (last.when != said.when and said.when):
        return None
    return last


_WORDS_IN_COMMON, _NEARNESS = 3, Decimal(2)


@rule(
    "conflicting-values",
    wrong=[
        "The new depot will cost £4.2m in all.\nIt opens in May.\nThe cost of the new depot is £4.5m.",
        "Some 42 apprentices were taken on by the council this year.\nThe council took on 45 apprentices this year.",
        (
            "The answer rate at the contact centre was 91.2% in the quarter.\nIn the quarter the contact "
            "centre had an answer rate of 92.1%."
        ),
    ],
    right=[
        "The new depot will cost £4.2m in all.\nThe old depot was sold for £4.5m.",
        "The council took on 42 apprentices in 2023.\nThe council took on 45 apprentices in 2024.",
        "The answer rate at the contact centre was 91.2%.\nThe answer rate of the service desk was 92.1%.",
    ],
)
def two_values_in_other_words(paper: Paper) -> Iterator[Finding]:
    """Two sentences say nearly the same in other words, with two values that are near each other."""
    said = [one for sentence in paper.sentences for one in _alone(sentence, paper)]
    groups: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for one in said:
        groups[(one.quantity.unit, one.quantity.noun)].append(one)
    told: set[int] = set()
    for (_, noun), members in groups.items():
        for place, one in enumerate(members):
            alike = [other for other in members if other is one or _alike(one, other, noun)]
            if len({other.quantity.value for other in alike}) > _A_SERIES:
                continue
            for other in members[place + 1 :]:
                if other not in alike or _agree(one.quantity, other.quantity) or not _close(one, other):
                    continue
                if not _may_meet(paper, one, other):
                    continue
                if other.quantity.start not in told:
                    told.add(other.quantity.start)
                    yield Finding(
                        "conflicting-values",
                        other.quantity.start,
                        other.quantity.end,
                        f"{other.quantity.text.strip()} here, and {one.quantity.text.strip()} in paragraph "
                        f"{one.sentence.printed}.",
                        f"“{one.sentence.text[:160]}”",
                        "Say the same in both places, or say what differs.",
                        0.7,
                    )


def _may_meet(paper: Paper, one: _Said, other: _Said) -> bool:
    """Whether two parts of a paper speak of the same: one sums the paper up, or they are one part, or name the same."""
    headings = [heading_above(paper, said.sentence.block) for said in (one, other)]
    if headings[0] == headings[1] or any(not heading or SUMMARY.search(heading) for heading in headings):
        return True
    return bool(one.names & other.names)


def _alone(sentence: Sentence, paper: Paper) -> Iterator[_Said]:
    """The one quantity of its kind in a sentence that compares nothing."""
    if _COMPARING.search(sentence.text):
        return
    found = paper.quantities(sentence)
    names = capitals_in(sentence.text)
    for one in found:
        kind = [other for other in found if other.unit == one.unit]
        if len(kind) != 1 or one.sense in ("more", "less", "span") or one.more or one.unit not in ("£", "%", ""):
            continue
        if one.unit == "" and (not one.noun or not one.whole or one.value < _NEARNESS * 5):
            continue
        about = content(re.sub(r"\d\S*", "", sentence.text)) - {stem(word) for word in WORD.findall(one.text)}
        yield _Said(one, sentence, frozenset(), about, names, _when(sentence, paper))


_COMPARING = re.compile(
    (
        r"\b(?:previous\w*|last (?:year|month|quarter)|prior|target\w*|compared|against|than|increas\w*"
        r"|(?:year|month|quarter|week) (?:before|earlier)|a year ago"
        r"|decreas\w*|rose|fell|reduc\w*|forecast\w*|estimat\w*|original\w*|initial\w*|revised|further"
        r"|additional|remaining|other|another|each|per|if|of (?:which|these|whom|them)|up from|down from)\b"
    ),
    re.IGNORECASE,
)


def _alike(one: _Said, other: _Said, noun: str) -> bool:
    if one.sentence is other.sentence or (one.names ^ other.names and one.names and other.names):
        return False
    if one.when != other.when:
        return False
    if modified_apart(one.sentence.text, other.sentence.text, one.about & other.about):
        return False
    common = (one.about & other.about) - {stem(noun)}
    fewer = max(1, min(len(one.about), len(other.about)) - bool(noun))
    least = _WORDS_IN_COMMON - 1 if noun or one.quantity.unit == "£" else _WORDS_IN_COMMON
    return len(common) >= least and len(common) / fewer >= 0.6


def _close(one: _Said, other: _Said) -> bool:
    small, large = sorted((one.quantity.value, other.quantity.value))
    return small > 0 and large / small <= _NEARNESS
