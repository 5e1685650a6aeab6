"""A number of people or things that is taken up again as another: two gardeners, and then all four of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reeve.checking.facts import heading_above, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import thing_of
from reeve.checking.language.measures import number_of_words
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import singular, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_NUMBER = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two"
    r"|three|four"
    r"|five|six|seven|eight|nine))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen)"
)
_DOZEN = r"(?P<dozen> dozen)?"
_MEMBERS = r"(?P<what>(?:[a-z]+(?:['’]s?)? ){0,2}?[a-z]+)"
_TAKES = re.compile(
    rf"(?<![\w£])(?P<lead>all|all of the|all of our|all of its|all the|the|these|those|our|its|their|each of the"
    rf"|every one of the|none of the|the (?-i:[A-Z])[a-z]+['’]s?) {_NUMBER}{_DOZEN} {_MEMBERS}(?![\w-])"
    rf"|(?<!\w)(?P<both>both) "
    rf"{_MEMBERS.replace('<what>', '<two>')}(?![\w-])",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"(?<![\w£.,:/-]){_NUMBER}{_DOZEN} {_MEMBERS}(?![\w-])", re.IGNORECASE)
_BODY_OF = re.compile(
    rf"\b(?P<what>workforce|staff|team|crew|fleet|membership|panel|board|bench|roll|stock|headcount|payroll|committee"
    rf"|establishment|squad|flock|herd) of (?:about |some )?{_NUMBER}(?![\w%,.]*\d)",
    re.IGNORECASE,
)
_EMPLOYS = re.compile(
    rf"\b(?P<what>employ(?:s|ed)?|payroll holds|on the payroll are) {_NUMBER}(?: (?:people|staff))?(?![\w-]"
    rf"| [a-z]+s\b)",
    re.IGNORECASE,
)
_EMPLOYED = re.compile(
    rf"\b(?P<what>the) {_NUMBER} (?:people|staff|men and women) (?:it|we|they|the \w+) employs?\b", re.IGNORECASE
)
_PARTLY = re.compile(
    r"\b(?:first|last|other|remaining|next|same|only|top|best|worst|least|rest|further|another|additional|new|old"
    r"|former"
    r"|extra|more|fewer|about|nearly|almost|over|under|some|up to|at least|between|from|than|any|such|one|target|plan"
    r"|planned|full-time|part-time|equivalent|vacant|half)\b",
    re.IGNORECASE,
)
_OTHER_CASE = re.compile(
    r"\b(?:last year|year before|previous\w*|a year ago|in 20\d\d|since 20\d\d|used to|formerly|planned|would"
    r"|target|until"
    r"|elsewhere|neighbouring|draft|had been|budget(?:ed)?|instead|will|(?-i:may)|should|hope|expect\w*)\b",
    re.IGNORECASE,
)
_NO_THING = frozenset(
    [
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "time",
        "way",
        "thing",
        "point",
        "part",
        "step",
        "per",
        "cent",
        "percent",
        "million",
        "thousand",
        "pound",
        "metre",
        "mile",
        "km",
        "place",
        "side",
        "other",
        "more",
        "of",
        "in",
        "at",
        "on",
        "out",
        "half",
        "them",
        "which",
        "who",
        "that",
        "was",
        "were",
        "is",
        "are",
        "have",
        "had",
        "and",
        "or",
        "to",
        "per",
        "quarter",
        "date",
        "reason",
        "kind",
        "type",
        "paragraph",
        "option",
        "stage",
        "figure",
        "number",
        "percentage",
        "people",
    ]
)


@dataclass(frozen=True)
class _Count:
    value: Decimal
    thing: str
    """The kind of thing that is counted."""
    modifiers: frozenset[str]
    start: int
    end: int
    text: str
    sentence: Sentence
    taken_up: bool
    whole: bool = False
    """Whether it tells how many there are in all: what somebody has, employs or received."""


@rule(
    "conflicting-values",
    wrong=[
        "The Board employs a clerk, two gardeners and a student. All four gardeners have passed the test.",
        "The depot has a workforce of 264.\n\nOf the 237 people it employs, 200 have been trained.",
        "A lender let us have three dozen drawings.\n\nCover for the 48 drawings cost a little.",
        "The Trust owns three boats. Both boats were painted in the spring.",
        "We drew 54 swabs and sent each to the laboratory. The 61 swabs were clean.",
    ],
    right=[
        "The Board employs a clerk, two gardeners and a student. Both gardeners have passed the test.",
        "The depot has a workforce of 237, or 198.5 full-time equivalents.\n\nOf the 237 people it employs, 200 came.",
        "A lender let us have four dozen drawings.\n\nCover for the 48 drawings cost a little.",
        "The Trust owns nine boats. Two boats leak. Both boats were painted in the spring.",
        "We drew 54 swabs, and 12 failed. The 12 late swabs were thrown away.",
        "Last year there were nine trustees. The seven trustees of today meet monthly.",
    ],
)
def count_taken_up_as_another(paper: Paper) -> Iterator[Finding]:
    """All, both or the so many of a thing, where the paper has told another number of them."""
    counts = [one for sentence in paper.sentences for one in _counts(sentence)]
    said = numbers_said(paper)
    told: set[str] = set()
    for one in counts:
        if not one.taken_up or one.thing in told or said[one.value] > 1:
            continue
        others = [each for each in counts if each.thing == one.thing and each is not one]
        if any(each.value == one.value for each in others):
            continue
        rival = _rival(paper, one, others)
        if rival is not None:
            told.add(one.thing)
            yield two_values(one.start, one.end, one.text, rival.text, rival.sentence)


def _rival(paper: Paper, one: _Count, others: Sequence[_Count]) -> _Count | None:
    """The one other number of the same things, near enough to be of the same ones."""
    fits = [each for each in others if each.modifiers == one.modifiers and (each.whole or each.taken_up)]
    if len({each.value for each in fits}) != 1 or len({each.value for each in others}) > _SERIES:
        return None
    rival = fits[0]
    far = abs(one.sentence.block.paragraph - rival.sentence.block.paragraph)
    apart = heading_above(paper, one.sentence.block) != heading_above(paper, rival.sentence.block)
    small, large = sorted((one.value, rival.value))
    few = large <= _FEW
    if one.sentence is rival.sentence or large > small * (2 if few else _RATIO) or far > (_FAR if apart else 2 * _FAR):
        return None
    return rival


_SERIES, _FAR, _RATIO = 2, 12, Decimal("1.7")


_FEW = 9
"""Up to which a slip may well double a number."""
_OWNS = re.compile(
    r"\b(?:has|have|had|owns?|employs?|employed|runs?|keeps?|kept|there (?:are|were)|drew|took|received|got|bought"
    r"|holds?"
    r"|held|let us have|lent us|consists? of|made up of|looks? after|manages?|maintains?|covers?|handed out"
    r"|collected|sent"
    r"|visited|inspected|checked|counted|surveyed|built|planted|trained|recruited|appointed|made|ran|tested|dealt with"
    r"|handled|logged|owned|examined)\b(?:(?!\b(?:of|for|to|in|with)\b)[^.;:]){0,40}$",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"^\s(?:(?:were|was|have been|are) (?:received|made|held|drawn|taken|sent|counted|employed|kept|in post|on the \w+"
    r"|insured|in all)|came in|came|replied|took part|serve\b|sit\b|live\b|work\b|make up|filled|in all|altogether)",
    re.IGNORECASE,
)
_NARROWER = re.compile(
    r"^,?\s(?:and [a-z]+s|that|who|which|whose|where|in|with|from|of|without|for|on|at|still|due|left|under|over"
    r"|above|below|aged"
    r"|to|not|by|near|between|most|whom)\b",
    re.IGNORECASE,
)


_OF_SOME = re.compile(r"^,?\s(?:that|who|which|whose|of|with|without|still|due|left|aged|whom)\b", re.IGNORECASE)


def numbers_said(paper: Paper) -> Counter[Decimal]:
    """How often each number stands in a paper, in figures or words, in cells too."""
    return Counter(number_of_words(one.group()) or Decimal(0) for one in _ANY.finditer(paper.document.text))


_ANY = re.compile(rf"(?<![\w.,])(?:{_NUMBER})(?![\w]|[.,]\d)", re.IGNORECASE)


def _counts(sentence: Sentence) -> Iterator[_Count]:
    if _OTHER_CASE.search(sentence.text) or sentence.block.kind == "heading":
        return
    taken: list[tuple[int, int]] = []
    for match in (match for form in (_BODY_OF, _EMPLOYS, _EMPLOYED) for match in form.finditer(sentence.text)):
        value = number_of_words(match["number"])
        thing = {"panel": "panel", "board": "panel", "bench": "panel", "committee": "panel"}.get(
            match["what"].casefold(), "staff" if match["what"].casefold() not in ("fleet", "herd", "flock") else "thing"
        )
        taken.append(match.span())
        if value and thing in ("staff", "panel"):
            yield replace(_count(sentence, match, value, thing, frozenset(), taken_up=thing == "staff"), whole=True)
    for match in _TAKES.finditer(sentence.text):
        lead = sentence.text[max(0, match.start() - 12) : match.start()]
        what = match["what"] or match["two"]
        value = Decimal(2) if match["both"] else number_of_words(match["number"])
        after = sentence.text[match.end() :]
        if value and not _PARTLY.search(lead) and not _NARROWER.match(after) and (found := _thing(what)):
            taken.append(match.span())
            value *= 12 if match["dozen"] else 1
            yield _count(sentence, match, value, *found, taken_up=True)
    for match in _BEGINS.finditer(sentence.text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        value = number_of_words(match["number"])
        if value and (found := _thing(match["what"])):
            value *= 12 if match["dozen"] else 1
            before, after = sentence.text[: match.start()], sentence.text[match.end() :]
            one = _count(sentence, match, value, *found, taken_up=False)
            whole = _OWNS.search(before) or _CAME.match(after)
            yield replace(one, whole=bool(whole and not _OF_SOME.match(after)))


def _thing(what: str) -> tuple[str, frozenset[str]] | None:
    """What is counted, and the words before it that tell which of them."""
    words = what.split()
    plural = next((at for at, word in enumerate(words) if _is_plural(word)), None)
    if plural is None or _PARTLY.search(" ".join(words[: plural + 1])):
        return None
    thing = thing_of(words[plural])
    if singular(words[plural]) in _NO_THING - {"people"}:
        return None
    return thing, frozenset(stem(word) for word in words[:plural])


def _is_plural(word: str) -> bool:
    return word.casefold() in ("people", "staff", "children") or (
        word.endswith("s") and singular(word) != word.casefold()
    )


def _count(
    sentence: Sentence, match: re.Match[str], value: Decimal, thing: str, modifiers: frozenset[str], *, taken_up: bool
) -> _Count:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return _Count(value, thing, modifiers, start, end, match.group(), sentence, taken_up)


_ELLIPTICAL = re.compile(
    rf"\b(?:of |all |each of |for each of |but \w+ of )?the {_NUMBER} (?:that |which |who )?(?:it|they|we|he|she"
    rf"|who|that"
    r"|which) (?:[a-z]+)\b",
    re.IGNORECASE,
)


@rule(
    "conflicting-values",
    wrong=[
        "We drew 54 swabs and sent each one to the laboratory. It passed all but three of the 61 it examined.",
        "The court is held by a panel of two.\n\nA day costs £690, being £230 for each of the three who sit.",
        "The warden checked 30 locks. Of the 33 that she checked, two were stiff.",
    ],
    right=[
        "We drew 54 swabs and sent each one to the laboratory. It passed all but three of the 54 it examined.",
        "The court is held by a panel of three.\n\nA day costs £690, being £230 for each of the three who sit.",
        "The warden checked 30 locks and 9 gates. Of the 39 that she checked, two were stiff.",
    ],
)
def count_without_its_noun_as_another(paper: Paper) -> Iterator[Finding]:
    """The so many that something was done with, where as many were not told before."""
    said = numbers_said(paper)
    for place, sentence in enumerate(paper.sentences):
        match = _ELLIPTICAL.search(sentence.text)
        if match is None or _OTHER_CASE.search(sentence.text):
            continue
        value = number_of_words(match["number"])
        near = [one for one in paper.sentences[max(0, place - 3) : place] if one.block.kind != "heading"]
        told = [(number, one) for one in near for number in _numbers(one)]
        values = [number for number, _ in told]
        here = [number for number in _numbers(sentence) if number != value]
        if not value or said[value] > 1 or value in _sums([*values, *here]) or not told:
            continue
        last, where = _nearest(value, told)
        if last and max(last, value) <= 2 * min(last, value) and last not in here:
            start = sentence.start + match.start()
            yield two_values(start, start + len(match.group()), match.group(), f"{last}", where, 0.7)


def _nearest(value: Decimal, told: Sequence[tuple[Decimal, Sentence]]) -> tuple[Decimal, Sentence]:
    return min(told, key=lambda one: abs(one[0] - value))


def _numbers(sentence: Sentence) -> list[Decimal]:
    found = [number_of_words(one["number"]) for one in _BEGINS.finditer(sentence.text)]
    found += [number_of_words(one["number"]) for one in _BODY_OF.finditer(sentence.text)]
    return [one for one in found if one]


def _sums(values: Sequence[Decimal]) -> set[Decimal]:
    """What two of the numbers make together, or leave."""
    return {one + sign * other for one in values for other in values for sign in (1, -1)}
