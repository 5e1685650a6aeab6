"""A value in a heading or a caption that the text or the table below it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.document import Block
from reeve.checking.facts import Fact, facts_of, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import shared, topics
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.measures import Measure, measures_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_KINDS = ("share", "money", "time", "mass", "length", "area", "speed", "volume")


@rule(
    "conflicting-values",
    wrong=[
        (
            "# Urgent leaks: target 24 hours\n\nA home must be made safe within three days of the call. Of 290 calls "
            "199 were."
        ),
        (
            "# A rise of 4% in the drainage rate\n\nIf this is agreed, a farmer will pay 8% more. Fuel alone has gone "
            "up by 11%."
        ),
        "# A loan of £2m for the quay\n\nThe Trust would borrow £3m over twenty years.",
    ],
    right=[
        "# Urgent leaks: target 24 hours\n\nA home must be made safe within a day of the call. Of 290 calls 199 were.",
        (
            "# A rise of 4% in the drainage rate\n\nIf this is agreed, a farmer will pay 4% more. Fuel alone has gone "
            "up by 11%."
        ),
        "# Savings of £2m\n\nThe Trust saved £1.2m on power and £0.8m on repairs.",
        "# Flooding: the last 12 months\n\nThe pump ran for three days in May.",
    ],
)
def heading_unlike_its_text(paper: Paper) -> Iterator[Finding]:
    """The text under a heading tells the value of the heading as another, and never as it is."""
    facts = list(facts_of(paper))
    for block in paper.document.of_kind("heading"):
        said = [one for one in measures_in(block.text) if one.kind in _KINDS]
        if len(said) != 1 or re.search(r"\b(?:last|past|next|first|for|over) (?:the )?$", block.text[: said[0].start]):
            continue
        below = [one for one in facts if one.section == block.paragraph and one.sentence.block is not block]
        alike = [one for one in below if one.measure.kind == said[0].kind]
        if not alike or _is_told(said[0], alike, _cells_below(paper, block)):
            continue
        first = alike[0]
        if first.measure.near(said[0]) and _leads(block, first) and not re.search(r"£|\d", _rest(said[0], block)):
            yield two_values(first.start, first.end, first.measure.text, said[0].text, paper.sentences_in(block)[0])


def _rest(one: Measure, block: Block) -> str:
    return (block.text[: one.start] + block.text[one.end :]).lstrip("0123456789. ")


def _leads(block: Block, fact: Fact) -> bool:
    """Whether a fact stands in the first paragraph below a heading, and is told as what is or will be."""
    other = re.search(
        r"\b(?:last|before|was|were|had|took|average\w*|of which|of these|elsewhere|instead|already|so far|about"
        r"|some|until"
        r"|since|ago|at least|more than|year)\b",
        fact.sentence.text[: fact.measure.end],
        re.IGNORECASE,
    )
    near = fact.sentence.block.paragraph - block.paragraph <= _FIRST
    return near and not other and fact.sentence.block.kind == "paragraph"


_FIRST = 1


def _is_told(said: Measure, facts: Sequence[Fact], cells: Sequence[Decimal]) -> bool:
    """Whether the value stands below, or two that do make it up."""
    if any(one.measure.agrees(said) for one in facts):
        return True
    values = [one.measure.value for one in facts] + list(cells)
    made = {one + sign * other for one in values for other in values for sign in (1, -1)} | set(cells) | {sum(values)}
    return any(abs(one - said.value) <= max(said.step / 2, said.value / 50) for one in made)


def _cells_below(paper: Paper, block: Block) -> list[Decimal]:
    after = [one for one in paper.document.of_kind("heading") if one.paragraph > block.paragraph]
    stop = after[0].paragraph if after else len(paper.document.blocks) + 1
    grids = [one for one in paper.grids if block.paragraph < one.block.paragraph < stop]
    return [number.value for grid in grids for _, _, number in grid.numbers()]


@rule(
    "conflicting-values",
    wrong=[
        "Table 1: first wish of patients: 477 replies\n\nWish | Patients\nCalls | 200\nParking | 144\nNothing | 100",
        "The 42 loans of the year\n\nBranch | Loans\nMill End | 17\nFord | 12\nQuay | 10",
        (
            "Table 2: visits to the three sites (1,204 visits)\n\nSite | Visits\nTower | 600\nMill | 400\nBarn | "
            "304\nTotal | 1,304"
        ),
    ],
    right=[
        "Table 1: first wish of patients: 444 replies\n\nWish | Patients\nCalls | 200\nParking | 144\nNothing | 100",
        "The 39 loans of the year\n\nBranch | Loans\nMill End | 17\nFord | 12\nQuay | 10",
        "Table 2: the 20 oldest trees\n\nTree | Girth\nOak | 4\nYew | 7\nElm | 6",
        "Table 3: calls in 12 months\n\nMonth | Calls\nMay | 4\nJune | 3\nJuly | 4",
    ],
)
def caption_unlike_its_table(paper: Paper) -> Iterator[Finding]:
    """A caption counts what its table adds up to, and the table adds up to another number."""
    for grid in paper.grids:
        for caption in _captions(paper, grid):
            for sentence in paper.sentences_in(caption):
                counts = [one for one in paper.quantities(sentence) if _counts(one)]
                if len(counts) == 1 and (total := _other_total(grid, counts[0], topics(caption.text))):
                    one = counts[0]
                    yield two_values(one.start, one.end, f"{one.text} {one.noun}", f"{total:,}", None)


def _counts(one: Quantity) -> bool:
    return one.whole and one.unit == "" and bool(one.noun) and one.sense == "exact" and one.value >= _LEAST


_LEAST = 10


def _captions(paper: Paper, grid: Grid) -> Iterator[Block]:
    """The short lines right above and below a table."""
    for place in (grid.block.paragraph - 1, grid.block.paragraph + 1):
        block = next((one for one in paper.document.blocks if one.paragraph == place), None)
        short = block is not None and len(block.text) < 120 and not block.text.rstrip().endswith((".", ":"))
        if block is not None and (block.kind == "caption" or (short and block.kind in ("paragraph", "heading"))):
            yield block


def _other_total(grid: Grid, said: Quantity, about: frozenset[str]) -> Decimal | None:
    """The sum of the one column of counts that comes near what is said, where no column has it."""
    if not 1 < len(grid.columns) <= _NARROW or not any(grid.columns):
        return None
    sums = []
    for column in range(1, grid.width):
        if not shared(topics(grid.columns[column]), about):
            continue
        cells = [grid.number(row, column) for row, label in enumerate(grid.labels) if not is_total(label)]
        values = [one.value for one in cells if one is not None and one.unit == "" and one.step == 1]
        if len(values) == len(cells) >= _ROWS:
            sums.append(sum(values, Decimal(0)))
    shown = {number.value for _, _, number in grid.numbers()} | {Decimal(len(grid.rows))}
    if said.value in sums or said.value in shown or len(sums) != 1:
        return None
    small, large = sorted((said.value, sums[0]))
    return sums[0] if small > 0 and large / small <= Decimal("1.3") else None


_NARROW, _ROWS = 3, 3
