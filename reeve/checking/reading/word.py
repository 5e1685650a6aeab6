"""Read a Word document: headings, numbers as they are printed, lists, tables, notes, pictures and links."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from defusedxml import ElementTree
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from reeve.checking.document import Document, Part, assemble

_LEVELS = 9
_DEEPEST = 8
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read_word(path: Path, name: str | None = None) -> Document:
    """A document of a DOCX file. What was deleted under tracked changes is not read; what was inserted is."""
    word = docx.Document(str(path))
    numbers = _Numbers(word)
    parts = [part for part, _ in parts_of(word, numbers)]
    parts += _notes(path)
    return assemble(name or path.name, parts)


def parts_of(word: Any, numbers: _Numbers | None = None) -> Iterator[tuple[Part, Any]]:
    """The parts of a Word document, each with the paragraph or table that it stands in."""
    yield from _within(word.element.body, word, numbers or _Numbers(word), 0)


def _within(element: Any, word: Any, numbers: _Numbers, depth: int) -> Iterator[tuple[Part, Any]]:
    for child in element.iterchildren():
        if child.tag == qn("w:p"):
            paragraph = Paragraph(child, word)
            yield from ((part, paragraph) for part in _paragraph(paragraph, numbers))
        elif child.tag == qn("w:tbl"):
            table = Table(child, word)
            yield from ((part, table) for part in _table(table))
        elif (
            child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag"))
            and depth < _DEEPEST
        ):
            yield from _within(child, word, numbers, depth + 1)


def _paragraph(paragraph: Any, numbers: _Numbers) -> Iterator[Part]:
    text = _text(paragraph._p)
    level = _heading_level(paragraph)
    number, depth = numbers.of(paragraph)
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    links = _links(paragraph)
    if text.strip():
        if level:
            yield Part("heading", text, number=number, level=level, links=links)
        elif style.casefold() == "caption":
            yield Part("caption", text, links=links)
        elif depth and (
            not number or not number.strip("().").replace(".", "").isdigit() or style.casefold().startswith("list")
        ):
            yield Part("item", text, number=number, level=depth, links=links)
        else:
            yield Part("paragraph", text, number=number, links=links)
    yield from _pictures(paragraph._p)
    for box in paragraph._p.iter(qn("w:txbxContent")):
        for inner in box.iterchildren(qn("w:p")):
            if said := _text(inner).strip():
                yield Part("paragraph", said)


def _text(element: Any) -> str:
    """The text of a paragraph with what was inserted and without what was deleted; a break is a blank."""
    pieces: list[str] = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if any(
            parent.tag in (qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"))
            for parent in node.iterancestors()
            if parent is not element
        ):
            continue
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        else:
            pieces.append("-" if node.tag == qn("w:noBreakHyphen") else " ")
    return "".join(pieces)


def _heading_level(paragraph: Any) -> int:
    style = paragraph.style
    seen = 0
    while style is not None and seen < _DEEPEST:
        name = (style.name or "").casefold()
        if name == "title":
            return 1
        if name.startswith("heading ") and name[8:].strip().isdigit():
            return int(name[8:].strip())
        outline = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is not None and outline.get(qn("w:val"), "9").isdigit() and int(outline.get(qn("w:val"))) < _LEVELS:
            return int(outline.get(qn("w:val"))) + 1
        style, seen = style.base_style, seen + 1
    return 0


def _table(table: Any) -> Iterator[Part]:
    rows: list[list[str]] = []
    heads = 0
    for row in table._tbl.iterchildren(qn("w:tr")):
        cells: list[str] = []
        for cell in row.iterchildren(qn("w:tc"), qn("w:sdt")):
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
            cells.append("" if goes_on else " ".join(_text(one) for one in cell.iter(qn("w:p"))))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            if span is not None and span.get(qn("w:val"), "1").isdigit():
                cells += [""] * (min(int(span.get(qn("w:val"))), 60) - 1)
        header = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
        if header is not None and header.get(qn("w:val"), "1") not in ("0", "false") and len(rows) == heads:
            heads += 1
        rows.append(cells)
    if any(any(cell.strip() for cell in row) for row in rows):
        yield Part("table", rows=rows, header_rows=heads)
    yield from _pictures(table._tbl)


def _pictures(element: Any) -> Iterator[Part]:
    for properties in element.iter(qn("wp:docPr")):
        drawing = properties.getparent()
        if drawing is None or drawing.find(f".//{qn('pic:pic')}") is None:
            continue
        decorative = any(
            one.tag.endswith("}decorative") and one.get("val") in ("1", "true") for one in properties.iter()
        )
        yield Part(
            "picture", alternative="" if decorative else (properties.get("descr") or properties.get("title") or None)
        )


def _links(paragraph: Any) -> list[tuple[str, str]]:
    return [(link.text, link.address or "") for link in paragraph.hyperlinks]


def _notes(path: Path) -> Iterator[Part]:
    """The footnotes and endnotes; Word's own separators are none."""
    with zipfile.ZipFile(path) as archive:
        for kind in ("footnote", "endnote"):
            if f"word/{kind}s.xml" not in archive.namelist():
                continue
            tree = ElementTree.fromstring(archive.read(f"word/{kind}s.xml"))
            for number, note in enumerate((one for one in tree if one.get(qn("w:type")) is None), start=1):
                said = "".join(node.text or "" for node in note.iter(qn("w:t")))
                if said.strip():
                    yield Part("footnote", said, number=str(number))


