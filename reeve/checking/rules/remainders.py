"""What is said to remain of a whole, after the parts that were named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.passages import Passage, are_alike, exactly, sort_of
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_REST = re.compile(
    r"\b(?:(?:the|its|our|their|a)\s+(?:remaining|rest|remainder|balance|other|others|outstanding|residual)"
    r"|remaining|which leaves|leaving|leaves|left)"
    r"(?:\s*,|\s+of|\s+being|\s+is|\s+was|\s*\(|\s+sum of|\s+amount of|\s+balance of|\s+just|\s+some|\s+only)*\s*$",
    re.IGNORECASE,
)
_OF_THE_REST = re.compile(r"\bof (?:the|those|its|our)\s+(?:remaining|other|rest)\s*$", re.IGNORECASE)
_OF_THE = re.compile(r"\bof (?:the|our|its|these|those|all)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_STILL = re.compile(
    r"^(?:\s+[\w’'-]+){0,2}\s+(?:(?:is|are|was|were)\s+(?:still\s+)?(?:left|outstanding|remaining|left over)"
    r"|remains?|remained)\b",
    re.IGNORECASE,
)
_NOT_A_PART = re.compile(
    r"\b(?:within|in|after|every|by|from|than|under|target of|least|each|per|first|last|aged|another|further|up to"
    r"|times)\s+$",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"\b(?:last year|previous year|compared|the year before|target|on average|average of)\b", re.IGNORECASE
)


@rule(
    "arithmetic",
    wrong=[
        "The market has 64 pitches. Traders took 41 of them and the remaining 33 stood empty.",
        "Of £2.4m set aside £1.9m was spent by March. The balance of £0.7m goes back to reserves.",
        "We sent out 1,250 forms; 860 came back in time, 145 came late, and the other 205 were never returned.",
        "Eight wells were tested: five are sound and the remaining four need work.",
        "Ward members have £45,000 to give. They gave £27,500, and £12,500 remains.",
        "In May 71% of callers got through at once, while the rest, 39%, had to ring again.",
    ],
    right=[
        "The market has 64 pitches. Traders took 41 of them and the remaining 23 stood empty.",
        "Of £2.4m set aside £1.9m was spent by March. The balance of £0.5m goes back to reserves.",
        "We sent out 1,250 forms; 860 came back in time, 145 came late, and the other 245 were never returned.",
        "Eight wells were tested: five are sound, the remaining three need work, and the other 12 were left out.",
        "Of the 40 gullies 12 were cleaned in the first 10 days. The remaining 28 follow in 6 weeks.",
        "The bank held £31,000. We took in £9,500 and paid out £12,300. At the end of June the balance was £28,200.",
        "The trust has 14 halls. Of the other 9 districts, 4 have none.",
        "Staff closed 18 of the 50 cases with 12 visits. Of the remaining 32 cases 7 are old.",
    ],
)
def rest_of_a_whole(paper: Paper) -> Iterator[Finding]:
    """What remains is not the whole less the parts that were named before it."""
    for sentence in paper.sentences:
        for rest in paper.quantities(sentence):
            passage = paper.passage(sentence)
            if not _is_rest(passage, rest):
                continue
            whole, parts = (
                _whole_and_parts(passage, rest) or _whole_and_parts(paper.passage(sentence, 2), rest) or (None, ())
            )
            if whole is None:
                continue
            taken = sum((one.value for one in parts), Decimal(0))
            right = whole - taken
            if abs(right - rest.value) == 1 and re.search(r"\bone\b", paper.passage(sentence, 2).text, re.IGNORECASE):
                continue  # "one seat is vacant"
            unit = rest.unit if rest.unit in ("£", "%") else ""
            yield Finding(
                "arithmetic",
                rest.start,
                rest.end,
                f"{amount(whole, unit)} less {amount(taken, unit)} leaves {amount(right, unit)}, "
                f"not {rest.text.strip()}.",
                f"{plain(whole)} − {' − '.join(plain(one.value) for one in parts)} = {plain(right)}",
                "Correct what remains, or one of the other numbers.",
                0.85,
            )


def _is_rest(passage: Passage, one: Quantity) -> bool:
    before = passage.before(one)
    if one.sense in ("span", "rough") or _OF_THE_REST.search(before) or sort_of(one) not in ("count", "£", "%"):
        return False
    return bool(_REST.search(before)) or (one.unit == "£" and bool(_STILL.match(passage.after(one))))


def _whole_and_parts(passage: Passage, rest: Quantity) -> tuple[Decimal, tuple[Quantity, ...]] | None:
    """A whole and the parts before what remains, where no choice of them leaves it; None where it may be right."""
    before = [one for one in passage.quantities if one.end <= rest.start and are_alike(one, rest)]
    after = [one for one in passage.quantities if one.start >= rest.end and are_alike(one, rest)]
    if not 1 <= len(before) <= 6 or _BREAKS.search(passage.slice(before[0].start, rest.start)):
        return None
    if rest.unit == "%" and not any(one.value == 100 for one in before):
        return _of_a_hundred(before, rest)
    if len(before) < 2 or any(_follows(one, rest) for one in _choices([*before, *after[:2]])):
        return None
    whole = max(before, key=lambda one: one.value)
    if whole is not before[0] and not _OF_THE.search(passage.before(whole)):
        return None  # a whole comes first, or after "of the"
    parts = [one for one in before if one is not whole and not _NOT_A_PART.search(passage.before(one))]
    if not parts or not _are_of_one(passage, whole, parts, rest) or whole.value <= sum(one.value for one in parts):
        return None
    return whole.value, tuple(parts)


def _choices(found: Sequence[Quantity]) -> Iterator[list[tuple[Quantity, int]]]:
    """Every way to add some of the numbers and take others away: what remains may follow from what came in too."""
    for signs in product((1, 0, -1), repeat=len(found)):
        yield [(one, sign) for one, sign in zip(found, signs, strict=True) if sign]


def _follows(chosen: Sequence[tuple[Quantity, int]], rest: Quantity) -> bool:
    if len(chosen) < 2:
        return False
    low, high = (
        sum((sign * exactly(one)[side if sign > 0 else 1 - side] for one, sign in chosen), Decimal(0))
        for side in (0, 1)
    )
    least, most = exactly(rest)
    return least <= high and low <= most


def _of_a_hundred(shares: Sequence[Quantity], rest: Quantity) -> tuple[Decimal, tuple[Quantity, ...]] | None:
    taken = sum((one.value for one in shares), Decimal(0))
    slack = sum((one.step for one in (*shares, rest)), Decimal(0)) / 2
    if any(one.sense != "exact" for one in shares) or taken >= 100 or abs(100 - taken - rest.value) <= slack:
        return None
    return Decimal(100), tuple(shares)


def _are_of_one(passage: Passage, whole: Quantity, parts: Sequence[Quantity], rest: Quantity) -> bool:
    """Whether whole, parts and rest are said of one kind of thing: by their nouns, where they have some."""
    if (
        whole.sense in ("span", "rough", "more", "less")
        and whole.end < rest.start
        and passage.before(whole)[-3:] != "to "
    ):
        return False
    if rest.unit in ("£", "%"):
        return True
    about = content(passage.slice(whole.start - 50, whole.end + 60))
    for one in (*parts, rest):
        named = one.noun and one.noun != whole.noun and one.unit == ""
        if named and whole.noun and not content(one.noun) & about and one is rest:
            return False
        if one.unit == "time" and whole.unit != "time":
            return False
    return whole.unit == rest.unit or "times" in (whole.unit, rest.unit)
