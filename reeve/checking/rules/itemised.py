"""A total against the numbers of the list that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.document import Block
from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.lists import items_after
from reeve.checking.language.passages import exactly
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.counts import EXAMPLES
from reeve.checking.rules.declaring import rule

_FIRST = re.compile(r"^\s*(?:some |about )?$")
_LAST = re.compile(
    r"^(?:[A-Za-z’'&-]+\s+){1,4}$|[:–(,-]\s*$|\b(?:for|with|to|at|of|was|were|is|are|got|gets|took|had|received)\s+$",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(
    r"\b(?:main|some of|largest|biggest|top|for example|such as|mainly|notably|per|each of which)\b", re.IGNORECASE
)
_NEAR = Decimal("0.5")
"""How far the parts may be off the whole, as a share of it, before they are likely to be of something else."""


@rule(
    "arithmetic",
    wrong=[
        (
            "The wardens dealt with 214 reports. Each was closed in one of these ways:\n- warned: 96\n- fined: 41\n"
            "- no action: 57"
        ),
        "The budget of £82,000 is made up as follows:\n- £51,000 for pay\n- £19,500 for seed\n- £14,500 for tools",
        "We sold 640 tickets:\n- Adults (310)\n- Children (205)\n- Concessions (95)",
    ],
    right=[
        (
            "The wardens dealt with 194 reports. Each was closed in one of these ways:\n- warned: 96\n- fined: 41\n"
            "- no action: 57"
        ),
        "The budget of £85,000 is made up as follows:\n- £51,000 for pay\n- £19,500 for seed\n- £14,500 for tools",
        "We sold 640 tickets, mainly to these groups:\n- Adults (310)\n- Children (205)\n- Concessions (95)",
        "Wardens spoke to 90 people about:\n- 4 dogs\n- 9 boats\n- 2 fires",
    ],
)
def total_of_a_list(paper: Paper) -> Iterator[Finding]:
    """The numbers of a list, one to each item, do not add up to the total before it."""
    for block in paper.document.of_kind("paragraph", "item"):
        sentences = paper.sentences_in(block)
        if not sentences or not re.search(r"(?::-?|[–-])\s*$|\b(?:follows|below|ways|these)[.:]?\s*$", block.text):
            continue
        passage = paper.passage(sentences[-1])
        items = items_after(paper.document, block)
        if items is None or len(items.blocks) < 2 or EXAMPLES.search(passage.text) or _OPEN_ENDED.search(passage.text):
            continue
        parts = [_part(paper, one) for one in items.blocks]
        numbers = [one for one in parts if one is not None]
        if len(numbers) != len(parts) or len({one.unit for one in numbers}) != 1:
            continue
        wholes = [one for one in passage.quantities if one.unit == numbers[0].unit and one.sense == "exact"]
        yield from _against(wholes[-1:], numbers)


def _part(paper: Paper, item: Block) -> Quantity | None:
    """The number that an item gives: its only one, at its beginning or after its words."""
    found = [
        one for sentence in paper.sentences_in(item) for one in paper.quantities(sentence) if one.unit in ("", "£", "%")
    ]
    found = [one for one in found if one.unit != "%"] or found
    if len(found) != 1 or found[0].sense not in ("exact", "span"):
        return None
    before = item.text[: found[0].start - item.start]
    return found[0] if _FIRST.match(before) or _LAST.search(before) else None


def _against(wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> Iterator[Finding]:
    low, high = (sum((exactly(one)[side] for one in parts), Decimal(0)) for side in (0, 1))
    near = [one for one in wholes if abs(one.value - low) <= _NEAR * one.value]
    if len(near) != 1 or (exactly(near[0])[0] <= high and low <= exactly(near[0])[1]):
        return
    if near[0].value <= max(one.value for one in parts):
        return
    (whole,) = near
    total = sum((one.value for one in parts), Decimal(0))
    yield Finding(
        "arithmetic",
        whole.start,
        whole.end,
        f"The list that follows adds up to {amount(total, whole.unit)}, not {whole.text.strip()}.",
        f"{' + '.join(plain(one.value) for one in parts)} = {plain(total)}",
        "Correct the total, or one of the items.",
        0.85,
    )
