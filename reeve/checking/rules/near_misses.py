"""A number that is told again nearly the same: 116 requests in the summary, 113 in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.names import capitals_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_OTHERWISE = re.compile(
    r"\b(?:last|previous|before|earlier|ago|prior|target|plan(?:ned)?|budget\w*|expected|forecast|estimate\w*|capacity"
    r"|average|median|mean|rose|fell|risen|fallen|increase\w*|decrease\w*|up|down|than|compared|against|from|of which"
    r"|of (?:these|those|them)|remaining|new|further|another|more|fewer|less|first|second|half|quarter|each|per|every"
    r"|then|corrected|revised|instead|if|would|could|may|might|will|next|only|other|rest|others|least|most|maximum"
    r"|minimum|between|within|over|under|outside|without|excluding|except|limit|standard|in the (?:north"
    r"|south|east|west|centre)|allow\w*|until|since)\b",
    re.IGNORECASE,
)
"""Words by which a number may be of another time, of a part, or of a plan."""
_LEAST = 30
"""A count from which on a near one is told of the same by no accident."""
_LOW, _HIGH = Decimal("0.75"), Decimal("1.34")
_SUMMARY = re.compile(
    r"\b(?:summary|headlines?|in brief|in short|key (?:points|messages|facts)|at a glance|overview"
    r"|conclusions?|recommend\w*|decisions?)\b",
    re.IGNORECASE,
)
_LEAD = 20
_WINDOW = 45
_LARGE = 100
_MOST_PARTS = 10
_AGAIN = re.compile(r"\b(?:the|these|those|all|our|its|this|that|year['’]s|our)\s+$", re.IGNORECASE)
"""How a count that was told before is taken up."""


@dataclass(frozen=True)
class _Told:
    """A count in prose, or the sum of a table's column."""

    number: Quantity | None
    value: Decimal
    start: int
    end: int
    text: str
    noun: str
    about: frozenset[str]
    names: frozenset[str]
    parts: tuple[Decimal, ...]
    """What it is the sum of, where it stands in a table."""
    place: int

    def has_part(self, value: Decimal) -> bool:
        """Whether some of its parts make up a value."""
        sizes = range(1, len(self.parts)) if len(self.parts) <= _MOST_PARTS else (1, len(self.parts) - 1)
        return any(sum(some) == value for size in sizes for some in combinations(self.parts, size))


@rule(
    "conflicting-values",
    wrong=[
        "In the year the office took in 236 enquiries.\n\nThe 226 enquiries came by post and telephone.",
        "Rangers mended 1,945 stiles.\n\nArea | Stiles mended\nMoor | 812\nDale | 933\nTotal | 1,745",
        (
            "At the close of March the trust had 2,033 staff.\n\nDivision | Staff\nWards | 1,210\nClinics "
            "| 703\nTotal | 1,913"
        ),
    ],
    right=[
        "In the year the office took in 236 enquiries.\n\nThe year before it took in 226 enquiries.",
        "Rangers mended 1,745 stiles.\n\nArea | Stiles mended\nMoor | 812\nDale | 933\nTotal | 1,745",
        "North Ward had 236 enquiries.\n\nSouth Ward had 226 enquiries.",
        "In May 236 enquiries came in.\n\nIn June 226 enquiries came in.",
        "The budget is for 2,033 staff.\n\nDivision | Staff\nWards | 1,210\nClinics | 703\nTotal | 1,913",
        "Some 236 enquiries came by post.\n\nAnother 226 enquiries came by telephone.",
    ],
)
def count_told_nearly_the_same(paper: Paper) -> Iterator[Finding]:
    """One count is told twice, and the two are near each other and differ."""
    sums = [one for grid in paper.grids for one in _sums(grid)]
    cells = {number.value for grid in paper.grids for *_, number in grid.numbers()}
    told = [one for sentence in paper.sentences for one in _counts(paper, sentence)]
    found = set[int]()
    for one in told:
        fitting = [other for other in sums if _is_of(one, other)]
        if (
            len(fitting) == 1
            and _is_near(one, fitting[0])
            and one.value not in cells
            and not fitting[0].has_part(one.value)
        ):
            found.add(one.start)
            yield _wrong(one, fitting[0], f"the table adds up to {fitting[0].text}")
    for one, other in combinations(told, 2):
        if one.noun != other.noun or one.place == other.place or not _is_near(one, other):
            continue
        said = sum(other.noun == third.noun for third in told)
        if one.names != other.names or said > 2 or {one.start, other.start} & found:
            continue
        shared = one.about & other.about - {stem(one.noun)}
        summed_up = shared and other.value >= _LARGE and _in_summary(paper, one) != _in_summary(paper, other)
        if _is_taken_up(paper, other) or summed_up:
            found.add(other.start)
            yield _wrong(other, one, f"{one.text} are told before")


