"""A number that prose says of one thing, and the paper's own table gives to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid, Number, is_total, pounds_of
from reeve.checking.language.names import names_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content, singular
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_CHANGE = re.compile(
    (
        r"\b(?:increas\w*|decreas\w*|(?<!gave )(?<!give )(?<!gives )(?<!giving )r[io]se"
        r"|risen|fell|fallen|more than(?! any)|fewer(?! than any)|difference"
        r"|up by|down by|target|compared|than(?! any))\b"
    ),
    re.IGNORECASE,
)
_YEAR = re.compile(r"^(?:19|20)\d\d(?:[/–-]\d\d)?$", re.IGNORECASE)
_DISTINCT = 100
"""A number from which on it is no accident that it stands in one row of a table."""


_SHORT = 3


@dataclass(frozen=True)
class _Line:
    """One row or column of a table: its label, and its numbers by the label on the other side."""

    label: str
    numbers: dict[str, Number]


@rule(
    "attribution",
    wrong=[
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nIn Housing seven requests were late.",
        (
            "Type | Decided | In time\nMajor | 11 | 9\nMinor | 79 | 63\nHouseholder | 140 | 125\n"
            "There were 63 householder cases in time."
        ),
        (
            "Answer | DAH | DCF | DCE\nSatisfied | 9 | 8 | 4\nNot satisfied | 1 | 2 | 6\nIn Children "
            "& Families six people were not satisfied."
        ),
        (
            "Service | Q1 2024 | Q1 2025\nHousing | 1,278 | 696\nPlanning | 1,474 | 1,748\nWaste | 900 "
            "| 950\nHousing took 1,748 forms in the first quarter of 2025."
        ),
        (
            "Lot | Bids | Winner\nLot 1 Evening | 7 | Hopper\nLot 2 School | 9 | Hopper\nLot 3 Rural "
            "| 5 | Bluebird\nLot 3 drew 7 bids."
        ),
        (
            "Hall | Seats | Sold | Free\nCorn Hall | 240 | 201 | 39\nDrill Hall | 180 | 163 | 17\n"
            "Old Gym | 90 | 68 | 22\nAt the Old Gym, where 39 seats were empty, the heating failed."
        ),
        (
            "Farm | Cows | Tested %\nHob End | 310 | 91.4\nThe Leas | 188 | 96.2\nMoss | 240 | 93.0\n"
            "Hob End has the best share, 96.2%."
        ),
        "Cause | Fires\nChip pans | 31\nCandles | 17\nWiring | 22\nCandles gave rise to 31 fires.",
    ],
    right=[
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nIn Highways seven requests were late.",
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nIn Housing seven requests were withdrawn.",
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nHousing had 3 late requests and Highways 7.",
        "School | Places | Unfilled\nElm | 210 | 31\nAsh | 240 | 17\nOak | 180 | 9\nAt Elm 31 places are vacant.",
        (
            "Hall | Seats | Sold | Free\nCorn Hall | 240 | 201 | 39\nDrill Hall | 180 | 163 | 17\n"
            "Old Gym | 90 | 68 | 22\nAt the Corn Hall, where 39 seats were empty, the heating failed."
        ),
    ],
)
def number_of_another(paper: Paper) -> Iterator[Finding]:
    """Prose gives a number to one row or column of a table in which it stands in another."""
    told: set[int] = set()
    for grid in paper.grids:
        lines = [(content(title), _lines(grid, rows)) for title, rows in grid.sections()]
        values = {number.value for *_, number in grid.numbers()}
        scaled = pounds_of(paper.document.blocks, grid) not in (None, 1)
        for sentence in paper.sentences:
            said_there = any(one.value in values or (scaled and one.unit == "£") for one in paper.quantities(sentence))
            if not said_there or sentence.start in told or _CHANGE.search(sentence.text):
                continue
            said = content(sentence.text) | content(_before(paper, sentence))
            best = max((len(title & said) for title, _ in lines), default=0)
            for title, (across, down) in lines:
                if len(title & said) != best:
                    continue
                found = list(_misgiven(sentence, paper, across, down)) or list(_strays(sentence, paper, grid, across))
                if found and sentence.start not in told:
                    told.add(sentence.start)
                    yield found[0]


def _before(paper: Paper, sentence: Sentence) -> str:
    """The sentence before in the same block: what "the previous question" is about."""
    within = paper.sentences_in(sentence.block)
    return within[paper.place_in_block(sentence) - 1].text if sentence is not within[0] else ""


def _lines(grid: Grid, among: range) -> tuple[list[_Line], list[_Line]]:
    rows: dict[str, dict[str, Number]] = {}
    columns: dict[str, dict[str, Number]] = {}
    for row, column, number in grid.numbers():
        if row not in among:
            continue
        label, heading = grid.labels[row], grid.columns[column] if column < len(grid.columns) else ""
        if not label or not heading or is_total(label) or is_total(heading) or heading in rows.get(label, {}):
            continue
        rows.setdefault(label, {})[heading] = number
        columns.setdefault(heading, {})[label] = number
    return [_Line(*one) for one in rows.items()], [_Line(*one) for one in columns.items()]


def _misgiven(sentence: Sentence, paper: Paper, rows: Sequence[_Line], columns: Sequence[_Line]) -> Iterator[Finding]:
    """The sentence names one row and one column, and its number stands in the same column of another row."""
    counts = [one for one in paper.quantities(sentence) if one.unit in ("", "£", "%") and one.sense == "exact"]
    said = content(sentence.text)
    for things, measures in ((rows, columns), (columns, rows)):
        labels = _named(things, sentence)
        if len(labels) != 1 or len(things) < 2 or not counts:
            continue
        (thing,) = labels
        named = [
            one for one in measures if one.label != thing.label and _speaks_of(one.label, said, sentence, measures)
        ]
        if len(named) != 1 or (right := thing.numbers.get(named[0].label)) is None:
            continue
        measure = named[0].label
        fitting = [one for one in counts if one.unit == right.unit]
        if len(fitting) != 1 or any(one.value == right.value for one in counts):
            continue
        (count,) = fitting
        others = [
            other
            for other in things
            if other is not thing and (cell := other.numbers.get(measure)) and cell.value == count.value
        ]
        if len(others) == 1 and not _YEAR.match(thing.label) and not _of_whom(count, thing, others[0], measures):
            yield _wrong(count, thing, others[0].label, f"“{measure}”", right)


def _of_whom(count: Quantity, thing: _Line, other: _Line, measures: Sequence[_Line]) -> bool:
    """Whether the one counts things and the other those of them that are so: of a shop's seats, those that are free."""
    if not count.noun or {count.noun} != _words(thing.label):
        return False
    both = [(thing.numbers.get(one.label), other.numbers.get(one.label)) for one in measures]
    return all(whole.value >= part.value for whole, part in both if whole and part)


