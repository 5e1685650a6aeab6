"""A difference that is told after two numbers, in the same sentence or the next: "so there were 3,262 fewer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.passages import Passage
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_BY = re.compile(
    r"\b(?:up|down|risen|fallen|rose|fell|grown|grew|dropped|gone up|gone down|went up|went down"
    r"|increased|decreased|cut"
    r"|reduced)\s+by\s+$|\b(?:an?|the)\s+(?:\w+\s+)?(?:increase|rise|growth|fall|drop|reduction|decrease"
    r"|gain|loss|saving"
    r"|difference|change|improvement)\s+of\s+$|\b(?:so|and so|thus|therefore|hence|meaning|which "
    r"is|that is|or)\b[^.;\d£%]{0,20}$|,\s+$",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:down|fallen|fell|dropped|decreased|cut|reduced|fall|drop|reduction|decrease|loss|saving)\b", re.IGNORECASE
)
_MORE = re.compile(r"^\s+(?:[a-z]+\s+){0,2}?(?:more|fewer|less|higher|lower|extra)\b", re.IGNORECASE)
_SO = re.compile(r"\bso(?: that)?(?: there)?(?: are| were)?\s+$")
_LEFT = re.compile(
    r"^\s+(?:[a-z]+\s+){0,2}?(?:remain\w*|(?:are |were |still )?left|to go|outstanding|to come)\b"
    r"|^\s+(?:are |were |still )?(?:unfilled|empty|vacant|free|spare|unused|unsold|unlet|unspent)\b"
    r"(?=[.,;:)]|$| and\b)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\b(?:by|of)\s+$", re.IGNORECASE)
_ELSE = re.compile(
    (
        r"\b(?:target|budget|of (?:which|these|them|whom)|including|cumulative|per cent of|average|each"
        r"|assum\w+|capacity)\b"
    ),
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(r";\s+(?!(?:this|that|it|so|which|down|up|therefore|hence)\b)[^;.\d]*$", re.IGNORECASE)
"""A clause that has a subject of its own: "; the fleet grew by 60%"."""
_TWO, _FEW = 2, 12
_LEAST, _MOST = Decimal("0.2"), Decimal(5)
"""How far a difference may be off before it is likely to be one of something else."""


@rule(
    "arithmetic",
    wrong=[
        (
            "The desk took 23,589 calls from May to July. In the same months of 2021 it took 26,761, "
            "so there were 3,262 fewer."
        ),
        (
            "The fund stood at £3,086 million in June. A year earlier it stood at £2,921 million, so "
            "that it has gone up by "
            "£185 million."
        ),
        "A household would pay £70.34 a year, £2.90 more than now, when it pays £68.34.",
        "At first the authority had 221 forms; 160 have been rebuilt, so 73 remain.",
        "In March 202 people waited. By August the team had got this down to 139, a reduction of 45.3%.",
        "The two halls have 910 seats and sold 748 tickets, so 172 were empty.",
        "The wardens gave 204 fines in 2022/23. That is 27 more than the 167 of the year before.",
        "Readers took 51,200 books from the three vans. From the same three it had been 54,900, so use fell by 2,700.",
        "A berth costs £184.50. Under the plan it would cost £199.50, which is £15 a year or 11.4% more.",
    ],
    right=[
        (
            "The desk took 23,589 calls from May to July. In the same months of 2021 it took 26,761, "
            "so there were 3,172 fewer."
        ),
        (
            "The fund stood at £3,086 million in June. A year earlier it stood at £2,921 million, so "
            "that it has gone up by "
            "£165 million."
        ),
        "A household would pay £70.34 a year, £2.00 more than now, when it pays £68.34.",
        "A berth costs £184.50. Under the plan it would cost £199.50, which is £15 a year or 8.1% more.",
        "In March 202 people waited. By August the team had got this down to 139, a reduction of 31.2%.",
        "The two halls have 910 seats and sold 748 tickets, so 162 were empty.",
        "The two halls have 910 seats and sold 748 tickets, so 90 were empty in the upper rows.",
        "The wardens gave 204 fines in 2022/23. That is 37 more than the 167 of the year before.",
        "The desk took 590 calls in May and 610 in June. A reduction of 30 a month is the aim.",
    ],
)
def difference_after_two_numbers(paper: Paper) -> Iterator[Finding]:
    """A difference, or a change in per cent, is not that of the two numbers that it is told of."""
    for sentence in paper.sentences:
        for one in paper.quantities(sentence):
            for back in (0, 1):
                passage = paper.passage(sentence, back)
                if (found := _told_wrongly(passage, one)) is not None:
                    yield found
                    break


def _told_wrongly(passage: Passage, one: Quantity) -> Finding | None:
    before, after = passage.before(one, 40), passage.after(one, 40)
    left = _SO.search(before) and _LEFT.match(after)
    marked = left or (_BY.search(before) and (_MORE.match(after) or _MARKED.search(before)))
    if not marked:
        return None
    unit = _of_what(passage, one)
    others = [other for other in passage.quantities if other is not one and other.unit == unit]
    if len(others) > _TWO:  # "the two halls have 900 seats": of whom the numbers are told
        others = [other for other in others if not (other.worded and other.value <= _FEW)]
    if one.unit == "%" and len(others) == _TWO + 1:  # "which is £15 a year or 8.1% more": the change, in pounds
        first, second, change = others
        others = [first, second] if abs(first.value - second.value) == change.value else others
    if (
        re.match(r"\s+(?:to|from|per|each|every|an? (?:year|month|week|day|quarter|head))\b", after)
        or _OF_ITS_OWN.search(before)
        or one.sense != "exact"
        or len(others) != _TWO
        or _ELSE.search(passage.text)
    ):
        return None
    if any(other.sense != "exact" or _is_change(passage, other) for other in others):
        return None
    if re.search(r"\baim\b|\bwould be\b|\bif\b", passage.text):
        return None
    first, second = others
    if one.unit == "%":
        return _in_percent(first, second, one, down=bool(_DOWN.search(before)))
    difference = abs(first.value - second.value)
    slack = (first.step + second.step + one.step) / 2 if max(first.step, one.step) != 1 else Decimal(0)
    if first.unit == "£" and first.step < 1:
        slack = Decimal(0)
    if not difference or abs(difference - one.value) <= slack:
        return None
    if not _LEAST <= one.value / difference <= _MOST or one.value in (first.value, second.value):
        return None
    return _wrong(one, first, second, amount(difference, one.unit))


def _is_change(passage: Passage, one: Quantity) -> bool:
    """Whether a number is itself said to be a change."""
    before = passage.before(one, 40)
    return bool(
        (_BY.search(before) and _MARKED.search(before))
        or re.search(r"\bby\s+$", before)
        or _MORE.match(passage.after(one, 40))
    )


def _of_what(passage: Passage, one: Quantity) -> str:
    if one.unit != "%":
        return one.unit
    units = {other.unit for other in passage.quantities if other.unit in ("", "£")}
    return units.pop() if len(units) == 1 else "?"


def _in_percent(first: Quantity, second: Quantity, one: Quantity, *, down: bool) -> Finding | None:
    """A change is a share of what there was before: of the larger number where it went down, else of the smaller."""
    base = max(first.value, second.value) if down else min(first.value, second.value)
    if not base or first.value == second.value:
        return None
    move = 100 * abs(first.value - second.value) / base
    loose = max(one.step, Decimal("0.1")) + (0 if first.step == 1 else 1)
    if abs(move - one.value) <= loose or not _LEAST <= one.value / move <= _MOST:
        return None
    return _wrong(one, first, second, f"{plain(move, 1)}%")


def _wrong(one: Quantity, first: Quantity, second: Quantity, right: str) -> Finding:
    return Finding(
        "arithmetic",
        one.start,
        one.end,
        f"Between {first.text.strip()} and {second.text.strip()} lies {right}, not {one.text.strip()}.",
        f"{plain(max(first.value, second.value))} − {plain(min(first.value, second.value))} = "
        f"{plain(abs(first.value - second.value))}",
        "Correct the difference, or one of the two numbers.",
        0.85,
    )
