"""Trace each number of a document to a figure of the record: it is that figure, it contradicts it, or there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.document import Block
from reeve.checking.finding import Finding
from reeve.checking.language.entities import names_it
from reeve.checking.language.names import names_in
from reeve.checking.language.quantities import Quantity, quantities_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content, stem
from reeve.checking.paper import Paper
from reeve.checking.record.known import Known, Reading, Record
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
    figures: tuple[str, ...] = ()
    """The figures that it may be, where the document puts it as the organisation's own report does."""
    elsewhere: bool = False
    """Whether the words speak of another organisation or another time."""


def trace(paper: Paper, record: Record) -> Iterator[Finding]:
    """A finding for each number of the prose and the tables: traced, contradicted or untraced."""
    for said in _numbers(paper, record):
        yield _told(said, record)


def _told(said: _Said, record: Record) -> Finding:
    number = said.number
    may = [record.figures[one] for one in said.figures if one in record.figures]
    for one in may:
        if one.fitting(number):
            return _traced(number, one)
    if len(may) == 1 and not said.elsewhere and (right := _right(may[0], number)):
        return _contradicted(said, may[0], right, record)
    found = _by_name(said, record)
    if found is not None:
        return _traced(number, found)
    named = [one for one in record.figures.values() if _names_fully(one, said) and _right(one, number)]
    if len(named) == 1 and not said.elsewhere and number.sense == "exact":
        right = _right(named[0], number)
        assert right is not None, "it was found to have one"
        return _contradicted(said, named[0], right, record)
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
        0.9 if said.figures else 0.75,
    )


def _right(figure: Known, number: Quantity) -> Reading | None:
    """The reading of a figure that should stand where a number stands: that of its unit, the nearest of several."""
    unit = "" if number.unit == "score" else number.unit
    fitting = [one for one in figure.readings if one.unit == unit]
    return min(fitting, key=lambda one: abs(one.value - number.value), default=None)


def _by_name(said: _Said, record: Record) -> Known | None:
    """The figure with a number's value that the words around it name best."""
    best: tuple[Decimal, Known | None] = (Decimal(0), None)
    for figure in record.figures.values():
        if figure.fitting(said.number) is None:
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


def _names_fully(figure: Known, said: _Said) -> bool:
    """Whether the words themselves name a figure wholly: its label, what it counts, and all it was asked about."""
    label = content(figure.label)
    if len(label) < 2 or not label <= said.own or not all(_is_named(ways, said) for ways in figure.asked):
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
            must = wordings.figures_in(grid, caption)
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


def _in_sentence(paper: Paper, sentence: Sentence, above: frozenset[str], wordings: Wordings) -> Iterator[_Said]:
    record = wordings.record
    said = paper.quantities(sentence)
    must = wordings.figures_of(sentence, said)
    own = content(sentence.text)
    about = own | above | content(_before(paper, sentence))
    elsewhere = any(name in sentence.text for name in record.others) or any(
        not one.begins <= record.as_of <= one.ends for one in paper.periods(sentence)
    )
    for number in said:
        if number.unit in _UNITS and number.sense != "span":
            may = (must[number.start],) if number.start in must else ()
            yield _Said(number, sentence.text, about, own, may, elsewhere)


def _before(paper: Paper, sentence: Sentence) -> str:
    """The sentence before in the same block: what "of these" is about."""
    within = paper.sentences_in(sentence.block)
    place = within.index(sentence)
    return within[place - 1].text if place else ""


def _caption(paper: Paper, table: Block) -> str:
    """The captions beside a table."""
    near = paper.document.blocks[max(0, table.paragraph - 2) : table.paragraph + 1]
    return " ".join(one.text for one in near if one.kind == "caption")
