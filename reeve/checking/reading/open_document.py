"""Read an OpenDocument text: headings, numbers as they are printed, lists, tables, notes, pictures and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reeve.checking.document import Document, Part, assemble, normalised
from reeve.checking.reading.marks import as_cell, looks_like_heading, raised, settled
from reeve.checking.reading.open_document_styles import Counter, Styles, name_of, named, whole
from reeve.checking.reading.packed import part_of

_DEEPEST = 60
_MOST_REPEATED = 200
_SECTIONS = frozenset(("section", "index-body", "soft-page-break"))
_LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end table-of-content sequence-decls forms variable-decls user-field-decls"
    " illustration-index table-index ruby-text".split()
)


def read_open_document(path: Path, name: str | None = None) -> Document:
    """A document of an ODT file; what was deleted under tracked changes is not read."""
    content = part_of(path, "content.xml")
    body = next((one for one in content.iter(named("office", "text"))), None) if content is not None else None
    if content is None or body is None:
        raise ValueError("content.xml holds no text")
    reader = _Reader(Styles([part_of(path, "styles.xml"), content]))
    return assemble(name or path.name, settled([*reader.within(body, 0, None, 0), *reader.notes]))


@dataclass
class _Words:
    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    apart: list[Part] = field(default_factory=list)
    """What is anchored in the paragraph: pictures, and what stands in boxes."""
    plain: bool = False

    def say(self, text: str | None, *, is_raised: bool, is_bold: bool) -> None:
        if text:
            self.plain = self.plain or (not is_bold and any(map(str.isalpha, text)))
            self.pieces.append(raised("".join(self.pieces), text) if is_raised else text)


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counter = Counter(styles)
        self.notes: list[Part] = []

    def within(self, element: Any, depth: int, style: str | None, level: int) -> Iterator[Part]:
        """The parts below an element, which may lie in a list of a style."""
        if depth > _DEEPEST:
            raise RecursionError
        for child in element:
            match name_of(child):
                case "h" | "p" as tag:
                    yield from self._paragraph(child, tag, depth)
                case "list":
                    yield from self._list(child, depth + 1, style, level + 1)
                case "table":
                    yield from self._table(child, depth + 1)
                case "frame" | "g" | "a" | "text-box":
                    yield from self._frame(child, depth + 1)
                case tag if tag not in _LEFT_OUT:
                    yield from self.within(child, depth + 1, style, level)

    def _paragraph(self, element: Any, tag: str, depth: int) -> Iterator[Part]:
        words = _Words()
        names = self._styles.chain(element.get(named("text", "style-name")))
        self._inline(element, words, depth, is_raised=False, is_bold=self._styles.is_bold(names))
        text = "".join(words.pieces)
        if text.strip():
            if tag == "h":
                level = max(1, whole(element.get(named("text", "outline-level")), 1))
                number = self._counter.heading(level) if not _is_unnumbered(element) else ""
                yield Part("heading", text, number=number, level=level, links=words.links)
            elif "Title" in names:
                yield Part("heading", text, level=1, links=words.links)
            elif not {"Caption", "Illustration", "Table", "Figure", "Drawing"}.isdisjoint(names):
                yield Part("caption", text, links=words.links)
            elif not words.plain and looks_like_heading(normalised(text)):
                yield Part("heading", text, level=2, said=False, links=words.links)
            else:
                yield Part("paragraph", text, links=words.links)
        yield from words.apart

    def _list(self, element: Any, depth: int, style: str | None, level: int) -> Iterator[Part]:
        style = element.get(named("text", "style-name")) or style
        begins_anew = level == 1 and not self._counter.goes_on(element, style)
        if begins_anew and style:
            self._counter.begin(style)
        for item in element:
            tag = name_of(item)
            if tag not in ("list-item", "list-header"):
                continue
            first = True
            for part in self.within(item, depth + 1, style, level):
                if first and part.kind in ("paragraph", "heading") and tag == "list-item":
                    number = self._counter.item(style, level, item.get(named("text", "start-value")))
                    kept = part.kind == "heading" and part.said
                    yield Part(
                        part.kind if kept else "item",
                        part.text,
                        number=part.number or number,
                        level=part.level if kept else level,
                        links=part.links,
                    )
                else:
                    yield part
                first = False

    def _table(self, table: Any, depth: int) -> Iterator[Part]:
        grid: list[list[str]] = []
        apart: list[Part] = []
        heads = 0
        rows = list(_rows(table, in_head=False))
        if len(rows) == 1 and len([one for one in rows[0][0] if name_of(one) == "table-cell"]) == 1:
            for cell in rows[0][0]:  # a frame around text, no table
                yield from self.within(cell, depth + 1, None, 0)
            return
        for row, in_head in rows:
            said: list[str] = []
            for cell in row:
                tag = name_of(cell)
                if tag not in ("table-cell", "covered-table-cell"):
                    continue
                text, beside = as_cell(self.within(cell, depth + 1, None, 0)) if tag == "table-cell" else ("", [])
                apart += beside
                times = whole(cell.get(named("table", "number-columns-repeated")), 1)
                said += [text] * max(1, min(times, _MOST_REPEATED - len(said)))
            while said and not said[-1] and len(said) > 1 and len(said) >= _MOST_REPEATED:
                said.pop()
            times = whole(row.get(named("table", "number-rows-repeated")), 1)
            if any(normalised(one) for one in said):
                heads += in_head and heads == len(grid)
                grid += [said] * max(1, min(times, _MOST_REPEATED))
        if grid:
            yield Part("table", rows=grid, header_rows=heads)
        yield from apart

    def _frame(self, frame: Any, depth: int) -> Iterator[Part]:
        """What stands in a frame: a picture with its words, a chart, or a box of text."""
        told = {name_of(child): "".join(child.itertext()) for child in frame if name_of(child) in ("title", "desc")}
        seen = any(name_of(child) in ("image", "object", "object-ole") for child in frame)
        box = next((child for child in frame if name_of(child) == "text-box"), None)
        if seen and box is None:
            decorative = any(key.endswith("}decorative") and value == "true" for key, value in frame.attrib.items())
            yield Part("picture", alternative="" if decorative else told.get("desc") or told.get("title") or None)
        elif box is not None:
            yield from self.within(box, depth + 1, None, 0)
        else:
            yield from self.within(frame, depth + 1, None, 0)

    def _inline(self, element: Any, words: _Words, depth: int, *, is_raised: bool, is_bold: bool) -> None:
        if depth > _DEEPEST:
            raise RecursionError
        words.say(element.text, is_raised=is_raised, is_bold=is_bold)
        for child in element:
            self._inline_child(child, words, depth + 1, is_raised=is_raised, is_bold=is_bold)
            words.say(child.tail, is_raised=is_raised, is_bold=is_bold)

    def _inline_child(self, child: Any, words: _Words, depth: int, *, is_raised: bool, is_bold: bool) -> None:
        match name_of(child):
            case "s":
                words.pieces.append(" ")
            case "tab" | "line-break":
                words.pieces.append("\n")
            case "note":
                self._note(child, depth)
            case "frame" | "g" | "custom-shape" | "rect":
                words.apart += self._frame(child, depth)
            case "a":
                begins = len(words.pieces)
                self._inline(child, words, depth, is_raised=is_raised, is_bold=is_bold)
                said, address = "".join(words.pieces[begins:]), child.get(named("xlink", "href"))
                if said.strip() and address:
                    words.links.append((said, address))
            case "span":
                names = self._styles.chain(child.get(named("text", "style-name")))
                is_raised = is_raised or self._styles.is_raised(names)
                is_bold = is_bold or self._styles.is_bold(names)
                if not self._styles.is_hidden(names):
                    self._inline(child, words, depth, is_raised=is_raised, is_bold=is_bold)
            case tag if tag not in _LEFT_OUT:
                self._inline(child, words, depth, is_raised=is_raised, is_bold=is_bold)

    def _note(self, note: Any, depth: int) -> None:
        number, said = "", ""
        for child in note:
            if name_of(child) == "note-citation":
                number = "".join(child.itertext())
            elif name_of(child) == "note-body":
                said = as_cell(self.within(child, depth + 1, None, 0))[0]
        self.notes.append(Part("footnote", said, number=number.strip()))


def _is_unnumbered(heading: Any) -> bool:
    return str(heading.get(named("text", "is-list-header"))) == "true"


def _rows(table: Any, *, in_head: bool) -> Iterator[tuple[Any, bool]]:
    for child in table:
        tag = name_of(child)
        if tag == "table-row":
            yield child, in_head
        elif tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child, in_head=in_head or tag == "table-header-rows")
