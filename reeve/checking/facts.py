"""The facts of a paper: each measure that it tells, with what it is told of and in which section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reeve.checking.document import Block
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import PLAIN, shared, topics
from reeve.checking.language.measures import Measure, measures_in
from reeve.checking.language.names import capitals_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper

OTHER_TIME = re.compile(
    r"\b(?:last (?:year|time|month|quarter|spring|summer|autumn|winter)|previous\w*|next (?:year|time)|before|former\w*"
    r"|earlier|then|originally|at first|used to|had (?:been|expected|hoped|planned|asked|bid|wanted)|instead|planned?"
    r"|forecast|estimat\w+|expect\w*|would|could|might|proposed|suggested|draft|if|until|average|typical\w*|elsewhere"
    r"|national\w*|neighbouring|compared|against|than in|up from|down from|no longer|increas\w+|reduc\w+|rose|fell|cut"
    r"|extended|extra|further|additional|another|other|others|remaining|rest|each|per|first|second|third|some)\b",
    re.IGNORECASE,
)
"""Words by which a value is of another time, another case or a part, so that it may differ."""
SUMMARY = re.compile(
    r"\b(?:summary|in short|in brief|overview|at a glance|key (?:points|facts|messages)|recommend\w*|purpose|decisions?"
    r"|asked|introduction|conclusions?|proposals?|headlines?|what we ask|resolution|highlights)\b",
    re.IGNORECASE,
)
"""Headings of the parts that say in short what the rest of a paper says at length."""


@dataclass(frozen=True)
class Fact:
    """A measure with what it is told of."""

    measure: Measure
    sentence: Sentence
    about: frozenset[str]
    names: frozenset[str]
    section: int
    """The ordinal of the heading above it."""

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.sentence.start + self.measure.start

    @property
    def end(self) -> int:
        """Where it ends, not inside."""
        return self.sentence.start + self.measure.end

    @property
    def before(self) -> str:
        """The words of its sentence before it."""
        return self.sentence.text[: self.measure.start]

    @property
    def after(self) -> str:
        """The words of its sentence after it."""
        return self.sentence.text[self.measure.end :]

    def common(self, other: Fact) -> frozenset[str]:
        """What both are told of."""
        return shared(self.about, other.about) - PLAIN

    def apart(self, other: Fact) -> bool:
        """Whether the names beside them are those of two things."""
        return bool(self.names and other.names and not self.names & other.names)


def sections_of(paper: Paper) -> dict[int, int]:
    """For each block the ordinal of the last heading up to it."""
    found, last = {}, 0
    for block in paper.document.blocks:
        if block.kind == "heading":
            last = block.paragraph
        found[block.paragraph] = last
    return found


def heading_above(paper: Paper, block: Block) -> str:
    """The words of the last heading above a block; "" where there is none."""
    blocks = paper.document.blocks[: block.paragraph]
    return next((one.text for one in reversed(blocks) if one.kind == "heading"), "")


def facts_of(paper: Paper) -> Iterator[Fact]:
    """The measures of all sentences, headings and captions among them."""
    sections = sections_of(paper)
    for sentence in paper.sentences:
        for measure in measures_in(sentence.text):
            own = sentence.text[: measure.start] + " " + sentence.text[measure.end :]
            if measure.unit == "in":
                own = f"{own} {measure.text}"  # four boats in five: of boats
            about = topics(re.sub(r"\d\S*", " ", own))
            yield Fact(measure, sentence, about, capitals_in(own), sections[sentence.block.paragraph])


def two_values(
    start: int, end: int, here: str, there: str, sentence: Sentence | None, confidence: float = 0.75
) -> Finding:
    """The finding that a thing has one value here and another there."""
    where = f"in paragraph {sentence.printed}" if sentence else "in the table"
    return Finding(
        "conflicting-values",
        start,
        end,
        f"{' '.join(here.split())} here, and {' '.join(there.split())} {where}.",
        f"“{sentence.text[:160]}”" if sentence else "",
        "Say the same in both places, or say what differs.",
        confidence,
    )
