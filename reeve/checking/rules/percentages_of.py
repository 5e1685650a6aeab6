"""A percentage of a sum, worked out: VAT, shares of a budget, discounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.passages import Passage, exactly
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_ADDED = (
    r"(?:VAT|value added tax|tax|levy|retention|contingency|commission|discount|surcharge|uplift|interest|inflation"
    r"|management fee|admin(?:istration)? (?:fee|charge)|overheads?|allowance|match[- ]funding|deposit)"
)
_ADDED_BEFORE = re.compile(rf"\b{_ADDED}\s*(?:of|at|is|,|\(|charged at|set at|levied at)?\s*$", re.IGNORECASE)
_ADDED_AFTER = re.compile(rf"^\s+(?:for\s+)?{_ADDED}\b", re.IGNORECASE)
_OF = re.compile(
    r"^\s+(?:of|on)\s+(?:the|its|our|their|a|an|that|this|these|those|total|sum|budget|cost|bill|price|of|all|\s)*$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"^\s+of\s+(?:(?:it|this|that|them|these|those|which)\b|(?:the|this|that|its)\s+(?:total|whole|sum|cost|costs|price|budget"
    r"|grant|amount|figure|bill|value|fund|surplus|income|money)\b)",
    re.IGNORECASE,
)
_ENTITLED = re.compile(
    r"\b(?:entitled to|(?:is|are) due|(?:share|part|portion) (?:is|of|being)|takes?|gets?|receives?|bears?|keeps?)\s+$",
    re.IGNORECASE,
)
"""Before the share that somebody has of the one sum just told."""
_REST = re.compile(r"\b(?:remaining|other|rest of|balance of|final)\s+$", re.IGNORECASE)
_EQUALS = re.compile(
    r"^[^.;£%]{0,45}?(?:\b(?:is|are|was|were|be|comes? to|came to|makes?|gives?|or|equals|amounts? to|adds|added|adding"
    r"|of|so|being|costs?|worth|i\.e\.|at)|[,(–=:])\s*(?:about|some|just|exactly|a further|another)?\s*$",
    re.IGNORECASE,
)
_IS_OF = re.compile(
    r"^\s*(?:[a-z]+\s+){0,2}?(?:[,(–]\s*(?:or|that is|which is|i\.e\.|being|just)?|is|was|are|were|represents?"
    r"|makes up|equals)\s*$",
    re.IGNORECASE,
)
_AT = re.compile(r"^\s+(?:at|charged at|which is)\s+$")
_MOVED = re.compile(
    r"\b(?:increas\w+|rise|rose|risen|fell|fall|up|down|by|grew|growth|reduc\w+|saving|more|less|raise[ds]?|cut)\b",
    re.IGNORECASE,
)
_LEAST, _MOST = Decimal("0.4"), Decimal("2.5")


@rule(
    "arithmetic",
    wrong=[
        "The new roof will cost £8,400 before tax. VAT at 20% comes to £1,860.",
        "The council pays 35% of £260,000, which is £97,000.",
        "The pier earned £72,000. A quarter's wait apart, 15% of this, £12,800, goes to the lifeboat.",
        "A discount of 5% on the bill of £6,200 is worth £410.",
        "The bridge cost £90,000: the county met 60% of the cost, £54,000, and the town the remaining 40%, £38,000.",
        "The trust holds £480,000, and £132,000 is 25% of the total.",
        "The profit of £64,000 goes to the two towns. Ambleholt is entitled to 60%, that is £39,400.",
    ],
    right=[
        "The new roof will cost £8,400 before tax. VAT at 20% comes to £1,680.",
        "The new roof will cost £8,400. With VAT at 20% we pay £10,080.",
        "The council pays 35% of £260,000, which is £91,000.",
        "A discount of 5% on the bill of £6,200 is worth £310.",
        "The bridge cost £90,000: the county met 60% of the cost, £54,000, and the town the remaining 40%, £36,000.",
        "Spending rose by 4% of the budget, to £310,000 from £298,000. Interest at 5% was paid on £7,000.",
        "We received £40,000 in grants. Contingency of 10% is held, and £1,900 of it was used.",
    ],
)
def percentage_of_a_sum(paper: Paper) -> Iterator[Finding]:
    """A percentage of a sum does not come to what the paper says it does."""
    for sentence in paper.sentences:
        shares = [one for one in paper.quantities(sentence) if one.unit == "%" and one.sense == "exact"]
        if not shares or len(shares) > 4:
            continue
        passage = paper.passage(sentence)
        for percent in shares:
            yield from _worked_out(passage, percent)


def _worked_out(passage: Passage, percent: Quantity) -> Iterator[Finding]:
    direct = next(
        (one for one in passage.own if one.start >= percent.end and _OF.match(passage.gap(percent, one))), None
    )
    result = _result(passage, percent, direct)
    if result is None or result.unit != "£" or _MOVED.search(passage.before(percent, 30)):
        return
    before = [one for one in passage.quantities if one.unit == "£" and one is not result]
    bases = [direct] if direct is not None else _bases(passage, percent, before)
    if not bases or any(_fits(percent, base, result) for base in (*bases, *before)):
        return
    base = bases[0]
    value = base.value * percent.value / 100
    if not value or not any(_LEAST <= result.value / one <= _MOST for one in (value, base.value + value)):
        return
    yield Finding(
        "arithmetic",
        result.start,
        result.end,
        f"{percent.text.strip()} of {base.text.strip()} is {amount(value, '£')}, not {result.text.strip()}.",
        f"{plain(base.value)} × {plain(percent.value)}% = {plain(value)}",
        "Correct the percentage, or one of the two sums.",
        0.85,
    )


def _result(passage: Passage, percent: Quantity, direct: Quantity | None) -> Quantity | None:
    """The sum that the percentage is said to come to: right after it and its base, or right before it."""
    end = direct if direct is not None else percent
    after = [one for one in passage.own if one.start >= end.end]
    if after and after[0].unit == "£" and _EQUALS.match(passage.gap(end, after[0])):
        return after[0]
    before = [one for one in passage.own if one.end <= percent.start]
    if before and before[-1].unit == "£" and _IS_OF.match(passage.gap(before[-1], percent)):
        return before[-1]
    if before and _AT.match(passage.gap(before[-1], percent)) and _ADDED_BEFORE.search(passage.before(before[-1])):
        return before[-1]
    if after and _ADDED_BEFORE.search(passage.before(percent)) and len(after) == 2 and after[1].unit == "£":
        return after[1] if _EQUALS.match(passage.gap(*after)) else None
    return None


def _bases(passage: Passage, percent: Quantity, before: Sequence[Quantity]) -> list[Quantity]:
    """The sums that a percentage may be of, the likeliest first; none where the words do not say."""
    after = passage.after(percent)
    told = _OF_IT.match(after) or _REST.search(passage.before(percent))
    lead = re.sub(r"(?:of|is|,|\()?\s*£[\d,.]+\s+(?:at|\()\s*$", "", passage.before(percent))
    added = _ADDED_BEFORE.search(lead) or _ADDED_AFTER.match(after)
    if not told and not added:
        return list(before) if len(before) == 1 and _ENTITLED.search(passage.before(percent)) else []
    found = sorted(before, key=lambda one: -one.value)
    return found if len(found) <= (4 if told else 2) else []


def _fits(percent: Quantity, base: Quantity, result: Quantity) -> bool:
    """Whether a sum is the percentage of another, or that other with or without it."""
    low, high = ((percent.value + sign * percent.step / 2) / 100 for sign in (-1, 1))
    least, most = exactly(base)
    spans = (
        (low * least, high * most),
        ((1 + low) * least, (1 + high) * most),
        ((1 - high) * least, (1 - low) * most),
        (low * least / (1 + low), high * most / (1 + high)),
        (least / (1 + high), most / (1 + low)),
    )
    said = exactly(result)
    penny = Decimal("0.51") if base.value < 100000 and result.step <= 1 else Decimal(0)
    return any(said[0] - penny <= top and bottom <= said[1] + penny for bottom, top in spans)
