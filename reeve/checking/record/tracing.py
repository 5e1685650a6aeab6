"""Trace each number of a document to a figure of the record: it is that figure, it contradicts it, or there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.document import Block
from reeve.checking.finding import Finding
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid
from reeve.checking.language.names import names_in
from reeve.checking.language.quantities import Quantity, quantities_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content, stem
from reeve.checking.paper import Paper
from reeve.checking.record.known import Known, Reading, Record, Shown, unit_of
from reeve.checking.record.wordings import Wordings

_UNITS = ("", "%", "£", "score")
"""Of which units numbers are traced; a span of time is a rule, a target or a plan as often as a figure."""
_DISTINCT = 100
"""A count from which on it is no accident that a figure of the record has the same."""


@dataclass(frozen=True)
class _Said:
    """A number of the document, with the words that say what it is of."""

    number: Quantity
    words: str
    """The sentence; of a cell, the label of its row and its column's heading."""
    about: frozenset[str]
    """The stems of those words, and of the heading and caption above them."""
    own: frozenset[str]
    """The stems of the words alone."""
    shown: tuple[Shown, ...] = ()
    """What it may be, where the document puts it as the organisation's own report does."""
    elsewhere: bool = False
    """Whether the words speak of another organisation or another time."""


def trace(paper: Paper, record: Record) -> Iterator[Finding]:
    """A finding for each number of the prose and the tables: traced, contradicted or untraced."""
    for said in _numbers(paper, record):
        yield _told(said, record)


def _told(said: _Said, record: Record) -> Finding:
    number = said.number
    may = [
        (record.figures[one.figure], _meant(record.figures[one.figure], one.number))
        for one in said.shown
        if one.figure in record.figures
    ]
    for figure, right in may:
        if right.fits(number):
            return _traced(number, figure)
    if len(may) == 1:
        return _contradicted(said, *may[0], record)
    found = _by_name(said, record)
    if found is not None:
        return _traced(number, found)
    if number.sense == "exact" and not said.elsewhere and (named := _only_named(said, record)):
        return _contradicted(said, *named, record)
    return Finding(
        "untraced",
        number.start,
        number.end,
        f"{number.text} is no figure of {record.organisation} that its words name.",
        "",
        "Link it to a figure, or name the document that it is quoted from.",
        0.5,
    )


def _traced(number: Quantity, figure: Known) -> Finding:
    return Finding("traced", number.start, number.end, f"The record has it: {figure.told}.", "", "", 0.9)


def _contradicted(said: _Said, must: Known, right: Reading, record: Record) -> Finding:
    number = said.number
    others = [
        one
        for one in record.figures.values()
        if one.id != must.id and one.fitting(number) and (one.label == must.label or number.value >= _DISTINCT)
    ]
    working = must.told
    if others:
        working += "; " + "; ".join(f"{number.text} is of {one.told}" for one in others[:2])
    return Finding(
        "contradicted",
        number.start,
        number.end,
        f"The record of {record.organisation} has {right.text}, not {number.text}: {must.label}, {must.whose}.",
        working,
        f"Write {right.text}, or correct the record where it is wrong.",
        0.9 if said.shown else 0.75,
    )


def _meant(figure: Known, shown: Quantity) -> Reading:
    """The reading of a figure that the organisation's own report quotes, in its words."""
    reading = figure.fitting(shown)
    return Reading(reading.value if reading else shown.value, unit_of(shown), shown.text)


def _right(figure: Known, number: Quantity) -> Reading | None:
    """The reading of a figure that should stand where a number stands: that of its unit, the nearest of several."""
    fitting = [one for one in figure.readings if one.unit == unit_of(number)]
    return min(fitting, key=lambda one: abs(one.value - number.value), default=None)


def _by_name(said: _Said, record: Record) -> Known | None:
    """The figure with a number's value that the words around it name best."""
    best: tuple[Decimal, Known | None] = (Decimal(0), None)
    for figure in record.figures.values():
        if figure.fitting(said.number) is None or not all(_is_named(ways, said) for ways in figure.limits):
            continue
        named = _naming(figure, said)
        if named >= _least(said.number) and named > best[0]:
            best = (named, figure)
    return best[1]


def _least(number: Quantity) -> Decimal:
    """How much of a figure's name must be there: less, the less likely an accident is."""
    if number.value >= _DISTINCT or number.step < 1:
        return Decimal("0.3")
    return Decimal("0.5") if number.value >= 10 else Decimal("0.65")


