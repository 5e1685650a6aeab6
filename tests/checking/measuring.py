"""Measure the check on the labelled papers: what it finds of what was planted, and what it says of what is right."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from reeve.checking.check import check
from reeve.checking.document import Document, assemble
from reeve.checking.finding import SEVERITIES, Finding
from reeve.checking.reading import read_html, read_markdown, read_text
from tests.checking.papers import Paper, papers, soak

_READERS = {"text": read_text, "markdown": read_markdown, "html": read_html}


@dataclass
class Measured:
    """Over a part of the labelled papers, by kind."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    """Of those planted, how many were found."""
    false: Counter[str] = field(default_factory=Counter)
    """Findings where nothing of the kind was planted."""
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def precision(self, *kinds: str) -> float:
        """The share of what was found that was planted."""
        found, false = sum(self.found[kind] for kind in kinds), sum(self.false[kind] for kind in kinds)
        return found / (found + false) if found + false else 1.0

    def recall(self, *kinds: str) -> float:
        """The share of what was planted that was found."""
        planted = sum(self.planted[kind] for kind in kinds)
        return sum(self.found[kind] for kind in kinds) / planted if planted else 1.0


ERRORS = tuple(kind for kind, severity in SEVERITIES.items() if severity == "error")


def document_of(paper: Paper) -> Document:
    """A paper as it is read."""
    if paper.format == "parts":
        return assemble(paper.name, paper.body)  # type: ignore[arg-type]
    return _READERS[paper.format](str(paper.body), paper.name)


def measure(part: Literal["tuning", "sealed"]) -> Measured:
    """The short papers of a part, and the long ones in which nothing is wrong."""
    told = Measured()
    for paper in [*papers(part), *soak(part)]:
        document = document_of(paper)
        planted = paper.planted
        hit = False
        for finding in check(document):
            if planted and finding.kind in (planted.kind, *planted.alike) and _at_its_place(document, finding, paper):
                hit = True
            elif finding.severity != "advice":
                told.false[finding.kind] += 1
                told.wrong.append(f"{paper.name}: {finding.kind} «{finding.quote(document)}» {finding.message}")
        if planted:
            told.planted[planted.kind] += 1
            told.found[planted.kind] += hit
            if not hit:
                told.missed.append(f"{paper.name}: {planted.kind} «{planted.quote}» {planted.about}")
    return told


def _at_its_place(document: Document, finding: Finding, paper: Paper) -> bool:
    """Whether a finding overlaps the words that were planted, or the other end of a contradiction."""
    assert paper.planted is not None, paper.name
    for quote in (paper.planted.quote, *paper.planted.also):
        match = re.search(r"\s+".join(map(re.escape, quote.split())), document.text)
        if match and finding.start < match.end() and match.start() < finding.end:
            return True
    return False
