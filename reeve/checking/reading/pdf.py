"""Read a PDF: lines put together to paragraphs, tables, headings by their type, no heads and feet of pages."""

from __future__ import annotations

import itertools
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber

from reeve.checking.document import Document, Part, assemble, numbered
from reeve.checking.reading.text import mend_rows
from reeve.errors import ReeveError

MOST_PAGES = 2_000
_AT_ONCE = 12
"""Pages from which on two processes read them."""
_WORKERS = 2
_LARGER = 1.12
_LEVELS = 4
_PICTURE = 0.03
"""The share of a page from which on a picture is one, rather than a rule or a logo."""
_BULLETS = "•●▪■◦·–-"

Progress = Callable[[int, int], None]


@dataclass
class _Line:
    text: str
    top: float
    bottom: float
    left: float
    right: float
    size: float
    bold: bool


@dataclass
class _Page:
    number: int
    height: float
    width: float
    items: list[tuple[float, Any]] = field(default_factory=list)
    """Lines, tables and pictures, each with where it stands on the page, from its top."""


def read_pdf(path: Path, name: str | None = None, progress: Progress | None = None) -> Document:
    """A document of a PDF. ReeveError where it is under a password, damaged, or of too many pages."""
    said = name or path.name
    count = _count(path, said)
    pages: list[_Page] = []
    if count <= _AT_ONCE:
        pages = _pages(str(path), said, 0, count)
    else:
        step = max(4, count // (_WORKERS * 4))
        ranges = [(begin, min(begin + step, count)) for begin in range(0, count, step)]
        with ProcessPoolExecutor(_WORKERS, mp_context=get_context("spawn")) as pool:
            jobs = [pool.submit(_pages, str(path), said, begin, end) for begin, end in ranges]
            for job in jobs:
                pages += job.result()
                if progress is not None:
                    progress(len(pages), count)
    notes = [] if any(page.items for page in pages) else ["No text could be read: the pages may be scanned pictures."]
    return assemble(said, _parts(pages), marked=False, notes=notes)


def _count(path: Path, name: str) -> int:
    with _opened(path, name) as pdf:
        count = len(pdf.pages)
    if count > MOST_PAGES:
        raise ReeveError(f"{name}: the PDF has {count:,} pages, and at most {MOST_PAGES:,} are read; split it.")
    if not count:
        raise ReeveError(f"{name}: the PDF has no pages; export it again.")
    return count


def _opened(path: Path, name: str) -> Any:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        return pdfplumber.open(str(path))
    except Exception as error:
        # pdfminer raises many kinds, some of them only with a name.
        if "password" in f"{type(error).__name__} {error!r}".casefold() or "encrypt" in repr(error).casefold():
            raise ReeveError(f"{name}: the PDF is under a password; save it without one.") from error
        raise ReeveError(f"{name}: the PDF is damaged or cut short; export it again.") from error


def _pages(path: str, name: str, begin: int, end: int) -> list[_Page]:
    found = []
    with _opened(Path(path), name) as pdf:
        for page in pdf.pages[begin:end]:
            try:
                found.append(_page(page))
            except Exception as error:
                raise ReeveError(
                    f"{name}: page {page.page_number} of the PDF cannot be read; export it again."
                ) from error
            finally:
                page.close()
    return found


def _page(page: Any) -> _Page:
    found = _Page(page.page_number, float(page.height), float(page.width))
    boxes = []
    if page.rects or page.lines:
        for table in page.find_tables():
            rows = [[(cell or "").replace("\n", " ") for cell in row] for row in table.extract()]
            filled = [row for row in rows if any(cell.strip() for cell in row)]
            if len(filled) >= 2 and max(map(len, filled)) >= 2:
                boxes.append(table.bbox)
                found.items.append((table.bbox[1], filled))
    words = page.extract_words(extra_attrs=["size", "fontname"], use_text_flow=False, keep_blank_chars=False)
    outside = [word for word in words if not any(_inside(word, box) for box in boxes)]
    found.items += [(line.top, line) for line in _lines(outside)]
    area = float(page.width) * float(page.height)
    for image in page.images:
        wide, tall = float(image["x1"]) - float(image["x0"]), float(image["bottom"]) - float(image["top"])
        if area and wide * tall / area >= _PICTURE:
            found.items.append((float(image["top"]), None))
    found.items.sort(key=lambda item: item[0])
    return found


def _inside(word: Any, box: tuple[float, float, float, float]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _lines(words: Sequence[Any]) -> Iterator[_Line]:
    rows: list[list[Any]] = []
    for word in sorted(words, key=lambda word: (round(word["bottom"]), word["x0"])):
        if rows and abs(rows[-1][0]["bottom"] - word["bottom"]) <= max(2.0, 0.3 * word["size"]):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        in_order = sorted(row, key=lambda word: word["x0"])
        pieces = [in_order[0]["text"]]
        for one, after in itertools.pairwise(in_order):
            marked = len(pieces) == 1 and (_is_mark(pieces[0]) or len(pieces[0]) == 1)
            wide = after["x0"] - one["x1"] > 2.2 * one["size"] and not marked
            pieces.append(("\t" if wide else " ") + after["text"])
        text = "".join(pieces)
        bold = sum("bold" in str(word["fontname"]).casefold() for word in row) > len(row) / 2
        yield _Line(
            text,
            min(word["top"] for word in row),
            max(word["bottom"] for word in row),
            in_order[0]["x0"],
            in_order[-1]["x1"],
            median(word["size"] for word in row),
            bold,
        )


def _is_mark(text: str) -> bool:
    """Whether a word is the number or the bullet of a paragraph, which stands apart from it."""
    return bool(re.fullmatch(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?", text)) or text in tuple(_BULLETS)


def _parts(pages: Sequence[_Page]) -> Iterator[Part]:
    furniture = _furniture(pages)
    lines = [item for page in pages for _, item in page.items if isinstance(item, _Line)]
    sizes = Counter(round(line.size, 1) for line in lines for _ in range(max(1, len(line.text) // 20)))
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    larger = sorted({_size(line) for line in lines if line.size >= body * _LARGER}, reverse=True)
    waiting: list[_Line] = []
    since: _Page | None = None
    for page in pages:
        for _, item in page.items:
            if isinstance(item, _Line):
                if _key(item.text) in furniture and _at_the_edge(item, page):
                    continue
                if waiting and not _joins(waiting[-1], item, same_page=since is page, body=body):
                    yield from _flush(waiting, body, larger, since or page)
                    waiting = []
                waiting.append(item)
                since = page
            else:
                yield from _flush(waiting, body, larger, since or page)
                waiting = []
                if item is None:
                    yield Part("picture", page=page.number)
                else:
                    yield _table(item, page.number)
    if since is not None:
        yield from _flush(waiting, body, larger, since)


def _size(line: _Line) -> float:
    """The size of a line's type, to half a point."""
    return round(line.size * 2) / 2


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold()).strip()


def _furniture(pages: Sequence[_Page]) -> frozenset[str]:
    """What stands at the head or the foot of many pages, numbers counted alike."""
    seen: Counter[str] = Counter()
    for page in pages:
        keys = {_key(item.text) for _, item in page.items if isinstance(item, _Line) and _at_the_edge(item, page)}
        seen.update(keys)
    least = max(2, len(pages) // 3)
    return frozenset(
        key for key, count in seen.items() if count >= least or re.fullmatch(r"(?:page )?#(?: of #)?", key)
    )


def _at_the_edge(line: _Line, page: _Page) -> bool:
    return line.bottom < page.height * 0.09 or line.top > page.height * 0.91


def _joins(before: _Line, line: _Line, *, same_page: bool, body: float) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if "\t" in line.text or "\t" in before.text:
        return same_page and "\t" in line.text and "\t" in before.text and line.top - before.bottom < 2 * line.size
    if abs(before.size - line.size) > 0.8 or before.bold != line.bold:
        return False
    number, _ = numbered(line.text)
    if number or (line.text[:1] in _BULLETS and line.text[1:2] == " "):
        return False
    if not same_page:
        return not before.text.rstrip().endswith((".", ":", ";", "?", "!")) and line.text[:1].islower()
    gap = line.top - before.bottom
    if gap > 0.75 * max(line.size, body):
        return False
    return line.left - before.left < 40 or not before.text.rstrip().endswith(".")


def _flush(lines: Sequence[_Line], body: float, larger: Sequence[float], page: _Page) -> Iterator[Part]:
    if not lines:
        return
    if all("\t" in line.text for line in lines):
        yield _table(mend_rows([line.text.split("\t") for line in lines]), page.number)
        return
    text = lines[0].text
    for line in lines[1:]:
        hyphen = re.search(r"[a-z]-$", text) and line.text[:1].islower()
        text = text[:-1] + line.text if hyphen else f"{text} {line.text}"
    text = text.replace("\t", " ")
    first = lines[0]
    short = len(text) <= 120 and not text.rstrip().endswith((".", ";", ",", ":")) and text[:1] not in _BULLETS
    if short and (first.size >= body * _LARGER or first.bold) and re.search(r"[A-Za-z]{2}", text):
        level = min(larger.index(_size(first)) if _size(first) in larger else len(larger), _LEVELS - 1) + 1
        yield Part("heading", text, level=level, page=page.number, said=False)
    elif first.size < body * 0.85 and first.top > page.height * 0.7 and re.match(r"\d{1,2}\s", text):
        number, _, rest = text.partition(" ")
        yield Part("footnote", rest, number=number, page=page.number)
    elif text[:1] in _BULLETS and text[1:2] == " ":
        yield Part("item", text[2:], level=1, page=page.number)
    else:
        number, _ = numbered(text)
        lettered = bool(number) and not number.strip("().").replace(".", "").isdigit()
        yield Part("item" if lettered else "paragraph", text, level=1 if lettered else 0, page=page.number)


def _table(rows: list[list[str]], page: int) -> Part:
    words = sum(bool(re.search(r"[A-Za-z]", cell)) for cell in rows[0])
    return Part("table", rows=rows, header_rows=1 if words >= len(rows[0]) / 2 else 0, page=page)
