"""A document with all that its words say, found once for every rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from reeve.checking.document import Block, Document
from reeve.checking.house import House
from reeve.checking.language.dates import Moment, Period, moments_in, periods_in
from reeve.checking.language.events import Event, events_in
from reeve.checking.language.grids import Grid, grid_of
from reeve.checking.language.names import Expansion, Name, expansions_in, names_in
from reeve.checking.language.passages import Passage, passage_of
from reeve.checking.language.quantities import Quantity, quantities_of
from reeve.checking.language.sentences import LONGEST, Sentence, sentences_of

_HEAD = 12
"""Blocks in which a paper says of which body and day it is."""
_BODY = re.compile(
    r"\b(?:committee|board|cabinet|council|panel|executive|meeting|authority|commission|forum|assembly)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(?:to|ended|ending|until|as at|at|from|since|by)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the day that a period ends with, or figures are as at: "year to 31 March 2024"."""
_NO_WORD = re.compile(r"\S{80,}")


@dataclass(frozen=True)
class Paper:
    """What the rules look at."""

    document: Document
    house: House = field(default_factory=House)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return sentences_of(self.document)

    @cached_property
    def _by_block(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.block.paragraph, []).append(sentence)
        return found

    def sentences_in(self, block: Block) -> list[Sentence]:
        """The sentences of one block."""
        return self._by_block.get(block.paragraph, [])

    def place_in_block(self, sentence: Sentence) -> int:
        """Its ordinal among the sentences of its block, from 0."""
        return sentence.place - self.sentences_in(sentence.block)[0].place

    @cached_property
    def _quantities(self) -> dict[int, tuple[Quantity, ...]]:
        return {one.place: quantities_of(one, self.house.standards) for one in self.sentences}

    def quantities(self, sentence: Sentence) -> tuple[Quantity, ...]:
        """The quantities of a sentence."""
        return self._quantities[sentence.place]

    def passage(self, sentence: Sentence, back: int = 1) -> Passage:
        """A sentence with so many of those before it in its block."""
        within = self.sentences_in(sentence.block)
        place = self.place_in_block(sentence)
        taken = within[max(0, place - back) : place + 1]
        return passage_of(self.document.text, taken, [one for said in taken for one in self.quantities(said)])

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables that have headings and rows."""
        return tuple(grid for block in self.document.of_kind("table") if (grid := grid_of(block)) is not None)

    def moments(self, sentence: Sentence) -> list[Moment]:
        """The dates of a sentence."""
        return moments_in(sentence.text, sentence.start)

    def periods(self, sentence: Sentence) -> list[Period]:
        """The years and spans of months of a sentence."""
        return periods_in(sentence.text, sentence.start)

    @cached_property
    def all_moments(self) -> list[tuple[Moment, Sentence]]:
        """All dates of the prose, each with its sentence."""
        return [(moment, sentence) for sentence in self.sentences for moment in self.moments(sentence)]

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What the prose tells to happen on each day that it names with its year."""
        return tuple(event for sentence in self.sentences for event in events_in(sentence))

    @cached_property
    def names(self) -> list[tuple[Name, Block]]:
        """All names, those in cells too."""
        return [(name, block) for text, at, block in self._texts() for name in names_in(text, at)]

    @cached_property
    def expansions(self) -> list[Expansion]:
        """The acronyms that are expanded somewhere."""
        return [one for text, at, _ in self._texts() for one in expansions_in(text, at)]

    def _texts(self) -> Iterator[tuple[str, int, Block]]:
        """All texts, those of cells too: none too long, and blanks for what is too long to be a word."""
        for whole, at, block in self._whole_texts():
            text = _NO_WORD.sub(lambda match: " " * len(match.group()), whole)
            for cut in range(0, len(text), LONGEST):
                yield text[cut : cut + LONGEST], at + cut, block

    def _whole_texts(self) -> Iterator[tuple[str, int, Block]]:
        for block in self.document.blocks:
            if block.kind == "table":
                for row in block.rows:
                    for cell in row:
                        yield cell.text, cell.start, block
            else:
                yield block.text, block.start, block

    @cached_property
    def dated(self) -> Moment | None:
        """The day of the meeting that the paper goes to, where its head says one."""
        for block in self.document.blocks[:_HEAD]:
            if block.kind == "table":
                lines = [(" ".join(cell.text for cell in row), row[0].start) for row in block.rows]
            else:
                lines = [(block.text, block.start)]
            for line, at in lines:
                if len(line) > 160 or (line.endswith(".") and len(line) > 40):
                    continue  # a sentence
                for moment in moments_in(line, at):
                    spanning = _SPAN.search(line[: moment.start - at])
                    if moment.day and moment.year and not spanning and (len(line) < 60 or _BODY.search(line)):
                        return moment
        return None

    @cached_property
    def today(self) -> date | None:
        """The day that the paper is of, where the calendar has it."""
        return self.dated.first if self.dated else None
