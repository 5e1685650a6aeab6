"""A count that is told again nearly the same: 236 enquiries at first, 226 further down or in the table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reeve.checking.facts import SUMMARY, heading_above
from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.attributes import kind_of, topics
from reeve.checking.language.grids import Grid
from reeve.checking.language.names import capitals_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_BEFORE = re.compile(
    r"\b(?:last|previous|before|earlier|ago|prior|target|plan(?:ned)?|budget\w*|expected|forecast|estimate\w*|capacity"
    r"|average|median|mean|rose|fell|risen|fallen|increase\w*|decrease\w*|up|down|than|compared|against|from|of which"
    r"|remaining|new|further|another|more|fewer|less|first|second|half|quarter|each|per|every|then|corrected|revised"
    r"|instead|if|would|could|may|might|will|next|only|other|rest|others|least|most|maximum|minimum|between|within"
    r"|over|under|outside|without|excluding|except|limit|standard|in the (?:north|south|east|west|centre)|allow\w*"
    r"|until|since)\b",
    re.IGNORECASE,
)
"""Words before a number by which it may be of another time, of a part, or of a plan."""
_AFTER = re.compile(
    r"\b(?:more|fewer|less|than|last|previous|before|earlier|ago|target|plan(?:ned)?|budget\w*|expected"
    r"|by (?:post|phone"
    r"|telephone|e-?mail)|(?<!ed )from|aged|under|over|without|with|each|per"
    r"|in the (?:north|south|east|west|centre)|who|whose"
    r"|that (?:were|are|had|have)|new|of (?:these|those|them))\b",
    re.IGNORECASE,
)
"""The same for the words after it; "of which" tells of a part of it, and leaves it whole."""
_AGAIN = re.compile(r"\b(?:the|these|those|all|our|its|this|that|year['’]s)\s+$", re.IGNORECASE)
"""How a count that was told before is taken up."""
_SEASON = re.compile(
    r"\b(?:from|between) (?:\d{1,2} )?(?-i:[A-Z])[a-z]+ (?:\d{4} )?(?:to|until|and) "
    r"(?:the (?:end|start|middle) of )?(?:\d{1,2} )?(?-i:[A-Z])[a-z]+(?: \d{4})?|^in the (?:quarter|half[- ]year)\b"
    r"|\bspread over\b|\bover (?:the |a )?(?:\w+ )?(?:years?|months|weeks|quarters)\b",
    re.IGNORECASE,
)
"""From one month or feast to another: the same words tell the time of a count and of its like."""
_OPENS = re.compile(r"(?:With|Given|After)\s")
_LEAST, _LARGE = 30, 100
"""A count from which on a near one is of the same by no accident; and where nothing takes it up."""
_LOW, _HIGH = Decimal("0.75"), Decimal("1.34")
_WIDE, _SHORT = 45, 40
_MOST_PARTS = 10
_SERIES = 30
"""Values of one noun from which on they tell of as many things."""
_TWO = 2
"""Values of one noun; more are a series."""
_ROWS = 3


@dataclass(frozen=True)
class _Told:
    """A count in prose of all that there are now."""

    number: Quantity
    sentence: Sentence
    about: frozenset[str]
    names: frozenset[str]
    when: frozenset[str]
    """The periods and days of the sentence."""
    taken_up: bool
    sums_up: bool
    """Whether it stands in the part that sums the paper up."""


@rule(
    "conflicting-values",
    wrong=[
        "In the year the office took in 236 enquiries.\n\nThe 226 enquiries were answered in a week.",
        (
            "# Headlines\n\nThe helpline dealt with 1,419 calls.\n\n# Helpline\n\nThe helpline answered "
            "1,311 calls, of which 642 "
            "were short."
        ),
        "A total of 1,651 burials took place in 2021/22.\n\nOf the 1,624 burials in 2021/22, 211 were simple.",
        (
            "In the spell 3,820 bales of hay left the barn.\n\nA further 410 bales came in at Hob's cost.\n\n"
            "Members are to pay for the 3,280 bales carted from the barn."
        ),
        (
            "# At a glance\n\nFrom May to the middle of July the ferry had 4,310 riders.\n\n# Plans\n\n"
            "With 4,810 riders between May and July, the Trust may buy a boat."
        ),
    ],
    right=[
        "In the year the office took in 236 enquiries.\n\nThe year before it took in 226 enquiries.",
        "North Ward had 236 enquiries.\n\nSouth Ward had 226 enquiries.",
        "In May 236 enquiries came in.\n\nIn June 226 enquiries came in.",
        "Some 236 enquiries came by post.\n\nAnother 226 enquiries came by telephone.",
        "A total of 1,651 burials took place in 2021/22.\n\nOf the 1,624 burials in 2022/23, 211 were simple.",
    ],
)
def count_told_nearly_the_same(paper: Paper) -> Iterator[Finding]:
    """One count is told twice, and the two are near each other and differ."""
    by_noun = defaultdict[str, list[_Told]](list)
    for sentence in paper.sentences:
        for one in _counts(paper, sentence):
            by_noun[one.number.noun].append(one)
    for told in by_noun.values():
        values = Counter(one.number.value for one in told)
        if len(values) > _SERIES:
            continue
        for one, other in combinations(told, 2):
            if not _is_near(one.number.value, other.number.value):
                continue
            again = other.taken_up and other.when <= one.when
            swapped = again and values[other.number.value] == 1 and _swapped(one.number.value, other.number.value)
            summed = _sum_up(one, other)
            slip = swapped or (summed and _swapped(one.number.value, other.number.value))
            at_once = one.when == other.when and bool(one.when)
            apart = one.names and other.names and not one.names & other.names if at_once else one.names != other.names
            if slip or (len(values) == _TWO and not apart and (again or summed)):
                yield _wrong(other.number, f"{one.number.text} before", one.number.value)
                break


def _swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers have the same digits but for two that have changed places, as a slip of the hand does."""
    digits = [str(int(value)) for value in (one, other)]
    unlike = [place for place, pair in enumerate(zip(*digits, strict=False)) if pair[0] != pair[1]]
    return (
        len(digits[0]) == len(digits[1]) >= _DIGITS and len(unlike) == _TWO and sorted(digits[0]) == sorted(digits[1])
    )


