"""The tree of a narrative before its chips and directives are answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reeve.reports.blocks import Text

CHIPS = {
    "figure": "[[figure:METRIC?param=value|format]]",
    "parameter": "[[parameter:METRIC?param=value|name]]",
    "name": "[[name:NAME]]",
    "period": "[[period]]",
    "as_of": "[[as_of]]",
    "organisation": "[[organisation]]",
}
"""The kinds of chip, each with how it is written."""
DIRECTIVES = ("table", "chart", "section")
CONTAINERS = ("numbered", "plain")


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a source; line and column count from 1."""

    where: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.where}, line {self.line}, column {self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a narrative, as a sentence that says what to do."""

    place: Place
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


class NarrativeError(ValueError):
    """A narrative that cannot be read; `problems` names each place and what to do there."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a chip or a directive asks for; periods are first and last day, both inside."""

    name: str = ""
    parameters: tuple[tuple[str, object], ...] = ()
    scope: tuple[tuple[str, str], ...] = ()
    period: tuple[date, date] | None = None
    as_of: date | None = None
    organisation: str = ""
    place: Place


@dataclass(frozen=True, kw_only=True)
class Chip(Asked):
    """A value to be filled in; `format` is what follows the bar, empty where there is none."""

    kind: str
    format: str = ""


@dataclass(frozen=True, kw_only=True)
class Directive(Asked):
    """A block to be filled in: a table, a chart or a section, by name."""

    kind: str


@dataclass(frozen=True)
class Marked:
    """Words that are strong, emphasised or a link."""

    kind: Literal["strong", "emphasis", "link"]
    children: tuple[Part, ...]
    href: str = ""


Part = Text | Marked | Chip


@dataclass(frozen=True)
class Title:
    """A heading as written; level 1 is `#`."""

    level: int
    parts: tuple[Part, ...]
    place: Place


@dataclass(frozen=True)
class Prose:
    """A paragraph as written."""

    parts: tuple[Part, ...]
    place: Place


@dataclass(frozen=True)
class Listing:
    """A list as written."""

    items: tuple[tuple[Node, ...], ...]
    ordered: bool


@dataclass(frozen=True)
class Container:
    """Blocks between `::: numbered` or `::: plain` and `:::`."""

    kind: str
    children: tuple[Node, ...]


Node = Title | Prose | Listing | Container | Directive


@dataclass
class Numbering:
    """Running numbers and anchors of one document; pass the same one to every `resolve` of it.

    With `numbered`, paragraphs at the top level get numbers; without, only those in `::: numbered` do.
    """

    numbered: bool = True
    last: int = 0
    anchors: set[str] = field(default_factory=set)

    def next(self) -> int:
        """The next paragraph's number."""
        self.last += 1
        return self.last

    def anchor(self, text: str) -> str:
        """An anchor for a heading: made from its words, unique in the document."""
        words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "heading"
        # These belong to paragraphs, figures, tables and the page itself.
        if re.fullmatch(r"(p|q|table|chart|fig)-.*|main|contents", words):
            words = f"about-{words}"
        anchor, copy = words, 1
        while anchor in self.anchors:
            copy += 1
            anchor = f"{words}-{copy}"
        self.anchors.add(anchor)
        return anchor


def chips(tree: tuple[Node, ...]) -> Iterator[Chip]:
    """Every chip of a tree, in order."""
    for node in tree:
        match node:
            case Title(parts=parts) | Prose(parts=parts):
                yield from _chips_of(parts)
            case Listing(items=items):
                for item in items:
                    yield from chips(item)
            case Container(children=children):
                yield from chips(children)


def directives(tree: tuple[Node, ...]) -> Iterator[Directive]:
    """Every directive of a tree, in order."""
    for node in tree:
        match node:
            case Directive():
                yield node
            case Container(children=children):
                yield from directives(children)
            case Listing(items=items):
                for item in items:
                    yield from directives(item)


def _chips_of(parts: tuple[Part, ...]) -> Iterator[Chip]:
    for part in parts:
        if isinstance(part, Chip):
            yield part
        elif isinstance(part, Marked):
            yield from _chips_of(part.children)
