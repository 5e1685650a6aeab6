"""So many at so much each: the total over one or two sentences, and rates for one worked out of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.passages import Passage, exactly, unit_word
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.rates import Rate, rates_in
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_PEOPLE = frozenset(
    "person resident member customer user pupil patient tenant people inhabitant borrower visitor staff employee"
    " worker".split()
)
_BY_HEAD = frozenset({"person", "head", "resident", "capita", "inhabitant"})
_TIMES = frozenset({"hour", "day", "week", "month", "year", "night"})
_LEAST, _MOST = Decimal("0.3"), Decimal("3.5")
"""How far a total may be off, at most, before it is likely to be of something else."""
_BREAKS = re.compile(
    r"\b(?:last year|previous|instead|target|deposit|plus|discount|less|compared|before that|counts? the same"
    r"|each (?:month|week|quarter|year) count\w*)\b",
    re.IGNORECASE,
)
_YEARLY = {"month": 12, "week": 52, "quarter": 4}
_OR = re.compile(
    r"^\s*(?:,|\(|–|-|;)?\s*(?:or|that is|which is|i\.e\.|making|which makes|equal to|equivalent to|which comes to"
    r"|and so|coming to|so)?\s*,?\s*$",
    re.IGNORECASE,
)


@rule(
    "arithmetic",
    wrong=[
        "The lease of the yard runs for 9 months. At £2,150 a month it costs £21,500 in all.",
        "Thirty-two lamps were fitted at £415 apiece. The bill of £13,820 was met from savings.",
        "A stall is let at £36 a week, which is £1,944 over 52 weeks.",
        "The loan would save £14,000 in each year of a six-year term, £98,000 over the whole of it.",
        "The levy of £51,200 is paid in five equal instalments of £12,800.",
        "The fund of £36,000 is shared equally between the five clubs, so each gets £9,000.",
        "Members took 18,240 journeys. The scheme has 3,800 members, which makes 6.2 journeys per member.",
        "Inspectors looked at 2,400 boxes and turned away 36: a rate of 1.5 per 1,000 boxes.",
        "The kennels cost £640 a month, or £8,320 a year.",
    ],
    right=[
        "The lease of the yard runs for 9 months. At £2,150 a month it costs £19,350 in all.",
        "Thirty-two lamps were fitted at £415 apiece. The bill of £13,280 was met from savings.",
        "A stall is let at £36 a week, which is £1,872 over 52 weeks. The deposit is £250.",
        "The levy of £51,200 is paid in four equal instalments of £12,800.",
        "Inspectors looked at 2,400 boxes and turned away 36: a rate of 15 per 1,000 boxes.",
        "Rent is £95 a week. Over the last 12 weeks arrears fell by £900 to £4,300.",
        "Each of the 12 wardens works 30 hours a week, and 9 of them live within 2 miles.",
        "The pool is open for 50 weeks a year and took £320,000.",
        "The rent is £8,100 a year, and so £40,500 over the five years. The budget has £9,500 a year.",
        "The kennels cost £640 a month, or £7,680 a year.",
        "There were 416 rescues on 107 days, just under four a day.",
        "Each of the 9 clubs got £500, and two got a further £250, so that £5,000 was given.",
    ],
)
def total_of_so_many(paper: Paper) -> Iterator[Finding]:
    """A total is not the number at the rate that is told for each, in its sentence or the one before."""
    for sentence in paper.sentences:
        passage = paper.passage(sentence)
        rates = list(rates_in(passage))
        for rate in rates:
            yield from _against(passage, rate, rates)
        yield from _by_the_year(passage, rates)
        yield from _for_so_many(passage, rates)


def _against(passage: Passage, rate: Rate, rates: list[Rate]) -> Iterator[Finding]:
    if rate.one.sense != "exact":
        return
    many = _count(passage, rate)
    if many is None or not many.value or not rate.one.value:
        return
    totals = _totals(passage, rate, many, rates)
    if (
        not totals
        or any(_follows(rate, many, one) for one in totals)
        or max(totals[0].start, rate.one.start, many.start) < passage.sentence.start
    ):
        return
    if _BREAKS.search(passage.text) or len(totals) > 1:
        return
    (total,) = totals
    if total.sense != "exact":
        return  # more than so many came in another year
    if any(other is not rate and _follows(other, many, total) for other in rates):
        return  # the total is of another rate: what is paid, beside what was set aside
    others = [one for one in passage.quantities if one.unit in ("", "time") and one is not rate.one]
    if any(one.more for one in passage.quantities) or any(_follows(rate, one, total) for one in others):
        return  # what is paid beside it may be in the total, or it is of some of them
    value = rate.one.value * many.value / rate.scale
    if not _LEAST <= total.value / value <= _MOST and rate.scale == 1:
        return
    at = total if total.start > rate.one.start and rate.scale == 1 else rate.one
    unit = rate.one.unit if rate.one.unit == "£" else ""
    per = "" if rate.scale == 1 else f" ÷ {plain(rate.scale)}"
    yield Finding(
        "arithmetic",
        at.start,
        at.end,
        f"{plain(many.value)} times {rate.one.text.strip()} is {amount(value, unit)}, not {total.text.strip()}.",
        f"{plain(many.value)} × {plain(rate.one.value)}{per} = {plain(value)}",
        "Correct one of the numbers.",
        0.85,
    )


def _count(passage: Passage, rate: Rate) -> Quantity | None:
    """The one number of what the rate is for each of."""
    others = [one for one in passage.quantities if one is not rate.one and one.unit in ("", "time")]
    others = [one for one in others if not (rate.one.end <= one.start < rate.end and rate.scale != 1)]
    if rate.unit:
        fitting = [one for one in others if _is_unit(passage, one, rate.unit)]
    else:
        fitting = [one for one in others if one.whole and one.value > 1 and one.noun and one.sense in ("exact", "span")]
    return fitting[0] if len(fitting) == 1 else None


def _is_unit(passage: Passage, one: Quantity, unit: str) -> bool:
    named = {passage.unit_of(one), unit_word(one.noun) if one.noun else ""}
    if unit in named or (unit in _BY_HEAD and named & _PEOPLE):
        return True
    if unit in _PEOPLE and named & _PEOPLE:
        return True
    return bool(one.phrase) and unit in {unit_word(word) for word in one.phrase.split()}


def _totals(passage: Passage, rate: Rate, many: Quantity, rates: list[Rate]) -> list[Quantity]:
    """The numbers that may be the total: of the same unit, none of them a rate."""
    spoken = {one.one.start for one in rates if rate.unit or one.unit not in _TIMES or one is rate}
    found = [
        one
        for one in passage.quantities
        if one.start not in spoken
        and one is not many
        and one.unit == rate.one.unit
        and (one.unit != "time" or one.noun == rate.one.noun)
        and not (rate.one.end <= one.start < rate.end)
    ]
    if rate.scale != 1:
        return [one for one in found if one.value < many.value]
    found = [one for one in found if one.value > rate.one.value]
    if rate.one.unit == "£":
        return found
    about = content(rate.one.phrase)
    alike = [one for one in found if about & content(one.phrase)]
    return alike or (
        found if len(passage.quantities) == 3 and rate.unit and found and found[0].value > many.value else []
    )


def _follows(rate: Rate, many: Quantity, total: Quantity) -> bool:
    (low, high), (least, most), (n_low, n_high) = exactly(rate.one), exactly(total), exactly(many)
    return least * rate.scale <= high * n_high and low * n_low <= most * rate.scale


def _for_so_many(passage: Passage, rates: list[Rate]) -> Iterator[Finding]:
    """So many at so much a week come to so much a week."""
    timed = [one for one in rates if one.unit in _TIMES and one.one.unit == "£"]
    others = [one for one in passage.quantities if one.whole and one.noun and one.unit == "" and one.value > 1]
    if len(timed) != 2 or len(others) != 1 or timed[0].unit != timed[1].unit or _BREAKS.search(passage.text):
        return
    (many,), (each, total) = others, timed
    at = re.search(r"\bat\s+$", passage.before(each.one))
    if (
        not at
        or many.end > each.one.start
        or _follows(each, many, total.one)
        or total.one.start < passage.sentence.start
    ):
        return
    value = each.one.value * many.value
    yield Finding(
        "arithmetic",
        total.one.start,
        total.one.end,
        f"{plain(many.value)} times {each.one.text.strip()} is {amount(value, '£')}, not {total.one.text.strip()}.",
        f"{plain(many.value)} × {plain(each.one.value)} = {plain(value)}",
        "Correct one of the numbers.",
        0.8,
    )


def _by_the_year(passage: Passage, rates: list[Rate]) -> Iterator[Finding]:
    """So much a month, or so much a year."""
    for one, two in pairwise(rates):
        if one.unit not in _YEARLY or two.unit != "year" or one.one.unit != two.one.unit:
            continue
        if not _OR.match(passage.slice(one.end, two.one.start)) or two.one.start < passage.sentence.start:
            continue
        times = _YEARLY[one.unit]
        slack = Decimal("0.02") if one.unit == "week" else Decimal(0)
        low, high = (bound * times for bound in exactly(one.one))
        least, most = exactly(two.one)
        if most < low or least > high * (1 + slack):
            yield Finding(
                "arithmetic",
                two.one.start,
                two.one.end,
                f"{one.one.text.strip()} a {one.unit} is {amount(one.one.value * times, one.one.unit)} a year, "
                f"not {two.one.text.strip()}.",
                f"{times} × {plain(one.one.value)} = {plain(one.one.value * times)}",
                "Correct one of the two.",
                0.8,
            )
