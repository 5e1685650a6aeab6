"""The styles of an OpenDocument text, and the numbers that its lists and headings print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reeve.checking.reading.word_numbers import printed

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_LEVELS = 10
_MOST_PARENTS = 20
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_OUTLINE = "\0outline"


def named(space: str, name: str) -> str:
    """A name as the parser gives it."""
    return f"{{{_SPACES[space]}}}{name}"


def name_of(element: Any) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def whole(said: str | None, otherwise: int) -> int:
    """A whole number that an attribute says."""
    return int(said) if said is not None and said.isascii() and said.isdigit() and len(said) < 7 else otherwise


class Styles:
    """What the styles of a document say, its own and the common ones."""

    def __init__(self, trees: Sequence[Any | None]) -> None:
        self._parents: dict[str, str | None] = {}
        self._looks: dict[str, list[Any]] = {}
        self.lists: dict[str, dict[int, Any]] = {}
        for tree in (one for one in trees if one is not None):
            for style in tree.iter(named("style", "style")):
                name = style.get(named("style", "name")) or ""
                self._parents[name] = style.get(named("style", "parent-style-name"))
                self._looks[name] = list(style.iter(named("style", "text-properties")))
            for style in (*tree.iter(named("text", "list-style")), *tree.iter(named("text", "outline-style"))):
                outline = name_of(style) == "outline-style"
                levels = {whole(one.get(named("text", "level")), 1): one for one in style}
                self.lists[_OUTLINE if outline else style.get(named("style", "name")) or ""] = levels

    def chain(self, name: str | None) -> list[str]:
        """A style's name and those of its parents, nearest first."""
        found: list[str] = []
        while name is not None and len(found) < _MOST_PARENTS:
            found.append(name)
            name = self._parents.get(name)
        return found

    def _says(self, names: Sequence[str], attribute: str) -> str:
        for name in names:
            for look in self._looks.get(name, ()):
                if said := look.get(attribute):
                    return str(said)
        return ""

    def is_raised(self, names: Sequence[str]) -> bool:
        """Whether text in such styles is raised."""
        position = self._says(names, named("style", "text-position"))
        return position.startswith("super") or position[:1] in "123456789" if position else False

    def is_bold(self, names: Sequence[str]) -> bool:
        """Whether text in such styles is bold."""
        return self._says(names, named("fo", "font-weight")) in ("bold", "600", "700", "800", "900")

    def is_hidden(self, names: Sequence[str]) -> bool:
        """Whether text in such styles is not shown."""
        return self._says(names, named("text", "display")) == "none"


class Counter:
    """Counts the items of lists and the headings, as they are printed."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()

    def goes_on(self, element: Any, style: str | None) -> bool:
        """Whether a list goes on with the numbers of one before it."""
        identity = element.get(named("xml", "id"))
        before = element.get(named("text", "continue-list"))
        continued = element.get(named("text", "continue-numbering")) == "true" or before in self._seen
        if identity:
            self._seen.add(identity)
        return continued and style in self._counts

    def begin(self, style: str) -> None:
        """Let a list begin at its first number."""
        self._counts[style] = [None] * (_LEVELS + 1)

    def heading(self, level: int) -> str:
        """The number before the next heading of a level; "" where headings have none."""
        return self.item(_OUTLINE, level, None)

    def item(self, style: str | None, level: int, start: str | None) -> str:
        """The number before the next item of a list; "" for a bullet."""
        levels = self._styles.lists.get(style or "", {})
        level = min(level, _LEVELS)
        shape = levels.get(level)
        if style is None or shape is None or not name_of(shape).startswith(("list-level-style-number", "outline")):
            return ""
        counts = self._counts.setdefault(style, [None] * (_LEVELS + 1))
        before = counts[level]
        first = whole(shape.get(named("text", "start-value")), 1)
        counts[level] = whole(start, first) if start else first if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level)
        if not shape.get(named("style", "num-format")):
            return ""
        shown = max(1, min(whole(shape.get(named("text", "display-levels")), 1), level))
        numbers = [
            printed(counts[place] or 1, _FORMS.get(levels[place].get(named("style", "num-format")) or "1", "decimal"))
            for place in range(level - shown + 1, level + 1)
            if place in levels and levels[place].get(named("style", "num-format"))
        ]
        prefix, suffix = (shape.get(named("style", f"num-{end}")) or "" for end in ("prefix", "suffix"))
        return f"{prefix}{'.'.join(numbers)}{suffix}".strip()
