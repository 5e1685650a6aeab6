"""The block tree: what a document says, before any renderer decides how it looks.

Every value is frozen. A renderer walks `Document.blocks`; the figures a document quotes are in
`Document.figures`, each with the files, sheets and lines that it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from reeve.web.charts import Chart

Standing = Literal["computed", "attested", "quoted"]
"""How a figure is known: from rows, from a post that attests it, or quoted from a named document."""


@dataclass(frozen=True)
class Text:
    """Words as written."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words of weight."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Words set apart."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead elsewhere."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class FigureText:
    """A number that opens: `figure` is the Figure's id, `text` how it is shown here."""

    figure: str
    text: str
    standing: Standing = "computed"


@dataclass(frozen=True)
class EntryText:
    """Words or a number read from one entry of a register: `record` is the entry's identity."""

    record: str
    text: str


@dataclass(frozen=True)
class Target:
    """Words that links lead to."""

    anchor: str
    text: str


Inline = Text | Strong | Emphasis | Link | FigureText | EntryText | Target


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the first level below the document's title."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `number` is its running number in the document, None where it has none."""

    inlines: tuple[Inline, ...]
    number: int | None = None


@dataclass(frozen=True)
class Items:
    """A list; each item holds blocks (paragraphs, nested lists)."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True)
class Column:
    """A table's column."""

    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a header row; with `row_headers` the first cell of each row heads its row."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    row_headers: bool = True
    note: str = ""


@dataclass(frozen=True)
class ChartBlock:
    """A chart and the table that it draws; the table comes first where both are shown."""

    name: str
    chart: Chart
    table: Table


@dataclass(frozen=True)
class Definitions:
    """Terms with their text: the implications of a report, for instance, never a layout table."""

    items: tuple[tuple[str, tuple[Inline, ...]], ...]


Block = Heading | Paragraph | Items | Table | ChartBlock | Definitions


@dataclass(frozen=True)
class SourceLines:
    """Which lines of which file a figure rests on.

    `part` says what they are to the figure ("rows counted", "rows it is a share of"); `lines` are
    closed ranges of line numbers as the file shows them, first to last, at most a few dozen: where
    there are more, `lines` holds the span alone and `rows` says how many in it.
    """

    part: str
    file: str
    sheet: str
    digest: str
    rows: int
    lines: tuple[tuple[int, int], ...]
    whole: bool
    """True where `lines` names every row, False where it is only the span."""
    loaded_by: str
    loaded_at: datetime


@dataclass(frozen=True)
class FigureNote:
    """What a document must say of one figure: an entry of *Where each figure comes from*."""

    id: str
    label: str
    text: str
    standing: Standing
    metric: str
    version: int
    meaning: str
    parameters: tuple[tuple[str, str], ...]
    organisation: str
    scope: tuple[tuple[str, str], ...]
    period: tuple[date, date] | None
    """First and last day, both inside."""
    as_of: date
    known_at: datetime
    unit: str
    value: str
    numerator: str
    denominator: str
    rows: int
    """How many rows it rests on: for a share, those of its denominator."""
    asked: Mapping[str, object]
    """The parameters as they were given to the metric; `parameters` has them in words."""
    sources: tuple[SourceLines, ...]
    corrections: tuple[str, ...] = ()
    """Rows that were corrected by hand after they were read, each in one sentence."""


@dataclass(frozen=True)
class Document:
    """A whole document, ready for any renderer."""

    name: str
    title: str
    organisation: str
    meta: tuple[tuple[str, str], ...]
    """Title block: label and text, in order (meeting, period, as at, record as known at)."""
    blocks: tuple[Block, ...]
    figures: tuple[FigureNote, ...]
    as_of: date
    known_at: datetime
    period: tuple[date, date] | None = None
    language: str = "en-GB"
    attributes: tuple[tuple[str, str], ...] = field(default=())
