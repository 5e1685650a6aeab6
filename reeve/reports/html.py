"""Render a document as HTML: a page of its own that opens from disk, or a fragment for a page of the application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

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
from reeve.web import charts

CONTENTS_LEVELS = 2
SHORT = 24

# What the application's own pages look like, by the part of a document; a page from disk has its own stylesheet.
_GOVUK = {
    "h1": "govuk-heading-xl",
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    "h4": "govuk-heading-s",
    "h5": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "ul contents-list": "govuk-list",
    "dl": "govuk-body",
    "figcaption": "govuk-body-s",
    "a": "govuk-link",
    "table": "govuk-table",
    "caption": "govuk-table__caption govuk-table__caption--m",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "th numeric": "govuk-table__header govuk-table__header--numeric",
    "td": "govuk-table__cell",
    "td numeric": "govuk-table__cell govuk-table__cell--numeric",
}


def render(
    document: Document,
    *,
    figure_href: Callable[[str], str] | None = None,
    standalone: bool = True,
) -> str:
    """The document as HTML.

    `standalone` gives a whole page with its stylesheet inside, whose figures lead to the appendix; otherwise the
    fragment for a page of the application, whose figures lead to their own pages. `figure_href` says where a
    figure's id leads, if elsewhere. Raises UnknownFigure for a quoted figure without a note.
    """
    if figure_href is None:
        figure_href = _to_appendix if standalone else _to_page
    article = _Writer(document, figure_href, govuk=not standalone).article()
    return _page(document, article, ("page.css", "document.css")) if standalone else article


def printed(document: Document) -> str:
    """The page that opens from disk, with the stylesheet of its PDF."""
    article = _Writer(document, _to_appendix, govuk=False).article()
    return _page(document, article, ("page.css", "document.css", "print.css"))


def _to_appendix(figure: str) -> str:
    return f"#{figure}"


def _to_page(figure: str) -> str:
    return f"/figures/{figure}/"


@cache
def _packaged(name: str) -> str:
    return files("reeve.reports").joinpath("static", "reports", name).read_text(encoding="utf-8")


def _page(document: Document, article: str, stylesheets: tuple[str, ...]) -> str:
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<title>{escape(document.title)} – {escape(document.organisation)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{escape(document.organisation)}">
<meta name="dcterms.created" content="{document.known_at:%Y-%m-%d}">
<style>
{"".join(map(_packaged, stylesheets))}</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<main id="main">
{article}</main>
</body>
</html>
"""


