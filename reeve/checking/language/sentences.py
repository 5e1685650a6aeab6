"""The sentences of a document, each with its place and its block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sentencex

from reeve.checking.document import Block, Document

_UNENDED = re.compile(
    r"(?:\b(?:paras?|nos?|approx|incl|excl|cf|vs|e\.g|i\.e|etc|fig|figs|pp|p|ext|est|ref|refs|min|max|dept|c|ca|art|app"
    r"|cllr|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|ss|s|reg|regs|sch)\.|\b[A-Z]\.)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """One sentence: `text[start:end]` of the document."""

    text: str
    start: int
    block: Block
    place: int
    """Its ordinal among the sentences of the document, from 0."""

    @property
    def end(self) -> int:
        """Where it ends, not inside."""
        return self.start + len(self.text)

    @property
    def printed(self) -> str:
        """The number of its paragraph as it is printed, or as it is counted where none is."""
        return self.block.number.strip("().") or f"{self.block.paragraph} (counted)"


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks but tables and pictures, in order; a heading or a short item is one too."""
    found: list[Sentence] = []
    for block in document.blocks:
        if block.kind in ("table", "picture"):
            continue
        for start, text in _cut(block.text):
            found.append(Sentence(text, block.start + start, block, len(found)))
    return tuple(found)


LONGEST = 1500
"""Characters beyond which a sentence is none: it is cut, for patterns would look long at it."""


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets, none longer than the longest."""
    for start, sentence in _whole(text):
        for at in range(0, len(sentence), LONGEST):
            yield start + at, sentence[at : at + LONGEST]


def _whole(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets; one that ends in an abbreviation goes on."""
    at, begun = 0, 0
    pieces = sentencex.segment("en", text)
    for number, piece in enumerate(pieces):
        at += len(piece)
        so_far = text[begun:at]
        if number + 1 < len(pieces) and _UNENDED.search(so_far):
            continue
        stripped = so_far.strip()
        if stripped:
            yield begun + so_far.index(stripped), stripped
        begun = at
