"""A document as the check reads it: its normalised text, cut into blocks that know their place in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "table", "caption", "footnote", "picture"]


@dataclass(frozen=True)
class Cell:
    """One cell of a table: `text[start:end]` of the document."""

    text: str
    start: int
    end: int
    header: bool = False


@dataclass(frozen=True)
class Link:
    """A link's words, `text[start:end]` of the document, and where it leads."""

    start: int
    end: int
    address: str


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list, a table, a caption, a footnote or a picture."""

    kind: Kind
    text: str
    start: int
    """Where its text begins in the document's text."""
    paragraph: int
    """Its ordinal in the document, from 1."""
    number: str = ""
    """The number that is printed before it, such as "12", "4.1" or "(a)"; its text comes after."""
    level: int = 0
    """Of a heading from 1; of an item, how deep its list lies, from 1."""
    page: int | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()
    """The rows of a table; its text has a line a row, and a tab between cells."""
    said: bool = True
    """Of a heading: whether the file marks it as one, rather than only looking like it."""
    alternative: str | None = None
    """Of a picture: its alternative text; None where it has none, "" where it is marked as decoration."""
    links: tuple[Link, ...] = ()

    @property
    def end(self) -> int:
        """Where its text ends in the document's text, not inside."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Document:
    """A document that was read: its blocks in order of reading, and the text that they make up together."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    marked: bool = True
    """Whether the format says what is a heading, a header row and a picture; plain text does not."""
    notes: tuple[str, ...] = ()
    """What could not be read, in a sentence each."""

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block:
        """The block that a place of the text lies in, or that comes before it."""
        return self.blocks[max(0, bisect_right(self._starts, offset) - 1)]

    def of_kind(self, *kinds: Kind) -> Iterator[Block]:
        """The blocks of some kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)


@dataclass(frozen=True)
class Part:
    """What a reader found: text as it stands in the file; `assemble` makes a block of it."""

    kind: Kind
    text: str = ""
    number: str = ""
    """The number, where the file keeps it apart from the text; else it is taken from the front of the text."""
    level: int = 0
    page: int | None = None
    rows: Sequence[Sequence[str]] = ()
    header_rows: int = 0
    header_columns: int = 0
    said: bool = True
    alternative: str | None = None
    links: Sequence[tuple[str, str]] = ()
    """The words of each link in the text, and where it leads."""


_NUMBER = re.compile(
    r"^(?:[-–—•*o]\s+)?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?(?:[a-z]|[ivx]{2,5})[.)]|\((?:\d{1,2}|[a-z]{1,2})\))"
    r"(?:\s+|(?<=[.)])(?=[A-Z“\"']))(?=\S)"
)
_MEASURED = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|[mb]illion|thousand|[mk]|bn|per cent|percent(?:age)?|points?|times|minutes?|hours?|days?|weeks?|months?|years?"
    r"|tonnes?|miles?|km|kilometres?|metres?|hectares?|acres?|litres?|full-time)\b|%)"
)
"""What a bare number stands before where it is a day or a quantity: "41.8 million journeys"."""
_BULLET = re.compile(r"^[-–—•●▪■◦*·o]\s+(?=\S)")
_LEFT_OUT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def normalised(text: str) -> str:
    """Text in the one form that offsets count in: composed, one blank for any gap, no invisible marks."""
    said = _LEFT_OUT.sub("", unicodedata.normalize("NFC", text))
    return " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in said).split())


def numbered(text: str) -> tuple[str, str]:
    """The number that stands in front of a text, and the text after it; "" where there is none.

    A number without a mark of its own ("12 Text") counts only before a capital, for "12 apps" is no paragraph, and
    never before a month or a unit.
    """
    found = _NUMBER.match(text)
    if found is None:
        return "", text
    number, rest = found["number"], text[found.end() :]
    bare = number[-1].isalnum()
    if bare and ("." not in number and not rest[:1].isupper()):
        return "", text
    if bare and _MEASURED.match(rest):
        return "", text
    return number, rest


def assemble(name: str, parts: Iterable[Part], *, marked: bool = True, notes: Iterable[str] = ()) -> Document:
    """Put what a reader found together: normalised, numbered, each with its place in the text."""
    blocks: list[Block] = []
    pieces: list[str] = []
    at = 0
    for part in parts:
        number, text = part.number, normalised(part.text)
        rows: tuple[tuple[Cell, ...], ...] = ()
        if part.kind == "table":
            text, rows = _table(part, at)
        elif not number and part.kind in ("paragraph", "item", "heading"):
            number, text = numbered(text)
        if part.kind == "item":
            text = _BULLET.sub("", text)
        if not text and part.kind != "picture":
            continue
        links = tuple(_links(part, text, at))
        blocks.append(
            Block(
                part.kind,
                text,
                at,
                len(blocks) + 1,
                number,
                part.level,
                part.page,
                rows,
                part.said,
                part.alternative,
                links,
            )
        )
        pieces.append(text)
        at += len(text) + 2
    return Document(name, "\n\n".join(pieces), tuple(blocks), marked, tuple(notes))


def _table(part: Part, at: int) -> tuple[str, tuple[tuple[Cell, ...], ...]]:
    lines: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for line, row in enumerate(part.rows):
        said = [normalised(cell) for cell in row]
        if not any(said):
            continue
        cells, place = [], at
        for column, cell in enumerate(said):
            header = line < part.header_rows or column < part.header_columns
            cells.append(Cell(cell, place, place + len(cell), header))
            place += len(cell) + 1
        rows.append(tuple(cells))
        lines.append("\t".join(said))
        at += len(lines[-1]) + 1
    return "\n".join(lines), tuple(rows)


def _links(part: Part, text: str, at: int) -> Iterator[Link]:
    place = 0
    for words, address in part.links:
        said = normalised(words)
        found = text.find(said, place) if said else -1
        if found >= 0:
            place = found + len(said)
            yield Link(at + found, at + place, address)
