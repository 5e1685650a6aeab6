"""Read HTML, and Markdown by way of it; nothing is fetched and no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import html
from markdown_it import MarkdownIt

from reeve.checking.document import Document, Part, assemble
from reeve.checking.reading.marks import as_cell, looks_like_heading, raised, settled
from reeve.checking.reading.word_numbers import printed

_SKIPPED = frozenset(
    "script style nav template noscript iframe object embed head title button select option form textarea input audio"
    " video canvas map del math".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strike strong sub"
    " sup time tt u var wbr br".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST = 150
"""A page that is nested deeper was made to break its readers."""
_MOST_SPANNED = 200
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLED = {"alpha": "Letter", "latin": "Letter", "roman": "Roman"}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?(?P<case>lower|upper)-(?P<form>alpha|latin|roman)")
_NO_LABEL = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype[^>\[]{0,500}(?:\[[^\]]{0,10000}\]\s*)?>", re.IGNORECASE)
_NOTE = re.compile(r"^(?:fn|footnote|endnote)[-_:]?(?P<number>\w{1,4})$", re.IGNORECASE)
_BACK = re.compile(r"[\u21a9\u21a5\u2191]\ufe0e?\s*")
_MARKDOWN_NOTE = re.compile(r"^\[\^(\w{1,8})\]:[ \t]*(?=\S)", re.MULTILINE)
_MARKDOWN_MARK = re.compile(r"\[\^(\w{1,8})\](?!:)")


def read_html(text: str, name: str = "page.html") -> Document:
    """A document of a page of HTML. Raises RecursionError for one that is nested beyond reading."""
    # Without huge_tree, the parser leaves out what is nested deeply.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    raw = _DOCTYPE.sub("", text.replace("\0", " "), count=1).encode("utf-8", "replace")
    if not raw.strip():
        return assemble(name, [])
    page = html.document_fromstring(raw, parser=parser)
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        raise RecursionError  # something of it was left out
    return assemble(name, settled(_within(page, 0, 0)))


def read_markdown(text: str, name: str = "page.md") -> Document:
    """A document of Markdown with tables; where tabs hold cells apart, lines are read as in plain text."""
    if any("\t" in line.strip() for line in text.split("\n")):
        from reeve.checking.reading.text import read_text

        return read_text(text, name)
    text = _MARKDOWN_MARK.sub(r"<sup>\1</sup>", _MARKDOWN_NOTE.sub(r"\n<sup>\1</sup> ", text))
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = markdown.parse(text)
    lists: list[Any] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            token.attrSet("data-mark", token.markup)
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type == "ordered_list_close":
            _number_as_typed(lists.pop())
    return read_html(f"<body>{markdown.renderer.render(tokens, markdown.options, {})}</body>", name)


def _number_as_typed(items: list[Any]) -> None:
    """Markdown counts for itself; what the author typed is what the paper says, unless every item is "1."."""
    if len({item.info for item in items}) > 1:
        for item in items:
            item.attrSet("value", item.info)


@dataclass
class _Words:
    """Inline text under way."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[Part] = field(default_factory=list)
    plain: bool = False
    """Whether some of it is not bold."""
    mark: str = ""
    """A raised mark at its very front, as a footnote has it."""

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def parts(self) -> Iterator[Part]:
        """The paragraph that it makes, and the pictures in it."""
        text = self.text
        if text.strip():
            kind = "footnote" if self.mark else "paragraph"
            said = not (not self.plain and kind == "paragraph" and looks_like_heading(text.strip()))
            part = Part("footnote", _BACK.sub("", text), number=self.mark) if self.mark else Part("paragraph", text)
            part = part if said else replace(part, kind="heading", level=2, said=False)
            yield replace(part, links=self.links)
        yield from self.pictures


def _within(element: Any, depth: int, level: int) -> Iterator[Part]:
    """The parts below an element; text that stands beside blocks is a paragraph of its own."""
    if depth > _DEEPEST:
        yield Part("paragraph", element.text_content())
        return
    words = _Words()
    _say(words, element.text, bold=False)
    for child in element:
        if not isinstance(child.tag, str) or _is_left_out(child):
            pass
        elif _is_inline(child):
            _inline(child, words, depth, bold=False)
        else:
            yield from words.parts()
            words = _Words()
            yield from _block(child, depth + 1, level)
        _say(words, child.tail, bold=False)
    yield from words.parts()


def _block(element: Any, depth: int, level: int) -> Iterator[Part]:
    tag = element.tag
    note = _NOTE.match(element.get("id") or "")
    if tag in _HEADINGS:
        yield from _retold(_within(element, depth, level), "heading", level=_HEADINGS[tag])
    elif tag in ("ul", "ol", "menu"):
        yield from _list(element, depth, level + 1)
    elif tag == "table":
        yield from _table(element, depth, level)
    elif tag == "svg":
        yield from _drawing(element)
    elif tag in ("figcaption", "caption"):
        yield from _retold(_within(element, depth, level), "caption")
    elif note or element.get("role") in ("doc-footnote", "doc-endnote"):
        number = note["number"] if note else ""
        for part in _retold(_within(element, depth, level), "footnote"):
            yield replace(part, number=part.number or number, text=_BACK.sub("", part.text))
            number = ""
    else:
        yield from _within(element, depth, level)


def _retold(parts: Iterable[Part], kind: Any, level: int = 0) -> Iterator[Part]:
    """Paragraphs that are a heading, a caption or a footnote by what they stand in."""
    for part in parts:
        told = part.kind == "paragraph" or not part.said
        yield replace(part, kind=kind, level=level, said=True) if told else part


