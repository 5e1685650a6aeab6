"""What several things come to together: rows of a table that a sentence names, or numbers of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid, Number, is_total, pounds_of
from reeve.checking.language.names import names_in
from reeve.checking.language.passages import exactly
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content, singular
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_TOGETHER = re.compile(
    r"\b(?:together|between them|combined|altogether|in total|in all|jointly|a total of|totall\w+|add(?:ed)? up|sum of"
    r"|come to|came to|both|all (?:two|three|four|five|six))\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:together|between them|combined|altogether|in total|in all|jointly|(?:the|all) (?:two|three|four|five|six)"
    r"|these|they|both|that makes|a total of)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:rose|fell|increase|decrease|compared|last year|average|each|per|of which|difference|apart|not|out of)\b",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(r",?\s+against\s+(?:a|an|the|our|its)\s[^£\d;.]{0,40}$", re.IGNORECASE)
"""Before a budget or target that the sum is set against."""
_NEAR = Decimal("0.6")


@rule(
    "arithmetic",
    wrong=[
        "Ferry | Trips\nSwift | 410\nHeron | 295\nTeal | 530\nTogether the Swift and the Teal made 990 trips.",
        "Ward | Bins | Fines\nHill | 61 | 9\nDale | 48 | 14\nMoor | 55 | 3\nHill and Dale have 119 bins between them.",
        "Site | Cost (£000)\nPark | 310\nPool | 455\nPier | 270\nPark and Pier combined cost £620,000.",
    ],
    right=[
        "Ferry | Trips\nSwift | 410\nHeron | 295\nTeal | 530\nTogether the Swift and the Teal made 940 trips.",
        "Ward | Bins | Fines\nHill | 61 | 9\nDale | 48 | 14\nMoor | 55 | 3\nHill and Dale had 23 fines between them.",
        "Site | Cost (£000)\nPark | 310\nPool | 455\nPier | 270\nPark and Pier combined cost £580,000.",
        "Ward | Bins | Fines\nHill | 61 | 9\nDale | 48 | 14\nMoor | 55 | 3\nHill and Dale share 40 cleaners in all.",
    ],
)
def rows_taken_together(paper: Paper) -> Iterator[Finding]:
    """Rows of a table that a sentence names together do not come to what it says."""
    for grid in paper.grids:
        rows = [row for row, label in enumerate(grid.labels) if label and not is_total(label)]
        if len(rows) != len({grid.labels[row] for row in rows}):
            continue
        scale = pounds_of(paper.document.blocks, grid) or Decimal(1)
        for sentence in paper.sentences:
            found = [
                one for one in paper.quantities(sentence) if one.unit in ("", "£", "times") and one.sense == "exact"
            ]
            found = [one for one in found if not (one.worded and one.value < 10)]
            if len(found) != 1 or not _TOGETHER.search(sentence.text) or _NOT.search(sentence.text):
                continue
            names = tuple(name.text for name in names_in(sentence.text, sentence.start))
            named = [row for row in rows if names_it(grid.labels[row], sentence.text, names)]
            if not named and _counts_all(paper, sentence, grid, len(rows)):
                named = rows
            if len(named) >= 2:
                yield from _sum_of(grid, named, found[0], sentence, scale)


def _counts_all(paper: Paper, sentence: Sentence, grid: Grid, rows: int) -> bool:
    """Whether a sentence speaks of all rows by their number: "the four pools" of a table of four pools."""
    label = singular((grid.columns[0].split() or [""])[-1])
    if not any(is_total(name) for name in grid.labels) and re.search(
        rf"\bIn (?:all|total),? the {label}e?s\b", sentence.text
    ):
        return True
    return any(one.worded and one.value == rows and one.noun == label for one in paper.quantities(sentence))


def _sum_of(grid: Grid, named: Sequence[int], one: Quantity, sentence: Sentence, scale: Decimal) -> Iterator[Finding]:
    sums: list[tuple[str, list[Number], Decimal]] = []
    for column in range(1, grid.width):
        numbers = [number for row in named if (number := grid.number(row, column)) is not None and number.unit != "%"]
        if len(numbers) == len(named):
            factor = scale if one.unit == "£" else Decimal(1)
            heading = grid.columns[column] if column < len(grid.columns) else ""
            sums.append((heading, numbers, factor * sum((number.value for number in numbers), Decimal(0))))
    low, high = exactly(one)
    if not sums or any(low <= value <= high or one.value == value / scale for *_, value in sums):
        return
    said = content(sentence.text)
    meant = [each for each in sums if content(each[0]) & said] if len(sums) > 1 else sums
    if len(meant) != 1 or abs(meant[0][2] - one.value) > _NEAR * meant[0][2]:
        return
    heading, numbers, value = meant[0]
    if one.noun and content(one.phrase) - content(heading + " " + grid.columns[0]) and len(sums) > 1:
        return
    added = " + ".join(plain(number.value) for number in numbers)
    yield Finding(
        "arithmetic",
        one.start,
        one.end,
        f"By the table they come to {amount(value, one.unit)} ({heading}), not {one.text.strip()}.",
        f"{added} = {plain(sum((number.value for number in numbers), Decimal(0)))}",
        "Correct the sum, or the table.",
        0.85,
    )


@rule(
    "arithmetic",
    wrong=[
        "Stalls earned £41,000, parking £26,000 and events £17,500. Together they brought in £94,500.",
        "North has 14 wardens, South 9 and East 12. The three have 37 wardens between them.",
        "Lamps cost £8,400 and poles £5,150. That makes £14,550 in all.",
        "Over the winter tolls brought in £41.2m and rents £12.6m, £54.8m together.",
        "Moss raised £8,120 and Fern £5,310. Between them they brought in £14,430, against an aim of £20,000.",
    ],
    right=[
        "Stalls earned £41,000, parking £26,000 and events £17,500. Together they brought in £84,500.",
        "North has 14 wardens, South 9 and East 12. The three have 35 wardens between them.",
        "North has 14 wardens and 40 bins, South 9 and 22. Together they cost £61,000.",
        "Moss raised £8,120 and Fern £5,310. Between them they brought in £13,430, against an aim of £20,000.",
        "Over the winter tolls brought in £41.2m and rents £12.6m, £53.8m together.",
        "North has 14 wardens, South 9 and East 12. In all 50 posts are filled by 3 agencies.",
    ],
)
def numbers_taken_together(paper: Paper) -> Iterator[Finding]:
    """The numbers of a sentence do not come to what the next one says that they are together."""
    for sentence in paper.sentences:
        yield from _at_its_end(paper, sentence)
        passage = paper.passage(sentence)
        own = [
            one
            for one in passage.own
            if not (one.worded and one.value <= 6) and not _SET_AGAINST.search(passage.before(one))
        ]
        if len(own) != 1 or own[0].sense != "exact" or not _STRONG.search(sentence.text) or _NOT.search(passage.text):
            continue
        parts = [one for one in passage.earlier if one.unit == own[0].unit]
        told = [one for one in passage.earlier if not (one.worded and one.value <= 6)]
        if 2 <= len(parts) <= 6 and len(parts) == len(told) and own[0].unit in ("", "£", "times"):
            yield from _sum_before(parts, own[0])


def _at_its_end(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    """Sums that a sentence tells and then adds up itself: "gates brought in £20 and the shop £30, £50 together"."""
    found = [one for one in paper.quantities(sentence) if one.unit == "£"]
    if not 3 <= len(found) <= _MANY or _NOT.search(sentence.text):
        return
    *parts, total = found
    gap = sentence.text[parts[-1].end - sentence.start : total.start - sentence.start]
    if re.fullmatch(r",\s+(?:or\s+|that is\s+)?", gap) and _ADDED.match(sentence.text[total.end - sentence.start :]):
        yield from _sum_before(parts, total)


_MANY = 6
_ADDED = re.compile(r"\s+(?:together|in all|altogether|combined|in total|between them)\b")


def _sum_before(parts: Sequence[Quantity], total: Quantity) -> Iterator[Finding]:
    nouns = {one.noun for one in (*parts, total) if one.noun and one.unit == ""}
    if len(nouns) > 1 or any(one.sense != "exact" for one in parts):
        return
    low, high = (sum((exactly(one)[side] for one in parts), Decimal(0)) for side in (0, 1))
    value = sum((one.value for one in parts), Decimal(0))
    least, most = exactly(total)
    biggest = max(one.value for one in parts)
    if (least <= high and low <= most) or abs(value - total.value) > _NEAR * value or total.value <= biggest:
        return
    if biggest == value - biggest:
        return  # a whole and its parts
    yield Finding(
        "arithmetic",
        total.start,
        total.end,
        f"They come to {amount(value, total.unit)}, not {total.text.strip()}.",
        f"{' + '.join(plain(one.value) for one in parts)} = {plain(value)}",
        "Correct the sum, or one of the numbers.",
        0.85,
    )
