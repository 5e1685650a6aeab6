"""What the check finds: a kind, a place, the words there, what is wrong with them and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from reeve.checking.document import Document

Severity = Literal["error", "doubt", "advice"]

SEVERITIES: dict[str, Severity] = {
    "arithmetic": "error",
    "count-vs-list": "error",
    "attribution": "error",
    "conflicting-values": "error",
    "date": "error",
    "weekday": "error",
    "standard": "error",
    "contradicted": "error",
    "validity-gap": "doubt",
    "period-mix": "doubt",
    "band": "doubt",
    "series-break": "doubt",
    "population-mix": "doubt",
    "name-drift": "doubt",
    "independence": "doubt",
    "internal-contradiction": "doubt",
    "numbering": "doubt",
    "small-cell": "doubt",
    "acronym": "advice",
    "vague-count": "advice",
    "no-evidence": "advice",
    "promise": "advice",
    "accessibility": "advice",
    "untraced": "advice",
    "traced": "advice",
}
"""How grave each kind is; docs/reference/checking.md says why."""


@dataclass(frozen=True)
class Finding:
    """One thing that a reader should look at: `text[start:end]` of the document, and what is wrong there."""

    kind: str
    start: int
    end: int
    message: str
    """What is wrong, in a sentence."""
    working: str = ""
    """The arithmetic, the rows or the other places that show it."""
    suggestion: str = ""
    confidence: float = 0.8
    """How sure the rule is that a careful reader would agree, from 0 to 1."""

    @property
    def severity(self) -> Severity:
        """How grave it is, fixed by its kind."""
        return SEVERITIES[self.kind]

    def quote(self, document: Document) -> str:
        """The words at its place."""
        return document.text[self.start : self.end]

    def as_json(self, document: Document) -> dict[str, Any]:
        """As `reeve check --json` prints it."""
        block = document.block_at(self.start)
        place = {
            "page": block.page,
            "paragraph": block.paragraph,
            "number": block.number or None,
            "start": self.start,
            "end": self.end,
        }
        return {
            "kind": self.kind,
            "severity": self.severity,
            "place": place,
            "quote": self.quote(document),
            "message": self.message,
            "working": self.working,
            "suggestion": self.suggestion,
            "confidence": self.confidence,
        }