def _list(element: Any, depth: int, level: int) -> Iterator[Part]:
    count = _whole(element.get("start"), 1)
    for item in element:
        if not isinstance(item.tag, str) or _is_left_out(item):
            continue
        if item.tag != "li":
            yield from _block(item, depth + 1, level)
            continue
        count = _whole(item.get("value"), count)
        note = _NOTE.match(item.get("id") or "")
        parts = list(_within(item, depth + 1, level))
        if note:
            yield from (replace(part, text=_BACK.sub("", part.text)) for part in _retold(parts, "footnote"))
        elif parts and parts[0].kind == "item":  # a list in a list with nothing before it: no level of its own
            yield from (replace(part, level=part.level - 1) if part.kind == "item" else part for part in parts)
        else:
            for place, part in enumerate(parts):
                own = place == 0 and part.kind in ("paragraph", "heading")
                number = _label(element, item, count) if element.tag == "ol" else ""
                yield replace(part, kind="item", level=level, number=number, said=True) if own else part
        count += 1


def _label(element: Any, item: Any, count: int) -> str:
    style = element.get("style") or ""
    if _NO_LABEL.search(style):
        return ""
    styled = _LIST_STYLE.search(style)
    form = _FORMS.get(item.get("type") or element.get("type") or "1", "decimal")
    if styled:
        form = f"{styled['case']}{_STYLED[styled['form']]}"
    return printed(count, form) + (element.get("data-mark") or ".")


def _table(table: Any, depth: int, level: int) -> Iterator[Part]:
    rows = [row for row in _rows(table) if not _is_left_out(row)]
    cells = [[one for one in row if isinstance(one.tag, str) and one.tag in ("td", "th")] for row in rows]
    for caption in table.iterchildren("caption"):
        yield from _block(caption, depth + 1, level)
    if table.get("role") in ("presentation", "none") or (len(cells) == 1 and len(cells[0]) == 1):
        for row in cells:
            for cell in row:
                yield from _within(cell, depth + 1, level)
        return
    apart: list[Part] = []
    grid: list[list[str]] = []
    waiting: dict[int, int] = {}
    heads = 0
    headed = True
    for row, found in zip(rows, cells, strict=True):
        said: list[str] = []
        below: dict[int, int] = {}
        for cell in found:
            _skip(said, waiting)
            text, beside = as_cell(_within(cell, depth + 1, 0))
            apart += beside
            wide = max(1, min(_whole(cell.get("colspan"), 1), _MOST_SPANNED))
            high = max(1, min(_whole(cell.get("rowspan"), 1), _MOST_SPANNED))
            if high > 1:
                below |= dict.fromkeys(range(len(said), len(said) + wide), high - 1)
            said += [text, *[""] * (wide - 1)]
        _skip(said, waiting)
        waiting = {place: left - 1 for place, left in waiting.items() if left > 1} | below
        in_head = row.getparent().tag == "thead" or (bool(found) and all(cell.tag == "th" for cell in found))
        headed = headed and in_head
        if any(said):
            heads += headed
            grid.append(said)
    bodies = [found[0].tag == "th" for found in cells[heads:] if found]
    if grid:
        columns = int(bool(bodies) and all(bodies) and heads < len(grid))
        yield Part("table", rows=grid, header_rows=heads, header_columns=columns)
    yield from apart


def _skip(said: list[str], waiting: dict[int, int]) -> None:
    """Fill the columns that a cell from above reaches down into."""
    while len(said) in waiting:
        said.append("")


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _inline(element: Any, words: _Words, depth: int, *, bold: bool) -> None:
    """Add the text of an inline element and of what lies in it."""
    if element.tag == "br":
        words.pieces.append("\n")
        return
    if element.tag == "img":
        decorative = element.get("role") in ("presentation", "none") or element.get("aria-hidden") == "true"
        words.pictures.append(Part("picture", alternative="" if decorative else element.get("alt")))
        return
    begins = len(words.pieces)
    bold = bold or element.tag in ("b", "strong") or bool(_BOLD.search(element.get("style") or ""))
    _say(words, element.text, bold=bold)
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child):
            if depth < _DEEPEST:
                _inline(child, words, depth + 1, bold=bold)
            else:
                _say(words, child.text_content(), bold=bold)
        _say(words, child.tail, bold=bold)
    said = "".join(words.pieces[begins:])
    if element.tag == "sup" or element.get("role") == "doc-noteref":
        at_front = not any(piece.strip() for piece in words.pieces[:begins])
        words.pieces[begins:] = [raised("".join(words.pieces[max(0, begins - 3) : begins]), said)]
        if at_front and not words.pieces[-1] and not words.mark:
            words.mark = said.strip().strip("[]()")
    elif element.tag == "a" and element.get("href") and said.strip():
        words.links.append((said, element.get("href")))


def _say(words: _Words, text: str | None, *, bold: bool) -> None:
    if text:
        words.pieces.append(text)
        words.plain = words.plain or (not bold and any(map(str.isalpha, text)))


def _is_inline(element: Any) -> bool:
    """Whether an element is part of a line: an inline one that holds no block."""
    if element.tag == "img":
        return True
    return element.tag in _INLINE and all(
        one.tag in _INLINE or one.tag in _SKIPPED or one.tag == "img"
        for one in element.iter()
        if isinstance(one.tag, str)
    )


def _is_left_out(element: Any) -> bool:
    return (
        element.tag in _SKIPPED
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
        or element.get("role") == "navigation"
    )


def _drawing(element: Any) -> Iterator[Part]:
    """A drawing that says that it is a picture; others are ornaments of the page."""
    title = next((one.text for one in element.iter() if isinstance(one.tag, str) and one.tag == "title"), None)
    if element.get("role") == "img" or title:
        yield Part("picture", alternative=element.get("aria-label") or title)


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and said.isascii() and said.isdigit() and len(said) < 7 else otherwise
