"""What the readers share: raised text, what looks like a heading, numbered paragraphs and items told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reeve.checking.document import Part, normalised, numbered

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SQUARE = re.compile(r"(?:\b(?:mm|cm|km|m|ft)|\d)\s*$")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?,\s?\d{1,3})*|[*†‡§]+)[\])]?")
_DECIMAL = re.compile(r"^\(?(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?$")
_NO_HEADING = re.compile(
    r"^(?:dear|from|to|cc|bcc|date|sent|subject|regards|yours|kind|best|ward|report of|contact|tel|telephone)\b",
    re.IGNORECASE,
)
LONGEST_HEADING = 90
_MOST_WORDS = 9


def raised(before: str, said: str) -> str:
    """What raised text is read as: an ordinal's letters and a power stay, the mark of a note is left out.

    "£5" with a raised 1 would else be read as "£51".
    """
    if not _MARK.fullmatch(said.strip()):
        return said
    if said.strip().isdigit() and _SQUARE.search(before) and (before.rstrip()[-1:].isalpha() or "10" in before[-3:]):
        return said.strip().translate(_RAISED)
    return ""


def looks_like_heading(text: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, no sentence, no address, no line of a letter."""
    words = numbered(text)[1].split()
    if not words or len(text) > LONGEST_HEADING or text.endswith((".", ";", ":", ",", "?", "-", "–")) or "@" in text:
        return False
    if _NO_HEADING.match(text) or not any(one.isalpha() for one in text):
        return False
    return text.isupper() or (words[0][:1].isupper() and len(words) <= _MOST_WORDS)


def settled(parts: Iterable[Part]) -> Iterator[Part]:
    """The same parts, where an item with a decimal number is a paragraph of the paper unless a colon announced it.

    Word, HTML and plain text each mark "12." in their own manner; a committee numbers its paragraphs so all the same.
    A list within a list stays one.
    """
    announced = False
    listed = 0
    for part in parts:
        said = part
        if part.kind in ("item", "paragraph") and not part.number:
            number, text = numbered(normalised(part.text))
            said = replace(part, number=number, text=text) if number else part
        match = _DECIMAL.match(said.number)
        if said.kind == "item" and match and said.level <= 1 + match["number"].count("."):
            listed = _next(match["number"], announced=announced, listed=listed)
            said = said if listed else replace(said, kind="paragraph", level=0)
        elif said.kind not in ("item", "footnote", "picture"):
            listed = 0
        if said.kind not in ("footnote", "picture"):
            announced = said.text.rstrip().endswith(":")
        yield said


def _next(number: str, *, announced: bool, listed: int) -> int:
    """The place in a list that a number has; 0 where it numbers a paragraph of the paper."""
    if not number.isdigit():
        return 0
    if int(number) == 1 and announced:
        return 1
    return listed + 1 if listed and int(number) == listed + 1 else 0


def as_cell(parts: Iterable[Part]) -> tuple[str, list[Part]]:
    """What stands in a cell as one text, and what stands apart from it: pictures and tables within."""
    said: list[str] = []
    apart: list[Part] = []
    for part in parts:
        if part.kind in ("table", "picture"):
            apart.append(part)
        else:
            said.append(f"{part.number} {part.text}")
    return "\n".join(said).strip(), apart
