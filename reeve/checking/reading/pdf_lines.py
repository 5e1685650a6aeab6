"""The lines of a page by where its letters stand: raised letters with theirs, columns one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reeve.checking.reading.marks import raised
from reeve.checking.reading.pdf_letters import Box, Letter

_LABEL = re.compile(r"^(?:[-–—•●▪■◦*·o\uf0b7\uf0a7]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxIVX]{1,5}|[A-Z])[.)]?)$")
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi"}
)
_GAP, _BLANK = 1.9, 0.18
"""Gaps in parts of the size of letters: from which a column begins, and from which a blank is meant."""


@dataclass(frozen=True)
class Line:
    """A line of text, or what of it stands in one column."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    mark: str = ""
    """A raised mark at its front, as footnotes have."""
    links: tuple[tuple[str, str], ...] = ()
    column: int = 0


@dataclass
class _Row:
    middle: float
    size: float
    chars: list[Letter] = field(default_factory=list)


def rows_of(chars: Iterable[Letter]) -> list[_Row]:
    """Letters by line: those whose middles lie within half a letter of each other, so raised ones are with theirs."""
    rows: list[_Row] = []
    for char in sorted(chars, key=lambda one: (one.top + one.bottom) / 2):
        middle, size = (char.top + char.bottom) / 2, char.size
        near = rows[-1] if rows else None
        if near is None or middle - near.middle > max(near.size, size) * 0.55:
            rows.append(_Row(middle, size, [char]))
        else:
            if size > near.size * 1.2:  # the raised letters came first
                near.middle, near.size = middle, size
            near.chars.append(char)
    return rows


def segments_of(row: _Row, links: Sequence[tuple[Box, str]]) -> Iterator[Line]:
    """The stretches of a line that wide gaps hold apart; a number or a bullet stays with its text."""
    size = Counter(round(one.size, 1) for one in row.chars).most_common(1)[0][0]
    pieces: list[list[Letter]] = []
    end: float | None = None
    for char in sorted(row.chars, key=lambda one: one.x0):
        if char.text.isspace():
            if pieces:
                pieces[-1].append(char)
            continue
        if end is None or (char.x0 - end > _GAP * size and not (len(pieces) == 1 and _is_label(pieces[0]))):
            pieces.append([])
        pieces[-1].append(char)
        end = max(char.x1, end or 0)
    for piece in pieces:
        line = _line(piece, size, links)
        if line.text.strip() or line.mark:
            yield line


def _is_label(chars: Sequence[Letter]) -> bool:
    return len(chars) < 12 and bool(_LABEL.match("".join(one.text for one in chars).strip()))


def _line(chars: Sequence[Letter], size: float, links: Sequence[tuple[Box, str]]) -> Line:
    inked = [one for one in chars if not one.text.isspace()]
    bottom = max(one.bottom for one in inked)
    base = Counter(round(one.bottom, 1) for one in inked).most_common(1)[0][0]
    near = [(box, uri) for box, uri in links if box[1] <= bottom and box[3] >= min(one.top for one in inked)]
    text, mark, up = "", "", ""
    linked: dict[str, str] = {}
    before: Letter | None = None
    for char in chars:
        said = char.text.translate(_SYMBOLS)
        gap = before is not None and char.x0 - before.x1 > _BLANK * size
        is_up = (
            not said.isspace()
            and char.size < size * 0.99
            and char.bottom < max(base, bottom - size * 0.3) - size * 0.15
        )
        if up and not is_up:
            text, mark = _lowered(text, mark, up)
            up = ""
        if said.isspace() or gap:
            text += "" if text.endswith(" ") or not text else " "
        for box, uri in near:
            if char.is_in(box):
                linked[uri] = linked.get(uri, "") + (" " if gap else "") + said
        if is_up:
            up += said
        elif not said.isspace():
            text += said
        before = char
    if up:
        text, mark = _lowered(text, mark, up)
    letters = [one for one in inked if one.text.isalpha()]
    return Line(
        text.rstrip(),
        min(one.x0 for one in inked),
        max(one.x1 for one in inked),
        min(one.top for one in inked),
        bottom,
        size,
        bool(letters) and all(one.bold for one in letters),
        mark,
        tuple((words.strip(), uri) for uri, words in linked.items() if words.strip()),
    )


def _lowered(text: str, mark: str, up: str) -> tuple[str, str]:
    said = raised(text, up)
    return text + said, up.strip("[]() ") if not text and not said else mark


def in_order(rows: list[list[Line]], width: float) -> list[tuple[Line, ...]]:
    """The lines in order of reading: down the left column and then the right one, where a page has two."""
    gutter = _gutter([line for row in rows for line in row], width)
    if gutter is None:
        return [tuple(row) for row in rows]
    found: list[tuple[Line, ...]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in (line for row in rows for line in row):
        if line.x1 <= gutter:
            left.append(line)
        elif line.x0 >= gutter:
            right.append(line)
        else:  # it runs over both: what stands above it is read first
            found += _columns(left, right)
            left, right = [], []
            found.append((line,))
    return [*found, *_columns(left, right)]


def _columns(left: Sequence[Line], right: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    yield from ((replace(line, column=1),) for line in left)
    yield from ((replace(line, column=2),) for line in right)


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the gap between two columns of text runs; None where the page has one."""
    starts = sorted({line.x0 for line in lines if 0.4 * width < line.x0 < 0.65 * width})
    for start in starts:
        at = start - 1
        left = [line for line in lines if line.x1 <= at]
        right = [line for line in lines if line.x0 >= at]
        over = len(lines) - len(left) - len(right)
        if (
            min(len(left), len(right)) >= 6
            and over <= len(lines) * 0.25
            and _is_prose(left, width)
            and _is_prose(right, width)
        ):
            return at
    return None


def _is_prose(lines: Sequence[Line], width: float) -> bool:
    """Whether lines are as long as those of a column of text; the cells of a table are shorter."""
    return sum(line.x1 - line.x0 > 0.27 * width for line in lines) >= len(lines) * 0.5
