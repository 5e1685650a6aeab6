"""Read findings from a scanner's export in Nessus v2 XML, item by item, with line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

# Only the error and the handler's base: the parser that reads the file is defusedxml's.
from xml.sax import SAXParseException  # nosec B406
from xml.sax.handler import ContentHandler  # nosec B406

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from reeve.errors import ReeveError
from reeve.source.cells import Unreadable, day, number, shown, whole, words
from reeve.source.declaring import Fault, Row
from reeve.source.sheets import readable

_ROOT = "NessusClientData_v2"
_SCORES = {"cvss_base_score": "cvss2", "cvss3_base_score": "cvss3"}
_CHUNK = 64 * 1024


def findings_in(path: Path, scan: str) -> Iterator[Row | Fault]:
    """The findings of a file as rows of the table `findings`, under the scan's reference.

    An item without a CVSS base score is informational and no finding. An item that cannot be read is
    a fault. Raises ReeveError for what is no Nessus file, and for XML that defines entities.
    """
    items: list[Row | Fault] = []
    parser = make_parser()
    parser.setContentHandler(_Items(parser, path.name, scan, items))
    try:
        with readable(path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.feed(chunk)
                yield from items
                items.clear()
            parser.close()
    except SAXParseException as error:
        raise ReeveError(
            f"{path.name}, row {error.getLineNumber()}: this is not the XML that a scanner writes"
            f" ({error.getMessage()}); export the scan again."
        ) from error
    except DefusedXmlException as error:
        raise ReeveError(
            f"{path.name}: the XML defines entities, which no scanner does and which can do harm;"
            " export the scan again from the scanner itself."
        ) from error
    except (LookupError, ValueError) as error:  # the parser's words for an encoding that it does not know
        raise ReeveError(
            f"{path.name}: the XML says that it is in an encoding that no scanner writes; export the scan again."
        ) from error


class _Items(ContentHandler):
    """Collect each item's attributes and scores; hand it on when it ends."""

    def __init__(self, parser: Any, file: str, scan: str, items: list[Row | Fault]) -> None:
        super().__init__()
        self._parser, self._file, self._scan, self._items = parser, file, scan, items
        self._depth = 0
        self._host = ""
        self._times: dict[str, str] = {}
        self._item: dict[str, str] | None = None
        self._line = 0
        self._said: list[str] | None = None
        self._tag = ""

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - SAX names it so
        self._depth += 1
        if self._depth == 1 and name != _ROOT:
            raise ReeveError(
                f"{self._file}: this is XML, but no Nessus export: it begins with <{name}>, not <{_ROOT}>;"
                " export the scan as Nessus v2."
            )
        if name == "ReportHost":
            self._host, self._times = attrs.get("name", ""), {}
        elif name == "tag" and attrs.get("name") in ("HOST_START", "HOST_END"):
            self._tag, self._said = attrs["name"], []
        elif name == "ReportItem":
            self._item, self._line = dict(attrs.items()), self._parser.getLineNumber()
        elif name in _SCORES and self._item is not None:
            self._said = []

    def characters(self, content: str) -> None:
        if self._said is not None:
            self._said.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX names it so
        self._depth -= 1
        if name == "tag" and self._said is not None:
            self._times[self._tag] = "".join(self._said)
        elif name in _SCORES and self._item is not None and self._said is not None:
            self._item[_SCORES[name]] = "".join(self._said)
        elif name == "ReportItem" and self._item is not None:
            self._hand_on(self._item)
            self._item = None
        self._said = None

    def _hand_on(self, item: dict[str, str]) -> None:
        if not any(column in item for column in _SCORES.values()):
            return
        column = ""
        try:
            values: dict[str, Any] = {
                "scan": self._scan,
                "host": words(self._host),
                "protocol": words(item.get("protocol")),
                "finding": words(item.get("pluginName")),
                "family": words(item.get("pluginFamily")),
            }
            column = "HOST_END"
            values["day"] = _day(self._times.get("HOST_END") or self._times.get("HOST_START", ""))
            column = "pluginID"
            values["plugin"] = _said(item.get(column, ""))
            column = "port"
            values["port"] = whole(item.get(column, ""))
            for column, to in _SCORES.items():  # noqa: B007 - the fault below names the column
                values[to] = _score(item[to]) if to in item else None
        except Unreadable as error:
            self._items.append(Fault("", self._line, column, str(error)))
            return
        self._items.append(Row("", self._line, values))


def _said(text: str) -> str:
    if not words(text):
        raise Unreadable("says nothing, and must say something")
    return words(text)


def _score(text: str) -> Decimal:
    found = number(text)
    if not 0 <= found <= 10 or found != round(found, 1):
        raise Unreadable(f"must be a score of 0.0 to 10.0, and was {shown(text)}")
    return found


def _day(text: str) -> date:
    """The day of a scanner's time, which it writes as Mon Nov 06 21:11:00 2023, local."""
    try:
        return day(datetime.strptime(words(text), "%a %b %d %H:%M:%S %Y"))  # noqa: DTZ007 - only the day is kept
    except ValueError:
        raise Unreadable(f"{shown(text)} is not a time such as Mon Nov 06 21:11:00 2023") from None