def _counts(paper: Paper, sentence: Sentence) -> Iterator[_Told]:
    """The counts of a sentence that are told of now, of all, and of nobody by name."""
    counts = [one for one in paper.quantities(sentence) if one.unit == "" and one.noun]
    nouns = [one.noun for one in counts]
    names = frozenset(capitals_in(sentence.text))
    for one in counts:
        place = one.start - sentence.start
        window = sentence.text[max(0, place - _WINDOW) : place + _WINDOW]
        if nouns.count(one.noun) > 1 or _OTHERWISE.search(window) or paper.moments(sentence):
            continue
        if one.sense != "exact" or one.more or one.value < _LEAST or one.value % 1 or paper.periods(sentence):
            continue
        yield _said(one, sentence, names)


def _said(one: Quantity, sentence: Sentence, names: frozenset[str]) -> _Told:
    about = content(sentence.text)
    return _Told(one, one.value, one.start, one.end, one.text, one.noun, about, names, (), sentence.place)


def _sums(grid: Grid) -> Iterator[_Told]:
    """The sums of a table's columns of counts, each by the words of its heading."""
    rows = [row for row, label in enumerate(grid.labels) if is_total(label)]
    if len(rows) != 1 or rows[0] != len(grid.rows) - 1:
        return
    for column in range(1, grid.width):
        number = grid.number(rows[0], column)
        heading = grid.columns[column] if column < len(grid.columns) else ""
        if number is not None and number.unit == "" and number.step <= 1:
            words = content(heading)
            place = -grid.block.paragraph
            above = [cell.value for row in range(rows[0]) if (cell := grid.number(row, column))]
            yield _Told(
                None,
                number.value,
                number.cell.start,
                number.cell.end,
                number.cell.text,
                "",
                words,
                frozenset(),
                tuple(above),
                place,
            )


def _is_of(one: _Told, total: _Told) -> bool:
    """Whether a count in prose is of what a column counts: all words of its heading stand in the sentence."""
    nouns = {stem(one.noun)}
    return bool(total.about) and total.about <= one.about and bool(total.about & nouns)


def _is_near(one: _Told, other: _Told) -> bool:
    return one.value != other.value and bool(other.value) and _LOW <= one.value / other.value <= _HIGH


def _in_summary(paper: Paper, one: _Told) -> bool:
    """Whether a count stands in the part that sums the paper up."""
    blocks = paper.document.blocks[: paper.document.block_at(one.start).paragraph]
    heading = next((block.text for block in reversed(blocks) if block.kind == "heading"), "")
    return bool(_SUMMARY.search(heading))


def _is_taken_up(paper: Paper, one: _Told) -> bool:
    return bool(_AGAIN.search(paper.document.text[max(0, one.start - _LEAD) : one.start]))


def _wrong(one: _Told, other: _Told, where: str) -> Finding:
    return Finding(
        "conflicting-values",
        one.start,
        one.end,
        f"{one.text} {one.noun}s are told here, and {where}.",
        f"{plain(one.value)} ≠ {plain(other.value)}",
        "Say the same number in both places, or say how they differ.",
        0.75,
    )
