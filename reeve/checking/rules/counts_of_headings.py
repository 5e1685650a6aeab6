"""A count of options, annexes or phases against the headings that set them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.counts import counts_in
from reeve.checking.paper import Paper
from reeve.checking.rules.counts import EXAMPLES, miscounted
from reeve.checking.rules.declaring import rule

_LETTERS = "ABCDEFGHIJKL"
_OTHER = re.compile(
    r"\b(?:other|further|more|another|first|last|next|of (?:the|these|those|its)|previous|earlier|any|either|than|up to"
    r"|new)\b",
    re.IGNORECASE,
)
_NOUNS = frozenset(
    "annex appendix option part phase scenario stage theme lot schedule package model proposal scheme route".split()
)
_SPELT = {"annexe": "annex", "annexes": "annex", "annexure": "annex", "appendice": "appendix"}


@rule(
    "count-vs-list",
    wrong=[
        "The paper weighs a trio of options.\n# Option A: do nothing\nFree.\n# Option B: build\nDear.",
        "Four appendices give the detail.\n# Appendix 1: map\nX.\n# Appendix 2: costs\nX.\n# Appendix 3: law\nX.",
        "The work has two phases.\n# Phase 1 - survey\nSoon.\n# Phase 2 - build\nLater.\n# Phase 3 - open\nLast.",
    ],
    right=[
        "The paper weighs a pair of options.\n# Option A: do nothing\nFree.\n# Option B: build\nDear.",
        "Three appendices give the detail.\n# Appendix 1: map\nX.\n# Appendix 2: costs\nX.\n# Appendix 3: law\nX.",
        "Two further options were ruled out.\n# Option A: do nothing\nX.\n# Option B: build\nX.\n# Option C: lease\nX.",
    ],
)
def count_of_headings(paper: Paper) -> Iterator[Finding]:
    """A paper says how many options, annexes or phases there are, and its headings set out more or fewer."""
    for sentence in paper.sentences:
        for count in counts_in(sentence, paper.quantities(sentence)):
            noun = _SPELT.get(count.noun, count.noun)
            before = sentence.text[: count.start - sentence.start]
            if (
                noun not in _NOUNS
                or count.sense != "exact"
                or count.more
                or _OTHER.search(f"{before[-25:]} {count.phrase}")
            ):
                continue
            if EXAMPLES.search(sentence.text) or len(count.phrase.split()) > 2:
                continue
            listed = _set_out(paper, noun, sentence.block.paragraph)
            if listed >= 2 and listed != count.value and count.value <= len(_LETTERS):
                yield miscounted(count, listed, f"{listed} are set out")


def _set_out(paper: Paper, noun: str, after: int) -> int:
    """How many headings of that name follow, labelled without a gap from A or 1."""
    labels = []
    for block in paper.document.blocks[after:]:
        match = re.match(rf"{noun}e?\s+(?P<label>[A-L]|\d{{1,2}})(?=\s*(?:[:.–-]|$))", block.text, re.IGNORECASE)
        if match and block.kind != "table" and len(block.text) < 120:
            labels.append(match["label"].upper())
    for scheme in (list(_LETTERS), [str(number) for number in range(1, len(_LETTERS) + 1)]):
        if labels and labels == scheme[: len(labels)]:
            return len(labels)
    return 0
