"""Read plain text, e-mails, and text that came out of a converter with some marks left in it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reeve.checking.document import Document, Part, assemble

_QUOTED = re.compile(r"^(?:>\s?)+")
_TAGS = re.compile(r"</?(?:ul|ol|b|i|u|em|strong|p|span|div)\b[^>]*>", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^<sup>(?P<number>[^<]{1,4})</sup>\s*", re.IGNORECASE)
_SUP = re.compile(r"<sup>\s*\d{1,2}\s*</sup>|(?<=[A-Za-z,.;)])[¹²³⁴⁵⁶⁷⁸⁹⁰]+", re.IGNORECASE)
_BULLET = re.compile(r"^(?P<lead>\s*)(?P<mark>[-–—•●▪■◦*·o])\s+(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]\s|\d{1,2}(?:\.\d{1,2})+[.)]?\s)")
_LETTERED = re.compile(r"^\s*\(?(?:[a-z]|[ivx]{2,5})[.)]\s|^\s*\((?:\d{1,2}|[a-z]{1,2})\)\s")
_HEADING = re.compile(r"^\s*(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*\s*$")
_CELLS = re.compile(r"\t|\s*\|\s*")
_GAPS = re.compile(r"\s{2,}")
_RULE = re.compile(r"^[\s|:+=_-]+$")
_ENDS = (".", ":", ";", "!", "?", "”", '"', ")")
_WIDE, _NARROW = 100, 60
_LONGEST_HEADING = 90


def parts_of(text: str) -> Iterator[Part]:
    """The headings, paragraphs, items, tables and footnotes of a text, as its lines show them."""
    lines = [_plain(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")]
    wrapped = _is_wrapped(lines)
    at = 0
    while at < len(lines):
        rows = _table_at(lines, at)
        if rows:
            yield _table(rows)
            at += _length(lines, at)
            continue
        line = lines[at]
        if not line.strip() or _RULE.match(line):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _goes_on(lines[end - 1], lines[end], wrapped=wrapped) and not _table_at(lines, end):
            end += 1
        alone = (at == 0 or not lines[at - 1].strip()) and (end == len(lines) or not lines[end].strip())
        yield _block(line, " ".join(one.strip() for one in lines[at:end]), alone=alone and end == at + 1)
        at = end


def read_text(text: str, name: str = "text") -> Document:
    """A document of plain text."""
    return assemble(name, parts_of(text), marked=False)


def _plain(line: str) -> str:
    """A line without the marks that a mail program or a converter puts in it."""
    said = _QUOTED.sub("", line)
    said = re.sub(r"<br\s*/?>|</?li>", " • ", said, flags=re.IGNORECASE) if "\t" in said else said
    said = _TAGS.sub(" ", said).replace("&amp;", "&").replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">")
    said = re.sub(r"\*\*(.+?)\*\*", r"\1", said)
    return re.sub(r"(?<=\d)<sup>(st|nd|rd|th)</sup>", r"\1", said, flags=re.IGNORECASE)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether paragraphs run over several lines: often a line ends in the middle of a sentence and the next goes on."""
    broken = 0
    for one, after in itertools.pairwise(lines):
        goes_on = bool(after.strip()) and (after.strip()[0].islower() or after.strip()[0].isdigit())
        broken += goes_on and len(one.strip()) > _NARROW - 10 and not one.rstrip().endswith(_ENDS)
    return broken >= 2


