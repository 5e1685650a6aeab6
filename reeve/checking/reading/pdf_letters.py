"""What is drawn on a page of a PDF: its letters, its straight lines and its pictures, each by where it stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, from the top left corner."""

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SMALLEST_PICTURE = 24
_STRAIGHT = 0.5


class Letter(NamedTuple):
    """A letter; what takes a page's time is that it has thousands of them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool

    def is_in(self, box: Box) -> bool:
        """Whether its middle lies in a box."""
        across, down = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        return box[0] <= across <= box[2] and box[1] <= down <= box[3]


class Drawn(NamedTuple):
    """All that is drawn on a page."""

    letters: list[Letter]
    edges: list[dict[str, Any]]
    """Upright and level lines, as pdfplumber wants them."""
    pictures: list[Box]


def drawn_on(page: Any) -> Drawn:
    """What is drawn on a page of pdfplumber; its own objects take twice as long to make."""
    found = Drawn([], [], [])
    left, top, height, width = float(page.mediabox[0]), float(page.mediabox[1]), float(page.height), float(page.width)
    bold: dict[Any, bool] = {}

    def place(one: Any) -> Box:
        return one.x0 + left, height - one.y1 + top, one.x1 + left, height - one.y0 + top

    for one in _leaves(page.layout):
        if isinstance(one, LTChar):
            if one.upright and one.size > 1 and -1 <= one.x0 <= width + 1:
                if one.fontname not in bold:
                    bold[one.fontname] = bool(_BOLD.search(str(one.fontname)))
                found.letters.append(Letter(one.get_text(), *place(one), one.size, bold[one.fontname]))
        elif isinstance(one, LTImage):
            box = place(one)
            if min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST_PICTURE and box[0] < width and box[3] > -1:
                found.pictures.append(box)
        elif isinstance(one, LTCurve):
            found.edges.extend(_edges(one, place(one), [(x + left, height - y + top) for x, y in one.pts]))
    return found


def _edges(one: LTCurve, box: Box, points: list[tuple[float, float]]) -> Iterator[dict[str, Any]]:
    """The upright and level lines that a figure is drawn with."""
    x0, y0, x1, y1 = box
    if isinstance(one, LTRect):
        yield from (_edge(x0, y0, x1, y0), _edge(x0, y1, x1, y1), _edge(x0, y0, x0, y1), _edge(x1, y0, x1, y1))
    elif isinstance(one, LTLine):
        if min(x1 - x0, y1 - y0) < _STRAIGHT:
            yield _edge(x0, y0, x1, y1)
    else:
        for (across, down), (to, till) in itertools.pairwise(points):
            if min(abs(to - across), abs(till - down)) < _STRAIGHT:
                yield _edge(min(across, to), min(down, till), max(across, to), max(down, till))


def _edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    """A level or upright line."""
    level = x1 - x0 >= bottom - top
    return {
        "object_type": "line_edge",
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1 if level else x0,
        "top": top,
        "bottom": top if level else bottom,
        "doctop": top,
        "width": x1 - x0 if level else 0,
        "height": 0 if level else bottom - top,
    }


def _leaves(container: Any) -> Iterator[Any]:
    waiting = [iter(container)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif isinstance(one, LTContainer):
            waiting.append(iter(one))
        else:
            yield one
