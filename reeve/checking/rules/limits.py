"""Limits, quorums, notice and terms of office that a paper tells twice, with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.facts import two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import PLAIN, shared, topics
from reeve.checking.language.measures import measures_in, number_of_words
from reeve.checking.language.names import capitals_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_WORDS = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a hundred"
_VALUE = rf"(?P<value>£?\d[\d,.]*\d|£?\d|{_WORDS})(?P<unit>[ -]?(?:%|per cent|[a-z]+²?))?"
_BINDING = re.compile(
    r"\b(?:may|must|shall|needs?|requires?|allow(?:s|ed)?|permit(?:s|ted)?|byelaws?|rules?|order|constitution"
    r"|licence|policy"
    r"|conditions?|law|regulations?|leave|consent|no (?:more|vehicle|lorry|boat|person|one|event)|nobody|limit|standing"
    r"|turn(?:s|ed)? (?:away|back)|refus\w+|forbid\w*|ban(?:s|ned)?|not)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"\b(?:(?P<named>limit|cap|ceiling|maximum|threshold)(?: is| was| of| at| for \w+(?: \w+)? is| set at)+ {_VALUE}"
    rf"|(?:more than|over|exceed(?:s|ing)?|above|beyond|up to|no more than|not more than|at most|fewer than"
    rf"|less than|under"
    rf"|below|(?:heavi|long|wid|tall|high|young|old|fast|great|larg)er than) "
    rf"{_VALUE.replace('<value>', '<bound>').replace('<unit>', '<of>')}|"
    rf"{_VALUE.replace('<value>', '<before>').replace('<unit>', '<b>')} (?:limit|cap|ceiling|maximum|threshold))(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Bound:
    value: Decimal
    kind: str
    """What it is measured in: money, mass, time; "" for a count."""
    named: bool
    about: frozenset[str]
    names: frozenset[str]
    start: int
    text: str
    sentence: Sentence


@rule(
    "conflicting-values",
    wrong=[
        (
            "Whoever brings more than 500 people on to the green needs our leave.\n\nThe fair expects 380. As this "
            "is under the "
            "limit of 750, no more is needed."
        ),
        "No grant may be over £5,000.\n\nThe limit of £7,000 has not been raised since the fund began.",
        "Under the rules a speaker may take up to five minutes.\n\nThe limit of three minutes was kept by all.",
    ],
    right=[
        (
            "Whoever brings more than 500 people on to the green needs our leave.\n\nThe fair expects 380. As this "
            "is under the "
            "limit of 500, no more is needed."
        ),
        (
            "No grant may be over £5,000.\n\nThe limit of £7,000 for loans has not been raised since the fund "
            "began.\n\n"
            "A loan may not exceed £7,000."
        ),
        "Under the rules a speaker may take up to five minutes.\n\nThe limit of three tonnes was kept by all.",
        "No grant may be over £5,000.\n\nThe old limit of £3,000 was raised last year.",
    ],
)
def limit_with_two_values(paper: Paper) -> Iterator[Finding]:
    """The limit of something is told again as another."""
    bounds = [one for sentence in paper.sentences for one in _bounds(sentence)]
    for one in bounds:
        others = [each for each in bounds if each is not one and each.kind == one.kind and each.value > 0]
        if not one.named or any(each.value == one.value for each in others):
            continue
        rivals = [each for each in others if not (one.names and each.names and not one.names & each.names)]
        if len({each.value for each in rivals}) == 1 and _near(one.value, rivals[0].value):
            yield two_values(one.start, one.start + len(one.text), one.text, rivals[0].text, rivals[0].sentence)


def _near(one: Decimal, other: Decimal) -> bool:
    small, large = sorted((one, other))
    return small > 0 and large / small <= _RATIO


_RATIO = 3
_OLD = re.compile(
    r"\b(?:old|former|previous\w*|last year|proposed?|new|other|national|draft|instead|separate)\b", re.IGNORECASE
)


def _bounds(sentence: Sentence) -> Iterator[_Bound]:
    if _OLD.search(sentence.text):
        return
    for match in _BOUND.finditer(sentence.text):
        groups = match.groupdict()
        said = next(groups[one] for one in ("value", "bound", "before") if groups[one])
        named = not groups["bound"]
        measured = measures_in(match.group())
        value = measured[0].value if measured else number_of_words(said.lstrip("£"))
        if value is None or not (named or _BINDING.search(sentence.text)):
            continue
        yield _Bound(
            value,
            measured[0].kind if measured else "",
            named,
            topics(sentence.text) - PLAIN,
            capitals_in(sentence.text),
            sentence.start + match.start(),
            match.group(),
            sentence,
        )


_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "quorum": (r"quorum(?: of the \w+)?(?: is| was| of| at|,| remains| requires| being)+ (?:set at |put at )?V",
               r"V (?:members |trustees |of them |governors )?(?:make|form|are|is) (?:a|the) quorum"),
    "notice": (r"(?:notice|notice period)(?: of termination)?(?: is| of| was| period is| for \w+ is)+ (?:at least )?V",
               r"V(?:['’]s?)? (?:written )?notice", r"V notice period"),
    "term of office": (r"terms? (?:of office )?(?:is|of|lasts?|are|lasting)(?: for)? V", r"V terms?(?: of office)?",
                       r"(?:serves?|sits?|elected|appointed|hold office|in office|stay)(?: for)? (?:a term of )?V"),
    "warranty": (r"(?:warranty|guarantee)(?: is| of| lasts?| runs?| for)+ V", r"V (?:warranty|guarantee)",
                 r"(?:guaranteed|under warranty) for V"),
    "retention": (r"(?:kept|retained|held|stored) for V", r"retention (?:period )?(?:is|of) V", r"V retention"),
    "payback": (r"(?:pays?|paid) (?:for )?(?:itself )?back (?:in|within|over|after) V", r"V payback",
                r"payback (?:period )?(?:is|of) V"),
    "deposit": (r"deposits?(?: is| of| was)+ V", r"V deposit"),
    "grace": (r"(?:grace|cooling-off)(?: period)?(?: is| of| lasts)+ V", r"V (?:grace|cooling-off) period"),
    "capacity": (r"(?:capacity|room|space|seats?|licensed|places)(?: is| of| for| up to)+ V", r"V capacity",
                 r"(?:holds|seats) V"),
}  # fmt: skip
"""Attributes of which a thing has one value, and how each is told; V stands for the value."""
_SAID = rf"(?P<v>£?\d[\d,.]*\d|£?\d|{_WORDS})(?:[ -](?P<u>%|per cent|[a-z]+))?"


@dataclass(frozen=True)
class _Attribute:
    value: Decimal
    kind: str
    start: int
    text: str
    about: frozenset[str]
    names: frozenset[str]
    sentence: Sentence


@rule(
    "conflicting-values",
    wrong=[
        (
            "The rules let a governor serve for five years and stand again once.\n\nTwo will finish their three-year "
            "terms in May."
        ),
        "The quorum is five.\n\nAs the quorum of six was not met, the sitting was put off.",
        "The lease can be ended with six months' notice.\n\nThe notice period is three months for both sides.",
        "The pump comes with a five-year warranty.\n\nThe warranty of three years covers parts and labour.",
    ],
    right=[
        (
            "The rules let a governor serve for five years and stand again once.\n\nTwo will finish their five-year "
            "terms in May."
        ),
        "The quorum is five.\n\nAs the quorum of five was met, the sitting went on.",
        "The lease can be ended with six months' notice.\n\nThe notice period for the licence is three months.",
        "The pump comes with a five-year warranty. The boiler comes with a three-year warranty.",
        "Members serve for four years. The chair serves for a year.",
    ],
)
def attribute_with_two_values(paper: Paper) -> Iterator[Finding]:
    """A quorum, a notice period, a term of office or the like is told with two values."""
    for name, forms in _ATTRIBUTES.items():
        patterns = [re.compile(rf"\b{form.replace('V', _SAID)}(?!\w)", re.IGNORECASE) for form in forms]
        told = [one for sentence in paper.sentences for one in _attributes(sentence, patterns)]
        if len({(one.kind, one.value) for one in told}) != _TWO:
            continue
        first = told[0]
        rival = next((one for one in told[1:] if one.value != first.value and _of_one(first, one, name)), None)
        if rival is not None:
            yield two_values(
                rival.start, rival.start + len(rival.text), f"{rival.text} ({name})", first.text, first.sentence
            )


_TWO = 2


def _attributes(sentence: Sentence, patterns: Sequence[re.Pattern[str]]) -> Iterator[_Attribute]:
    if _OLD.search(sentence.text) or re.search(r"\b(?:at least|about|up to|if|would)\b", sentence.text):
        return
    for match in next((found for one in patterns if (found := list(one.finditer(sentence.text)))), []):
        said = match["v"]
        measured = [one for one in measures_in(match.group()) if said.strip("£") in one.text]
        value = measured[0].value if measured else number_of_words(said.lstrip("£").rstrip("."))
        if value:
            about = topics(sentence.text) - PLAIN - topics(match.group())
            kind = measured[0].kind if measured else ""
            start = sentence.start + match.start()
            yield _Attribute(value, kind, start, match.group(), about, capitals_in(sentence.text), sentence)


def _of_one(one: _Attribute, other: _Attribute, name: str) -> bool:
    """Whether two sentences tell of one thing: they share a word, or neither says which thing it is of."""
    if one.sentence is other.sentence or (one.names and other.names and not one.names & other.names):
        return False
    if one.kind != other.kind or not _near(one.value, other.value):
        return False
    whose = [
        re.search(r"\b(?:for|of|on) the (\w+)", said.text + said.sentence.text.split(said.text)[1])
        for said in (one, other)
    ]
    if any(whose) and name != "quorum" and not all(whose):
        return bool(shared(one.about, other.about))
    subjects = [_subject(said.sentence.text, name) for said in (one, other)]
    return subjects[0] == subjects[1] or not (subjects[0] and subjects[1]) or name == "quorum"


def _subject(text: str, name: str) -> str:
    """The noun that a sentence begins with, "" where it begins with a pronoun, a number or a name of the attribute."""
    match = re.match(r"(?:The|A|An|Our|Its|Each|Every)\s+(?P<noun>\w+)\b", text)
    said = match["noun"].casefold() if match else ""
    return "" if said in (*name.split(), "rules", "constitution", "order", "guarantee") else said
