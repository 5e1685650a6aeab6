"""The counts of things in a sentence: its whole numbers, and words such as "a pair of" and "both"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reeve.checking.language.quantities import Quantity, noun_after
from reeve.checking.language.sentences import Sentence

_GROUPS = {"pair": 2, "couple": 2, "brace": 2, "duo": 2, "both": 2, "trio": 3, "quartet": 4, "dozen": 12}
_GROUP = re.compile(
    r"(?<![\w-])(?:(?:a|the|this|that|our|its|one)\s+(?:[a-z]+\s+)?(?P<half>half[- ])?"
    r"(?P<word>pair|couple|brace|duo|trio|quartet|dozen)(?:\s+of)?(?:\s+the)?|(?P<both>both)(?:\s+of)?(?:\s+(?:the|our|its|these|those))?)(?=\s)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"^\s+(?P<phrase>(?:[a-z-]+\s+){0,2}points)\b", re.IGNORECASE)


def counts_in(sentence: Sentence, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The whole numbers of a sentence that count what they name, in order."""
    found = []
    for one in quantities:
        if not one.whole:
            continue
        points = _POINTS.match(sentence.text[one.end - sentence.start :])
        if one.noun:
            found.append(one)
        elif points:  # matters that are raised, not points of a percentage
            found.append(replace(one, noun="point", phrase=points["phrase"]))
    return sorted((*found, *_groups(sentence)), key=lambda one: one.start)


def _groups(sentence: Sentence) -> list[Quantity]:
    found = []
    for match in _GROUP.finditer(sentence.text):
        value = Decimal(_GROUPS[(match["word"] or match["both"]).casefold()]) / (2 if match["half"] else 1)
        phrase, noun = noun_after(sentence.text[match.end() :])
        if noun:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            one = Quantity(value, "", start, end, match.group(), Decimal(1), "exact", noun, phrase, worded=True)
            found.append(one)
    return found
