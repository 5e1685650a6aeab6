"""Sums that are shared out in a proportion, such as 50 : 30 : 20."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.passages import exactly
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_RATIO = re.compile(r"(?<![\d:/.])\d{1,3}(?:\s?[:/]\s?\d{1,3}){1,4}(?![\d:/])")
_PROPORTION = re.compile(r"\b(?:proportions?|ratio|split|shared?|divided?|shares)\b[^.;]{0,50}$", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "The bill of £60,000 is split 3 : 2 between county and town, who pay £36,000 and £26,000.",
        "The profit of £84,000 is shared in the ratio 50:25:25. The three clubs get £42,000, £23,000 and £21,000.",
        "Costs of £9,000 are divided 60/40 between the two boards: £5,600 and £3,600.",
    ],
    right=[
        "The bill of £60,000 is split 3 : 2 between county and town, who pay £36,000 and £24,000.",
        "The profit of £84,000 is shared in the ratio 50:25:25. The three clubs get £42,000, £21,000 and £21,000.",
        "The clubs met at 10:30 and shared £400: £150 for kit and £250 for travel.",
    ],
)
def sums_in_proportion(paper: Paper) -> Iterator[Finding]:
    """Sums that are said to be in a proportion, and are not."""
    for sentence in paper.sentences:
        passage = paper.passage(sentence)
        match = _RATIO.search(passage.text)
        if match is None or not _PROPORTION.search(passage.text[: match.start()]):
            continue
        ratio = [Decimal(one) for one in re.findall(r"\d+", match.group())]
        sums = [one for one in passage.quantities if one.unit == "£"]
        before = [one for one in sums if one.end <= passage.start + match.start()]
        after = [one for one in sums if one.start >= passage.start + match.end()]
        if len(before) != 1 or len(after) != len(ratio) or after[-1].start < sentence.start:
            continue
        for one, share in zip(after, ratio, strict=True):
            value = before[0].value * share / sum(ratio)
            low, high = exactly(one)
            slack = before[0].step / 2 + Decimal("0.5")
            if not low - slack <= value <= high + slack:
                yield Finding(
                    "arithmetic",
                    one.start,
                    one.end,
                    f"In the proportion of {match.group()} it would be {amount(value, '£')}, not {one.text.strip()}.",
                    f"{plain(before[0].value)} × {plain(share)} ÷ {plain(Decimal(sum(ratio)))} = {plain(value)}",
                    "Correct the sum, or the proportion.",
                    0.85,
                )
