"""Check a document: every rule over it, the findings in order of place."""

from __future__ import annotations

from collections.abc import Callable

from reeve.checking.derivable import follows_otherwise
from reeve.checking.document import Document
from reeve.checking.finding import Finding
from reeve.checking.house import House
from reeve.checking.paper import Paper
from reeve.checking.record.known import Record
from reeve.checking.record.tracing import trace
from reeve.checking.rules import rules


def check(
    document: Document,
    house: House | None = None,
    record: Record | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """What the rules find in a document, in order of place; the same words are told once of a kind.

    With a record each number is traced to its figures too.
    """
    paper = Paper(document, house or House())
    found: dict[tuple[str, int, int], Finding] = {}
    for done, rule in enumerate(rules.values(), start=1):
        for finding in rule.find(paper):
            if finding.kind == "arithmetic" and follows_otherwise(paper, finding):
                continue
            place = (finding.kind, finding.start, finding.end)
            if place not in found or found[place].confidence < finding.confidence:
                found[place] = finding
        if progress is not None:
            progress(done, len(rules))
    if record is not None:
        found |= {(one.kind, one.start, one.end): one for one in trace(paper, record)}
    return sorted(found.values(), key=lambda one: (one.start, one.end, one.kind))