def _strays(sentence: Sentence, paper: Paper, grid: Grid, rows: Sequence[_Line]) -> Iterator[Finding]:
    """The sentence names one row, and its numbers stand in another row alone."""
    labels = _named(rows, sentence)
    if len(labels) != 1 or len(rows) < 3:
        return
    (thing,) = labels
    scale = pounds_of(paper.document.blocks, grid) or Decimal(1)
    found = [one for one in paper.quantities(sentence) if one.unit in ("", "£", "%", "time") and one.sense == "exact"]
    there = [one for one in found if _in_row(one, thing, scale)]
    if any(one.value < _DISTINCT or one.unit or one is found[0] for one in there):
        return  # what follows a number of the row may be said of something else
    strays = [
        (one, homes[0])
        for one in found
        if len(homes := [line for line in rows if line is not thing and _in_row(one, line, scale)]) == 1
    ]
    sure = [
        (one, home)
        for one, home in strays
        if _distinct(one, grid, home, thing, sentence) or _free(one, grid, home, sentence)
    ]
    if sure or (len(strays) >= 2 and len({home.label for _, home in strays}) == 1):
        count, home = (sure or strays)[0]
        heading = next(heading for heading, cell in home.numbers.items() if _is(count, cell, scale, heading))
        if (right := thing.numbers.get(heading)) is not None:
            yield _wrong(count, thing, home.label, f"“{heading}”", right)


