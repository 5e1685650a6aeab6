"""Go through the cells of an ODS workbook, where rows and cells may stand for many of their like."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

# Only the handler's base: the parser that reads the parts is defusedxml's.
from xml.sax.handler import ContentHandler  # nosec B406

from reeve.source.cells import Broken, Cell

if TYPE_CHECKING:
    from reeve.source.workbooks import Look

_CELLS = ("table:table-cell", "table:covered-table-cell")
_NO_RESULT = "a formula without its result"
_MOST_REPEATED = 100_000
_BESIDE = ("office:annotation", "draw:frame", "draw:custom-shape")
"""What hangs on a cell and is no part of what it says."""


class OdsCells(ContentHandler):
    """The cells of every sheet; `ends` says how far the contents of each reach.

    The reader behind `sheets` gives an empty cell for an error, and text without its tabs and line breaks.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.ends: dict[str, tuple[int, int]] = {}
        self._look = look
        self._sheet = ""
        self._line = self._lines = self._place = self._places = 0
        self._kind = ""
        self._formula = self._stated = self._lost = False
        self._paragraphs: list[list[str]] = []
        self._spanned = 1
        self._listens = self._beside = 0
        self._style, self._unseen = "", set[str]()

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX names it so
        if name == "table:table":
            self._sheet, self._line = attrs.get("table:name", ""), 0
            if attrs.get("table:style-name", "") in self._unseen:
                self._look.hidden.add(self._sheet)
        elif name == "table:table-row":
            self._lines, self._place = _number(attrs.get("table:number-rows-repeated")), 0
        elif name in _CELLS:
            self._places = _number(attrs.get("table:number-columns-repeated"))
            self._kind = attrs.get("calcext:value-type") or attrs.get("office:value-type", "")
            self._formula, self._stated = "table:formula" in attrs, "office:string-value" in attrs
            self._spanned = _number(attrs.get("table:number-rows-spanned"))
            self._paragraphs, self._lost = [], False
        elif name in _BESIDE:
            self._beside += 1
        elif name.startswith("text:") and not self._beside:
            self._text(name, attrs)
        else:
            self._settings(name, attrs)

    def _settings(self, name: str, attrs: Any) -> None:
        if name == "table:null-date":
            self._look.epoch = _day(attrs.get("table:date-value", ""))
        elif name == "style:style":
            self._style = attrs.get("style:name", "")
        elif name == "style:table-properties" and attrs.get("table:display") == "false":
            self._unseen.add(self._style)

    def _text(self, name: str, attrs: Any) -> None:
        if name == "text:p":
            self._listens += 1
            self._paragraphs.append([])
        elif self._listens:
            if name == "text:s":
                self._paragraphs[-1].append(" " * min(_number(attrs.get("text:c")), _MOST_REPEATED))
            elif name in ("text:tab", "text:line-break"):
                self._paragraphs[-1].append("\t" if name == "text:tab" else "\n")
                self._lost = True

    def characters(self, content: str) -> None:
        if self._listens and not self._beside:
            self._paragraphs[-1].append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX names it so
        if name in _BESIDE:
            self._beside -= 1
        elif name == "text:p" and not self._beside:
            self._listens -= 1
        elif name == "table:table-row":
            self._line += self._lines
        elif name in _CELLS:
            self._end_of_cell()
            self._place += self._places

    def _end_of_cell(self) -> None:
        line, place = self._line + 1, self._place + 1
        said = "\n".join("".join(parts) for parts in self._paragraphs)
        if self._kind:
            lines, places = self.ends.get(self._sheet, (0, 0))
            end = (self._line + self._lines, self._place + self._places)
            self.ends[self._sheet] = (max(end[0], lines), max(end[1], places))
            if self._spanned > 1:
                self._look.spans.setdefault(self._sheet, []).append((line, place, line + self._spanned - 1))
        if self._kind == "error":
            self._holds(line, place, Broken(said or "an error"))
        elif self._formula and not self._kind:
            self._holds(line, place, Broken(_NO_RESULT))
        elif self._lost and self._kind == "string" and not self._stated:
            self._holds(line, place, said)

    def _holds(self, line: int, place: int, cell: Cell) -> None:
        held = self._look.cells.setdefault(self._sheet, {})
        if self._lines * self._places > _MOST_REPEATED:
            held[line, place] = cell
            return
        for down in range(self._lines):
            for beside in range(self._places):
                held[line + down, place + beside] = cell


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 10 else 1


def _day(said: str) -> date | None:
    try:
        found = date.fromisoformat(said[:10])
    except ValueError:
        return None
    return None if found == date(1899, 12, 30) else found
