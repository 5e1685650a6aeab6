"""The number of one row of a table, told in a sentence as another: 16,147 hours, where the row has 15,247."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from reeve.checking.facts import two_values
from reeve.checking.finding import Finding
from reeve.checking.language.grids import Grid, Number, is_subtotal, is_total, pounds_of
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, content, singular, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_OTHER = re.compile(
    r"\b(?:target\w*|threshold|aim\w*|goal|standard (?:is|of)|last (?:year|time|quarter|month)|previous\w*|year before"
    r"|a year ago|earlier|in (?:19|20)\d\d|average\w*|mean|median|national\w*|regional\w*|neighbouring|compared|than"
    r"|from \S+ to|rose|fell|grew|up by|down by|increas\w*|reduc\w*|decreas\w*|more|fewer|less|difference|gap|forecast"
    r"|expect\w*|estimat\w*|plan(?:s|ned)?|would|could|should|will|if|about|nearly|almost|over|under|at least|up to"
    r"|further|another|additional|extra|new|other|others|remaining|rest|first|last|second|half|quarter|third|some|per"
    r"|each|every|together|both|between|combined|all|altogether|in total|except|without|excluding|budget(?:ed)?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:,?\s+(?:well |just |far |a little |slightly )?(?:above|below|over|under|against|compared (?:with|to)"
    r"|beyond|and (?:so )?"
    r"(?:above|below|meets|misses)|more than|better than|worse than|short of)\s+(?:the|our|its|a|an)\b.*$)",
    re.IGNORECASE | re.DOTALL,
)
"""The target or mean with which a number is compared, after it."""
_RATIO = Decimal("1.6")
_SMALL = 10


@dataclass(frozen=True)
class _Row:
    label: str
    numbers: dict[int, Number]


@rule(
    "conflicting-values",
    wrong=[
        (
            "Client | Hours\nStavering | 15,247\nHolmcaster | 16,727\nOthers | 12,953\n\nStavering's 16,147 hours "
            "include court."
        ),
        (
            "Type | Decided | In time | %\nMajor | 16 | 14 | 87.5%\nMinor | 80 | 62 | 77.5%\n\nFor major "
            "applications 78.5% is "
            "well above the national threshold of 60%."
        ),
        (
            "Depot | Salt (tonnes)\nNorthdale | 2,873\nSouthmoor | 2,928\nEastway | 917\n\nNorthdale used 2,783 "
            "tonnes, and "
            "the winter was mild."
        ),
        (
            "School | Pupils | Meals\nHollins | 412 | 188\nBeech | 390 | 201\n\nAt Hollins there are 421 pupils on "
            "the roll."
        ),
        (
            "Sums are in £k.\n\nItem | Budget | Spent\nDredging | 1,420 | 1,375\nMoorings | 1,110 | 1,040\n\n"
            "Moorings cost £1,204k in the year; more will follow."
        ),
        "Boat | Price | Score\nHeron B | 30 | 74\nHeron C | 21 | 71\n\nWe chose Heron C, which scored 78 marks.",
    ],
    right=[
        (
            "Client | Hours\nStavering | 15,247\nHolmcaster | 16,727\nOthers | 12,953\n\nStavering's 15,247 hours "
            "include court."
        ),
        (
            "Client | Hours\nStavering | 15,247\nHolmcaster | 16,727\n\nLast year Stavering's hours were 14,904 "
            "hours in all."
        ),
        (
            "Type | Decided | In time | %\nMajor | 16 | 14 | 87.5%\nMinor | 80 | 62 | 77.5%\n\nThe target for major "
            "applications is 60%."
        ),
        (
            "School | Pupils | Meals\nHollins | 412 | 188\nBeech | 390 | 201\n\nAt Hollins 320 of the pupils walk to "
            "school."
        ),
        (
            "Sums are in £k.\n\nItem | Budget | Spent\nDredging | 1,420 | 1,375\nMoorings | 1,110 | 1,040\n\n"
            "Moorings cost £1,040k in the year; the buoys cost nothing."
        ),
        "School | Pupils | Meals\nHollins | 412 | 188\nBeech | 390 | 201\n\nHollins has 22 pupils more than Beech.",
    ],
)
def cell_told_as_another(paper: Paper) -> Iterator[Finding]:
    """A sentence tells the number of one row of a table, and the row has another there."""
    said = Counter(one.value for sentence in paper.sentences for one in paper.quantities(sentence))
    cells = {number.value for grid in paper.grids for _, _, number in grid.numbers()}
    telling = [one for sentence in paper.sentences if (one := _telling(paper, sentence))]
    for grid in paper.grids:
        rows = _rows(grid)
        made = _made(rows)
        for sentence, told, count in telling:
            named = [row for row in rows if _names(row.label, told)]
            if len(named) != 1 or said[count.value] > 1:
                continue
            (row,) = named
            scale = (pounds_of(paper.document.blocks, grid) or Decimal(1)) if count.unit == "£" else Decimal(1)
            number = _sum_meant(grid, row, count, told, scale) or _meant(grid, row, count, sentence)
            if number is None or not _a_slip(count, number):
                continue
            if {count.value, count.value / scale} & {*cells, *made}:
                continue
            if _in_other_table(paper, grid, row.label) or _may_be_a_part(count, number, sentence):
                continue
            yield two_values(count.start, count.end, f"{row.label}: {count.text}", number.cell.text, None, 0.75)


def _telling(paper: Paper, sentence: Sentence) -> tuple[Sentence, str, Quantity] | None:
    """A sentence that tells one number and compares nothing, its words up to what it is set against, and the number."""
    told = _AGAINST.sub("", sentence.text)
    first, _, rest = told.partition("; ")
    if re.search(r"\d", first) and not re.search(r"\d", rest):
        told = first  # what is told after the clause of the number is another matter
    if sentence.block.kind == "heading" or _OTHER.search(told):
        return None
    counts = [one for one in paper.quantities(sentence) if one.start - sentence.start < len(told)]
    return (sentence, told, counts[0]) if len(counts) == 1 else None


def _rows(grid: Grid) -> list[_Row]:
    """The rows that have a name of their own, with their numbers."""
    found = []
    names = Counter(label.casefold() for label in grid.labels)
    for row, label in enumerate(grid.labels):
        if is_total(label) or is_subtotal(label) or names[label.casefold()] > 1 or not re.search("[A-Za-z]", label):
            continue
        numbers = {column: number for at, column, number in grid.numbers() if at == row}
        if numbers:
            found.append(_Row(label, numbers))
    return found if len(found) > 1 else []


def _made(rows: Sequence[_Row]) -> set[Decimal]:
    """What two numbers of a row, or of a column, make together or differ by."""
    lines = [list(row.numbers.values()) for row in rows]
    columns: dict[int, list[Number]] = {}
    for row in rows:
        for column, number in row.numbers.items():
            columns.setdefault(column, []).append(number)
    found = set()
    for line in (*lines, *columns.values()):
        for one, other in combinations(line, 2):
            found |= {one.value + other.value, abs(one.value - other.value)}
    return found


def _names(label: str, text: str) -> bool:
    """Whether a text names a row: with its label whole, as a word of the text."""
    said = re.escape(label.strip())
    flags = re.IGNORECASE if len(label) > _LETTERS and label.casefold() not in _LOOSE else 0
    return bool(re.search(rf"(?<![\w-]){said}(?![\w-])", text, flags))


_SPENT = re.compile(r"\b(?:cost|costs|spent|came in at|outturn (?:was|of))\s+$", re.IGNORECASE)
_SPENDING = re.compile(
    r"(?:actual |total )?(?:spend|spent|spending|cost|costs|outturn|actual|actuals)\b", re.IGNORECASE
)
"""The heading of what was spent, where a sentence says what a thing cost."""


def _sum_meant(grid: Grid, row: _Row, count: Quantity, told: str, scale: Decimal) -> Number | None:
    """What the row of a thing has as spent on it, in pounds, where a sentence says that it cost a sum."""
    match = _SPENT.search(told[: told.rfind(count.text)]) if count.unit == "£" and count.sense == "exact" else None
    lead = told[: match.start()].rstrip() if match else ""
    if not lead.casefold().endswith(row.label.casefold()):
        return None
    spent = [one for column, one in row.numbers.items() if _SPENDING.match(_heading(grid, column)) and one.unit != "%"]
    if len(spent) != 1:
        return None
    return replace(spent[0], value=spent[0].value * scale, step=spent[0].step * scale, unit="£")


_LETTERS = 3
_LOOSE = frozenset("other others now yes none men may march open new".split())


def _meant(grid: Grid, row: _Row, count: Quantity, sentence: Sentence) -> Number | None:
    """The one number of a row that a count is told of: by its unit, or by the noun that stands in the heading."""
    if count.sense != "exact" or count.more or count.unit not in ("", "%", "time"):
        return None
    if count.unit == "%":
        shares = [number for number in row.numbers.values() if number.unit == "%"]
        headings = " ".join(_heading(grid, column) for column, one in row.numbers.items() if one.unit == "%")
        after = sentence.text[count.end - sentence.start :]
        if re.match(r"\s+(?:of\b|(?!is\b|was\b|has\b)[a-z]+s\b)", after) and not _shares_a_word(headings, sentence):
            return None  # of other things than those of the column
        return shares[0] if len(shares) == 1 and _plainly_of(row, count, sentence) else None
    said = re.search(r"\b(?P<verb>[a-z]{4,})\s+$", sentence.text[: count.start - sentence.start])
    did = [one for column, one in row.numbers.items() if said and stem(_heading(grid, column)) == stem(said["verb"])]
    if len(did) == 1 and count.noun:
        return did[0]  # "scored 79 marks", where the heading is "Score"
    words = [word for word in WORD.findall(count.phrase) if word.casefold() not in STOP]
    known = content(f"{row.label} {grid.columns[0] if grid.columns else ''}")
    if not count.noun or any(stem(word) not in known for word in words[:-1]):
        return None
    after = sentence.text[count.end - sentence.start :]
    if re.search(r"\bof\s+(?:the|its|our|their)?\s*$", sentence.text[: count.start - sentence.start]) or re.match(
        rf"\s+{re.escape(count.phrase)}\s+(?:that|who|which|whose|from|without|with|aged|under)\b", after
    ):
        return None
    fits = [
        number
        for column, number in row.numbers.items()
        if count.noun in {singular(word) for word in WORD.findall(_heading(grid, column))} and number.unit == ""
    ]
    return fits[0] if len(fits) == 1 else None


def _heading(grid: Grid, column: int) -> str:
    """What the numbers of a column are, by its heading; "Zone | Bays" tells it of the one column alone."""
    return grid.columns[column] if column < len(grid.columns) else ""


def _plainly_of(row: _Row, count: Quantity, sentence: Sentence) -> bool:
    """Whether a share stands beside the name of its row: "for major applications 78.5%", "Major, at 78.5%"."""
    before = sentence.text[: count.start - sentence.start]
    at = before.casefold().rfind(row.label.strip().casefold())
    between = before[at + len(row.label.strip()) :] if at >= 0 else ""
    return at >= 0 and len(between) <= _BESIDE and not re.search(r"[;:]|\b(?:of|by|which|who|with)\b", between)


def _shares_a_word(headings: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what the headings of a table's shares name, if they name anything."""
    return not content(headings) or bool(content(headings) & content(sentence.text))