class _Numbers:
    """The numbers that Word prints before paragraphs: counted as it counts them, by list and level."""

    def __init__(self, word: Any) -> None:
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * _LEVELS)
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        part = next((one.target_part for one in word.part.rels.values() if one.reltype.endswith("/numbering")), None)
        if part is None:
            return
        root = part.element
        abstract = {one.get(qn("w:abstractNumId")): one for one in root.iterchildren(qn("w:abstractNum"))}
        for number in root.iterchildren(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            shape = abstract.get(reference.get(qn("w:val"))) if reference is not None else None
            if shape is not None:
                self._levels[number.get(qn("w:numId"))] = {
                    int(level.get(qn("w:ilvl"))): _level(level) for level in shape.iterchildren(qn("w:lvl"))
                }

    def of(self, paragraph: Any) -> tuple[str, int]:
        """The number that is printed before a paragraph, "" for none; and how deep its list lies, 0 for none."""
        found = self._list_of(paragraph)
        if found is None:
            return "", 0
        identity, depth = found
        levels = self._levels.get(identity, {})
        if depth not in levels:
            return "", depth + 1
        form, text, start = levels[depth]
        if form in ("bullet", "none"):
            return "", depth + 1
        counts = self._counts[identity]
        counts[depth] = (counts[depth] or start - 1) + 1
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        for place in range(_LEVELS):
            shape = levels.get(place, ("decimal", "", 1))
            value = counts[place] or shape[2]
            text = text.replace(f"%{place + 1}", _printed(value, shape[0]))
        return text.strip(), depth + 1

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph._p.pPr
        candidates = [properties]
        style, seen = paragraph.style, 0
        while style is not None and seen < _DEEPEST:
            candidates.append(style.element.find(qn("w:pPr")))
            style, seen = style.base_style, seen + 1
        for one in candidates:
            numbering = one.find(qn("w:numPr")) if one is not None else None
            if numbering is None:
                continue
            identity, level = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
            if identity is None:
                continue
            if identity.get(qn("w:val")) == "0":
                return None
            depth = level.get(qn("w:val"), "0") if level is not None else "0"
            return identity.get(qn("w:val")), min(int(depth) if depth.isdigit() else 0, _LEVELS - 1)
        return None


def _level(level: Any) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        found = level.find(qn(f"w:{name}"))
        return str(found.get(qn("w:val"), default)) if found is not None else default

    start = value("start", "1")
    return value("numFmt", "decimal"), value("lvlText", "%1."), int(start) if start.isdigit() else 1


def _printed(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        said, rest = "x" * (value // 10 if value < 400 else 0), value % 10 if value < 400 else value
        for number, letters in _ROMAN[1:]:
            while rest >= number and value < 400:
                said, rest = said + letters, rest - number
        return said if form == "lowerRoman" else said.upper()
    return str(value)