_DIGITS = 3


def _sum_up(one: _Told, other: _Told) -> bool:
    """Whether one of two counts sums up what the other tells: of the same words and times, in the summary or not."""
    shared = one.about & other.about - {stem(one.number.noun)}
    alike = bool(shared) and one.when == other.when and other.number.value >= _LARGE
    return alike and one.sums_up != other.sums_up


def _counts(paper: Paper, sentence: Sentence) -> Iterator[_Told]:
    counts = [one for one in paper.quantities(sentence) if one.unit == "" and one.noun]
    nouns = [one.noun for one in counts]
    when = frozenset([one.text for one in paper.periods(sentence)] + [one.text for one in paper.moments(sentence)])
    for one in counts:
        start, end = one.start - sentence.start, one.end - sentence.start
        said = _SEASON.sub(lambda match: " " * len(match.group()), sentence.text)
        lead, tail = said[max(0, start - _WIDE) : start], said[end : end + _SHORT].partition(", ")[0]
        if nouns.count(one.noun) > 1 or _BEFORE.search(lead) or _AFTER.search(tail):
            continue
        if one.sense == "exact" and not one.more and one.value >= _LEAST and not one.value % 1:
            sums_up = bool(SUMMARY.search(heading_above(paper, sentence.block)))
            names = frozenset(capitals_in(_up_to_main_clause(sentence.text, end)))
            yield _Told(one, sentence, content(sentence.text), names, when, bool(_AGAIN.search(lead)), sums_up)


def _up_to_main_clause(text: str, end: int) -> str:
    """The sentence, or no more than the words that open it with a count: "With 236 enquiries in May, the Trust ..."."""
    return text[:end] + text[end:].partition(", ")[0] if _OPENS.match(text) else text


