"""One page of a PDF: its lines in order of reading, its tables and its pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reeve.checking.reading.pdf_letters import Box, Drawn, Letter, drawn_on
from reeve.checking.reading.pdf_lines import Line, in_order, rows_of, segments_of
from reeve.checking.reading.pdf_underlined import underlined

_FEWEST_EDGES, _MOST_EDGES = 3, 4000
_MOST_DRAWN = 6 * 1024 * 1024
"""Of instructions on a page: a page of text has some fifty kilobytes, a large map several million."""


@dataclass(frozen=True)
class Table:
    """A table that lines are drawn around."""

    rows: tuple[tuple[str, ...], ...]
    box: Box
    bold_first: bool = False

    @property
    def top(self) -> float:
        """Where it begins on the page."""
        return self.box[1]


@dataclass(frozen=True)
class Picture:
    """A picture, by where it stands."""

    box: Box

    @property
    def top(self) -> float:
        """Where it begins on the page."""
        return self.box[1]


Thing = tuple[Line, ...] | Table | Picture
"""Lines that stand side by side, a table, or a picture."""


@dataclass(frozen=True)
class Page:
    """What was found on a page: rows of lines that stand side by side, tables and pictures, from top to bottom."""

    number: int
    width: float
    height: float
    things: tuple[Thing, ...]
    problem: str = ""


def read_page(page: Any) -> Page:
    """What stands on a page that pdfplumber opened."""
    number, width, height = page.page_number, float(page.width), float(page.height)
    if sum(len(one.get_data()) for one in page.page_obj.contents if hasattr(one, "get_data")) > _MOST_DRAWN:
        return Page(number, width, height, (), f"page {number} is drawn from too many lines and was not read")
    drawn = drawn_on(page)
    links = [(_box(one), one["uri"]) for one in page.hyperlinks if one.get("uri")]
    tables = [found for one in _ruled(page, drawn) if (found := _table(one, drawn.letters)) is not None]
    loose = _outside(drawn.letters, tables)
    tables += [found for one in underlined(drawn.edges, loose) if (found := _table(one, loose)) is not None]
    loose = _outside(loose, tables)
    rows = [list(segments_of(row, links)) for row in rows_of(loose)]
    things: list[Thing] = [*in_order([row for row in rows if row], width)]
    others: list[Table | Picture] = [*tables, *map(Picture, drawn.pictures)]
    for thing in sorted(others, key=lambda one: one.top):
        things.insert(_place(things, thing), thing)
    alone = bool(drawn.pictures) and not drawn.letters
    problem = f"page {number} is a picture, and its words were not read" if alone else ""
    return Page(number, width, height, tuple(things), problem)


def _outside(letters: Sequence[Letter], tables: Sequence[Table]) -> list[Letter]:
    return [one for one in letters if not any(one.is_in(table.box) for table in tables)]


def _place(things: Sequence[Thing], thing: Table | Picture) -> int:
    """Where a table or a picture stands among the lines: before the first one that begins below it, in its column."""
    for place, other in enumerate(things):
        if isinstance(other, tuple):
            if other[0].top >= thing.top and (other[0].column == 0 or other[0].x0 < thing.box[2]):
                return place
        elif other.top > thing.top:
            return place
    return len(things)


def _box(one: Any) -> Box:
    return float(one["x0"]), float(one["top"]), float(one["x1"]), float(one["bottom"])


def _ruled(page: Any, drawn: Drawn) -> list[Any]:
    """The tables that lines are drawn around; looked for only where some are, for looking takes long."""
    level = [one for one in drawn.edges if one["orientation"] == "h" and one["width"] >= 1]
    upright = [one for one in drawn.edges if one["orientation"] == "v" and one["height"] >= 1]
    if min(len(level), len(upright)) < _FEWEST_EDGES or len(drawn.edges) > _MOST_EDGES:
        return []
    return list(
        page.find_tables(
            {
                "vertical_strategy": "explicit",
                "horizontal_strategy": "explicit",
                "explicit_vertical_lines": upright,
                "explicit_horizontal_lines": level,
            }
        )
    )


def _table(found: Any, letters: Sequence[Letter]) -> Table | None:
    """A table with at least two rows and columns; else what is drawn is a frame or an ornament."""
    left, top, right, bottom = (float(one) for one in found.bbox)
    box = left, top, right, bottom
    own = [one for one in letters if one.is_in(box)]
    drawn = found.rows
    rows: list[list[str]] = []
    for row in drawn:
        of_row = [one for one in own if one.is_in(row.bbox)]
        said = [_said([one for one in of_row if one.is_in(cell)]) if cell else "" for cell in row.cells]
        if any(said):
            rows.append(said)
    columns = [place for place in range(max(map(len, rows), default=0)) if any(row[place] for row in rows)]
    if len(rows) < 2 or len(columns) < 2:
        return None
    first = [one for one in own if one.is_in(drawn[0].bbox) and one.text.isalpha()]
    bold = bool(first) and all(one.bold for one in first)
    return Table(tuple(tuple(row[place] for place in columns) for row in rows), box, bold)


def _said(letters: Sequence[Letter]) -> str:
    return "\n".join(line.text for row in rows_of(letters) for line in segments_of(row, ()))