def _naming(figure: Known, said: _Said) -> Decimal:
    """Which share of a figure's name, of what it counts and of what it was asked about stands in the words."""
    label = content(figure.label)
    parts = [Decimal(len(label & said.about)) / len(label)] if label else []
    if figure.noun:
        counted = bool(content(figure.noun) & said.about)
        parts.append(Decimal(counted))
    parts += [Decimal(_is_named(ways, said)) for ways in figure.asked]
    return sum(parts, Decimal(0)) / len(parts) if parts else Decimal(0)


def _only_named(said: _Said, record: Record) -> tuple[Known, Reading] | None:
    """The one figure that the words name wholly, by the longest name: "calls answered within the target time" is
    not "calls answered".
    """
    named = [
        (one, right)
        for one in record.figures.values()
        if _names_fully(one, said) and (right := _right(one, said.number)) is not None
    ]
    longest = max((len(content(one.label)) for one, _ in named), default=0)
    fullest = [(one, right) for one, right in named if len(content(one.label)) == longest]
    return fullest[0] if len(fullest) == 1 else None


def _names_fully(figure: Known, said: _Said) -> bool:
    """Whether the words themselves name a figure wholly: its label, what it counts, and all it was asked about."""
    label = content(figure.label)
    if len(label) < 2 or not label <= said.own:
        return False
    if not all(_is_named(ways, said) for ways in (*figure.asked, *figure.limits)):
        return False
    return said.number.unit != "" or not figure.noun or stem(said.number.noun) in content(figure.noun)


def _is_named(ways: Sequence[str], said: _Said) -> bool:
    names = tuple(one.text for one in names_in(said.words))
    return any(names_it(way, said.words, names) or (content(way) and content(way) <= said.about) for way in ways)


def _numbers(paper: Paper, record: Record) -> Iterator[_Said]:
    """The numbers of the prose and of the tables, in the order of the document's blocks."""
    wordings = Wordings(record)
    above = frozenset[str]()
    grids = {grid.block.paragraph: grid for grid in paper.grids}
    for block in paper.document.blocks:
        if block.kind == "heading":
            above = content(block.text)
        elif block.kind == "table" and (grid := grids.get(block.paragraph)):
            caption = _caption(paper, block)
            must = _if_mostly_so(grid, wordings.shown_in_cells(grid, caption), record)
            around = above | content(caption)
            for row, column, number in grid.numbers():
                heading = grid.columns[column] if column < len(grid.columns) else ""
                words = f"{grid.labels[row]} {heading}"
                for said in quantities_in(number.cell.text, number.cell.start):
                    if said.unit in _UNITS:
                        may = must.get((row, column), ())
                        yield _Said(said, words, content(words) | around, content(words), may, elsewhere=not may)
        else:
            for sentence in paper.sentences_in(block):
                yield from _in_sentence(paper, sentence, above, wordings)


def _if_mostly_so(
    grid: Grid, must: Mapping[tuple[int, int], tuple[Shown, ...]], record: Record
) -> Mapping[tuple[int, int], tuple[Shown, ...]]:
    """What the cells of a table must be, unless most are something else: then it is last year's, or another's."""
    right = 0
    for (row, column), may in must.items():
        numbers = quantities_in(grid.rows[row][column].text) if column < len(grid.rows[row]) else []
        right += any(
            _meant(record.figures[one.figure], one.number).fits(number)
            for one in may
            if one.figure in record.figures
            for number in numbers
        )
    return must if right * 2 > len(must) else {}


def _in_sentence(paper: Paper, sentence: Sentence, above: frozenset[str], wordings: Wordings) -> Iterator[_Said]:
    record = wordings.record
    said = paper.quantities(sentence)
    must = wordings.shown_in(sentence, said)
    own = content(sentence.text)
    about = own | above | content(_before(paper, sentence))
    elsewhere = any(name in sentence.text for name in record.others) or any(
        not one.begins <= record.as_of <= one.ends for one in paper.periods(sentence)
    )
    for number in said:
        may = (must[number.start],) if number.start in must else ()
        if may or (number.unit in _UNITS and number.sense != "span"):
            yield _Said(number, sentence.text, about, own, may, elsewhere)


def _before(paper: Paper, sentence: Sentence) -> str:
    """The sentence before in the same block: what "of these" is about."""
    within = paper.sentences_in(sentence.block)
    place = paper.place_in_block(sentence)
    return within[place - 1].text if place else ""


def _caption(paper: Paper, table: Block) -> str:
    """The captions beside a table."""
    near = paper.document.blocks[max(0, table.paragraph - 2) : table.paragraph + 1]
    return " ".join(one.text for one in near if one.kind == "caption")
