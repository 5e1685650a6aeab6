"""Say what a status word means to a reader, so that its tag can carry a colour beside the word."""

from __future__ import annotations

from typing import Literal

Tone = Literal["good", "caution", "bad", "busy", "none"]

_WORDS: dict[Tone, str] = {
    "good": (
        "met, green, confirmed, complete, completed, achieved, approved, assured, passed, resolved, closed, in place, "
        "on track, active, live, published, sealed, signed, implemented, current, valid, low, ok, done, loaded, "
        "fixed, substantial"
    ),
    "caution": (
        "partly, partly met, partially met, amber, check needed, due soon, at risk, partially achieved, "
        "needs attention, expiring, medium, moderate, warning, loaded with problems, on hold, reasonable, limited, "
        "waiting to be confirmed, to be corrected"
    ),
    "bad": (
        "not met, red, overdue, off track, failed, rejected, expired, not achieved, high, critical, very high, late, "
        "missed, exempt, refused, no"
    ),
    "busy": (
        "new, open, in progress, in review, reviewed, started, submitted, under review, planned, scheduled, drafted, "
        "loading, waiting for its turn"
    ),
    "none": (
        "no evidence, not reported, not started, draft, retired, not set, empty, unknown, undone, withdrawn, "
        "dropped, not due, dismissed"
    ),
}
_TONES: dict[str, Tone] = {word.strip(): tone for tone, words in _WORDS.items() for word in words.split(",")}


def tone_of(word: str) -> Tone:
    """The tone of a status word, whatever its capitals; "none" (grey) for a word that is not known here."""
    return _TONES.get(word.strip().casefold(), "none")
