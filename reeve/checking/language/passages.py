"""A sentence together with those just before it: what a number in it may be said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import singular

_NEXT_WORD = re.compile(r"^[\s-]?(?P<word>[A-Za-z]+)")
_SHORT = {
    "min": "minute", "hr": "hour", "wk": "week", "mth": "month", "yr": "year", "annum": "year", "head": "person",
    "capita": "person",
}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """Some sentences of one block that follow each other; `sentence` is the last."""

    text: str
    start: int
    sentence: Sentence
    quantities: tuple[Quantity, ...]
    """Those of all its sentences, in order."""

    @property
    def own(self) -> tuple[Quantity, ...]:
        """The quantities of the last sentence."""
        return tuple(one for one in self.quantities if one.start >= self.sentence.start)

    @property
    def earlier(self) -> tuple[Quantity, ...]:
        """The quantities of the sentences before it."""
        return tuple(one for one in self.quantities if one.start < self.sentence.start)

    def slice(self, start: int, end: int) -> str:
        """The text between two places of the document."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]

    def before(self, one: Quantity, far: int = 80) -> str:
        """The words of its own sentence before a quantity."""
        begin = self.sentence.start if one.start >= self.sentence.start else self.start
        return self.slice(max(begin, one.start - far), one.start)

    def after(self, one: Quantity, far: int = 80) -> str:
        """The words after a quantity."""
        return self.slice(one.end, one.end + far)

    def gap(self, one: Quantity, two: Quantity) -> str:
        """The words between two quantities."""
        return self.slice(one.end, two.start)

    def unit_of(self, one: Quantity) -> str:
        """The singular of the word that follows a number at once: "week" of "52 weeks", "year" of "four-year term"."""
        match = _NEXT_WORD.match(self.after(one))
        return unit_word(match["word"]) if match else ""


def passage_of(text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> Passage:
    """The passage of some sentences that follow each other in a document's text."""
    first, last = sentences[0], sentences[-1]
    return Passage(text[first.start : last.end], first.start, last, tuple(quantities))


def unit_word(word: str) -> str:
    """What a word measures, in the singular: "hour" of "hrs", "year" of "annum"."""
    said = singular(word)
    said = said[:-1] if said.endswith("s") and said[:-1] in _SHORT else said
    return _SHORT.get(said, said)


def are_alike(one: Quantity, two: Quantity) -> bool:
    """Whether two quantities may be added up or compared: both pounds, both percentages, both counts or measures."""
    return sort_of(one) == sort_of(two)


def sort_of(one: Quantity) -> str:
    """Pounds, percentages, points, or a count of things, times or spans of time."""
    return "count" if one.unit in ("", "time", "times") else one.unit


def exactly(one: Quantity) -> tuple[Decimal, Decimal]:
    """Between which values the true one lies, by the last place that is shown, whatever word stands before it.

    "Over 52 weeks" and "to 256" are told as exactly as the number itself is.
    """
    if one.sense == "rough":
        return one.bounds()
    if sort_of(one) == "count" and one.step == 1:
        return one.value, one.value
    return one.value - one.step / 2, one.value + one.step / 2