def _distinct(count: Quantity, grid: Grid, home: _Line, thing: _Line, sentence: Sentence) -> bool:
    heading = next((heading for heading, cell in home.numbers.items() if count.value == cell.value), "")
    text, at = sentence.text, sentence.start
    if count.value >= _DISTINCT or count.step < 1:
        return True
    if _beside(count, thing, text, at):
        return True
    if _YEAR.match(heading) and re.search(rf"(?<!\w){re.escape(heading)}(?!\w)", text):
        return True
    return bool(count.noun) and count.noun in _words(f"{heading} {grid.columns[0] if len(home.numbers) == 1 else ''}")


def _words(label: str) -> set[str]:
    return {singular(word) for word in re.findall(r"[A-Za-z]+", label)}


_FREE = re.compile(r"\b(?:unfilled|vacant|vacanc(?:y|ies)|empty|free|spare|unused|unlet|unsold|void)\b", re.IGNORECASE)


def _free(count: Quantity, grid: Grid, home: _Line, sentence: Sentence) -> bool:
    """Whether the seats or the like that a sentence tells to be free stand in one cell alone, in a column of those."""
    cells = [one for *_, one in grid.numbers() if one.value == count.value]
    heading = next((heading for heading, cell in home.numbers.items() if count.value == cell.value), "")
    alone = len(cells) == 1 and not count.unit and count.noun in _words(" ".join(grid.columns))
    return alone and bool(_FREE.search(heading) and _FREE.search(sentence.text))


def _beside(count: Quantity, thing: _Line, text: str, at: int) -> bool:
    """Whether a number and the name of its row stand side by side: "63 householder applications"."""
    after = text[count.end - at :].lstrip(" ").casefold()
    return len(thing.label) > _SHORT and after.startswith(thing.label.casefold())


def _in_row(count: Quantity, line: _Line, scale: Decimal) -> bool:
    return any(_is(count, cell, scale, heading) for heading, cell in line.numbers.items())


def _is(count: Quantity, cell: Number, scale: Decimal, heading: str = "") -> bool:
    if count.unit == "%" and not cell.unit and re.search(r"%|\bper cent\b", heading):
        return count.value == cell.value
    if count.unit == "%" or cell.unit == "%":
        return count.unit == cell.unit and count.value == cell.value
    if count.unit == "£" and scale != 1:
        low, high = count.bounds()
        return low <= abs(cell.value) * scale <= high
    return count.value == cell.value


def _named(things: Sequence[_Line], sentence: Sentence) -> list[_Line]:
    names = tuple(one.text for one in names_in(sentence.text, sentence.start))
    return [one for one in things if any(names_it(label, sentence.text, names) for label in _ways(one.label))]


def _ways(label: str) -> list[str]:
    """A label, and its beginning where that alone names it: "Lot 4" of "Lot 4 Park and ride"."""
    ways = [label]
    if code := re.match(r"^(?:[A-Z][a-z]+ (?:\d{1,3}|[A-Z])|[A-Z]{1,2}\d{1,3})(?=\W)", label):
        ways.append(code.group())
    if numbered := re.fullmatch(r"[A-Z][a-z]+ (?P<number>\d{1,3})", label):
        ways.append(f"number {numbered['number']}")  # "the best used is the number 69"
    if "(" in label and len(bare := label.partition("(")[0].strip()) > 1:
        ways.append(bare)
    return ways


def _wrong(count: Quantity, thing: _Line, other: str, measure: str, right: Number) -> Finding:
    return Finding(
        "attribution",
        count.start,
        count.end,
        (
            f"The table gives {count.text.strip()} ({measure}) to {other}, not to {thing.label}, which "
            f"has {right.cell.text}."
        ),
        f"{measure}: {thing.label} {right.cell.text}, {other} {count.text.strip()}",
        f"Say it of {other}, or give the number of {thing.label}: {right.cell.text}.",
        0.85,
    )


def _speaks_of(label: str, said: frozenset[str], sentence: Sentence, measures: Sequence[_Line]) -> bool:
    """Whether a sentence is about a row or column: it holds the words by which that label differs from its rivals."""
    own = content(label)
    negated = bool(re.match(r"(?:not|no|un|non|never)\b", label, re.IGNORECASE))
    if negated != bool(re.search(r"\b(?:not|no|never|nor)\b|n[’']t\b", sentence.text, re.IGNORECASE)) and any(
        content(one.label) & own for one in measures if one.label != label
    ):
        return False
    return bool(own) and own <= said
