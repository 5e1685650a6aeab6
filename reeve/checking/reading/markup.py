"""Read HTML, and Markdown by way of it; nothing is fetched and no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from markdown_it import MarkdownIt

from reeve.checking.document import Document, Part, assemble
from reeve.checking.reading.text import read_text

_SKIPPED = frozenset(
    {"script", "style", "nav", "template", "noscript", "iframe", "object", "svg", "head", "button", "select", "form"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "blockquote",
        "pre",
        "address",
        "dt",
        "dd",
        "figure",
        "details",
        "summary",
        "li",
        "td",
        "th",
        "body",
        "center",
        "fieldset",
        "legend",
        "dl",
    }
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST = 200
_TOO_DEEP = "The page is nested too deeply; it was read as one paragraph."


def read_html(text: str, name: str = "page.html") -> Document:
    """A document of a page of HTML."""
    if not text.strip():
        return assemble(name, [])
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    tree = html.document_fromstring(text, parser=parser)
    found = assemble(name, _walk(tree, 0, 0))
    if found.text or not re.search(r">\s*[^<\s]", text):
        return found
    # The parser gives up on what is nested too deeply; its words are not lost for that.
    return assemble(name, [Part("paragraph", re.sub(r"<[^>]*>", " ", text))], marked=False, notes=[_TOO_DEEP])


def read_markdown(text: str, name: str = "page.md") -> Document:
    """A document of Markdown with tables; rows that are held apart by tabs are read as a table too."""
    if any("\t" in line.strip() for line in text.split("\n")):
        return read_text(text, name)
    rendered = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable(["table", "strikethrough"]).render(text)
    )
    found = read_html(f"<body>{rendered}</body>", name)
    # What is nested more deeply than that is left out by the parser: better read as plain text than not.
    return found if found.text or not text.strip() else read_text(text, name)


def _walk(element: Any, depth: int, level: int) -> Iterator[Part]:
    """The parts below an element; text that stands beside blocks is a paragraph of its own."""
    if depth > _DEEPEST:
        yield Part("paragraph", " ".join(element.itertext()))
        return
    loose: list[str] = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str) or _is_hidden(child):
            loose.append(child.tail or "")
            continue
        parts = list(_of(child, depth + 1, level))
        if (
            child.tag in _SKIPPED
            or parts
            or child.tag in _BLOCKS
            or child.tag in _HEADINGS
            or child.tag in ("ul", "ol", "table")
        ):
            yield from _loose(loose)
            loose = []
            yield from parts
        else:
            loose.append(_text(child))
        loose.append(child.tail or "")
    yield from _loose(loose)


def _loose(pieces: list[str]) -> Iterator[Part]:
    text = "".join(pieces)
    if text.strip():
        yield Part("paragraph", text)


def _of(child: Any, depth: int, level: int) -> Iterator[Part]:
    tag = child.tag
    if tag in _SKIPPED:
        return
    if tag in _HEADINGS:
        yield Part("heading", _text(child), level=_HEADINGS[tag], links=_links(child))
    elif tag in ("ul", "ol"):
        yield from _list(child, depth, level + 1)
    elif tag == "table":
        yield from _table(child)
    elif tag == "img":
        yield Part("picture", alternative=child.get("alt"))
    elif tag in ("figcaption", "caption"):
        yield Part("caption", _text(child))
    elif tag == "p" and not any(
        isinstance(one.tag, str) and one.tag in ("img", "table", "ul", "ol") for one in child.iter()
    ):
        kind = "footnote" if re.match(r"\s*<sup", html.tostring(child, encoding="unicode")[3:20]) else "paragraph"
        yield Part(kind, _text(child), links=_links(child))  # type: ignore[arg-type]
    elif tag in _BLOCKS or any(
        isinstance(one.tag, str) and (one.tag in _BLOCKS or one.tag in ("img", "table")) for one in child
    ):
        inner = list(_walk(child, depth, level))
        yield from inner


def _list(element: Any, depth: int, level: int) -> Iterator[Part]:
    number = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
    kind = element.get("type") or "1"
    for item in element:
        if not isinstance(item.tag, str) or item.tag != "li" or _is_hidden(item):
            continue
        nested = [one for one in item if isinstance(one.tag, str) and one.tag in ("ul", "ol", "table")]
        own = _text(item, without=nested)
        label = _label(number, kind) if element.tag == "ol" else ""
        yield Part("item", own, number=label, level=level, links=_links(item))
        number += 1
        for one in nested:
            yield from _of(one, depth + 1, level)


def _label(number: int, kind: str) -> str:
    if kind in ("a", "A") and number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter if kind == 'a' else letter.upper()}."
    return f"{number}."


def _table(table: Any) -> Iterator[Part]:
    for caption in table.iterchildren("caption"):
        yield Part("caption", _text(caption))
    rows: list[list[str]] = []
    heads = 0
    for row in table.iter("tr"):
        cells = [one for one in row if isinstance(one.tag, str) and one.tag in ("td", "th")]
        said: list[str] = []
        for cell in cells:
            span = cell.get("colspan") or "1"
            said += [_text(cell), *[""] * (min(int(span), 50) - 1 if span.isdigit() else 0)]
        if cells and len(rows) == heads and all(cell.tag == "th" for cell in cells):
            heads += 1
        rows.append(said)
    firsts = [row[0] for row in table.iter("tr") if len(row) and isinstance(row[0].tag, str)]
    columns = 1 if len(firsts) > heads and all(one.tag == "th" for one in firsts[heads:]) else 0
    if any(any(cell.strip() for cell in row) for row in rows):
        yield Part("table", rows=rows, header_rows=heads, header_columns=columns)
    for image in table.iter("img"):
        yield Part("picture", alternative=image.get("alt"))


def _text(element: Any, without: list[Any] | None = None) -> str:
    """The text of an element as it is read: a break is a blank, a mark of a footnote is left out."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        if (
            isinstance(child.tag, str)
            and child not in (without or [])
            and child.tag not in _SKIPPED
            and not _is_hidden(child)
        ):
            if child.tag == "br" or child.tag in _BLOCKS:
                pieces.append(" ")
            if not (child.tag == "sup" and re.fullmatch(r"\s*\[?\d{1,2}\]?\s*", child.text_content())):
                pieces.append(_text(child))
            if child.tag in _BLOCKS:
                pieces.append(" ")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _links(element: Any) -> list[tuple[str, str]]:
    return [(_text(one), one.get("href")) for one in element.iter("a") if one.get("href")]


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "")
