"""A sum or a price that the summary, or another part of a paper, tells as another: £3.0 million, and £1,800,000."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reeve.checking.facts import SUMMARY, Fact, facts_of, heading_above, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import PLAIN, modified_apart, shared, topics
from reeve.checking.language.grids import Grid, pounds_of
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_COMPARED = re.compile(
    r"\b(?:last year|previous\w*|before|formerly|had|would|could|instead|than|from £|against|up to|at least|more|less"
    r"|estimat\w+|forecast|expect\w*|budget(?:ed)? (?:is|was|of|allows)|saves?|saving|rise of|rises? by|adds?|extra"
    r"|further|another|other|average|about|nearly|over|under|between|of which|part|half|third|quarter|remaining"
    r"|left)\b",
    re.IGNORECASE,
)
_NEAR = Decimal(2)
"""How many times the one sum may be the other before it is rather of another thing."""


@rule(
    "conflicting-values",
    wrong=[
        (
            "# Recommendation\n\nThat yachts pay £4.50 a metre from April.\n\n# Dues\n\nVessel, per metre | Now | "
            "From April\n"
            "Yachts | £3.30 | £3.60\nFishing boats | £1.90 | £1.90"
        ),
        (
            "The Forum is asked to set aside £3.0 million for growing schools.\n\n# Budgets\n\nBudget | This year "
            "| Next year\n"
            "Growth fund | £1,500,000 | £1,800,000\nAdmissions | £212,000 | £230,000"
        ),
        (
            "# In short\n\nThe Trust is asked for £45,000 for the new roof.\n\n# Costs\n\nWork | Cost\nRoof | £54,000\n"
            "Drains | £20,000"
        ),
    ],
    right=[
        (
            "# Recommendation\n\nThat yachts pay £3.60 a metre from April.\n\n# Dues\n\nVessel, per metre | Now | "
            "From April\n"
            "Yachts | £3.30 | £3.60\nFishing boats | £1.90 | £1.90"
        ),
        (
            "# In short\n\nThe Trust is asked for £74,000 for the roof and the drains.\n\n# Costs\n\nWork | Cost\n"
            "Roof | £54,000\nDrains | £20,000"
        ),
        (
            "# In short\n\nYachts would pay 30p, or £0.30, more.\n\n# Dues\n\nVessel | Now | From April\n"
            "Yachts | £3.30 | £3.60\nFishing boats | £1.90 | £1.90"
        ),
    ],
)
def summary_unlike_its_table(paper: Paper) -> Iterator[Finding]:
    """A sum in a summary or a recommendation that the row of the table it speaks of does not have."""
    facts = [one for one in facts_of(paper) if one.measure.kind == "money"]
    for fact in facts:
        if not _in_summary(paper, fact) or _compared(fact) or _again(facts, fact):
            continue
        for grid in paper.grids:
            cells = _row_about(paper, grid, fact)
            if not cells or any(_like(fact, value) for value in (*cells, *_made(paper, grid))):
                continue
            nearest = min(cells, key=lambda value: abs(value - fact.measure.value))
            if max(nearest, fact.measure.value) <= _NEAR * min(nearest, fact.measure.value):
                yield two_values(fact.start, fact.end, fact.measure.text, f"£{nearest:,f}", None)


def _compared(fact: Fact) -> bool:
    """Whether words near a sum make it one of another time, or a part."""
    return bool(_COMPARED.search(f"{fact.before[-45:]} {fact.after[:30]}"))


def _in_summary(paper: Paper, fact: Fact) -> bool:
    heading = heading_above(paper, fact.sentence.block)
    at = fact.sentence.block.paragraph
    titles = [one for one in paper.document.of_kind("heading") if one.paragraph < at]
    opens = len(titles) <= 1 and any(one.paragraph > at for one in paper.document.of_kind("heading"))
    return bool(SUMMARY.search(heading)) or (opens and bool(_ASKS.search(fact.sentence.text)))


_ASKS = re.compile(r"\b(?:asks?|asked|recommend\w*|propos\w+|approves?|agrees?|seeks?|invited)\b", re.IGNORECASE)


def _again(facts: Sequence[Fact], fact: Fact) -> bool:
    """Whether the sum stands elsewhere too."""
    return any(one.measure.agrees(fact.measure) for one in facts if one is not fact)


def _like(fact: Fact, value: Decimal) -> bool:
    return abs(value - fact.measure.value) <= max(fact.measure.step / 2, Decimal("0.005"))


def _row_about(paper: Paper, grid: Grid, fact: Fact) -> list[Decimal]:
    """The sums of the one row whose label a sentence speaks of; none where it speaks of several, or of no row."""
    pounds = pounds_of(paper.document.blocks, grid)
    keys = [topics(label) - PLAIN - _LEDGER for label in grid.labels]
    fits = [len(shared(key, fact.about)) for key in keys]
    if re.search(r"\b(?:mov\w+|transfer\w*|vir(?:ed|ement)|spare|sav\w+|spent|so far)\b", fact.sentence.text):
        return []
    whole = [at for at, (fit, key) in enumerate(zip(fits, keys, strict=True)) if fit and fit >= len(key)]
    partly = [at for at, fit in enumerate(fits) if fit and shared(keys[at], fact.about) - _ASKER and at not in whole]
    if pounds is None or len(whole) != 1 or partly:
        return []
    (row,) = whole
    numbers = [grid.number(row, column) for column in range(1, len(grid.rows[row]))]
    return [one.value * pounds for one in numbers if one is not None and one.unit in ("", "£") and one.value > 0]


_LEDGER = topics("fund budget cost fee scheme grant income spending dues account other charge reserve all sum")
"""Topics that the label of a row of sums may have without telling of which thing they are."""


_ASKER = topics("forum commission partnership company association conference court assembly parish")
"""Bodies that are asked for a sum, which other rows may name."""


def _made(paper: Paper, grid: Grid) -> set[Decimal]:
    """What two sums of one column make together, and what the rows and columns of a table differ by."""
    pounds = pounds_of(paper.document.blocks, grid) or Decimal(1)
    found: set[Decimal] = set()
    for column in range(1, grid.width):
        numbers = [grid.number(row, column) for row in range(len(grid.rows))]
        values = [one.value * pounds for one in numbers if one is not None]
        found |= {one + sign * other for one in values for other in values if one != other for sign in (1, -1)}
        found.add(sum(values, Decimal(0)))
    for row in range(len(grid.rows)):
        numbers = [grid.number(row, column) for column in range(1, len(grid.rows[row]))]
        values = [one.value * pounds for one in numbers if one is not None]
        found |= {made for one, other in combinations(values, 2) for made in (one + other, abs(one - other))}
        found.add(sum(values, Decimal(0)))
    return found


_PRICE_BEFORE = re.compile(
    r"\b(?:fees?|charges?|prices?|tolls?|fares?|dues|rents?|tariffs?|premium|subscription|licence|permit|ticket|deposit"
    r"|hire|entry|levy|charged|priced|let|hired)\b[^.;£]{0,60}"
    r"(?:\b(?:at|of|is|was|be|to|for|costs?|pays?|remains?|now|,)\s*)$",
    re.IGNORECASE,
)
_PRICE_AFTER = re.compile(
    r"^\s*(?:apiece\b|each\b|a head\b|per (?!cent)\w+|(?:an?|for each|for every|for an?|to each) \w+|for (?:a|each"
    r"|every|one)\b)",
    re.IGNORECASE,
)
_OTHER_PRICE = re.compile(
    r"\b(?:last year|previous\w*|before|formerly|would|instead|than|from £|against|rise|raised?|up|down|new|old|next"
    r"|until|proposed?|reduced|concession\w*|child\w*|adult|student|senior|peak|summer|winter|second|additional|extra"
    r"|discount\w*|half|national|average|about|nearly|over|under|at least|up to|between|members?|non-members?)\b",
    re.IGNORECASE,
)


@rule(
    "conflicting-values",
    wrong=[
        (
            "The fee for trading in the street was fixed at £435 by the Panel.\n\nThe 12 street traders bring in "
            "£4,680, at "
            "£390 apiece."
        ),
        "The rent of a mooring in the inner basin is £210.\n\nThe 40 moorings of the inner basin are let at £240 each.",
        (
            "The toll for a lorry on the long bridge is £3.20.\n\nA lorry on the long bridge pays £2.30 a time, which "
            "covers upkeep."
        ),
    ],
    right=[
        (
            "The fee for trading in the street was fixed at £390 by the Panel.\n\nThe 12 street traders bring in "
            "£4,680, at "
            "£390 apiece."
        ),
        "A two-bedroom flat is let at £104 a week.\n\nA one-bedroom flat is let at £88 a week.",
        "The toll for a lorry on the old bridge is £3.20.\n\nThe toll for a van on the new bridge is £2.30.",
        "A personal licence costs £37. The fee for a street licence is £45.",
    ],
)
def price_told_twice(paper: Paper) -> Iterator[Finding]:
    """The price of one thing is told as two."""
    prices = [
        one
        for one in facts_of(paper)
        if one.measure.kind == "money"
        and (_PRICE_BEFORE.search(one.before) or _PRICE_AFTER.match(one.after))
        and not _OTHER_PRICE.search(one.sentence.text)
    ]
    for place, one in enumerate(prices):
        for other in prices[place + 1 :]:
            if one.sentence is other.sentence or one.apart(other) or one.measure.agrees(other.measure):
                continue
            if not _worked_out(one, other) and not _worked_out(other, one):
                continue
            common = one.common(other) - _UNITS
            if len(common) < _TOPICS or not one.measure.near(other.measure, _NEAR):
                continue
            if (
                modified_apart(one.sentence.text, other.sentence.text, common)
                or _again(prices, one)
                or _again(prices, other)
            ):
                continue
            yield two_values(other.start, other.end, other.measure.text, one.measure.text, one.sentence)


def _worked_out(one: Fact, other: Fact) -> bool:
    """Whether the one is a fee, and the other the same fee at which so many things are reckoned."""
    reckoned = re.match(r"^\s*(?:apiece|each|a head|a time|for each|per \w+)\b", other.after)
    return bool(_FEE.search(one.before)) and bool(reckoned)


_FEE = re.compile(r"\b(?:fee|charge|price|toll|fare|tariff|rent)\b", re.IGNORECASE)
_TOPICS = 2
_UNITS = topics("price metre tonne week night day month year hour kilo litre head person time charge")


@rule(
    "conflicting-values",
    wrong=[
        (
            "# Recommendation\n\nThat the Board takes up the loan of £4.5 million.\n\n# The loan\n\nThe bank lends "
            "£5,400,000 at 4%."
        ),
        (
            "# Summary\n\nThe new sluice costs £310,000.\n\n# Works\n\nThe builder's price for the sluice is £340,000, "
            "all in."
        ),
        (
            "# Decisions\n\nTo note the forecast profit of £412,000.\n\n# Money\n\nThe firm expects a profit of "
            "£379,000, where the budget was £301,000."
        ),
        (
            "# What we ask\n\nTo accept the grant of £72,000.\n\n# The grant\n\nThe Arts Fund has awarded us £68,000 "
            "for the play."
        ),
    ],
    right=[
        (
            "# Recommendation\n\nThat the Board takes up the loan of £5.4 million.\n\n# The loan\n\nThe bank lends "
            "£5,400,000 at 4%."
        ),
        (
            "# Summary\n\nThe new sluice costs £310,000.\n\n# Works\n\nThe sluice needs steel for £200,000 and labour "
            "for £110,000."
        ),
        "# Summary\n\nThe new sluice costs £310,000.\n\n# Works\n\nThe old sluice cost £340,000 in 1990.",
    ],
)
def summary_unlike_the_rest(paper: Paper) -> Iterator[Finding]:
    """A sum in a summary or a recommendation that the rest of the paper has as another."""
    facts = [one for one in facts_of(paper) if one.measure.kind == "money"]
    for fact in facts:
        summed = SUMMARY.search(heading_above(paper, fact.sentence.block)) and fact.sentence.block.kind != "heading"
        said = _FORECAST.sub(" ", fact.sentence.text)
        if not summed or _COMPARED.search(said) or _again(facts, fact) or _derived(paper, facts, fact):
            continue
        rest = [one for one in facts if one.section != fact.section and _rivals(fact, one)]
        if len({one.measure.value for one in rest}) == 1:
            yield two_values(fact.start, fact.end, fact.measure.text, rest[0].measure.text, rest[0].sentence)


def _rivals(fact: Fact, other: Fact) -> bool:
    foreseen = [bool(_FORECAST.search(one.sentence.text)) for one in (fact, other)]
    told = _FORECAST.sub(" ", _BUDGETED.split(other.sentence.text)[0]) if all(foreseen) else other.sentence.text
    if fact.apart(other) or not fact.measure.near(other.measure, Decimal("1.5")) or _COMPARED.search(told):
        return False
    if foreseen[0] != foreseen[1] or other.measure.text not in told:
        return False
    common = _near_it(fact) & _near_it(other) - PLAIN
    dated = re.search(r"\b(?:19|20)\d\d\b", other.sentence.text)
    return bool(common) and not dated and not modified_apart(fact.sentence.text, other.sentence.text, common)


_FORECAST = re.compile(r"\b(?:forecast|expect\w*|before tax)\b", re.IGNORECASE)
_BUDGETED = re.compile(r",\s+(?:where|when|while|whereas|against)\b")
"""Where a clause begins that tells what was budgeted."""


def _near_it(fact: Fact) -> frozenset[str]:
    """What stands right beside a sum."""
    return topics(f"{fact.before[-40:].partition(' ')[2]} {fact.after[:25].rpartition(' ')[0]}")


def _derived(paper: Paper, facts: Sequence[Fact], fact: Fact) -> bool:
    """Whether the sum follows from others: two that make it up, one so many times over, or a cell of a table."""
    values = [one.measure.value for one in facts if one is not fact]
    cells = [number.value for grid in paper.grids for _, _, number in grid.numbers()]
    made = {one + sign * other for one in values for other in values for sign in (1, -1)} | {sum(values, Decimal(0))}
    made |= {one * factor for one in (*values, *cells) for factor in range(1, 61)} | {one * 1000 for one in cells}
    made |= {one / factor for one in values for factor in range(2, 13)}
    return any(_like(fact, value) for value in made)
