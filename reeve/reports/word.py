"""Render a document as a Word file: real styles, real numbering, a bookmark round each figure."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import _Element

from reeve.reports import appendix
from reeve.reports.blocks import (
    Block,
    ChartBlock,
    Definitions,
    Document,
    Emphasis,
    EntryText,
    FigureText,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Strong,
    Table,
    Target,
    Text,
)
from reeve.reports.narrative import plain
from reeve.reports.places import mentions
from reeve.reports.word_columns import column_widths
from reeve.reports.word_styles import LIST_DEPTH, TEXT_WIDTH, another_list, element, lay_out
from reeve.web import charts

CONTENTS_LEVELS = 2
_FIGURE_STYLES = {"computed": "Figure", "attested": "FigureAttested", "quoted": "FigureQuoted"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP archive can say


def render(document: Document) -> bytes:
    """The document as a .docx file; the same document gives the same bytes.

    Raises UnknownFigure for a quoted figure without a note, ValueError where paragraph numbers leave a gap, since
    Word counts by itself.
    """
    numbers = [block.number for block in document.blocks if isinstance(block, Paragraph) and block.number is not None]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers)) if numbers else []):
        raise ValueError(f"{document.name}: paragraphs must be numbered without gaps, and were {numbers}.")
    return _same_bytes(_Writer(document, numbers[0] if numbers else 1).save())


def _same_bytes(file: bytes) -> bytes:
    """The archive written again with sorted names and one date, its table of content types first."""
    again = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return again.getvalue()


class _Writer:
    """Writes blocks in order into a Word file."""

    def __init__(self, document: Document, first_number: int) -> None:
        self.document = document
        self.file = docx.Document()
        self.numbers = lay_out(self.file, document.language, first_number)
        self.mentions = iter(mentions(document))
        self.bookmarks = 0
        self.tables = 0
        self.charts = 0
        self.in_appendix = False
        self.after_table = False

    def save(self) -> bytes:
        back = appendix.blocks(self.document)
        self._properties()
        self._footer()
        self._opening((*self.document.blocks, *back))
        for block in self.document.blocks:
            self._block(block)
        assert next(self.mentions, None) is None, "every quotation was written"
        self.in_appendix = True
        for block in back:
            self._block(block)
        saved = BytesIO()
        self.file.save(saved)
        return saved.getvalue()

    # ── the frame ────────────────────────────────────────────────────────────────────────────────────────

    def _properties(self) -> None:
        package = self.file.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype.endswith("/thumbnail"):
                del package.rels[key]  # the standard template's picture of an empty page
        core = self.file.core_properties
        core.title, core.author = self.document.title, self.document.organisation
        core.last_modified_by, core.revision = self.document.organisation, 1
        core.language, core.comments, core.subject = self.document.language, "", self.document.name
        known_at = self.document.known_at
        # Not the clock: the file says as of when the record was known, and stays the same.
        core.created = core.modified = known_at.astimezone(UTC).replace(tzinfo=None) if known_at.tzinfo else known_at

    def _footer(self) -> None:
        paragraph = self.file.sections[0].footer.paragraphs[0]
        paragraph.style = self.file.styles["Footer"]
        for old in paragraph.style.element.get_or_add_pPr().findall(qn("w:tabs")):
            paragraph.style.element.get_or_add_pPr().remove(old)
        paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{self.document.organisation}: {self.document.title}\tPage ")
        _xml(paragraph).extend(_field("PAGE", "1"))
        paragraph.add_run(" of ")
        _xml(paragraph).extend(_field("NUMPAGES", "1"))

    def _opening(self, blocks: tuple[Block, ...]) -> None:
        self.file.add_paragraph(self.document.organisation, style="Subtitle")
        self.file.add_paragraph(self.document.title, style="Title")
        for label, text in self.document.meta:
            paragraph = self.file.add_paragraph(style="Document Details")
            paragraph.add_run(f"{label}:").bold = True
            paragraph.add_run(f"\t{text}")
        body = len(self.document.blocks)
        entries = [
            block
            for at, block in enumerate(blocks)
            if isinstance(block, Heading) and block.level <= (CONTENTS_LEVELS if at < body else 1)
        ]
        if entries:
            self.file.add_paragraph("Contents", style="Contents Heading")
            self._contents(entries)

    def _contents(self, entries: list[Heading]) -> None:
        """A contents field with its entries in it, so that it reads well before Word fills in the pages."""
        paragraphs = []
        for entry in entries:
            paragraph = self.file.add_paragraph(style=f"TOC {entry.level}")
            _xml(paragraph).append(self._link_to(entry.anchor, [_run(entry.text)]))
            paragraphs.append(_xml(paragraph))
        opening = [_char("begin"), _instruction(f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z'), _char("separate")]
        properties = paragraphs[0].get_or_add_pPr()
        for run in reversed(opening):
            properties.addnext(run)
        paragraphs[-1].append(_char("end"))

    # ── blocks ───────────────────────────────────────────────────────────────────────────────────────────

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level=level, text=text, anchor=anchor):
                own = self.in_appendix and level > 1
                style = f"{'Appendix ' if own else ''}Heading {min(level, 4)}"
                paragraph = self._paragraph(style=style)
                self._marked(paragraph, anchor, [_run(text)])
                paragraph.paragraph_format.page_break_before = anchor == appendix.ANCHOR or None
            case Paragraph(inlines=inlines, number=None):
                self._fill(self._paragraph(), inlines)
            case Paragraph(inlines=inlines, number=number):
                paragraph = self._paragraph(style="List Number")
                self._marked(paragraph, f"p-{number}", list(self._runs(inlines)))
            case Items():
                self._items(block, 0)
                self.last.paragraph_format.space_after = Pt(8)
            case Table():
                self._table(block)
            case ChartBlock():
                self._table(block.table)
                self._chart(block)
            case Definitions():
                self._definitions(block)

    def _paragraph(self, text: str = "", style: str = "Normal") -> WordParagraph:
        """A paragraph of the body, with room above it where a table ends there."""
        paragraph = self.file.add_paragraph(text, style)
        if self.after_table and not style.startswith(("Heading", "Appendix")):
            paragraph.paragraph_format.space_before = Pt(12)
        self.after_table = False
        self.last = paragraph
        return paragraph

    def _items(self, block: Items, depth: int) -> None:
        level = min(depth, LIST_DEPTH - 1)
        suffix = f" {level + 1}" if level else ""
        numbering = another_list(self.file, self.numbers) if block.ordered else None
        for item in block.items:
            for at, part in enumerate(item):
                if isinstance(part, Items):
                    self._items(part, depth + 1)
                elif not isinstance(part, Paragraph):
                    self._block(part)
                elif at:
                    self._fill(self._paragraph(style=f"List Continue{suffix}"), part.inlines)
                elif numbering is None:
                    self._fill(self._paragraph(style=f"List Bullet{suffix}"), part.inlines)
                else:
                    paragraph = self._paragraph(style=f"List Number {level + 2}")
                    of = _xml(paragraph).get_or_add_pPr().get_or_add_numPr()
                    of.get_or_add_ilvl().val = level
                    of.get_or_add_numId().val = numbering
                    self._fill(paragraph, part.inlines)

    def _table(self, table: Table) -> None:
        self.tables += 1
        caption = self._paragraph(style="Caption")
        number = _field("SEQ Table \\* ARABIC", str(self.tables))
        self._marked(caption, f"table-{self.tables}", [_run("Table "), *number, _run(f": {table.caption}")])
        made = self.file.add_table(rows=len(table.rows) + 1, cols=len(table.columns), style="Report Table")
        _describe(made, table)
        grid = _xml(made).tr_lst
        for cell, column in zip(grid[0].tc_lst, table.columns, strict=True):
            self._cell(cell, made, (Text(column.label),), "TableHeading", numeric=column.numeric)
        for line, row in zip(grid[1:], table.rows, strict=True):
            for cell, column, inlines in zip(line.tc_lst, table.columns, row, strict=True):
                self._cell(cell, made, inlines, "TableText", numeric=column.numeric)
        for row in grid:
            row.get_or_add_trPr().append(element("cantSplit"))
        grid[0].get_or_add_trPr().append(element("tblHeader"))
        if table.note:
            self._paragraph(table.note, style="Table Note")
        else:
            self.after_table = True

    def _cell(self, cell: _Element, made: WordTable, inlines: tuple[Inline, ...], style: str, *, numeric: bool) -> None:
        paragraph = WordParagraph(cell.find(qn("w:p")), made)
        layout = _xml(paragraph).get_or_add_pPr()
        layout.append(element("pStyle", val=style))
        if numeric:
            layout.append(element("jc", val="right"))
        self._fill(paragraph, inlines)

    def _chart(self, block: ChartBlock) -> None:
        self.charts += 1
        paragraph = self._paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run().add_picture(BytesIO(charts.png(block.chart)), width=TEXT_WIDTH)
        drawing = _xml(paragraph).find(f".//{qn('wp:docPr')}")
        drawing.set("name", f"Chart {self.charts}")
        drawing.set("descr", charts.description(block.chart))
        caption = self._paragraph(style="Chart Caption")
        number = _field("SEQ Chart \\* ARABIC", str(self.charts))
        words = [_run("Chart "), *number, _run(f": {block.chart.title}. Its numbers are in ")]
        link = self._link_to(f"table-{self.tables}", [_run(f"table {self.tables}", "Hyperlink")])
        self._marked(caption, f"chart-{self.charts}", [*words, link, _run(".")])

    def _definitions(self, block: Definitions) -> None:
        before = None
        for at, (term, inlines) in enumerate(block.items, start=1):
            if self.in_appendix:
                paragraph = self._paragraph(style="Source Details")
                paragraph.paragraph_format.keep_with_next = at < len(block.items)
                # Several texts of one term stand under one mention of it.
                paragraph.add_run("" if term == before else f"{term}:").bold = True
                paragraph.add_run("\t")
            else:
                if term != before:
                    self._paragraph(term, style="Definition Term")
                paragraph = self._paragraph(style="Definition Text")
            self._fill(paragraph, inlines)
            before = term

    # ── lines ────────────────────────────────────────────────────────────────────────────────────────────

    def _fill(self, paragraph: WordParagraph, inlines: tuple[Inline, ...]) -> None:
        _xml(paragraph).extend(self._runs(inlines))

    def _runs(self, inlines: tuple[Inline, ...], *marks: str) -> Iterator[_Element]:
        """The runs of a line; `marks` are those in force: "b", "i"."""
        for inline in inlines:
            match inline:
                case Text(text=text) | EntryText(text=text):
                    yield _run(text, "", *marks)
                case Target(anchor=anchor, text=text):
                    yield from self._bookmarked(anchor, [_run(text, "", *marks)])
                case Strong(children=children):
                    yield from self._runs(children, *marks, "b")
                case Emphasis(children=children):
                    yield from self._runs(children, *marks, "i")
                case Link(href=href, children=children):
                    run = _run(plain(children), "Hyperlink", *marks)
                    yield self._link_to(href[1:], [run]) if href.startswith("#") else self._link_out(href, run)
                case FigureText():
                    yield from self._figure(inline, *marks)

    def _figure(self, figure: FigureText, *marks: str) -> Iterator[_Element]:
        mention = next(self.mentions)
        assert mention.figure == figure.figure, "figures are written in the order in which they were found"
        run = _run(figure.text, _FIGURE_STYLES[figure.standing], *marks)
        yield from self._bookmarked(mention.anchor, [self._link_to(figure.figure, [run])])
        if figure.standing != "computed":
            yield _run(f" ({figure.standing})", "Standing")

    def _marked(self, paragraph: WordParagraph, anchor: str, runs: list[_Element]) -> None:
        _xml(paragraph).extend(self._bookmarked(anchor, runs))

    def _bookmarked(self, anchor: str, runs: list[_Element]) -> list[_Element]:
        self.bookmarks += 1
        identity = str(self.bookmarks)
        start = element("bookmarkStart", id=identity, name=_bookmark(anchor))
        return [start, *runs, element("bookmarkEnd", id=identity)]

    def _link_to(self, anchor: str, runs: list[_Element]) -> _Element:
        return element("hyperlink", *runs, anchor=_bookmark(anchor), history="1")

    def _link_out(self, href: str, run: _Element) -> _Element:
        link = element("hyperlink", run, history="1")
        link.set(qn("r:id"), self.file.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link


def _xml(part: WordParagraph | WordTable) -> Any:
    return part._element  # noqa: SLF001 - the library offers no other way to what it does not know


def _bookmark(anchor: str) -> str:
    """Word allows forty letters, digits and underscores; a longer name keeps its end as a digest."""
    name = re.sub(r"\W", "_", anchor, flags=re.ASCII)
    name = name if name[:1].isalpha() else f"a_{name}"
    return name if len(name) <= 40 else f"{name[:31]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"


def _run(text: str, style: str = "", *marks: str) -> _Element:
    properties = [element("rStyle", val=style)] if style else []
    properties += [element(mark) for mark in dict.fromkeys(marks)]
    words: _Element = OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return element("r", *([element("rPr", *properties)] if properties else []), words)


def _char(kind: str) -> _Element:
    return element("r", element("fldChar", fldCharType=kind))


def _instruction(text: str) -> _Element:
    words = element("instrText")
    words.text = f" {text} "
    words.set(qn("xml:space"), "preserve")
    return element("r", words)


def _field(instruction: str, shown: str) -> list[_Element]:
    """A field that Word may compute again, with what it shows until then."""
    return [_char("begin"), _instruction(instruction), _char("separate"), _run(shown), _char("end")]


def _describe(made: WordTable, table: Table) -> None:
    """Widths by content, the table's title for those who do not see it, which cells are heads."""
    properties = _xml(made).tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    first = "1" if table.row_headers else "0"
    value = "00A0" if table.row_headers else "0020"
    heads = {"firstRow": "1", "lastRow": "0", "firstColumn": first, "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    properties.append(element("tblLook", val=value, **heads))
    properties.append(element("tblCaption", val=table.caption))
    widths = column_widths(table)
    made.autofit = False
    for column, width in zip(_xml(made).tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width.twips))
    for row in _xml(made).tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width
