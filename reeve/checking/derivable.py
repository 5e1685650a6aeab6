"""Whether a number that looks wrong follows from other numbers near it, in a way that the rule did not think of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reeve.checking.finding import Finding
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper

_LEAST = 20
"""A number below this follows from others by accident."""
_BACK = 2
_MOST = 9
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SUM = re.compile(r"^[\d,.£]+(?: \+ [\d,.£]+)+ = £?(?P<sum>[\d,.]+)")
_ONE = re.compile(r"(?:[,:;–-]|\band|\bor|\bplus)\s+(?:the\s+)?(?:one|an?|another)\s", re.IGNORECASE)
"""A part that is one of its kind: "six teachers and a governor"."""
_FAR = 50
"""How many times a number what it should be is, where the two are of different things."""


def follows_otherwise(paper: Paper, finding: Finding) -> bool:
    """Whether the number of a finding is right in another way than the one in which it was held to be wrong.

    It is the sum, the difference or the change of numbers near it, one of which the finding did not reckon with; or
    the parts that were added up are those of another number that stands near; or some of the parts are just "one" or
    "a" thing; or the number and what it should be are so far apart that they are of different things.
    """
    sentence = next((one for one in paper.sentences if one.start <= finding.start < one.end), None)
    if sentence is None:
        return False
    doubted = next((one for one in paper.quantities(sentence) if one.start == finding.start), None)
    if doubted is None or doubted.sense != "exact":
        return False
    if added := _SUM.match(finding.working):
        return _are_parts_of_another(paper, sentence, doubted, _value(added["sum"]))
    used = [_value(said) for said in _NUMBER.findall(finding.working)]
    if doubted.value < _LEAST:
        return doubted.unit != "%" and bool(used) and used[-1] > _FAR * doubted.value > 0
    within = [
        one for one in paper.sentences_in(sentence.block) if sentence.place - _BACK <= one.place <= sentence.place
    ]
    others = [other for one in within for other in paper.quantities(one) if other.start != doubted.start][-_MOST:]
    return any(
        abs(value - doubted.value) < doubted.step and any(one.value not in used for one in by)
        for value, by in _values(others, doubted)
    )


def _value(said: str) -> Decimal:
    return Decimal(said.replace(",", ""))


def _are_parts_of_another(paper: Paper, sentence: Sentence, doubted: Quantity, added: Decimal) -> bool:
    lacking = doubted.value - added
    if doubted.whole and 0 < lacking <= len(_ONE.findall(sentence.text[doubted.end - sentence.start :])):
        return True
    rivals = [one for one in paper.quantities(sentence) if one.start < doubted.end and one is not doubted]
    return any(one.value == added and one.unit == doubted.unit for one in rivals)


def _values(others: Sequence[Quantity], doubted: Quantity) -> Iterator[tuple[Decimal, tuple[Quantity, ...]]]:
    """What the numbers give: sums and differences of two or three of the same unit, or the change between two."""
    if doubted.unit == "%":
        for one, two in combinations([one for one in others if one.unit != "%" and one.value], 2):
            if one.unit == two.unit:
                yield 100 * abs(one.value - two.value) / one.value, (one, two)
                yield 100 * abs(one.value - two.value) / two.value, (one, two)
                yield 100 * min(one.value, two.value) / max(one.value, two.value), (one, two)
        return
    alike = [one for one in others if one.unit == doubted.unit]
    for one, two in combinations(alike, 2):
        yield one.value + two.value, (one, two)
        yield abs(one.value - two.value), (one, two)
    for three in combinations(alike, 3):
        whole = sum((one.value for one in three), Decimal(0))
        yield whole, three
        for one in three:
            yield abs(whole - 2 * one.value), three
