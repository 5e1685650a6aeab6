"""Where a document quotes each figure, and which tables it numbers: what every renderer must agree on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reeve.reports.blocks import (
    Block,
    ChartBlock,
    Definitions,
    Document,
    Emphasis,
    FigureText,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Strong,
    Table,
)


@dataclass(frozen=True)
class Mention:
    """One quotation of a figure; `anchor` is unique in the document, `where` says the place in words."""

    figure: str
    anchor: str
    where: str


class UnknownFigure(ValueError):
    """A document quotes a figure of which it says nothing in `Document.figures`."""


def mentions(document: Document) -> tuple[Mention, ...]:
    """Every quotation of a figure in the order of reading.

    A renderer that walks the blocks in order takes the next one at each FigureText.
    Raises UnknownFigure where a quoted figure has no note: the document could not say where it comes from.
    """
    found = tuple(
        Mention(figure.figure, f"q-{count}", where)
        for count, (figure, where) in enumerate(_Walk().quoted(document.blocks), start=1)
    )
    known = {note.id for note in document.figures}
    for mention in found:
        if mention.figure not in known:
            raise UnknownFigure(
                f"{document.name}: the figure {mention.figure} in {mention.where} is not among the document's figures; "
                "add its note where the document is built."
            )
    return found


def figures_in(inlines: tuple[Inline, ...]) -> Iterator[FigureText]:
    """Every figure of a line, in order."""
    for inline in inlines:
        match inline:
            case FigureText():
                yield inline
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield from figures_in(children)


class _Walk:
    """Goes through blocks and remembers what a reader would name a place by."""

    def __init__(self) -> None:
        self.table = 0
        self.where = "the opening"

    def quoted(self, blocks: tuple[Block, ...]) -> Iterator[tuple[FigureText, str]]:
        for block in blocks:
            match block:
                case Heading(text=text):
                    self.where = f"“{text}”"
                case Paragraph(inlines=inlines, number=number):
                    if number is not None:
                        self.where = f"paragraph {number}"
                    yield from ((figure, self.where) for figure in figures_in(inlines))
                case Items(items=items):
                    for item in items:
                        yield from self.quoted(item)
                case Table() | ChartBlock():
                    self.table += 1
                    table = block.table if isinstance(block, ChartBlock) else block
                    for row in table.rows:
                        for cell in row:
                            yield from ((figure, f"table {self.table}") for figure in figures_in(cell))
                case Definitions(items=terms):
                    for term, inlines in terms:
                        yield from ((figure, f"“{term}”") for figure in figures_in(inlines))
