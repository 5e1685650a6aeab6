"""Tell what the check found: as text for a terminal, and as JSON for a program."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from reeve.checking.document import Document
from reeve.checking.finding import Finding

VERSION = 1
_AROUND = 70
_WIDTH = 100
_WORDS = {"error": "Error", "doubt": "Doubt", "advice": "Advice"}


def as_json(document: Document, findings: Sequence[Finding]) -> dict[str, Any]:
    """The findings as `reeve check --json` prints them; docs/reference/checking.md describes each field."""
    return {
        "version": VERSION,
        "document": document.name,
        "characters": len(document.text),
        "paragraphs": len(document.blocks),
        "notes": list(document.notes),
        "findings": [one.as_json(document) for one in findings],
    }


def as_text(document: Document, findings: Sequence[Finding]) -> Iterator[str]:
    """The findings as lines: the place, the words with those around them, what is wrong, why, and what to do."""
    yield from (f"Note: {note}" for note in document.notes)
    for one in findings:
        yield ""
        yield f"{_WORDS[one.severity]} · {one.kind} · {place_of(document, one)}"
        yield from _wrapped(context(document, one), "  ")
        yield from _wrapped(one.message, "  → ")
        if one.working:
            yield from _wrapped(one.working, "    ")
        if one.suggestion:
            yield from _wrapped(one.suggestion, "    ")
    yield ""
    yield summary(findings)


def place_of(document: Document, finding: Finding) -> str:
    """Where a finding is: the printed number, the ordinal of the paragraph, and the page where there are pages."""
    block = document.block_at(finding.start)
    printed = f"{block.number.rstrip('.')}, " if block.number else ""
    page = f", page {block.page}" if block.page else ""
    return f"{printed}paragraph {block.paragraph}{page}"


def context(document: Document, finding: Finding) -> str:
    """The words found, in brackets like «these», with some of those around them in the same block."""
    block = document.block_at(finding.start)
    end = min(finding.end, block.end)
    begin, stop = max(block.start, finding.start - _AROUND), min(block.end, end + _AROUND)
    before, after = document.text[begin : finding.start], document.text[end:stop]
    lead = "…" if begin > block.start else ""
    tail = "…" if stop < block.end else ""
    said = f"{lead}{before}«{document.text[finding.start : end]}»{after}{tail}"
    return " ".join(said.split())


def summary(findings: Sequence[Finding]) -> str:
    """How many there are of each severity."""
    counted: Counter[str] = Counter(one.severity for one in findings)
    words = (("error", "errors"), ("doubt", "doubts"), ("advice", "pieces of advice"))
    told = [f"{counted[one]} {one if counted[one] == 1 else several}" for one, several in words]
    return f"{', '.join(told[:2])} and {told[2].replace('1 advice', '1 piece of advice')}."


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))
