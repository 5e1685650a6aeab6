"""The pages of a PDF as one text: without running headers, paragraphs joined over lines and pages, headings by look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reeve.checking.document import Part, normalised
from reeve.checking.reading.marks import LONGEST_HEADING, looks_like_heading
from reeve.checking.reading.pdf_columns import gathered
from reeve.checking.reading.pdf_lines import Line
from reeve.checking.reading.pdf_page import Page, Picture, Table, Thing
from reeve.checking.reading.text_tables import is_header

_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–—\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—\s]*(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(
    r"^(?:[-–—•●▪■◦*·]\s|o\s(?=[A-Za-z])|\d{1,3}[.)]\s|\d{1,2}(?:\.\d{1,2})+[.)]?\s|\d{1,3}\s(?=[A-Z])"
    r"|\(?(?:[a-z]|[ivx]{2,5})[.)]\s|\((?:\d{1,2}|[a-z]{1,2})\)\s)"
)
_BULLET = re.compile(r"^[-–—•●▪■◦*·o]\s+")
_CAPTION = re.compile(r"^(?:table|figure|chart|diagram)\s+\d{1,2}\b.{0,110}(?<![.;])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$")
_NOTE = re.compile(r"^(?P<mark>\d{1,2}|[*†‡])[.)]?\s+(?=\S)")
_ENDS = (".", ":", ";", "!", "?", "”", '"')
_HYPHENS = ("-", "\u2010", "\u00ad")
"""The last two are those that a program puts in, never an author."""
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_EDGE = 0.13
"""The share of a page, above and below, in which running headers and footers stand."""
_FEW_PAGES = 2


@dataclass
class _Text:
    """A paragraph under way."""

    lines: list[Line]
    page: int
    kind: str = "paragraph"
    level: int = 0
    right: float = 0.0


def parts_of(pages: Sequence[Page]) -> Iterator[Part]:
    """The parts of a PDF, in order."""
    return _Flow(pages).parts()


class _Flow:
    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = [
            (page, [thing for thing in page.things if thing not in left_out]) for page, left_out in _furniture(pages)
        ]
        lines = [line for _, things in self._pages for row in things if isinstance(row, tuple) for line in row]
        sizes = Counter[float]()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        self._body = sizes.most_common(1)[0][0] if sizes else 10.0
        larger = {round(one.size * 2) / 2 for one in lines if self._is_large(one)}
        self._levels = {size: level for level, size in enumerate(sorted(larger, reverse=True), start=1)}
        self._words = Counter(_whole_words(lines))
        self._depths: list[float] = []
        self._rights: dict[int, float] = {}
        self._text: _Text | None = None
        self._last: tuple[Part, Table] | None = None
        self._waiting: list[Part] = []

    def parts(self) -> Iterator[Part]:
        for page, things in self._pages:
            body, notes = self._without_notes(things, page)
            self._rights = {}
            for line in (line for row in body if isinstance(row, tuple) for line in row):
                self._rights[line.column] = max(self._rights.get(line.column, 0.0), line.x1)
            for place, thing in enumerate(gathered(body)):
                if isinstance(thing, Line):
                    yield from self._line(thing, page.number)
                elif isinstance(thing, Table):
                    yield from self._table(thing, page.number, at_top=place == 0)
                else:
                    self._waiting.append(Part("picture", page=page.number))
            self._waiting += notes
            if self._text is None and self._last is None:
                yield from self._ended()
        yield from self._ended()

    def _line(self, line: Line, page: int) -> Iterator[Part]:
        if self._text and self._goes_on(self._text, line):
            self._text.lines.append(line)
            self._text.right = self._rights[line.column]
            return
        yield from self._ended()
        self._text = self._begun(line, page)

    def _table(self, table: Table, page: int, *, at_top: bool) -> Iterator[Part]:
        if self._last and at_top and (joined := _continued(*self._last, table)):
            self._last = joined
            return
        yield from self._ended()
        self._depths = []
        heads = int(len(table.rows) > 1 and (table.bold_first or is_header(table.rows[0])))
        self._last = Part("table", rows=table.rows, header_rows=heads, page=page), table

    def _ended(self) -> Iterator[Part]:
        """What is under way, and after it the pictures and footnotes that it ran around."""
        if self._text:
            yield from self._told(self._text)
        if self._last:
            yield self._last[0]
        yield from self._waiting
        self._text, self._last, self._waiting = None, None, []

    def _is_large(self, line: Line) -> bool:
        return (
            line.size >= self._body * 1.1 and len(line.text) <= 2 * LONGEST_HEADING and any(map(str.isalpha, line.text))
        )

    def _begun(self, line: Line, page: int) -> _Text:
        text = _Text([line], page, right=self._rights[line.column])
        label = _LABEL.match(line.text)
        if self._is_large(line):
            text.kind, text.level = "heading", self._levels[round(line.size * 2) / 2]
        elif line.bold and line.size >= self._body * 0.95 and looks_like_heading(line.text):
            text.kind, text.level = "heading", len(self._levels) + 1
        elif _CAPTION.match(line.text):
            text.kind = "caption"
        elif label:
            text.kind, text.level = "item", self._depth(line.x0)
        if text.kind == "heading" or (text.kind != "item" and self._depths and line.x0 <= self._depths[0] + 4):
            self._depths = []
        return text

    def _depth(self, x0: float) -> int:
        """How deep an item lies: by how far it stands to the right of those before it."""
        while self._depths and x0 < self._depths[-1] - 4:
            self._depths.pop()
        if not self._depths or x0 > self._depths[-1] + 4:
            self._depths.append(x0)
        return len(self._depths)

    def _goes_on(self, text: _Text, line: Line) -> bool:
        """Whether a line goes on with the paragraph under way."""
        last = text.lines[-1]
        over_column = line.column != last.column or line.top < last.top  # or over the page
        if abs(line.size - last.size) > 0.6 or (line.bold != last.bold and text.kind == "heading"):
            return False
        if _CAPTION.match(line.text) and not over_column:
            return False
        full = over_column or text.right - last.x1 < _width_of_first_word(line)
        if text.kind == "heading":
            near = -1 < line.top - last.bottom < last.size * 0.7
            return near and not over_column and not _LABEL.match(line.text) and full
        if self._is_large(line) or (line.bold and not last.bold and looks_like_heading(line.text)):
            return False
        ended = last.text.endswith(_ENDS)
        if _LABEL.match(line.text) and (ended or not full or abs(line.x0 - last.x0) > 2 or len(text.lines) == 1):
            return False
        if over_column:
            return not ended and (text.kind != "caption") and (line.text[:1].islower() or last.x1 >= text.right * 0.85)
        if line.top - last.bottom > last.size * 0.75:
            return False
        if len(text.lines) > 1 and abs(line.x0 - last.x0) > last.size * 1.2 and ended:
            return False
        return full or not ended

    def _told(self, text: _Text) -> Iterator[Part]:
        said = self._joined(text.lines)
        links = [link for line in text.lines for link in line.links]
        if _CONTENTS.search(said):
            return
        if text.kind == "heading":
            yield Part("heading", said, level=text.level, page=text.page, said=False, links=links)
        elif text.kind == "caption":
            yield Part("caption", said, page=text.page, links=links)
        elif text.kind == "item":
            yield Part("item", _BULLET.sub("", said), level=text.level, page=text.page, links=links)
        else:
            yield Part("paragraph", said, page=text.page, links=links)

    def _joined(self, lines: Sequence[Line]) -> str:
        """Lines as one text; a word that was broken at its hyphen is put together again."""
        said = ""
        for line in lines:
            if said.endswith(_HYPHENS) and line.text[:1].islower():
                said = self._mended(said, line.text)
            else:
                said += f" {line.text}" if said else line.text
        return said

    def _mended(self, said: str, after: str) -> str:
        first, second = _WORD.findall(said[:-1])[-1:], _WORD.findall(after)[:1]
        if not first or not second:
            return said + after
        whole, parted = (f"{first[0]}{between}{second[0]}".casefold() for between in ("", "-"))
        keeps = (
            said[-1] != "\u00ad"
            and self._words[whole] == 0
            and (
                self._words[parted] > 0
                or (self._words[first[0].casefold()] > 0 and self._words[second[0].casefold()] > 0)
            )
        )
        return (said if keeps else said[:-1]) + after

    def _without_notes(self, things: Sequence[Thing], page: Page) -> tuple[list[Thing], list[Part]]:
        """What stands on a page without its footnotes: small lines at its foot, the first with a mark."""
        at = len(things)
        while at and isinstance(row := things[at - 1], tuple) and row[0].size <= self._body * 0.92:
            at -= 1
        while at < len(things) and not _begins_note(things[at]):
            at += 1
        notes: list[list[Line]] = []
        for row in things[at:]:
            assert isinstance(row, tuple), "only lines stand at the foot"
            if _begins_note(row):
                notes.append([])
            notes[-1] += row
        found = []
        for lines in notes:
            match = _NOTE.match(lines[0].text)
            mark, rest = lines[0].mark, lines[0].text
            if not mark and match:
                mark, rest = match["mark"], rest[match.end() :]
            said = self._joined([replace(lines[0], text=rest.strip()), *lines[1:]])
            links = [link for line in lines for link in line.links]
            found.append(Part("footnote", said, number=mark, page=page.number, links=links))
        return list(things[:at]), found


def _width_of_first_word(line: Line) -> float:
    """What the first word of a line would have taken up at the end of the line before it."""
    return (len(line.text.split()[0]) + 1) * (line.x1 - line.x0) / len(line.text)


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """The words of a text but for those that the end of a line cut."""
    cut = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        ends_cut = line.text.endswith(_HYPHENS)
        yield from words[int(cut) : len(words) - int(ends_cut)]
        cut = ends_cut


def _begins_note(row: Thing) -> bool:
    return isinstance(row, tuple) and bool(row[0].mark or _NOTE.match(row[0].text))


def _continued(part: Part, before: Table, thing: Table) -> tuple[Part, Table] | None:
    """A table with the rows of one at the top of the next page; None where that one is another table."""
    if len(before.rows[0]) != len(thing.rows[0]):
        return None
    repeats = [normalised(one) for one in before.rows[0]] == [normalised(one) for one in thing.rows[0]]
    alike = abs(before.box[0] - thing.box[0]) < 4 and abs(before.box[2] - thing.box[2]) < 4
    if not repeats and (not alike or thing.bold_first):
        return None
    rows = (*part.rows, *(thing.rows[1:] if repeats else thing.rows))
    return replace(part, rows=rows), replace(before, box=thing.box)


def _furniture(pages: Sequence[Page]) -> Iterator[tuple[Page, set[Thing]]]:
    """Each page with what is not of its text: running headers and footers, page numbers, logos on every page."""
    edges = [[(row, _key(row, page)) for row in page.things if _is_at_edge(row, page)] for page in pages]
    counts = Counter(key for found in edges for key in {key for _, key in found})
    often = max(_FEW_PAGES, len(pages) * 0.3)
    for page, found in zip(pages, edges, strict=True):
        repeated = {row for row, key in found if counts[key] >= often or _is_page_number(row)}
        yield page, {row for row in repeated if _is_outside(row, page.things, repeated)}


def _is_outside(row: Thing, things: Sequence[Thing], repeated: set[Thing]) -> bool:
    """Whether a row stands outside of the text: beyond all of it, and not as close to it as lines of a paragraph.

    A line of the text may well be the same on two pages.
    """
    at = things.index(row)
    if repeated.issuperset(things[:at]):
        beside = things[at + 1] if at + 1 < len(things) else None
        return not _is_close(row, beside, repeated)
    beside = things[at - 1]
    return repeated.issuperset(things[at:]) and not _is_close(beside, row, repeated)


def _is_close(above: Thing, below: Thing | None, repeated: set[Thing]) -> bool:
    if not isinstance(above, tuple) or not isinstance(below, tuple) or repeated.issuperset((above, below)):
        return False
    gap = below[0].top - above[0].bottom
    return gap < 0.6 * above[0].size and abs(above[0].size - below[0].size) < 0.6


def _key(row: Thing, page: Page) -> object:
    """What is the same on every page: the words but for their numbers, and where they stand."""
    if isinstance(row, tuple):
        said = " ".join(line.text for line in row)
        return _DIGITS.sub("#", said).casefold(), round(row[0].top / 6), row[0].top < page.height / 2
    return tuple(round(one / 4) for one in row.box) if isinstance(row, Picture) else row.rows


def _is_at_edge(row: Thing, page: Page) -> bool:
    if isinstance(row, Table) or (isinstance(row, tuple) and _LABEL.match(row[0].text) and len(row[0].text) > 12):
        return False
    top, bottom = (row[0].top, row[0].bottom) if isinstance(row, tuple) else (row.box[1], row.box[3])
    return bottom < page.height * _EDGE or top > page.height * (1 - _EDGE)


def _is_page_number(row: Thing) -> bool:
    return isinstance(row, tuple) and len(row) == 1 and bool(_PAGE_NUMBER.match(row[0].text))