_BESIDE = 40


def _a_slip(count: Quantity, number: Number) -> bool:
    """Whether the one value may be a slip for the other."""
    if count.step < number.step and count.unit != "%":
        return False
    low, high = sorted((count.value, abs(number.value)))
    if low <= 0 or low == high or high > low * _RATIO:
        return False
    if count.unit == "%" and abs(count.value - number.value) < max(count.step, number.step):
        return False
    return count.unit == "%" or high >= _SMALL


_DEFINITE = re.compile(r"(?:['’]s?|\b(?:the|its|these|their|all|there (?:are|were)|only|just))\s+$", re.IGNORECASE)
_OF_THOSE = re.compile(r"^\s+(?:by|from|without|to|during|over|under|after|before|with|about|among|between|for)\b")
_ENDS = re.compile(r"^\s*(?:[.,;:]|$|and\b|but\b)")


def _may_be_a_part(count: Quantity, number: Number, sentence: Sentence) -> bool:
    """Whether a smaller count may be some of those of the cell: "412 bays are marked in white"."""
    if count.unit in ("%", "£") or count.value > number.value:
        return False
    before, after = sentence.text[: count.start - sentence.start], sentence.text[count.end - sentence.start :]
    rest = after.partition(count.phrase)[2] if count.phrase else after
    return bool(_OF_THOSE.match(rest)) or (not _DEFINITE.search(before) and not _ENDS.match(rest))


