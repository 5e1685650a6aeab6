"""What is left of two sums: a surplus, a deficit, a net cost, a saving, a shortfall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_LEFT = re.compile(
    r"\b(?:surplus|deficit|profit|loss|shortfall|gap|net (?:cost|income|position|gain|saving)|difference|margin|excess"
    r"|balance)(?:\s+(?:is|was|of|being|thus|therefore|so|at|to)){0,2}\s*$",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:income|receipts|takings|fees|sales|raised|earned|received|revenue|grants?|funding|budget|cover|costs?|cost"
    r"|spending|spent|expenditure|expenses|outgoings|paid|payments|bill|need|demand|price|estimate)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:last year|previous|year before|budgeted|target|forecast|brought forward|opening|of which|including|per|each"
    r"|reserve|cumulative|to date|instead)\b",
    re.IGNORECASE,
)
_CLAUSE = 40


@rule(
    "arithmetic",
    wrong=[
        "Takings were £48,200 and expenses £39,700, a surplus of £9,500.",
        "Income was £1,074k and running costs £617k; the surplus is £507k.",
        "The works cost £2.4m and grants cover £1.9m. The shortfall is £0.7m.",
    ],
    right=[
        "Takings were £48,200 and expenses £39,700, a surplus of £8,500.",
        "Income was £1,074k and running costs £617k; the surplus is £457k.",
        "The works cost £2.4m and grants cover £1.9m. The shortfall is £0.5m.",
        "Takings were £48,200 and expenses £39,700; with the balance of £900 from last year the surplus is £9,400.",
        "Income was £90k and costs £70k. The surplus of £35k is the club's, not the hall's: it had fees of £50k.",
    ],
)
def what_two_sums_leave(paper: Paper) -> Iterator[Finding]:
    """A surplus or shortfall is not the difference of the two sums before it."""
    for sentence in paper.sentences:
        for one in paper.quantities(sentence):
            passage = paper.passage(sentence)
            if one.unit != "£" or one.sense != "exact" or not _LEFT.search(passage.before(one, _CLAUSE)):
                continue
            sums = [other for other in passage.quantities if other.unit == "£"]
            if len(sums) != 3 or sums[-1] is not one or _ELSE.search(passage.text):
                continue
            first, second = sums[:2]
            if any(other.sense != "exact" or not _is_told(passage.before(other, _CLAUSE)) for other in (first, second)):
                continue
            yield from _unless_left(first, second, one)


def _is_told(before: str) -> bool:
    return bool(_TWO.search(re.split(r"[.;]\s|\band\b", before)[-1]))


def _unless_left(first: Quantity, second: Quantity, left: Quantity) -> Iterator[Finding]:
    difference = abs(first.value - second.value)
    slack = (_half(first) + _half(second) + _half(left)) if left.step != 1 else Decimal(0)
    if not difference or abs(difference - left.value) <= slack:
        return
    yield Finding(
        "arithmetic",
        left.start,
        left.end,
        f"{first.text.strip()} and {second.text.strip()} differ by {amount(difference, '£')}, not {left.text.strip()}.",
        f"{plain(max(first.value, second.value))} − {plain(min(first.value, second.value))} = {plain(difference)}",
        "Correct what is left, or one of the two sums.",
        0.85,
    )


def _half(one: Quantity) -> Decimal:
    return one.step / 2
