"""Periods of different kinds that are compared or mixed: financial, municipal and calendar years, parts of years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.dates import Period
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_COMPARES = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|than|up from|down from|an increase on|a decrease on)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\breporting (?:period|year)\b|\b(?:this|the) (?:report|statement|review) covers\b|\bover the period\b",
    re.IGNORECASE,
)
_DISCLOSED = re.compile(
    (
        r"\bnot (?:directly )?comparable|cannot be compared|different (?:periods|years)|for comparison "
        r"only|annualised|equivalent period|same period\b"
    ),
    re.IGNORECASE,
)
_NAMES = {
    "financial": "financial year",
    "municipal": "municipal year",
    "academic": "academic year",
    "calendar": "calendar year",
    "split": "year written with a stroke",
    "months": "months",
}
_DAYS_IN_A_MONTH = 31


@rule(
    "period-mix",
    wrong=[
        "Calls fell to 4,000 in the 2024 calendar year, compared with 5,000 in the financial year 2023/24.",
        "There were 90 complaints from April 2024 to December 2024, compared with 110 in 2023/24.",
    ],
    right=[
        "Calls fell to 4,000 in 2024/25, compared with 5,000 in 2023/24.",
        "There were 90 complaints from April 2024 to December 2024, compared with 85 from April 2023 to December 2023.",
        "Complaints rose to 120 in 2024/25; the policy of 2019 applied.",
    ],
)
def periods_compared(paper: Paper) -> Iterator[Finding]:
    """A sentence compares values of periods that differ in kind or in length."""
    for sentence in paper.sentences:
        cue = _COMPARES.search(sentence.text)
        if cue is None or _DISCLOSED.search(sentence.text) or not paper.quantities(sentence):
            continue
        at = sentence.start + cue.start()
        before = [one for one in paper.periods(sentence) if one.end <= at]
        after = [one for one in paper.periods(sentence) if one.start >= at]
        if not before or not after:
            continue
        one, two = before[-1], after[0]
        if _alike(one, two):
            continue
        yield Finding(
            "period-mix",
            one.start,
            two.end,
            f"{_said(one)} is compared with {_said(two)}: the periods differ.",
            f"{one.begins:%Y-%m-%d} to {one.ends:%Y-%m-%d}, {two.begins:%Y-%m-%d} to {two.ends:%Y-%m-%d}",
            "Compare periods of one kind and length, or say that they differ.",
            0.75,
        )


def _alike(one: Period, two: Period) -> bool:
    lengths = ((one.ends - one.begins).days, (two.ends - two.begins).days)
    same_length = abs(lengths[0] - lengths[1]) <= 4
    same_start = (one.begins.month, one.begins.day) == (two.begins.month, two.begins.day)
    if {one.kind, two.kind} == {"split", "financial"} or {one.kind, two.kind} == {"split", "municipal"}:
        return same_length
    return same_length and (same_start or one.kind == two.kind == "months")


def _said(one: Period) -> str:
    return f"“{one.text.strip()}”"


@rule(
    "period-mix",
    wrong=[
        (
            "This statement covers the reporting period March 2023 to February 2024.\nCalls are shown "
            "for 2023.\nActions will be taken in the 2024/25 municipal year."
        ),
    ],
    right=[
        "This statement covers the reporting period April 2023 to March 2024.\nSpend fell in 2023/24.",
        "This statement covers the reporting period January 2023 to December 2023.\nCalls are shown for 2023.",
    ],
)
def clocks_of_a_paper(paper: Paper) -> Iterator[Finding]:
    """A paper has a reporting period that is no usual year, and gives its facts for years of other kinds."""
    reporting = [
        (one, sentence)
        for sentence in paper.sentences
        if _REPORTING.search(sentence.text)
        for one in paper.periods(sentence)
        if one.kind == "months" and (one.ends - one.begins).days > 2 * _DAYS_IN_A_MONTH
    ]
    if not reporting:
        return
    own, home = reporting[0]
    if (own.begins.month, own.ends.month) in ((1, 12), (4, 3), (5, 4)):
        return
    others: dict[str, Period] = {}
    for sentence in paper.sentences:
        if sentence is home:
            continue
        for one in paper.periods(sentence):
            near = own.begins.year - 1 <= one.begins.year <= own.ends.year + 1
            if (
                one.kind != "months"
                and near
                and (
                    one.kind != "calendar"
                    or re.search(
                        r"\b(?:during|for|in|over) (?:the )?(?:calendar )?(?:year )?$",
                        sentence.text[: one.start - sentence.start],
                        re.IGNORECASE,
                    )
                )
            ):
                others.setdefault(one.kind, one)
    if len(others) >= 2:
        told = ", ".join(f"{_NAMES[kind]} ({one.text.strip()})" for kind, one in others.items())
        yield Finding(
            "period-mix",
            own.start,
            own.end,
            f"The reporting period is {own.text.strip()}, and facts are given by other clocks: {told}.",
            f"{len(others) + 1} kinds of period in one paper",
            "Give every figure for the reporting period, or say beside each which period it is of.",
            0.65,
        )
