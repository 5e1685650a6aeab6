"""The lists of a document: which items follow a sentence that announces them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reeve.checking.document import Block, Document

_LETTER = re.compile(r"^\(?(?P<letter>[a-z])[.)]$")
_ROMAN = re.compile(r"^\(?(?P<roman>[ivx]{1,5})[.)]$")


@dataclass(frozen=True)
class Items:
    """The items of the list that follows a block, those of its first level only."""

    blocks: tuple[Block, ...]
    labelled: bool = False
    """Whether they bear letters or numbers, so that other paragraphs may lie between them."""


def items_after(document: Document, block: Block) -> Items | None:
    """The list that begins right after a block; None where none does.

    Items that bear letters go on over paragraphs between them, until the letters begin anew or a number comes.
    """
    rest = document.blocks[block.paragraph :]
    while rest and rest[0].kind in ("caption", "footnote"):
        rest = rest[1:]
    if not rest:
        return None
    first = rest[0]
    scheme = _scheme(first.number)
    if scheme == "digit" and _scheme(block.number) == "digit" and _value(first) == _value(block) + 1:
        return None  # the next paragraph
    if scheme == "letter" and first.number.strip("().") == "a":
        return _lettered(rest)
    if first.kind == "heading" or (first.kind == "paragraph" and not scheme):
        return _lettered_soon(rest)
    if first.kind != "item" and not _numbers_anew(block, first):
        return None
    found: list[Block] = []
    for one in rest:
        if (
            one.kind == first.kind
            and one.level == first.level
            and _scheme(one.number) == scheme
            and _goes_on(found, one)
        ):
            found.append(one)
        elif (
            one.kind == "item" and (one.level > first.level or (_scheme(one.number) != scheme and one.number))
        ) or one.kind in ("caption", "footnote", "picture"):
            continue
        else:
            break
    return Items(tuple(found), bool(scheme)) if found else None


def _numbers_anew(block: Block, first: Block) -> bool:
    """Whether a numbered paragraph begins a list of its own rather than following on: "1." after a plain paragraph."""
    return first.number.strip("().") in ("1", "i") and not block.number.startswith("0") and first.number != block.number


def _goes_on(found: list[Block], one: Block) -> bool:
    if not found or not one.number:
        return True
    return one.number.strip("().") not in ("1", "a", "i")


def _lettered_soon(rest: tuple[Block, ...]) -> Items | None:
    """Items that begin after a heading, such as comments that are grouped under headings."""
    for place, one in enumerate(rest[:2]):
        if one.number.strip("().") == "a" and _LETTER.match(one.number):
            return _lettered(rest[place:])
        if one.kind not in ("heading", "paragraph") or one.number or len(one.text) > 120:
            return None
    return None


def _lettered(rest: tuple[Block, ...]) -> Items:
    found: list[Block] = []
    for one in rest:
        label = _LETTER.match(one.number)
        if label and ord(label["letter"]) == ord("a") + len(found):
            found.append(one)
        elif label and label["letter"] == "a" and found:
            if len(found) > 1:
                break
        elif (re.match(r"^\d", one.number) and one.kind != "item") or (
            one.kind == "heading" and one.said and one.level and one.level <= 2 and len(found) > 1 and not one.number
        ):
            break
    return Items(tuple(found), labelled=True)


def _value(block: Block) -> int:
    return int(block.number.strip("()."))


def _scheme(number: str) -> str:
    said = number.strip("().")
    if not said:
        return ""
    if said.isdigit():
        return "digit"
    if "." in said:
        return "deep"
    return "roman" if (_ROMAN.match(number) and said not in {"v", "x"} and len(said) > 1) or said == "i" else "letter"
