"""Look into a workbook before it is read: what its reader would lose, and cells absurdly far out."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Any

# Only the error and the handler's base: the parser that reads the parts is defusedxml's.
from xml.sax import SAXException  # nosec B406
from xml.sax.handler import ContentHandler  # nosec B406

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from reeve.errors import ReeveError
from reeve.source.cells import Broken, Cell
from reeve.source.ods_cells import OdsCells
from reeve.source.zips import Damaged, must_be_harmless

MOST_CELLS = 5_000_000
"""A sheet is read as a rectangle: one cell in the last corner of a sheet would take all memory."""
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NO_RESULT = "a formula without its result"
_SINCE_1904 = date(1904, 1, 1)


class NotAWorkbook(Exception):
    """The file's parts are not those of a workbook, or are damaged."""


@dataclass
class Look:
    """What stands in a workbook beside the values that its reader gives; sheets by name, lines and places from 1."""

    kind: str = ".xlsx"
    cells: dict[str, dict[tuple[int, int], Cell]] = field(default_factory=dict)
    """Cells that the reader gives as empty or without their tabs: errors, formulas without a result, such text."""
    spans: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    """Cells that are merged downwards: first line, place, last line."""
    hidden: set[str] = field(default_factory=set)
    epoch: date | None = None
    """The day from which numbers count days, where it is not the usual one."""


def look_into(path: Path) -> Look:
    """What a workbook's reader would lose. Raises ReeveError for what must not be opened, or NotAWorkbook.

    The reader behind `sheets` gives an empty cell for an error: an amount would be lost without a word.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            must_be_harmless(archive, path.name)
            look = Look()
            for part, handler in _parts(archive, path.name, look):
                with archive.open(part) as file:
                    _parse(file, handler)
                for sheet, (line, place) in handler.ends.items():
                    if line * place > MOST_CELLS:
                        raise ReeveError(
                            f"{path.name}, sheet {sheet}: its cells reach to row {line} and column {place};"
                            " delete what stands far below or beside the table."
                        )
            return look
    except DefusedXmlException as error:  # is a ValueError too
        raise ReeveError(
            f"{path.name}: the workbook's XML defines entities, which can do harm; save it anew."
        ) from error
    except (zipfile.BadZipFile, zlib.error, Damaged, LookupError, EOFError, ValueError, SAXException) as error:
        raise NotAWorkbook from error
    except (NotImplementedError, OverflowError, RuntimeError) as error:
        raise NotAWorkbook from error


def _parse(file: IO[bytes], handler: ContentHandler) -> None:
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.parse(file)


def _parts(archive: zipfile.ZipFile, name: str, look: Look) -> Iterator[tuple[str, _XlsxCells | OdsCells]]:
    names = set(archive.namelist())
    if "content.xml" in names:
        look.kind = ".ods"
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise ReeveError(f"{name}: the workbook is under a password; save it without one.")
        yield "content.xml", OdsCells(look)
        return
    book, relations = _Attributes("sheet", "workbookPr"), _Attributes("Relationship")
    for part, handler in (("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", relations)):
        with archive.open(part) as file:
            _parse(file, handler)
    if any(one.get("date1904", "").lower() in ("1", "true", "on") for one in book.found["workbookPr"]):
        look.epoch = _SINCE_1904
    targets = {one["Id"]: one["Target"] for one in relations.found["Relationship"] if "Id" in one and "Target" in one}
    for sheet in book.found["sheet"]:
        if sheet.get("state", "visible") != "visible":
            look.hidden.add(sheet.get("name", ""))
        target = targets.get(next((value for name, value in sheet.items() if name.endswith(":id")), ""), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in names:
            yield part, _XlsxCells(sheet.get("name", ""), look)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Attributes(ContentHandler):
    """Collect the attributes of each element of some names."""

    def __init__(self, *of: str) -> None:
        super().__init__()
        self.found: dict[str, list[dict[str, str]]] = {name: [] for name in of}

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX names it so
        if _local(name) in self.found:
            self.found[_local(name)].append(dict(attrs.items()))


class _XlsxCells(ContentHandler):
    """Go through the cells of one sheet of an XLSX workbook; `ends` says how far its contents reach."""

    def __init__(self, sheet: str, look: Look) -> None:
        super().__init__()
        self.ends: dict[str, tuple[int, int]] = {}
        self._sheet, self._look = sheet, look
        self._line = self._place = 0
        self._kind = ""
        self._formula = False
        self._said: list[str] = []
        self._listens = False

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX names it so
        name = _local(name)
        if name == "row":
            self._line = number(attrs.get("r"), self._line + 1)
            self._place = 0
        elif name == "c":
            self._place += 1
            if match := _ADDRESS.fullmatch(attrs.get("r", "").upper()):
                self._place, self._line = _place(match[1]), int(match[2])
            self._kind, self._formula, self._said = attrs.get("t", ""), False, []
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._listens = True
        elif name == "mergeCell":
            self._merge(attrs.get("ref", ""))

    def _merge(self, said: str) -> None:
        first, _, last = (_ADDRESS.fullmatch(one) if one != ":" else None for one in said.upper().partition(":"))
        if first and last and int(last[2]) > int(first[2]):
            span = (int(first[2]), _place(first[1]), int(last[2]))
            self._look.spans.setdefault(self._sheet, []).append(span)

    def characters(self, content: str) -> None:
        if self._listens:
            self._said.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX names it so
        name = _local(name)
        if name in ("v", "t"):
            self._listens = False
        elif name == "c":
            said = "".join(self._said).strip()
            if said or self._formula:
                lines, places = self.ends.get(self._sheet, (0, 0))
                self.ends[self._sheet] = (max(self._line, lines), max(self._place, places))
            if self._kind == "e":
                self._holds(Broken(said or "an error"))
            elif self._formula and not said and self._kind != "str":
                self._holds(Broken(_NO_RESULT))

    def _holds(self, cell: Cell) -> None:
        self._look.cells.setdefault(self._sheet, {})[self._line, self._place] = cell


def number(said: str | None, otherwise: int) -> int:
    """A count that an attribute states, `otherwise` where it states none that can be."""
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 10 else otherwise


def _place(letters: str) -> int:
    """A column's letters as its number from 1."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
