"""Findings that people dismissed with a reason: the next run remembers them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reeve.checking.document import Document
from reeve.checking.finding import Finding

_PLACES = re.compile(r"\bparagraphs? [\d.]+(?: \(counted\))?")
"""Numbers of paragraphs move when one is put in before them; the finding stays the same."""


@dataclass(frozen=True)
class Dismissal:
    """That a finding is none, and why."""

    reason: str
    by: str = ""
    on: date | None = None


Dismissals = Mapping[str, Dismissal]
"""By the identity of the finding."""


def identity(document: Document, finding: Finding) -> str:
    """What a finding is known by from run to run: its kind, the words at its place, and what it says of them.

    Where the words or the numbers change it is another finding, and is told again.
    """
    said = (finding.kind, " ".join(finding.quote(document).split()), _PLACES.sub("paragraph", finding.message))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:10]


def apart(
    document: Document, findings: Iterable[Finding], dismissals: Dismissals
) -> tuple[list[Finding], list[tuple[Finding, Dismissal]]]:
    """The findings that stand, and those that were dismissed."""
    stand: list[Finding] = []
    dismissed: list[tuple[Finding, Dismissal]] = []
    for finding in findings:
        if known := dismissals.get(identity(document, finding)):
            dismissed.append((finding, known))
        else:
            stand.append(finding)
    return stand, dismissed
