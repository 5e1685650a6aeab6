"""Read an OpenDocument text: headings, lists, tables, notes, pictures and links."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from reeve.checking.document import Document, Part, assemble

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_MOST_REPEATED = 60
_DEEPEST = 60


def read_opendocument(path: Path, name: str | None = None) -> Document:
    """A document of an ODT file."""
    with zipfile.ZipFile(path) as archive:
        tree = ElementTree.fromstring(archive.read("content.xml"))
    body = tree.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
    formats = {one.get(f"{_STYLE}name", ""): one for one in tree.iter(f"{_TEXT}list-style")}
    notes: list[Part] = []
    parts = list(_within(body, formats, notes, 0)) if body is not None else []
    return assemble(name or path.name, [*parts, *notes])


def _within(element: Any, formats: dict[str, Any], notes: list[Part], depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        return
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level") or "1"
            yield Part("heading", _said(child, notes), level=int(level) if level.isdigit() else 1, links=_links(child))
        elif tag == f"{_TEXT}p":
            caption = (child.get(f"{_TEXT}style-name") or "").casefold() in ("caption", "table", "illustration")
            if (said := _said(child, notes)).strip():
                yield Part("caption" if caption else "paragraph", said, links=_links(child))
            yield from _pictures(child)
        elif tag == f"{_TEXT}list":
            yield from _list(child, formats, notes, 1, child.get(f"{_TEXT}style-name") or "")
        elif tag == f"{_TABLE}table":
            yield from _table(child, notes)
        elif tag not in (f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content", f"{_TEXT}sequence-decls"):
            yield from _within(child, formats, notes, depth + 1)


def _list(element: Any, formats: dict[str, Any], notes: list[Part], level: int, style: str) -> Iterator[Part]:
    number = 0
    for item in element:
        if item.tag != f"{_TEXT}list-item":
            continue
        number += 1
        for child in item:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                label = _label(formats.get(style), level, number)
                yield Part("item", _said(child, notes), number=label, level=level, links=_links(child))
            elif child.tag == f"{_TEXT}list" and level < _DEEPEST:
                yield from _list(child, formats, notes, level + 1, child.get(f"{_TEXT}style-name") or style)


def _label(style: Any, level: int, number: int) -> str:
    """The number that a list style prints before its item; "" for a bullet."""
    if style is None:
        return ""
    for shape in style:
        if shape.tag == f"{_TEXT}list-level-style-number" and shape.get(f"{_TEXT}level") == str(level):
            form = shape.get(f"{_STYLE}num-format") or ""
            said = {
                "1": str(number),
                "a": chr(ord("a") + (number - 1) % 26),
                "A": chr(ord("A") + (number - 1) % 26),
            }.get(form)
            if said is None:
                return ""
            return f"{shape.get(f'{_STYLE}num-prefix') or ''}{said}{shape.get(f'{_STYLE}num-suffix') or ''}"
    return ""


def _table(table: Any, notes: list[Part]) -> Iterator[Part]:
    rows: list[list[str]] = []
    heads = 0
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            repeated = cell.get(f"{_TABLE}number-columns-repeated") or "1"
            said = " ".join(_said(one, notes) for one in cell.iter(f"{_TEXT}p"))
            cells += [said] * min(int(repeated) if repeated.isdigit() else 1, _MOST_REPEATED)
        rows.append(cells)
    for head in table.iter(f"{_TABLE}table-header-rows"):
        heads += sum(1 for _ in head.iter(f"{_TABLE}table-row"))
    if any(any(cell.strip() for cell in row) for row in rows):
        yield Part("table", rows=rows, header_rows=heads)
    yield from _pictures(table)


def _said(element: Any, notes: list[Part]) -> str:
    """The text of a paragraph; a note in it is read after the document."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}note":
            said = "".join(text for body in child.iter(f"{_TEXT}note-body") for text in body.itertext())
            mark = "".join(text for one in child.iter(f"{_TEXT}note-citation") for text in one.itertext())
            if said.strip():
                notes.append(Part("footnote", said, number=mark.strip()))
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            pieces.append(" " * min(int(count) if count.isdigit() else 1, 20))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            pieces.append(" ")
        elif not child.tag.startswith(_DRAW) and child.tag != f"{_TEXT}bookmark":
            pieces.append(_said(child, notes))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _links(element: Any) -> list[tuple[str, str]]:
    return [("".join(one.itertext()), one.get(f"{_XLINK}href") or "") for one in element.iter(f"{_TEXT}a")]


def _pictures(element: Any) -> Iterator[Part]:
    for frame in element.iter(f"{_DRAW}frame"):
        if frame.find(f"{_DRAW}image") is not None:
            words = [frame.find(f"{_SVG}desc"), frame.find(f"{_SVG}title")]
            said = next(("".join(one.itertext()) for one in words if one is not None), None)
            yield Part("picture", alternative=said)
