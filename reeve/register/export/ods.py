"""Write rows as an ODS workbook, row by row: a zip of four small parts and the table."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

# Only escapes text; nothing is parsed.
from xml.sax.saxutils import escape, quoteattr  # nosec B406

from reeve.register.export.escaping import safe_cell
from reeve.register.export.numbers import as_number, digits
from reeve.register.texts import held

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_STYLES = (
    '<number:date-style style:name="N1"><number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
    "</number:date-style>"
    '<number:number-style style:name="N2">'
    '<number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"'
    ' number:grouping="true"/></number:number-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="amount" style:family="table-cell" style:data-style-name="N2"/>'
)
_SPACES = re.compile(r"^ +| +$| {2,}")
_NO_CELL = "<table:table-cell/>"


def write_ods(headings: Sequence[str], rows: Iterable[Sequence[Any]], file: IO[bytes], sheet: str) -> None:
    """Write rows under their headings; dates and numbers as such, all text as text."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _KIND)  # first, and not packed: programs look for it there
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as part:
            part.write(
                f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_NAMES} office:version="1.3">'
                f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
                f"<office:body><office:spreadsheet><table:table table:name={quoteattr(sheet)}>".encode()
            )
            part.write(_row([_text(heading) for heading in headings]))
            for row in rows:
                part.write(_row([_cell(value) for value in row]))
            part.write(b"</table:table></office:spreadsheet></office:body></office:document-content>\n")


def _row(cells: Sequence[str]) -> bytes:
    return f"<table:table-row>{''.join(cells)}</table:table-row>\n".encode()


def _cell(value: Any) -> str:
    if value is None or value == "":
        return _NO_CELL
    if isinstance(value, bool):
        return _text("Yes" if value else "No")
    if isinstance(value, int | Decimal):
        return _text(digits(value)) if as_number(value) is None else _number(value)
    if isinstance(value, date):
        return _text(value.isoformat()) if isinstance(value, datetime) else _day(value)
    return _text(value)


def _number(value: int | Decimal) -> str:
    style = ' table:style-name="amount"' if isinstance(value, Decimal) else ""
    said = digits(value)
    return (
        f'<table:table-cell office:value-type="float" office:value="{said}"{style}>'
        f"<text:p>{said}</text:p></table:table-cell>"
    )


def _day(value: date) -> str:
    said = value.isoformat()
    return (
        f'<table:table-cell office:value-type="date" office:date-value="{said}" table:style-name="day">'
        f"<text:p>{said}</text:p></table:table-cell>"
    )


def _text(said: str) -> str:
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in str(safe_cell(held(said))).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _line(said: str) -> str:
    """One line in ODF's own signs for tabs and for blanks that XML would fold."""
    spaced = _SPACES.sub(lambda match: f'<text:s text:c="{len(match[0])}"/>', escape(said))
    return spaced.replace("\t", "<text:tab/>")