def _goes_on(before: str, line: str, *, wrapped: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if not line.strip() or not before.strip() or _HEADING.match(line) or _HEADING.match(before) or _RULE.match(line):
        return False
    if _BULLET.match(line) or _NUMBERED.match(line) or _LETTERED.match(line) or _FOOTNOTE.match(line):
        return False
    long = len(before.strip()) >= _NARROW - 10
    if before.rstrip().endswith(_ENDS):
        return wrapped and long and len(before) <= _WIDE and before.rstrip()[-1] != ":"
    indented = bool(_BULLET.match(before) or _NUMBERED.match(before)) and line[:1].isspace()
    return (long and len(before) <= _WIDE * 1.3) or indented or (wrapped and line.strip()[0].islower())


def _block(first: str, text: str, *, alone: bool) -> Part:
    if heading := _HEADING.match(text):
        return Part("heading", _SUP.sub("", heading["text"]), level=len(heading["marks"]))
    if footnote := _FOOTNOTE.match(text.strip()):
        return Part("footnote", text.strip()[footnote.end() :], number=footnote["number"])
    said = _SUP.sub("", text.strip())
    if bullet := _BULLET.match(first):
        rest = _SUP.sub("", _BULLET.sub("", text, count=1)).strip()
        level = 1 + len(bullet["lead"].replace("\t", "    ")) // 2
        if _NUMBERED.match(rest):
            return Part("paragraph", rest)
        return Part("item", rest, level=min(level, 6))
    if _LETTERED.match(first):
        return Part("item", said, level=1 + (len(first) - len(first.lstrip())) // 4)
    if alone and _is_heading(said):
        return Part("heading", said, level=1 if said.isupper() else 2, said=False)
    return Part("paragraph", said)


def _is_heading(said: str) -> bool:
    words = said.split()
    if not words or len(said) > _LONGEST_HEADING or said.endswith((".", ";", ":", ",", "?")) or "@" in said:
        return False
    if _NUMBERED.match(said) and len(words) > 1:
        words = words[1:]
    if re.match(r"^(?:dear|from|to|date|subject|cc|regards|yours|ward|report of|contact)\b", said, re.IGNORECASE):
        return False
    return said.isupper() or (words[0][:1].isupper() and len(words) <= 9)


def _cells(line: str) -> list[str]:
    """The cells of a line; one cell where it is no row of a table."""
    if "\t" in line or (line.count("|") >= 1 and not line.strip().startswith("||")):
        inner = line.strip("\n")
        if "|" in inner and "\t" not in inner:
            inner = inner.strip().strip("|") if inner.strip().startswith("|") else inner
        return [cell.strip() for cell in _CELLS.split(inner)]
    cells = _GAPS.split(line.strip())
    return cells if len(cells) >= 2 and not _BULLET.match(line) else [line]


def _length(lines: Sequence[str], at: int) -> int:
    end = at
    while end < len(lines) and (
        len(_cells(lines[end])) > 1 or (end > at and _RULE.match(lines[end]) and lines[end].strip())
    ):
        end += 1
    return end - at


def _table_at(lines: Sequence[str], at: int) -> list[list[str]]:
    """The rows of the table that begins at a line; none where none does."""
    length = _length(lines, at)
    rows = [_cells(line) for line in lines[at : at + length] if not _RULE.match(line)]
    marked = any("\t" in line or "|" in line for line in lines[at : at + length])
    if not rows or not any(sum(map(bool, row)) > 1 for row in rows) or (len(rows) < 2 and not marked):
        return []
    widths = Counter(map(len, rows))
    if not marked and (widths.most_common(1)[0][1] < len(rows) * 0.6 or max(widths) < 2):
        return []
    return rows


def _table(rows: list[list[str]]) -> Part:
    mended = mend_rows(rows)
    numbers = sum(bool(re.search(r"\d", cell)) and not re.search(r"[A-Za-z]{3}", cell) for cell in mended[0][1:])
    header = numbers <= len(mended[0][1:]) / 2 or all(
        re.fullmatch(r"(?:19|20)\d\d\S*|", cell) for cell in mended[0][1:]
    )
    return Part("table", rows=mended, header_rows=1 if header and len(mended) > 1 else 0)


def mend_rows(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows whose label was broken over two lines, put together: "Not" with its numbers, then "embedded" with none.

    A label is taken to go on where it stands without numbers under rows with numbers, several times or in lower case.
    """
    bare = Counter(
        row[0].casefold() for before, row in itertools.pairwise(rows) if _has_numbers(before) and _is_bare(row)
    )
    found: list[list[str]] = []
    for row in rows:
        label = row[0].casefold() if row else ""
        goes_on = bare[label] >= 2 or (bare[label] and row[0][:1].islower())
        if found and goes_on and _has_numbers(found[-1]):
            found[-1][0] = f"{found[-1][0]} {row[0]}".strip()
        else:
            found.append(list(row))
    return found


def _has_numbers(row: Sequence[str]) -> bool:
    return any(re.search(r"\d", cell) for cell in row[1:])


def _is_bare(row: Sequence[str]) -> bool:
    return bool(row and row[0]) and not any(cell.strip() for cell in row[1:])
