"""Percentages that no part of a small number can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.passages import Passage
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_OF_BASE = re.compile(r"^\s+of\s+(?:the|our|its|all|these|those|all the|their|all our|the whole)\s+$", re.IGNORECASE)
_OF_BASE_FIRST = re.compile(r"(?:^|[.;:,]\s|\band\s)[Oo]f\s+(?:the|our|its|all|these|those)\s+$")
_THEY = re.compile(
    r"^\s+(?:of them\s+)?"
    r"(?!(?:of|in|on|for|to|at|against|by|from|more|less|fewer|higher|lower|up|down|or|and)\b)[a-z]+\b"
)
_MEASURED = frozenset(
    "hectare mile metre kilometre km tonne hour day week month year acre grant fund budget saving loan point million"
    " minute gallon litre pound cost".split()
)
_SMALL = 60


@rule(
    "arithmetic",
    wrong=[
        "We found that 70% of the 9 lidos had been repainted.",
        "Of the 6 wardens, 40% have a driving licence.",
        "In the end 31% of all 12 bids came from within the county.",
    ],
    right=[
        "We found that 67% of the 9 lidos had been repainted.",
        "Of the 6 wardens, 50% have a driving licence.",
        "By June 31% of the 12 hours had been used, and 40% of the 9 million too.",
        "Nearly 70% of the 9 lidos have been repainted. Attendance at the 6 schools was 93%.",
    ],
)
def percentage_of_a_small_count(paper: Paper) -> Iterator[Finding]:
    """A percentage that no part of so small a number can be."""
    for sentence in paper.sentences:
        passage = paper.passage(sentence, 0)
        found = paper.quantities(sentence)
        for one, two in pairwise(found):
            percent, base = (one, two) if one.unit == "%" else (two, one)
            if percent.unit != "%" or percent.sense != "exact" or not _is_base(passage, percent, base):
                continue
            shares = [Decimal(100 * count) / base.value for count in range(int(base.value) + 1)]
            nearest = min(shares, key=lambda share: abs(share - percent.value))
            if abs(nearest - percent.value) >= percent.step:
                yield Finding(
                    "arithmetic",
                    percent.start,
                    base.end if base.start > percent.start else percent.end,
                    f"No number out of {base.text.strip()} is {percent.text.strip()}.",
                    f"nearest: {plain(nearest * base.value / 100, 0)} of {plain(base.value)} = {plain(nearest, 1)}%",
                    "Correct the percentage, or the number that it is of.",
                    0.8,
                )


def _is_base(passage: Passage, percent: Quantity, base: Quantity) -> bool:
    if not (base.whole and base.sense == "exact" and 2 <= base.value <= _SMALL and base.noun) or base.noun in _MEASURED:
        return False
    end = base.end - passage.start
    if re.match(rf"^\s+{re.escape(base.phrase)}[’']", passage.text[end:]):
        return False
    if percent.start < base.start:
        return bool(_OF_BASE.match(passage.gap(percent, base)))
    words = re.match(r"^(?:\s[A-Za-z’'-]+){1,3},?\s+$", passage.gap(base, percent))
    return bool(words and _OF_BASE_FIRST.search(passage.before(base)) and _THEY.match(passage.after(percent)))
