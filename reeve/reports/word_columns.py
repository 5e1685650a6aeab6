"""Share a page's width among the columns of a Word table, by what stands in them."""

from __future__ import annotations

from docx.shared import Emu, Length, Pt

from reeve.reports.blocks import Table
from reeve.reports.narrative import plain
from reeve.reports.word_styles import TABLE_TYPE, TEXT_WIDTH

_GAP = 10.0  # between columns, in points
_SHORT = (120.0, 80.0, 0.0)  # a text this wide stays on one line; the first in points that leaves room for all columns
_LONG = 300.0
_BOLD = 1.08
# Widths of Arial's letters by shape, in parts of the type's size; the rest are like "a".
_SHAPES = {
    **dict.fromkeys("ijl'|’", 0.22),
    **dict.fromkeys(" fIt.,:;/!()[]-\u00a0", 0.29),
    **dict.fromkeys("rJcksvxyz“”", 0.49),
    **dict.fromkeys("ABEKPSVXYFTLZ&", 0.66),
    **dict.fromkeys("CDGHNOQRUw", 0.74),
    **dict.fromkeys("mMW%@", 0.88),
}


def column_widths(table: Table) -> list[Length]:
    """One width a column, together the width of the text.

    Short texts stay on one line where there is room for that; long ones share what is left. Columns of numbers take
    no more than they need, so that numbers stand together at the right.
    """
    heads = [_width(column.label) * _BOLD for column in table.columns]
    texts = [[plain(row[at]) for row in table.rows] for at in range(len(table.columns))]
    whole = [max([head, *map(_width, column)]) for head, column in zip(heads, texts, strict=True)]
    words = [
        max([_longest_word(column.label) * _BOLD, *map(_longest_word, cells)])
        for column, cells in zip(table.columns, texts, strict=True)
    ]
    room = Length(TEXT_WIDTH).pt - _GAP * len(whole)
    least = words
    for short in _SHORT:
        least = [full if full <= short else word for full, word in zip(whole, words, strict=True)]
        if sum(least) <= room:
            break
    beyond = [
        0.0 if column.numeric else max(min(full, _LONG) - part, 0.0)
        for column, full, part in zip(table.columns, whole, least, strict=True)
    ]
    if not any(beyond):
        beyond[0] = 1.0
    spare = max(room - sum(least), 0.0)
    points = [part + _GAP + spare * more / sum(beyond) for part, more in zip(least, beyond, strict=True)]
    # Where even the longest words have no room, all columns give way alike.
    scale = Length(TEXT_WIDTH).pt / sum(points)
    return [Emu(Pt(part * scale)) for part in points]


def _width(text: str) -> float:
    """About how wide a text is in a table, in points."""
    return sum(_SHAPES.get(letter, 0.56) for letter in text) * TABLE_TYPE


def _longest_word(text: str) -> float:
    return max(map(_width, text.split()), default=0.0)
