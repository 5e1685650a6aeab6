"""Read a Word document: headings, numbers as they are printed, lists, tables, notes, pictures and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from reeve.checking.document import Document, Part, assemble, normalised
from reeve.checking.reading.marks import looks_like_heading, settled
from reeve.checking.reading.word_numbers import Numbers, Styles, is_on, printed, value
from reeve.checking.reading.word_text import text_of

Found = tuple[Part, Any]
"""A part, and the element of the document that it was read from: a paragraph (w:p) or a table (w:tbl)."""

_WRAPPERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"))
_DEEPEST = 12
"""Tables in tables and boxes in boxes: what lies deeper was made to."""
_MOST_COLUMNS = 200
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_APART = ("table", "picture")
_TO_LOOK_AT = ("/picture", "/chart", "/diagram", "/chartex")


def read_word(path: Path, name: str | None = None) -> Document:
    """A document of a DOCX file. What was deleted under tracked changes is not read; what was inserted is."""
    return assemble(name or path.name, (part for part, _ in found_in(docx.Document(str(path)))))


def found_in(word: Any) -> list[Found]:
    """The parts of a Word document, each with the element that it stands in, one for each block of the document.

    A comment is put in a paragraph; in the paragraphs of a cell, which `rows_of` finds by row and column.
    """
    found = [(part, at) for part, at in _Reader(word).all() if _says_something(part)]
    return list(zip(settled(part for part, _ in found), (at for _, at in found), strict=True))


def rows_of(table: Any) -> Iterator[tuple[Any, list[Any | None]]]:
    """The rows of a table, each with its cells by column; None where a merged cell goes on."""
    for row in _rows(table):
        cells: list[Any | None] = []
        for cell in _cells(row):
            properties = cell.find(qn("w:tcPr"))
            merged = properties.find(qn("w:vMerge")) if properties is not None else None
            goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
            span = value(properties, "w:gridSpan") or "1"
            cells.append(None if goes_on else cell)
            cells += [None] * (min(int(span), _MOST_COLUMNS) - 1 if span.isascii() and span.isdigit() else 0)
        yield row, cells


class _Reader:
    def __init__(self, word: Any) -> None:
        self._word = word
        self._rels = word.part.rels
        self._styles = Styles(word.styles.element)
        numbering = [one.target_part for one in self._rels.values() if one.reltype.endswith("/numbering")]
        self._numbers = Numbers(getattr(numbering[0], "element", None) if numbering else None, self._styles)
        self._marks: list[tuple[str, str, Any]] = []

    def all(self) -> Iterator[Found]:
        yield from self._within(self._word.element.body, 0)
        yield from self._notes()

    def _within(self, element: Any, depth: int) -> Iterator[Found]:
        if depth > _DEEPEST:
            return
        for child in element.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, depth)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child, depth)
            elif child.tag in _WRAPPERS:
                yield from self._within(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Found]:
        names = [(value(style, "w:name") or "").casefold() for style in self._styles.of(paragraph)]
        number, level = self._numbers.of(paragraph)
        words = text_of(paragraph, self._rels)
        self._marks += [(kind, identity, paragraph) for kind, identity in words.notes]
        if words.text.strip() and not any(name.startswith("toc ") for name in names):
            part = Part("paragraph", words.text, number=number, links=words.links)
            if heading := self._heading(paragraph, names):
                part = replace(part, kind="heading", level=heading)
            elif "caption" in names:
                part = replace(part, kind="caption", text=f"{number} {words.text}", number="")
            elif level:
                part = replace(part, kind="item", level=level)
            elif depth == 0 and words.all_bold and looks_like_heading(normalised(words.text)):
                part = replace(part, kind="heading", level=2, said=False)
            yield part, paragraph
        for picture in _pictures(paragraph):
            yield picture, paragraph
        for box in _boxes(paragraph):
            yield from self._within(box, depth + 1)

    def _heading(self, paragraph: Any, names: list[str]) -> int:
        for properties in self._styles.properties(paragraph):
            outline = value(properties, "w:outlineLvl")
            if outline is not None:
                return int(outline) + 1 if outline.isascii() and outline.isdigit() and int(outline) < 9 else 0
        for name in names:
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        return 0

    def _table(self, table: Any, depth: int) -> Iterator[Found]:
        rows: list[list[str]] = []
        after: list[Found] = []
        marked = 0
        grid = list(rows_of(table))
        if len(grid) == 1 and len(grid[0][1]) == 1 and grid[0][1][0] is not None:  # a frame around text, no table
            yield from self._within(grid[0][1][0], depth + 1)
            return
        for row, cells in grid:
            said: list[str] = []
            for cell in cells:
                found = list(self._within(cell, depth + 1)) if cell is not None else []
                apart = [one for one in found if one[0].kind in ("table", "picture")]
                said.append("\n".join(f"{one.number} {one.text}" for one, _ in found if one.kind not in _APART))
                after += apart
            if any(normalised(one) for one in said):
                marked += len(rows) == marked and is_on(row.find(qn("w:trPr")), "w:tblHeader")
                rows.append(said)
        first_row, first_column = self._look(table)
        heads = marked or int(first_row and len(rows) > 1)
        yield Part("table", rows=rows, header_rows=heads, header_columns=int(first_column)), table
        yield from after

    def _look(self, table: Any) -> tuple[bool, bool]:
        """Whether the first row and the first column are shown as headings: the table asks for it, its style has it."""
        properties = table.find(qn("w:tblPr"))
        look = properties.find(qn("w:tblLook")) if properties is not None else None
        if look is None:
            return False, False
        bits = look.get(qn("w:val"), "0")
        mask = int(bits, 16) if len(bits) <= 4 and all(one in "0123456789abcdefABCDEF" for one in bits) and bits else 0
        shaped = {
            one.get(qn("w:type"))
            for style in self._styles.chain(value(properties, "w:tblStyle"))
            for one in style.iterchildren(qn("w:tblStylePr"))
        }
        row, column = look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))
        return (
            "firstRow" in shaped and (row in ("1", "true") or (row is None and bool(mask & 0x20))),
            "firstCol" in shaped and (column in ("1", "true") or (column is None and bool(mask & 0x80))),
        )

    def _notes(self) -> Iterator[Found]:
        """The footnotes and endnotes in the order of their marks; a note that nothing refers to is not printed."""
        trees = {
            kind: parse_xml(one.target_part.blob)
            for kind in ("footnote", "endnote")
            for one in self._rels.values()
            if not one.is_external and one.reltype.endswith(f"/{kind}s")
        }
        notes = {(kind, note.get(qn("w:id"))): note for kind, tree in trees.items() for note in tree.iterchildren()}
        seen: set[tuple[str, str]] = set()
        for kind, identity, paragraph in self._marks:
            note = notes.get((kind, identity))
            if note is None or (kind, identity) in seen:
                continue
            seen.add((kind, identity))
            said = [text_of(one, {}) for one in note.iter(qn("w:p"))]
            number = sum(one[0] == kind for one in seen)
            label = str(number) if kind == "footnote" else printed(number, "lowerRoman")
            yield Part("footnote", "\n".join(one.text for one in said), number=label), paragraph


def _says_something(part: Part) -> bool:
    """Whether a block is made of a part: so the parts and the blocks stay side by side."""
    if part.kind == "table":
        return bool(part.rows)
    return part.kind == "picture" or bool(normalised(part.text))


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == qn("w:tr"):
            properties = child.find(qn("w:trPr"))
            if properties is None or properties.find(qn("w:del")) is None:
                yield child
        elif child.tag in _WRAPPERS:
            for content in child.iterchildren(qn("w:sdtContent")) if child.tag == qn("w:sdt") else (child,):
                yield from content.iterchildren(qn("w:tr"))


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == qn("w:sdt"):
            for content in child.iterchildren(qn("w:sdtContent")):
                yield from content.iterchildren(qn("w:tc"))


def _is_of(element: Any, paragraph: Any) -> bool:
    """Whether an element is the paragraph's own: not in a box within it, not in what older programs are shown."""
    for parent in element.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag == qn("w:txbxContent") or (
            parent.tag == f"{_CHOICE}Fallback" and parent.getprevious() is not None
        ):
            return False
    return False


def _boxes(paragraph: Any) -> Iterator[Any]:
    return (box for box in paragraph.iter(qn("w:txbxContent")) if _is_of(box, paragraph))


def _pictures(paragraph: Any) -> Iterator[Part]:
    for said in paragraph.iter(qn("wp:docPr")):
        frame = said.getparent()
        uris = [one.get("uri") or "" for one in frame.iter(qn("a:graphicData"))] if frame is not None else []
        seen = any(uri.endswith(_TO_LOOK_AT) for uri in uris) or (
            frame is not None and next(frame.iter(qn("pic:pic")), None) is not None
        )
        if seen and _is_of(said, paragraph):
            decorative = any(
                one.tag.endswith("}decorative") and one.get("val") in ("1", "true")
                for one in said.iter()
                if isinstance(one.tag, str)
            )
            yield Part("picture", alternative="" if decorative else said.get("descr") or said.get("title") or None)
    for old in paragraph.iter(f"{_VML}imagedata"):
        if _is_of(old, paragraph):
            yield Part("picture", alternative=old.getparent().get("alt") or None)
