"""The text of one paragraph of Word: what was inserted is read, what was deleted or hidden is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from reeve.checking.reading.marks import raised
from reeve.checking.reading.word_numbers import is_on, value

_SKIPPED = frozenset(
    qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr", "w:drawing", "w:pict", "w:object")
)
_BLANKS = frozenset(qn(name) for name in ("w:tab", "w:br", "w:cr", "w:ptab"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ADDRESS = re.compile(r"^\s*HYPERLINK\s+(?P<local>\\l\s+)?\"(?P<address>[^\"]*)\"", re.IGNORECASE)
_DEEPEST = 40


@dataclass
class Words:
    """What was read of a paragraph so far."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """The marks of notes in it: of a footnote or an endnote, and its id in the file."""
    plain: int = 0
    """Letters that are not bold."""
    bold: int = 0

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)

    @property
    def all_bold(self) -> bool:
        """Whether every letter of it is set in bold."""
        return self.bold > 0 and self.plain == 0


@dataclass
class _Field:
    """A field under way: Word keeps its instruction before what it shows."""

    instruction: str = ""
    begins: int | None = None


def text_of(paragraph: Any, rels: Mapping[str, Any]) -> Words:
    """The text of a paragraph; `rels` says where its links lead."""
    words = Words()
    _inside(paragraph, words, rels, [], 0)
    return words


def _inside(element: Any, words: Words, rels: Mapping[str, Any], fields: list[_Field], depth: int) -> None:
    if depth > _DEEPEST:
        return
    for child in element.iterchildren():
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str) or (tag == _FALLBACK and child.getprevious() is not None):
            continue
        if tag == qn("w:r"):
            _run(child, words, fields)
        elif tag == _MATHS:
            words.pieces.append(child.text or "")
        elif tag == qn("w:hyperlink"):
            begins = len(words.pieces)
            _inside(child, words, rels, fields, depth + 1)
            rel = rels.get(child.get(qn("r:id")) or "")
            _link(words, begins, rel.target_ref if rel is not None else f"#{child.get(qn('w:anchor')) or ''}")
        elif tag == qn("w:fldSimple"):
            begins = len(words.pieces)
            _inside(child, words, rels, fields, depth + 1)
            _link_of_field(words, begins, child.get(qn("w:instr")) or "")
        else:
            _inside(child, words, rels, fields, depth + 1)


def _run(run: Any, words: Words, fields: list[_Field]) -> None:
    properties = run.find(qn("w:rPr"))
    if is_on(properties, "w:vanish"):
        return
    said = ""
    for node in run.iterchildren():
        if node.tag == qn("w:t"):
            said += node.text or ""
        elif node.tag in _BLANKS:
            said += " "
        elif node.tag == qn("w:noBreakHyphen"):
            said += "-"
        elif node.tag == qn("w:instrText") and fields:
            fields[-1].instruction += node.text or ""
        elif node.tag == qn("w:fldChar"):
            said = _put(said, words, properties, fields)
            _field(node.get(qn("w:fldCharType")), words, fields)
        elif node.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            words.notes.append((node.tag.rpartition("}")[2].removesuffix("Reference"), node.get(qn("w:id")) or ""))
    _put(said, words, properties, fields)


def _put(said: str, words: Words, properties: Any, fields: list[_Field]) -> str:
    """Add what a run says, unless it is the instruction of a field; nothing is left of it then."""
    if said and all(one.begins is not None for one in fields):
        if value(properties, "w:vertAlign") == "superscript":
            said = raised(words.text, said)
        letters = sum(map(str.isalpha, said))
        if is_on(properties, "w:b"):
            words.bold += letters
        else:
            words.plain += letters
        words.pieces.append(said)
    return ""


def _field(what: str | None, words: Words, fields: list[_Field]) -> None:
    if what == "begin":
        fields.append(_Field())
    elif what == "separate" and fields:
        fields[-1].begins = len(words.pieces)
    elif what == "end" and fields:
        ended = fields.pop()
        if ended.begins is not None:
            _link_of_field(words, ended.begins, ended.instruction)


def _link_of_field(words: Words, begins: int, instruction: str) -> None:
    if match := _ADDRESS.match(instruction):
        _link(words, begins, f"#{match['address']}" if match["local"] else match["address"])


def _link(words: Words, begins: int, address: str) -> None:
    said = "".join(words.pieces[begins:])
    if said.strip() and address not in ("", "#"):
        words.links.append((said, address))