class _Writer:
    """Writes blocks in order; each quotation of a figure takes the next mention."""

    def __init__(self, document: Document, figure_href: Callable[[str], str], *, govuk: bool) -> None:
        self.document = document
        self.figure_href = figure_href
        self.govuk = govuk
        self.mentions = iter(mentions(document))
        self.tables = 0
        self.charts = 0

    def article(self) -> str:
        document = self.document
        back = appendix.blocks(document)
        parts = [
            '<article class="reeve-document">\n<header>\n',
            f"{self.tag('p', 'organisation')}{escape(document.organisation)}</p>\n",
            f"{self.tag('h1', id='title')}{escape(document.title)}</h1>\n",
            self.meta(),
            "</header>\n",
            self.contents((*document.blocks, *back)),
            *map(self.block, document.blocks),
        ]
        if back:
            parts += ['<section class="appendix">\n', *map(self.block, back), "</section>\n"]
        assert next(self.mentions, None) is None, "every quotation was written"
        return "".join([*parts, "</article>\n"])

    def tag(self, name: str, kind: str = "", **attributes: str) -> str:
        """An opening tag with the classes that it has here; `kind` is its own class."""
        classes = [kind] if kind else []
        if self.govuk:
            given = _GOVUK.get(f"{name} {kind}") or _GOVUK.get(name)
            classes += [given] if given else []
        if classes:
            attributes = {"class": " ".join(classes)} | attributes
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        return f"<{name}{written}>"

    def meta(self) -> str:
        items = "".join(f"<dt>{escape(label)}</dt>\n<dd>{escape(text)}</dd>\n" for label, text in self.document.meta)
        return f"{self.tag('dl', 'meta')}\n{items}</dl>\n" if items else ""

    def contents(self, blocks: tuple[Block, ...]) -> str:
        """The contents list: sections, and in the body their parts."""
        body = len(self.document.blocks)
        entries = [
            block
            for at, block in enumerate(blocks)
            if isinstance(block, Heading) and block.level <= (CONTENTS_LEVELS if at < body else 1)
        ]
        if not entries:
            return ""
        opening = f'<nav class="contents" aria-labelledby="contents">\n{self.tag("h2", id="contents")}Contents</h2>\n'
        return f"{opening}{self.contents_list(iter([*entries, None]))}</nav>\n"

    def contents_list(self, entries: Iterator[Heading | None]) -> str:
        """Two levels as nested lists; a part before any section stands at the first level."""
        opening = f"{self.tag('ul', 'contents-list')}\n"
        written, inside = [opening], False
        for entry in entries:
            if entry is None:
                break
            nested = entry.level > 1 and len(written) > 1
            if nested and not inside:
                written[-1] = written[-1].removesuffix("</li>\n")
                written.append(opening)
            elif inside and not nested:
                written.append("</ul></li>\n")
            inside = nested
            link = self.tag("a", href=f"#{entry.anchor}")
            written.append(f"<li>{link}{escape(entry.text)}</a></li>\n")
        return "".join([*written, "</ul></li>\n" if inside else "", "</ul>\n"])

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                level = f"h{min(block.level + 1, 6)}"
                return f"{self.tag(level, id=block.anchor)}{escape(block.text)}</{level}>\n"
            case Paragraph(inlines=inlines, number=None):
                return f"{self.tag('p')}{self.inlines(inlines)}</p>\n"
            case Paragraph(inlines=inlines, number=number):
                label = f'<span class="number">{number}.</span> '
                return f"{self.tag('p', 'numbered', id=f'p-{number}')}{label}{self.inlines(inlines)}</p>\n"
            case Items():
                return self.items(block)
            case Table():
                return self.table(block)
            case ChartBlock():
                return self.table(block.table) + self.chart(block)
            case Definitions():
                return self.definitions(block)

    def items(self, block: Items) -> str:
        name = "ol" if block.ordered else "ul"
        items = []
        for item in block.items:
            # A lone paragraph needs no element of its own in its item.
            alone = isinstance(item[0], Paragraph) and not any(isinstance(other, Paragraph) for other in item[1:])
            first = self.inlines(item[0].inlines) if alone and isinstance(item[0], Paragraph) else self.block(item[0])
            items.append(f"<li>{first}{''.join(map(self.block, item[1:]))}</li>\n")
        return f"{self.tag(name)}\n{''.join(items)}</{name}>\n"

    def table(self, table: Table) -> str:
        self.tables += 1
        anchor = f"table-{self.tables}"
        heads = "".join(
            f"{self.tag('th', 'numeric' if column.numeric else '', scope='col')}{escape(column.label)}</th>"
            for column in table.columns
        )
        rows = "".join(f"{self.tag('tr')}{self.row(table, row)}</tr>\n" for row in table.rows)
        note = f"{self.tag('p', 'note')}{escape(table.note)}</p>\n" if table.note else ""
        return (
            f'<div class="table" id="{anchor}" role="region" aria-labelledby="{anchor}-caption" tabindex="0">\n'
            f"{self.tag('table')}\n{self.tag('caption', id=f'{anchor}-caption')}"
            f"Table {self.tables}: {escape(table.caption)}</caption>\n"
            f"{self.tag('thead')}{self.tag('tr')}{heads}</tr></thead>\n"
            f"{self.tag('tbody')}\n{rows}</tbody>\n</table>\n</div>\n{note}"
        )

    def row(self, table: Table, row: tuple[tuple[Inline, ...], ...]) -> str:
        cells = []
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            kind = "numeric" if column.numeric else ""
            if at == 0 and table.row_headers:
                # A short head stays on one line, however many columns of numbers stand beside it.
                short = "short" if not kind and len(plain(cell)) <= SHORT else kind
                cells.append(f"{self.tag('th', short, scope='row')}{self.inlines(cell)}</th>")
            else:
                cells.append(f"{self.tag('td', kind)}{self.inlines(cell)}</td>")
        return "".join(cells)

    def chart(self, block: ChartBlock) -> str:
        self.charts += 1
        link = f"{self.tag('a', href=f'#table-{self.tables}')}table {self.tables}</a>"
        return (
            f'<figure class="chart" id="chart-{self.charts}">\n{charts.svg(block.chart)}\n'
            f"{self.tag('figcaption')}Chart {self.charts}: {escape(block.chart.title)}. "
            f"Its numbers are in {link}.</figcaption>\n</figure>\n"
        )

    def definitions(self, block: Definitions) -> str:
        written, before = [], None
        for term, inlines in block.items:
            # Several texts of one term stand under one mention of it.
            if term != before:
                written.append(f"<dt>{escape(term)}</dt>\n")
            written.append(f"<dd>{self.inlines(inlines)}</dd>\n")
            before = term
        return f"{self.tag('dl', 'definitions')}\n{''.join(written)}</dl>\n" if written else ""

    def inlines(self, inlines: tuple[Inline, ...]) -> str:
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return escape(text, quote=False)
            case Strong(children=children):
                return f"<strong>{self.inlines(children)}</strong>"
            case Emphasis(children=children):
                return f"<em>{self.inlines(children)}</em>"
            case Link(href=href, children=children):
                return f"{self.tag('a', href=href)}{self.inlines(children)}</a>"
            case FigureText():
                return self.figure(inline)
            case Target(anchor=anchor, text=text):
                return f"{self.tag('span', id=anchor)}{escape(text, quote=False)}</span>"
            case EntryText(record=record, text=text):
                return f'<span data-record="{escape(record)}">{escape(text, quote=False)}</span>'

    def figure(self, figure: FigureText) -> str:
        mention = next(self.mentions)
        assert mention.figure == figure.figure, "figures are written in the order in which they were found"
        href = self.figure_href(figure.figure)
        link = f'<a class="figure figure-{figure.standing}" id="{mention.anchor}" href="{escape(href)}">'
        # The weaker standings are told in words, so that nobody has to see a colour.
        standing = "" if figure.standing == "computed" else f' <span class="standing">({figure.standing})</span>'
        return f"{link}{escape(figure.text, quote=False)}</a>{standing}"
