"""The numbers that Word prints before paragraphs, counted as Word counts them: they stand nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_LEVELS = 9
_MOST_BASES = 20
"""Styles are based on each other; a damaged file may make a circle of it."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class _Level:
    form: str
    text: str
    start: int
    style: str
    legal: bool


class Styles:
    """The styles of a document, and what a paragraph inherits from them."""

    def __init__(self, root: Any) -> None:
        self._styles = {one.get(qn("w:styleId")): one for one in root.iterchildren(qn("w:style"))}
        self._default = next(
            (
                name
                for name, one in self._styles.items()
                if one.get(qn("w:type")) == "paragraph" and one.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )

    def chain(self, name: str | None) -> list[Any]:
        """A style and those that it is based on, nearest first."""
        found: list[Any] = []
        while name in self._styles and len(found) < _MOST_BASES:
            found.append(self._styles[name])
            name = value(found[-1], "w:basedOn")
        return found

    def of(self, paragraph: Any) -> list[Any]:
        """The styles of a paragraph, nearest first."""
        return self.chain(value(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default)

    def properties(self, paragraph: Any) -> list[Any]:
        """The paragraph's own properties and those of its styles, nearest first."""
        all_of = [paragraph.find(qn("w:pPr")), *(style.find(qn("w:pPr")) for style in self.of(paragraph))]
        return [one for one in all_of if one is not None]


class Numbers:
    """Counts the numbered paragraphs of a document, in order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        shapes = {one.get(qn("w:abstractNumId")): one for one in _children(root, "w:abstractNum")}
        by_style = {value(one, "w:styleLink"): one for one in shapes.values() if value(one, "w:styleLink")}
        for one in _children(root, "w:num"):
            self._add(one, shapes, by_style)

    def _add(self, one: Any, shapes: dict[str | None, Any], by_style: dict[str | None, Any]) -> None:
        identity = one.get(qn("w:numId"))
        shape = shapes.get(value(one, "w:abstractNumId"))
        if identity is None or shape is None:
            return
        shape = by_style.get(value(shape, "w:numStyleLink"), shape)
        levels = {_depth(level): _level(level) for level in _children(shape, "w:lvl")}
        for override in _children(one, "w:lvlOverride"):
            depth, start = _depth(override), value(override, "w:startOverride")
            for level in _children(override, "w:lvl"):
                levels[depth] = _level(level)
            if start is not None:
                self._restarts[identity, depth] = _whole(start, 1)
        self._lists[identity] = (shape.get(qn("w:abstractNumId")) or "", levels)

    def of(self, paragraph: Any) -> tuple[str, int]:
        """The number printed before a paragraph, "" for none or a bullet; and how deep its list lies, 0 for none."""
        identity, depth = self._place(paragraph)
        if identity not in self._lists:
            return "", 0
        shape, levels = self._lists[identity]
        level = levels.get(depth)
        if level is None:
            return "", depth + 1
        counts = self._counts.setdefault(shape, [None] * _LEVELS)
        restart = self._restarts.pop((identity, depth), None)
        before = counts[depth]
        counts[depth] = restart if restart is not None else level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.form in ("bullet", "none"):
            return "", depth + 1

        def said(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place, level)
            count = counts[place]
            return printed(other.start if count is None else count, "decimal" if level.legal else other.form)

        return _PLACE.sub(said, level.text).strip(), depth + 1

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list of a paragraph and its level in it; the style may say the one, a level's own style the other."""
        identity = depth = None
        for properties in self._styles.properties(paragraph):
            numbering = properties.find(qn("w:numPr"))
            if numbering is None:
                continue
            if depth is None and (said := value(numbering, "w:ilvl")) is not None:
                depth = _whole(said, 0)
            if (identity := value(numbering, "w:numId")) is not None:
                break
        if identity is None or identity not in self._lists:
            return "", 0
        if depth is None:
            names = [style.get(qn("w:styleId")) for style in self._styles.of(paragraph)]
            levels = self._lists[identity][1]
            depth = next((place for name in names for place, level in levels.items() if level.style == name), 0)
        return identity, max(0, min(depth, _LEVELS - 1))


def value(element: Any | None, name: str) -> str | None:
    """What a child element says in its `w:val`; None where it says nothing."""
    child = element.find(qn(name)) if element is not None else None
    said = child.get(qn("w:val")) if child is not None else None
    return str(said) if said is not None else None


def is_on(element: Any | None, name: str) -> bool:
    """Whether a property is switched on: it is there, and does not say that it is off."""
    child = element.find(qn(name)) if element is not None else None
    return child is not None and child.get(qn("w:val")) not in ("0", "false", "off", "none")


def printed(number: int, form: str) -> str:
    """A number in the form that a list wants, such as "c", "iv" or "07"."""
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 9:
        said = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        said, rest = "", number
        for worth, letters in _ROMAN:
            said += letters * (rest // worth)
            rest %= worth
    elif form == "decimalZero":
        return f"{number:02}"
    elif form == "none":
        return ""
    else:
        return str(number)
    return said.upper() if form.startswith("upper") else said


def _children(element: Any | None, name: str) -> list[Any]:
    return list(element.iterchildren(qn(name))) if element is not None else []


def _depth(element: Any) -> int:
    return max(0, min(_whole(element.get(qn("w:ilvl")), 0), _LEVELS - 1))


def _level(level: Any) -> _Level:
    return _Level(
        value(level, "w:numFmt") or "decimal",
        value(level, "w:lvlText") or "",
        _whole(value(level, "w:start"), 1),
        value(level, "w:pStyle") or "",
        is_on(level, "w:isLgl"),
    )


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and said.isascii() and said.isdigit() and len(said) < 7 else otherwise
