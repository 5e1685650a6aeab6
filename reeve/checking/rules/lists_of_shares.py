"""Percentages that are told as all the parts of one thing: "grants (38%), receipts (24%) and borrowing (38%)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.quantities import between
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_BY = re.compile(
    r"\b(?:paid for|funded|financed|met|comes?|came|raised|made up|consists?|comprises?|split|divided|shared|drawn"
    r"|income|funding|sources?|mix|spent|spending)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^\s*\)?[^.;%\d]{0,50}?(?:,|\band|,\s*and)\s*[^.;%\d]{0,50}\(?\s*$", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:including|such as|mainly|mostly|largely|most|notably|among|more|up|down|than)\b", re.IGNORECASE
)
_NEAR = Decimal(25)
"""How far from a hundred the sum may be before the list is no whole one."""


@rule(
    "arithmetic",
    wrong=[
        "The hall is funded by lettings (45%), the precept (30%) and grants (35%).",
        "Income came from tickets (52%), the café (31%) and hire (7%).",
    ],
    right=[
        "The hall is funded by lettings (45%), the precept (30%) and grants (25%).",
        "Income came from tickets (33%), the café (33%) and hire (33%).",
        "Income came mainly from tickets (52%), the café (21%) and hire (7%).",
        "Spending rose in parks (4%), roads (6%) and libraries (2%).",
    ],
)
def shares_of_one_thing(paper: Paper) -> Iterator[Finding]:
    """Shares that are listed as all of something do not add up to a hundred."""
    for sentence in paper.sentences:
        found = [one for one in paper.quantities(sentence) if one.unit == "%"]
        if len(found) < 3 or any(one.sense != "exact" for one in found) or _OPEN.search(sentence.text):
            continue
        lead = sentence.text[: found[0].start - sentence.start]
        gaps = [between(sentence, one, two) for one, two in itertools.pairwise(found)]
        if not _BY.search(lead) or not all(map(_GOES_ON.match, gaps)) or "and" not in gaps[-1]:
            continue
        total = sum((one.value for one in found), Decimal(0))
        slack = sum((one.step / 2 for one in found), Decimal(0))
        if slack < abs(total - 100) <= _NEAR:
            yield Finding(
                "arithmetic",
                found[0].start,
                found[-1].end,
                f"The shares add up to {plain(total)}%, not to 100%.",
                f"{' + '.join(plain(one.value) for one in found)} = {plain(total)}",
                "Correct one of the shares.",
                0.85,
            )