@rule(
    "conflicting-values",
    wrong=[
        "Rangers mended 1,945 stiles.\n\nArea | Stiles mended\nMoor | 812\nDale | 933\nTotal | 1,745",
        (
            "At the close of March the trust had 2,033 staff.\n\nDivision | Staff\nWards | 1,210\nClinics "
            "| 703\nTotal | 1,913"
        ),
        (
            "At the end of June the trust had 2,033 people on its payroll.\n\nDivision | Headcount | Leavers\n"
            "Wards | 1,210 | 90\nClinics | 703 | 31\nTotal | 1,913 | 121"
        ),
        (
            "Between 1 May and 31 July 2024 the desk took in 116 appeals on fines, more than before.\n\n"
            "Ground | Appeals\nSigns | 39\nTickets | 60\nTotal | 99"
        ),
        (
            "Gangs filled 4,310 holes and paid 213 claims.\n\nArea | Claims paid\nFen | 71\nMoor | 58\n"
            "Dale | 69\nCounty | 198"
        ),
    ],
    right=[
        "Rangers mended 1,745 stiles.\n\nArea | Stiles mended\nMoor | 812\nDale | 933\nTotal | 1,745",
        "The budget is for 2,033 staff.\n\nDivision | Staff\nWards | 1,210\nClinics | 703\nTotal | 1,913",
        "Outside Fen 127 claims were paid.\n\nArea | Claims paid\nFen | 71\nMoor | 58\nDale | 69\nCounty | 198",
    ],
)
def count_unlike_the_sum_of_a_table(paper: Paper) -> Iterator[Finding]:
    """A count of all is near the sum of the table's column that counts them, and differs."""
    cells = {number.value for grid in paper.grids for *_, number in grid.numbers()}
    told = [one for sentence in paper.sentences for one in _counts(paper, sentence) if one.number.value not in cells]
    for one in told:
        sums = [parts for grid in paper.grids for column, parts in _sums(grid) if _is_of(one, grid, column)]
        if len(sums) != 1:
            continue
        (parts,) = sums
        total = sum(parts, Decimal(0))
        if _is_near(one.number.value, total) and not _makes(parts, one.number.value):
            yield _wrong(one.number, f"the table adds up to {plain(total)}", total)


def _sums(grid: Grid) -> Iterator[tuple[int, list[Decimal]]]:
    """The columns of counts whose last row is the sum of those above it, with what it is the sum of."""
    for column in range(1, grid.width):
        numbers = [grid.number(row, column) for row in range(len(grid.rows))]
        if len(numbers) < _ROWS or any(one is None or one.unit or one.step > 1 for one in numbers):
            continue
        *parts, total = [one.value for one in numbers if one is not None]
        if sum(parts, Decimal(0)) == total:
            yield column, parts


def _is_of(one: _Told, grid: Grid, column: int) -> bool:
    """Whether a count is of what a column counts, and of no row of its own."""
    heading = grid.columns[column] if column < len(grid.columns) else ""
    nouns = [other for other in grid.columns[1:] if stem(one.number.noun) in content(other)]
    labels = [label for label in grid.labels[:-1] if label and label.casefold() in one.sentence.text.casefold()]
    if labels:
        return False
    if kind_of(one.number.noun) == "person" and len([other for other in grid.columns if _people(other)]) == 1:
        return _people(heading)
    return stem(one.number.noun) in content(heading) and len(nouns) == 1


def _people(heading: str) -> bool:
    """Whether a column counts those whom a body employs: "Headcount", "Staff in post"."""
    return bool(topics(heading) & {"person"})


def _makes(parts: list[Decimal], value: Decimal) -> bool:
    """Whether some of the parts make up a value, so that it may be of those alone."""
    sizes = range(1, len(parts)) if len(parts) <= _MOST_PARTS else (1, len(parts) - 1)
    return any(sum(some) == value for size in sizes for some in combinations(parts, size))


def _is_near(one: Decimal, other: Decimal) -> bool:
    return one != other and bool(other) and _LOW <= one / other <= _HIGH


def _wrong(one: Quantity, where: str, other: Decimal) -> Finding:
    return Finding(
        "conflicting-values",
        one.start,
        one.end,
        f"{one.text} {one.phrase} here, and {where}.",
        f"{plain(one.value)} ≠ {plain(other)}",
        "Say the same number in both places, or say how they differ.",
        0.75,
    )