def _in_other_table(paper: Paper, grid: Grid, label: str) -> bool:
    """Whether another table has a row of the same name, so that the number may be of that one."""
    return any(label in other.labels for other in paper.grids if other is not grid)


_CAME_TO = re.compile(
    r"\b(?:came to|comes to|was|were|is|are|totalled|totals|amounted to|stood at|stands at|reached|of)\s+$",
    re.IGNORECASE,
)
_AND_AGAINST = re.compile(
    r"^,?\s*(?:against|compared with|out of|from|and|on|within)\s+(?:a|an|the)\s+[^.;£]{2,40}$", re.IGNORECASE
)


@rule(
    "conflicting-values",
    wrong=[
        (
            "Capital spending came to £8.46 million, against a budget of £13.31 million.\n\nScheme (£k) | Budget "
            "| Outturn\n"
            "Lido | 6,677 | 5,447\nCycle link | 6,635 | 1,912\nProgramme | 13,312 | 7,359"
        ),
        (
            "Spending was £412k, against a budget of £460k.\n\nService (£000) | Budget | Actual\nParks | 200 | 190\n"
            "Pools | 260 | 231\nTotal | 460 | 421"
        ),
        (
            "Income totalled £1.92m, against a target of £1.80m.\n\nSource (£k) | Target | Income\nHalls | 800 | 790\n"
            "Pitches | 1,000 | 1,080\nAll | 1,800 | 1,870"
        ),
    ],
    right=[
        (
            "Capital spending came to £7.36 million, against a budget of £13.31 million.\n\nScheme (£k) | Budget "
            "| Outturn\n"
            "Lido | 6,677 | 5,447\nCycle link | 6,635 | 1,912\nProgramme | 13,312 | 7,359"
        ),
        (
            "Revenue spending came to £8.46 million, against a budget of £9.10 million.\n\nScheme (£k) | Budget "
            "| Outturn\n"
            "Lido | 6,677 | 5,447\nCycle link | 6,635 | 1,912\nProgramme | 13,312 | 7,359"
        ),
        (
            "Spending was £421k, against a budget of £460k.\n\nService (£000) | Budget | Actual\nParks | 200 | 190\n"
            "Pools | 260 | 231\nTotal | 460 | 421"
        ),
    ],
)
def total_told_as_another(paper: Paper) -> Iterator[Finding]:
    """A sentence sets a sum against a budget that the last row of a table has, and that row has another sum."""
    for grid in paper.grids:
        scale = pounds_of(paper.document.blocks, grid)
        last = len(grid.rows) - 1
        numbers = [one for at, _, one in grid.numbers() if at == last and one.unit in ("", "£")]
        if scale is None or len(numbers) != _TWO or not (is_total(grid.labels[last]) or _adds_up(grid, last)):
            continue
        for sentence in paper.sentences:
            sums = [one for one in paper.quantities(sentence) if one.unit == "£" and one.sense == "exact"]
            if len(sums) != _TWO or not _AND_AGAINST.match(_between(sentence, sums)):
                continue
            if not _CAME_TO.search(sentence.text[: sums[0].start - sentence.start]):
                continue
            for told, against in (sums, sums[::-1]):
                for number, rest in (numbers, numbers[::-1]):
                    if _same(against, rest, scale) and not any(_same(told, one, scale) for one in numbers):
                        here = max(told.value, abs(number.value) * scale)
                        if here <= _RATIO * min(told.value, abs(number.value) * scale):
                            yield two_values(told.start, told.end, told.text, number.cell.text, None, 0.8)


_TWO = 2


def _between(sentence: Sentence, sums: Sequence[Quantity]) -> str:
    return sentence.text[sums[0].end - sentence.start : sums[1].start - sentence.start]


def _adds_up(grid: Grid, last: int) -> bool:
    """Whether the last row has the sums of the columns, whatever it is called."""
    columns = {column for at, column, _ in grid.numbers() if at == last}
    for column in columns:
        values = [one.value for at, where, one in grid.numbers() if where == column and at != last]
        total = next(one.value for at, where, one in grid.numbers() if where == column and at == last)
        if sum(values) != total:
            return False
    return bool(columns)


def _same(told: Quantity, number: Number, scale: Decimal) -> bool:
    low, high = told.bounds()
    return low <= abs(number.value) * scale <= high
