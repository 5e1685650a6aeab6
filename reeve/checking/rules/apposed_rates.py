"""A rate told after the counts that it is of: "487 posts; 39 are vacant, a vacancy rate of 8%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain, rounds_to, share
from reeve.checking.language.passages import Passage
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_APPOSED = re.compile(
    r"(?:,|;|\s[–—-]|\()\s*"
    r"(?:(?:which is |that is |i\.e\. |or |giving |making |meaning )?(?:a|an|the) (?:[a-z-]+ ){0,2}?"
    r"(?:rate|share|proportion|percentage|turnout|take-up|occupancy|level) of (?:just |only )?"
    r"|or (?:just |only )?|that is,? |which is |i\.e\. |equal to )$"
    r"|\.\s+(?:That|This|It) (?:is|was|makes|comes to|amounts to|equals|means) (?:a (?:[a-z-]+ )?(?:rate|share) of )?$"
    r"|\.\s+At (?:just |only )?$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    (
        r"^\s*\)?\s*(?:of (?:it|them|these|that|the (?:time|total|cases|whole)|all|the target|the goal|the "
        r"plan)\b|(?:this|that|it|the (?:rate|share)) (?:\w+ )?(?:compares|is|was|lies|falls|meets|misses|exceeds|beats"
        r"|remains)\b|[,.;()]|$)"
    ),
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:last year|previous|national|average|in 20\d\d|each|per|of which|increase|rise|fall|rose"
    r"|fell(?! due)|up|down|more"
    r"|fewer|less|saving|reduction|growth)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|target|goal|plan|budget|standard)\b", re.IGNORECASE)
_OF = re.compile(r"^\s*(?:[a-z]+\s){0,2}?(?:out )?of (?:the |its |our |all |these )*$")
_IN_A_WORD = re.compile(r"-[a-z]", re.IGNORECASE)
"""After a number that is part of a word and counts nothing: the 28-day standard."""
_MOST = 3
"""Numbers among which the two that a rate is of can be told."""


@rule(
    "arithmetic",
    wrong=[
        "The trust has 320 beds; 24 are closed, a closure rate of 12.5%.",
        "We sent out 4,200 forms in March. By June 3,150 had come back, a rate of 68.0%.",
        "Rangers led 260 walks against a plan of 200, or 150% of it.",
        "The hall has 500 seats and 410 were taken, an occupancy of 88%.",
        "By June 159 of the 216 beds had been filled, or 67% (a year ago: 42%).",
        "Of 311 loans that ended 234 were returned in good time. That is 72.6%; the aim is 95%.",
        "We had banked £44.8m of the £78.2m that was billed, or 63.9%.",
        "Between May and July 437 requests fell due. 376 had an answer inside 20 days, a rate of 90.0%; 90% is asked.",
        (
            "Crews went to 1,793 fires. On 1,614 occasions the first of them was there in ten minutes, "
            "which is 96.0% of the time."
        ),
        "The vet saw 240 dogs, 180 of them inside the 14-day limit. At 70.0% this falls short of the aim of 90%.",
    ],
    right=[
        "The trust has 320 beds; 24 are closed, a closure rate of 7.5%.",
        "We sent out 4,200 forms in March. By June 3,150 had come back, a rate of 75%.",
        "Rangers led 260 walks against a plan of 200, or 130% of it.",
        "The hall has 500 seats and 410 were taken, 12 more than last year, a rise of 3%.",
        "Visits rose by 40 to 240, a growth of 20%.",
        "The vet saw 240 dogs, 180 of them inside the 14-day limit. At 75.0% this falls short of the aim of 90%.",
    ],
)
def rate_in_apposition(paper: Paper) -> Iterator[Finding]:
    """A rate follows a part and its whole, and is the share of neither in the other."""
    for sentence in paper.sentences:
        for percent in paper.quantities(sentence):
            if percent.unit != "%" or percent.sense != "exact":
                continue
            for back in (0, 1):
                passage = paper.passage(sentence, back)
                before = [
                    one
                    for one in passage.quantities
                    if one.end <= percent.start and one.unit in ("", "£") and not _IN_A_WORD.match(passage.after(one))
                ]
                counts = [one for one in before if one.unit == before[-1].unit]
                if len(counts) >= 2:
                    yield from _not_of(passage, counts, percent)
                    break


def _not_of(passage: Passage, counts: Sequence[Quantity], percent: Quantity) -> Iterator[Finding]:
    part = counts[-1]
    lead, tail = passage.slice(part.end, percent.start), passage.slice(percent.end, percent.end + 30)
    if len(counts) > _MOST or not _APPOSED.search(lead) or not _OF_IT.match(tail):
        return
    if any(one.sense != "exact" or one.more or one.value % 1 for one in counts):
        return
    if _ELSEWHERE.search(passage.slice(counts[0].start, percent.start)):
        return
    pairs = [(one, other) for one in counts for other in counts if one is not other and other.value]
    if any(rounds_to(share(one.value, other.value), percent) for one, other in pairs):
        return
    wholes = [one for one in counts[:-1] if one.value > part.value]
    against = bool(_AGAINST.search(passage.gap(counts[-2], part)) or _OF.match(passage.gap(counts[-2], part)))
    if not wholes and not against:
        return
    first, whole = (counts[-2], part) if against else (part, wholes[-1])
    value = share(first.value, whole.value)
    yield Finding(
        "arithmetic",
        percent.start,
        percent.end,
        f"{plain(first.value)} of {plain(whole.value)} is {amount(_shown(value), '%')}, not {percent.text.strip()}.",
        f"{plain(first.value)} ÷ {plain(whole.value)} = {plain(value)}%",
        "Correct the rate, or the numbers that it is of.",
        0.85,
    )


def _shown(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))
