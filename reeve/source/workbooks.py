"""Look into a workbook before it is read: cells that hold an error instead of a value, and cells absurdly far out."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

# Only the error and the handler's base: the parser that reads the parts is defusedxml's.
from xml.sax import SAXException  # nosec B406
from xml.sax.handler import ContentHandler  # nosec B406

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from reeve.errors import ReeveError
from reeve.source.cells import Broken

Found = dict[str, dict[tuple[int, int], Broken]]
"""By sheet: cells that hold no value, by line (from 1) and place (from 0)."""

_MOST_UNPACKED = 512 * 1024 * 1024
_MOST_CELLS = 5_000_000
"""A sheet is read as a rectangle: one cell in the last corner of a sheet would take all memory."""
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NO_RESULT = "a formula without its result"


class NotAWorkbook(Exception):
    """The file's parts are not those of a workbook, or are damaged."""


def broken_cells(path: Path) -> Found:
    """The cells that hold an error or a formula without a result. Raises ReeveError for what must not be opened.

    The reader behind `sheets` gives an empty cell for both: an amount would be lost without a word.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MOST_UNPACKED:
                raise ReeveError(f"{path.name}: the workbook unpacks to more than 512 MB; split it.")
            if archive.testzip() is not None:
                raise NotAWorkbook
            found: Found = {}
            for part, handler in _parts(archive):
                with archive.open(part) as file:
                    _parse(file, handler)
                for sheet, (line, place) in handler.ends.items():
                    if line * place > _MOST_CELLS:
                        raise ReeveError(
                            f"{path.name}, sheet {sheet}: its cells reach to row {line} and column {place};"
                            " delete what stands far below or beside the table."
                        )
                found.update(handler.found)
            return found
    except (zipfile.BadZipFile, zlib.error, LookupError, EOFError, NotImplementedError, SAXException) as error:
        raise NotAWorkbook from error
    except RuntimeError as error:  # zipfile's word for a part under a password
        raise ReeveError(f"{path.name}: the workbook is under a password; save it without one.") from error
    except DefusedXmlException as error:
        raise ReeveError(
            f"{path.name}: the workbook's XML defines entities, which can do harm; save it anew."
        ) from error


def _parse(file: IO[bytes], handler: ContentHandler) -> None:
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.parse(file)


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, _Cells]]:
    names = set(archive.namelist())
    if "content.xml" in names:
        yield "content.xml", _OdsCells()
        return
    book, relations = _Attributes("sheet"), _Attributes("Relationship")
    for part, handler in (("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", relations)):
        with archive.open(part) as file:
            _parse(file, handler)
    targets = {one["Id"]: one["Target"] for one in relations.found if "Id" in one and "Target" in one}
    for sheet in book.found:
        target = targets.get(next((value for name, value in sheet.items() if name.endswith(":id")), ""), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in names:
            yield part, _XlsxCells(sheet.get("name", ""))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Attributes(ContentHandler):
    """Collect the attributes of each element of one name."""

    def __init__(self, of: str) -> None:
        super().__init__()
        self._of = of
        self.found: list[dict[str, str]] = []

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX names it so
        if _local(name) == self._of:
            self.found.append(dict(attrs.items()))


class _Cells(ContentHandler):
    """Go through cells: `found` are those without a value, `ends` how far each sheet's contents reach."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found = {}
        self.ends: dict[str, tuple[int, int]] = {}

    def reach(self, sheet: str, line: int, place: int) -> None:
        """Note that a cell with contents ends here (both from 1)."""
        lines, places = self.ends.get(sheet, (0, 0))
        self.ends[sheet] = (max(line, lines), max(place, places))


class _XlsxCells(_Cells):
    """The cells of one sheet of an XLSX workbook."""

    def __init__(self, sheet: str) -> None:
        super().__init__()
        self._sheet = sheet
        self._line = self._place = 0
        self._kind = ""
        self._formula = False
        self._said: list[str] = []
        self._listens = False

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX names it so
        name = _local(name)
        if name == "row":
            self._line = _number(attrs.get("r"), self._line + 1)
            self._place = 0
        elif name == "c":
            self._place += 1
            if match := _ADDRESS.fullmatch(attrs.get("r", "")):
                self._place, self._line = _place(match[1]), int(match[2])
            self._kind, self._formula, self._said = attrs.get("t", ""), False, []
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._listens = True

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
                self.reach(self._sheet, self._line, self._place)
            at = (self._line, self._place - 1)
            if self._kind == "e":
                self.found.setdefault(self._sheet, {})[at] = Broken(said or "an error")
            elif self._formula and not said and self._kind != "str":
                self.found.setdefault(self._sheet, {})[at] = Broken(_NO_RESULT)


class _OdsCells(_Cells):
    """The cells of every sheet of an ODS workbook: rows and cells may stand for many of their like."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = ""
        self._line = self._lines = self._place = self._places = 0
        self._kind = ""
        self._formula = False
        self._said: list[str] = []
        self._listens = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX names it so
        if name == "table:table":
            self._sheet, self._line = attrs.get("table:name", ""), 0
        elif name == "table:table-row":
            self._lines, self._place = _number(attrs.get("table:number-rows-repeated"), 1), 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._places = _number(attrs.get("table:number-columns-repeated"), 1)
            self._kind = attrs.get("calcext:value-type") or attrs.get("office:value-type", "")
            self._formula, self._said = "table:formula" in attrs, []
        elif name == "text:p":
            self._listens += 1

    def characters(self, content: str) -> None:
        if self._listens:
            self._said.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX names it so
        if name == "text:p":
            self._listens -= 1
        elif name == "table:table-row":
            self._line += self._lines
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if self._kind:
                self.reach(self._sheet, self._line + self._lines, self._place + self._places)
            at = (self._line + 1, self._place)
            if self._kind == "error":
                self.found.setdefault(self._sheet, {})[at] = Broken("".join(self._said) or "an error")
            elif self._formula and not self._kind:
                self.found.setdefault(self._sheet, {})[at] = Broken(_NO_RESULT)
            self._place += self._places


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 10 else otherwise


def _place(letters: str) -> int:
    """A column's letters as its number from 1."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
