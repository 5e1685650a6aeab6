"""Years and quarters that are none: 2023/25 as one year, a second quarter that runs from April to June."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.dates import MONTHS
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_KIND = r"(?:financial|municipal|academic|fiscal|civic|council|budget|accounting|school|tax)"
_FORMS = (
    rf"\b{_KIND} year(?: of| to)? {{split}}(?![\d/])",
    rf"(?<![\w/–-]){{split}}\s+{_KIND} year\b(?!s)",
    r"\b(?:outturn|budget|accounts|precept|council tax) for {split}(?![\d/])(?!\s+(?:to|period|plan|programme))",
)
_SPLIT = r"(?P<first>(?:19|20)\d\d)\s?[/–-]\s?(?P<second>(?:19|20)?\d\d)"
_ONE_YEAR = [re.compile(form.replace("{split}", _SPLIT), re.IGNORECASE) for form in _FORMS]


@rule(
    "date",
    wrong=[
        "A third must be spent in the financial year 2023/25, and the rest later.",
        "The precept was set for the 2024/26 financial year by the Council.",
        "The accounts for 2023/22 were signed by the auditor in May.",
    ],
    right=[
        "A third must be spent in the financial year 2023/24, and the rest later.",
        "The plan for the financial years 2023/26 was agreed by the Council.",
        "The accounts for 2022-23 were signed by the auditor in May.",
    ],
)
def year_that_is_none(paper: Paper) -> Iterator[Finding]:
    """A financial, municipal or academic year that does not run from one year into the next."""
    for block in paper.document.blocks:
        for match in (match for form in _ONE_YEAR for match in form.finditer(block.text)):
            first, second = match["first"], match["second"]
            if int(second) % 100 == (int(first) + 1) % 100 or (int(second) <= 12 and "-" in match.group()):
                continue
            at = match.group().index(first)
            yield Finding(
                "date",
                block.start + match.start(),
                block.start + match.end(),
                f"{match.group()[at:].split()[0]} is not one year: one year ends in {int(first) + 1}.",
                "",
                "Correct the years, or say that it is a span of years.",
                0.85,
            )


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4, "last": 4, "final": 4}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_PART = re.compile(
    rf"(?:\bQ(?P<q>[1-4])|\bH(?P<h>[12])|\b(?P<nth>first|second|third|fourth|last|final) (?P<part>quarter"
    rf"|half)(?:-year)?)"
    rf"(?P<gap>(?: of (?:the (?:financial |municipal |calendar )?year|20\d\d(?:[/–-]\d\d)?)| 20\d\d(?:[/–-]\d\d)?)?"
    rf"(?:,| \(|:| \[|,? (?:that is|which is|from|being|runs from|covers|is|was|i\.e\.)"
    rf"| –)\s*(?:from )?(?:\d{{1,2}} )?)"
    rf"(?P<m1>{_MONTH})(?: 20\d\d)?\s?(?:to|until|–|-|and|through)\s?(?:the end of |\d{{1,2}} )?(?P<m2>{_MONTH})",
)


@rule(
    "date",
    wrong=[
        "Our years run from 1 April. The claim for Q2 (April to June) was sent on time.",
        "In the first half of the financial year, from May to October, no claim was made.",
        "Q1 (April to June) was quiet. The third quarter (July to September) was busier.",
    ],
    right=[
        "Our years run from 1 April. The claim for Q2 (July to September) was sent on time.",
        "In the first half of the financial year, from April to September, no claim was made.",
        "Q1 (January to March) was quiet. The second quarter (April to June) was busier.",
    ],
)
def quarter_with_months_of_another(paper: Paper) -> Iterator[Finding]:
    """A quarter or a half of a year is given months that it does not have."""
    found = []
    for block in paper.document.blocks:
        for match in _PART.finditer(block.text):
            halves = bool(match["h"]) or match["part"] == "half"
            number = int(match["q"] or match["h"] or 0) or _ORDINALS[match["nth"].casefold()]
            if halves and number > 2:
                number = 2
            first, last = (MONTHS.index(match[one][:3].casefold()) + 1 for one in ("m1", "m2"))
            length = 6 if halves else 3
            offsets = {
                start
                for start in range(1, 13)
                if (start + (number - 1) * length - 1) % 12 + 1 == first and (first + length - 2) % 12 + 1 == last
            }
            found.append((block.start + match.start("m1"), block.start + match.end("m2"), offsets, match))
    usual = _start_of_years(paper, [offsets for *_, offsets, _ in found])
    for start, end, offsets, match in found:
        if not offsets & usual:
            months = f"{match['m1']} to {match['m2']}"
            yield Finding(
                "date",
                start,
                end,
                f"{match.group().split(match['gap'])[0].strip()} does not run from {months}.",
                "",
                "Correct the months, or say which quarter it is.",
                0.8,
            )


def _start_of_years(paper: Paper, told: list[set[int]]) -> set[int]:
    """The months in which years of the paper begin: April where it says so, else whatever most of its parts have."""
    if re.search(r"\b(?:1 April|31 March|financial year|20\d\d/\d\d)\b", paper.document.text):
        if not re.search(r"\bcalendar year|\bacademic year|\bschool year", paper.document.text):
            return {4}
        return {1, 4, 9}
    usual = next((offsets for offsets in told if offsets & {1, 4}), None)
    return usual or {1, 4}
