"""The tables of a document as labelled numbers: what each row and column is called, and what stands in each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from reeve.checking.document import Block, Cell
from reeve.checking.language.quantities import Quantity, quantities_in

_TOTAL = re.compile(
    r"^(?:grand |overall |sub[- ]?)?totals?\b|\btotals?$|^(?:overall|sum|altogether|combined|in all)\b"
    r"|^(?:all|both)\b(?! (?:the )?others?\b)|^whole (?!time|life)",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r"^sub[- ]?total|^of which", re.IGNORECASE)
_NOUGHT = re.compile(r"^(?:[-–—]|nil|none|n/?a|\.|)$", re.IGNORECASE)
_ALONE = re.compile(r"^[(\[]?[£$€]?[-–−+]?[£$€]?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|bn|million)?[)\]]?\*?$", re.IGNORECASE)
_BRACKETED = re.compile(r"^(?P<count>[£]?\d[\d,]*(?:\.\d+)?)\s*[(\[](?P<share>\d+(?:\.\d+)?\s?%)[)\]]$")


@dataclass(frozen=True)
class Number:
    """A number that fills a cell."""

    cell: Cell
    value: Decimal
    unit: str
    step: Decimal
    share: Quantity | None = None
    """A percentage in brackets after it."""


@dataclass(frozen=True)
class Grid:
    """A table with a row of headings and a column of labels."""

    block: Block
    columns: tuple[str, ...]
    """The heading of each column; "" where it has none."""
    rows: tuple[tuple[Cell, ...], ...]
    """The rows below the headings."""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each row is called: its first cell."""
        return tuple(row[0].text if row else "" for row in self.rows)

    def number(self, row: int, column: int) -> Number | None:
        """The number in a cell, if that is what fills it."""
        return number_of(self.rows[row][column]) if column < len(self.rows[row]) else None

    def is_blank(self, row: int, column: int) -> bool:
        """Whether a cell says that there is none, or nothing."""
        return column >= len(self.rows[row]) or bool(_NOUGHT.match(self.rows[row][column].text))

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def sections(self) -> list[tuple[str, range]]:
        """The parts of a table that rows without numbers divide: the words of that row, and the rows below it."""
        found: list[tuple[str, int]] = [("", 0)]
        for row, cells in enumerate(self.rows):
            words = dict.fromkeys(cell.text for cell in cells if cell.text)
            if not any(number_of(cell) for cell in cells[1:]) and len(" ".join(words)) > 12:
                found.append((" ".join(words), row + 1))
        ends = [begin - 1 for _, begin in found[1:]] + [len(self.rows)]
        return [(title, range(begin, end)) for (title, begin), end in zip(found, ends, strict=True) if begin < end]

    def numbers(self) -> Iterator[tuple[int, int, Number]]:
        """Every number, with its row and column, but those of the labels."""
        for row in range(len(self.rows)):
            for column in range(1, len(self.rows[row])):
                if (found := self.number(row, column)) is not None:
                    yield row, column, found


def is_total(label: str) -> bool:
    """Whether a label says that a row or column adds the others up."""
    return bool(_TOTAL.search(label.strip(" :*")))


def is_subtotal(label: str) -> bool:
    """Whether a label says that a row adds up, or takes out of, some of the others."""
    return bool(_SUBTOTAL.search(label.strip()))


@lru_cache(maxsize=65536)
def number_of(cell: Cell) -> Number | None:
    """The number that fills a cell; brackets and a minus make it negative."""
    said = cell.text.strip()
    share = None
    if split := _BRACKETED.match(said):
        (share,) = quantities_in(split["share"], cell.start + cell.text.index(split["share"]))
        said = split["count"]
    if not _ALONE.match(said):
        return None
    negative = said.startswith(("(", "-", "–", "−")) or said[1:2] in tuple("-–−")
    found = quantities_in(said.strip("()[]*").replace("–", "").replace("−", "").lstrip("-+"), cell.start)
    if len(found) != 1:
        bare = re.sub(r"[^\d.]", "", said)
        if not re.fullmatch(r"(?:19|20)\d\d", bare):
            return None
        return Number(cell, Decimal(bare), "", Decimal(1), share)  # a year by its looks, a count by its place
    one = found[0]
    unit = "%" if one.unit == "%" else ("£" if one.unit == "£" else "")
    step = (
        Decimal(1).scaleb(one.step.adjusted())
        if "." in said or (one.unit == "£" and one.step > 1000)
        else min(one.step, Decimal(1))
    )
    if re.search(r"[km]$|bn$|million$", said, re.IGNORECASE):
        step = one.step
    return Number(cell, -one.value if negative else one.value, unit, step, share)


def grid_of(block: Block) -> Grid | None:
    """A table's grid; None where it has no two rows or no row of headings can be told."""
    rows = [row for row in block.rows if any(cell.text for cell in row)]
    if len(rows) < 2:
        return None
    head = 0
    while (
        head < len(rows) - 1 and all(cell.header for cell in rows[head]) and all(cell.header for cell in rows[head + 1])
    ):
        head += 1
    first = rows[head]
    if (
        sum(number_of(cell) is not None and not re.fullmatch(r"(?:19|20)\d\d", cell.text) for cell in first[1:])
        > len(first[1:]) / 2
    ):
        return Grid(block, ("",) * len(first), tuple(rows))
    columns = tuple(
        " ".join(dict.fromkeys(one[place].text for one in rows[: head + 1] if place < len(one) and one[place].text))
        for place in range(max(len(row) for row in rows))
    )
    return Grid(block, columns, tuple(rows[head + 1 :]))


def pounds_of(blocks: Sequence[Block], grid: Grid) -> Decimal | None:
    """In what the sums of a table are: 1,000 where £000 is said of it; None where they are no pounds."""
    headings = " ".join(grid.columns)
    around = " ".join(
        (headings, *(one.text for one in blocks[max(0, grid.block.paragraph - 5) : grid.block.paragraph - 1]))
    )
    if re.search(r"£\s?['’]?0{3}s?|£k\b|thousands? of pounds|in £ ?thousands", around):
        return Decimal(1000)
    if re.search(r"£\s?m(?:illions?)?\b", headings):
        return Decimal(10**6)
    if "£" in headings or any(number.unit == "£" for _, _, number in grid.numbers()):
        return Decimal(1)
    return None
