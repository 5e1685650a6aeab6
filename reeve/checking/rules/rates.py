"""Sums at a rate: so many at so much each, so much over so many years, days from one date to another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.quantities import Quantity, between
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_EACH = re.compile(r"^[^.;:]{0,40}?\b(?:at|costing|for)\s+(?:a (?:cost|price|rate) of\s+)?$", re.IGNORECASE)
_APIECE = re.compile(r"^\s*(?:each|apiece|per \w+|a head|for each)\b", re.IGNORECASE)
_IN_ALL = re.compile(
    (
        r"^\s*(?:each|apiece|per \w+|a head|for each)[^.;]{0,30}?(?:,|\(|–|-)?\s*(?:a total of|in total"
        r"|in all|totalling|total(?: cost)? of|which (?:is|comes to|makes)|coming to|making|or|costing)\s*$"
        r"|^\s*(?:each|apiece|per \w+)\s*(?:,|\(|=)\s*$"
    ),
    re.IGNORECASE,
)
_OVER = re.compile(
    r"^[^.;:]{0,40}?\b(?:over|for|across|spread over)\s+(?:the (?:next|coming)\s+|a period of\s+)?$", re.IGNORECASE
)
_YEARLY = re.compile(r"^\s*(?:,|\(|–|-)?\s*(?:or|which is|that is|i\.e\.,?|at)?\s*(?:some\s+)?$", re.IGNORECASE)
_A_YEAR = re.compile(r"^\s*(?:a|per|each|every)\s+(?:year|annum|month|week|day|quarter)\b", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "The council buys 40 tablets at £250 each, a total of £12,000.",
        "The contract costs £1.2m over 4 years, or £400,000 a year.",
    ],
    right=[
        "The council buys 40 tablets at £250 each, a total of £10,000.",
        "The contract costs £1.2m over 4 years, or £300,000 a year.",
        "The contract costs £1.2m over 4 years, with £400,000 in the first year.",
    ],
)
def total_at_a_rate(paper: Paper) -> Iterator[Finding]:
    """A number at a price that does not come to the total, or a total over some years that is not the yearly sum."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        for place in range(len(found) - 2):
            one, two, three = found[place : place + 3]
            if any(each.sense != "exact" for each in (one, two, three) if each.unit != "time"):
                continue
            yield from _priced(sentence, one, two, three)
            yield from _spread(sentence, one, two, three)


def _priced(sentence: Sentence, count: Quantity, price: Quantity, total: Quantity) -> Iterator[Finding]:
    apiece = _APIECE.match(sentence.text[price.end - sentence.start :])
    if (
        count.unit
        or price.unit != "£"
        or total.unit != "£"
        or not apiece
        or not _EACH.match(between(sentence, count, price))
    ):
        return
    if not _IN_ALL.match(between(sentence, price, total)):
        return
    low, high = count.value * price.bounds()[0], count.value * price.bounds()[1]
    if total.bounds()[1] < low or total.bounds()[0] > high:
        value = count.value * price.value
        yield _wrong(
            total,
            f"{plain(count.value)} at {price.text.strip()} come to {amount(value, '£')}, not {total.text.strip()}.",
            f"{plain(count.value)} × {plain(price.value)} = {plain(value)}",
        )


def _spread(sentence: Sentence, total: Quantity, years: Quantity, rate: Quantity) -> Iterator[Finding]:
    yearly = _A_YEAR.match(sentence.text[rate.end - sentence.start :])
    if total.unit != "£" or years.unit != "time" or rate.unit != "£" or not yearly or not years.value:
        return
    unit = yearly.group().split()[-1].casefold().replace("annum", "year")
    if years.noun != unit or not _OVER.match(between(sentence, total, years)):
        return
    gap = between(sentence, years, rate).removeprefix(f" {years.phrase}")
    if not _YEARLY.match(gap):
        return
    low, high = total.bounds()[0] / years.value, total.bounds()[1] / years.value
    if rate.bounds()[1] < low or rate.bounds()[0] > high:
        value = total.value / years.value
        yield _wrong(
            rate,
            (
                f"{total.text.strip()} over {years.text} {years.phrase} is {amount(value, '£')} a {unit}, "
                f"not {rate.text.strip()}."
            ),
            f"{plain(total.value)} ÷ {plain(years.value)} = {plain(value)}",
        )


def _wrong(one: Quantity, message: str, working: str) -> Finding:
    return Finding("arithmetic", one.start, one.end, message, working, "Correct one of the numbers.", 0.85)


_LONG = re.compile(
    (
        r"^\s*(?:,|\(|–|-|:)?\s*(?:an? (?:[a-z-]+\s+){1,3}of|which is|that is|or|after|lasting"
        r"|some)?\s*$"
    ),
    re.IGNORECASE,
)
_SPAN = re.compile(r"^\s*(?:to|until|and|–|-)\s*$", re.IGNORECASE)
_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25")}


@rule(
    "arithmetic",
    wrong=[
        "The lift was out of use from 3 May 2024 to 17 May 2024, 24 days.",
        "It ran between 1 April 2022 and 31 March 2024 (three years).",
    ],
    right=[
        "The lift was out of use from 3 May 2024 to 17 May 2024, 14 days.",
        "It ran between 1 April 2022 and 31 March 2024 (two years).",
    ],
)
def days_between_dates(paper: Paper) -> Iterator[Finding]:
    """A span between two dates whose length is told wrongly."""
    for sentence in paper.sentences:
        moments = [one for one in paper.moments(sentence) if one.first and one.day]
        for one, two in itertools.pairwise(moments):
            gap = sentence.text[one.end - sentence.start : two.start - sentence.start]
            if not _SPAN.match(gap) or not one.first or not two.first or two.first < one.first:
                continue
            for length in paper.quantities(sentence):
                between_them = sentence.text[two.end - sentence.start : max(two.end, length.start) - sentence.start]
                working = re.match(r"\s*working\b", sentence.text[length.end - sentence.start :])
                if length.start < two.end or length.noun not in _DAYS or working or not _LONG.match(between_them):
                    continue
                days = Decimal((two.first - one.first).days)
                unit = _DAYS[length.noun]
                slack = Decimal(1) if unit == 1 else unit * Decimal("0.5") + 1
                if length.sense == "exact" and abs(days + Decimal("0.5") - length.value * unit) > slack + Decimal(
                    "0.5"
                ):
                    told = f"{plain(days)} days" if unit == 1 else f"{plain(days / unit, 1)} {length.noun}s"
                    yield _wrong(
                        length,
                        (
                            f"From {one.text.strip()} to {two.text.strip()} is {told}, not {length.text} "
                            f"{length.phrase}."
                        ),
                        f"{one.first:%Y-%m-%d} to {two.first:%Y-%m-%d}: {plain(days)} days",
                    )
