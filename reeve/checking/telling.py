"""Tell what the check found: as text for a terminal, and as JSON for a program."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from reeve.checking.dismissing import Dismissal, identity
from reeve.checking.document import Document
from reeve.checking.finding import Finding

VERSION = 1
_AROUND = 70
_WIDTH = 100
WORDS = {"error": "Error", "doubt": "Doubt", "advice": "Advice"}
"""Each severity as it is told."""
TALLIED = ("traced", "untraced")
"""Kinds of which a terminal is told how many there are, and where: nearly every number is one of them."""
_PLACES = 12


def as_json(
    document: Document, findings: Sequence[Finding], dismissed: Sequence[tuple[Finding, Dismissal]] = ()
) -> dict[str, Any]:
    """The findings as `reeve check --json` prints them; docs/reference/checking.md describes each field."""
    return {
        "version": VERSION,
        "document": document.name,
        "characters": len(document.text),
        "paragraphs": len(document.blocks),
        "notes": list(document.notes),
        "findings": [{"id": identity(document, one), **one.as_json(document)} for one in findings],
        "dismissed": [
            {"id": identity(document, one), **one.as_json(document), "reason": known.reason} for one, known in dismissed
        ],
    }


def as_text(
    document: Document, findings: Sequence[Finding], dismissed: Sequence[tuple[Finding, Dismissal]] = ()
) -> Iterator[str]:
    """The findings as lines: the place, the words with those around them, what is wrong, why, and what to do."""
    yield from (f"Note: {note}" for note in document.notes)
    for one in findings:
        if one.kind in TALLIED:
            continue
        yield ""
        yield f"{WORDS[one.severity]} · {one.kind} · {place_of(document, one)} · {identity(document, one)}"
        yield from _wrapped(context(document, one), "  ")
        yield from _wrapped(one.message, "  → ")
        if one.working:
            yield from _wrapped(one.working, "    ")
        if one.suggestion:
            yield from _wrapped(one.suggestion, "    ")
    for kind in TALLIED:
        yield from _tallied(document, [one for one in findings if one.kind == kind])
    yield ""
    yield summary(findings, len(dismissed))


def _tallied(document: Document, findings: Sequence[Finding]) -> Iterator[str]:
    """How many there are of a kind, and the first of those that nothing is known of."""
    if not findings:
        return
    yield ""
    kind, several = findings[0].kind, "numbers" if len(findings) > 1 else "number"
    yield f"{kind.capitalize()} · {len(findings):,} {several}"
    if kind == "untraced":
        shown = [f"«{one.quote(document)}» in {place_of(document, one)}" for one in findings[:_PLACES]]
        left = len(findings) - len(shown)
        more = f"; and {left:,} more, which --json lists" if left else ""
        yield from _wrapped("; ".join(shown) + more, "  ")


def place_of(document: Document, finding: Finding) -> str:
    """Where a finding is: the printed number, the ordinal of the paragraph, and the page where there are pages."""
    block = document.block_at(finding.start)
    printed = f"{block.number.rstrip('.')}, " if block.number else ""
    page = f", page {block.page}" if block.page else ""
    return f"{printed}paragraph {block.paragraph}{page}"


def around(document: Document, finding: Finding) -> tuple[str, str, str]:
    """Words of the same block before those found, the words found, and words after them."""
    block = document.block_at(finding.start)
    end = min(finding.end, block.end)
    begin, stop = max(block.start, finding.start - _AROUND), min(block.end, end + _AROUND)
    lead = "…" if begin > block.start else ""
    tail = "…" if stop < block.end else ""
    pieces = (lead + document.text[begin : finding.start], document.text[finding.start : end])
    before, quote, after = (re.sub(r"\s+", " ", one) for one in (*pieces, document.text[end:stop] + tail))
    return before, quote, after


def context(document: Document, finding: Finding) -> str:
    """The words found, in brackets like «these», with some of those around them in the same block."""
    before, quote, after = around(document, finding)
    return f"{before}«{quote}»{after}".strip()


def summary(findings: Sequence[Finding], dismissed: int = 0) -> str:
    """How many there are of each severity; numbers that were traced, or not, are told apart from advice."""
    counted: Counter[str] = Counter(one.severity for one in findings if one.kind not in TALLIED)
    words = (("error", "errors"), ("doubt", "doubts"), ("advice", "pieces of advice"))
    told = [f"{counted[one]} {one if counted[one] == 1 else several}" for one, several in words]
    after = f"; {dismissed} dismissed" if dismissed else ""
    return f"{', '.join(told[:2])} and {told[2].replace('1 advice', '1 piece of advice')}{after}."


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))
