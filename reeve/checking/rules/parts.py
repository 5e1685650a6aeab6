"""Parts that are said to make up a whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.quantities import Quantity, between
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_WHOLE = re.compile(
    (
        r"^[^.;]{0,80}?(?:\b(?:compris(?:e|es|ed|ing)|comprised of|consist(?:s|ed|ing)? of|(?:made|make|making) up of"
        r"|(?:split|divided?|divides|fall|falls|fell|shared)(?: up)? (?:between|among|into|as)"
        r"|br(?:oken|oke|eaks?) down (?:as|into)|composed of|namely|being)\b|:)[^.;]{0,40}$"
    ),
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:,|\band|;)\s*(?:the (?:other|remaining|rest)\s+)?$", re.IGNORECASE)
"""How one part of a list is followed by the next."""
_REST = re.compile(r"\b(?:remaining|remainder|rest|other|balance)\b", re.IGNORECASE)
_OPEN_ENDED = re.compile(
    r"\b(?:including|includes|such as|for example|e\.g\.|among|mainly|mostly|notably|each)\b", re.IGNORECASE
)


@rule(
    "arithmetic",
    wrong=[
        "There are 40 projects, comprising 12 live, 20 planned and 9 closed.",
        "Of the 40 audits, 12 are complete, 20 are in progress and the remaining 9 have not begun.",
        "The programme costs £1.2m, made up of £0.9m capital and £0.6m revenue.",
        "Of all requests, 60% were met in a day, 25% in a week and the remaining 22% later.",
    ],
    right=[
        "There are 41 projects, comprising 12 live, 20 planned and 9 closed.",
        "Of the 41 audits, 12 are complete, 20 are in progress and the remaining 9 have not begun.",
        "There are 40 projects, including 12 live and 20 planned.",
        "Of the 40 audits, 12 are complete and 20 are in progress.",
        "Of all requests, 60.4% were met in a day, 25.3% in a week and the remaining 14.4% later.",
    ],
)
def parts_of_a_whole(paper: Paper) -> Iterator[Finding]:
    """Parts that are said to make up a whole do not add up to it."""
    for sentence in paper.sentences:
        found = [one for one in paper.quantities(sentence) if one.unit in ("", "£", "%", "time")]
        if len(found) >= 3:
            yield from _whole_first(sentence, found)
            yield from _percentages(sentence, found)


_NUMBERED = re.compile(r"\b(?:numbers?|numbered|nos?\.?)\s+$", re.IGNORECASE)


def _whole_first(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Finding]:
    for place, whole in enumerate(found[:-2]):
        if whole.unit == "%" or whole.sense != "exact":
            continue
        unit = "" if whole.unit == "time" else whole.unit  # "24 days: 10 in spring, 8 in summer"
        rest = [one for one in found[place + 1 :] if one.unit == unit]
        if whole.whole and whole.value <= len(rest):
            continue  # so many groups, not their sum
        if len(rest) < 2 or len(rest) != len([one for one in found[place + 1 :] if one.unit != "%"]):
            continue
        begins = between(sentence, whole, rest[0])
        if _NUMBERED.search(begins):
            continue
        tail = sentence.text[rest[0].start - sentence.start :]
        gaps = [between(sentence, one, two) for one, two in itertools.pairwise(rest)]
        listed = ":" not in begins or all(_NEXT.search(gap) for gap in gaps)
        of_all = re.search(
            r"\bof (?:the|these|those|all|its)\s+$", sentence.text[: whole.start - sentence.start], re.IGNORECASE
        )
        exhaustive = (_WHOLE.match(begins) and listed) or (of_all and _REST.search(gaps[-1]))
        if (
            not exhaustive
            or _OPEN_ENDED.search(begins)
            or _OPEN_ENDED.search(tail)
            or re.search(r"\bof (?:which|whom|these)\b", begins)
            or re.search(r"\bof (?:which|whom|these|them)\b", tail)
        ):
            continue
        if any(one.sense not in ("exact", "span") or one.more for one in rest) or any(
            _is_ordinary(sentence, one) for one in rest
        ):
            continue
        low = sum((one.bounds()[0] for one in rest), Decimal(0))
        high = sum((one.bounds()[1] for one in rest), Decimal(0))
        w_low, w_high = whole.bounds()
        if high < w_low or low > w_high:
            total = sum((one.value for one in rest), Decimal(0))
            yield Finding(
                "arithmetic",
                whole.start,
                whole.end,
                f"The parts that follow add up to {amount(total, whole.unit)}, not {whole.text.strip()}.",
                f"{' + '.join(amount(one.value, one.unit) for one in rest)} = {amount(total, whole.unit)}",
                "Correct the whole or one of its parts.",
                0.85,
            )
        return


_PARTS = re.compile(r"^\s*[Oo]f\s+(?:the|these|those|its|all|our)\s+$")


@rule(
    "arithmetic",
    wrong=["Of the 18 live projects 15 are green, 4 amber and 1 red."],
    right=[
        "Of the 20 live projects 15 are green, 4 amber and 1 red.",
        "Of the 18 live projects 15 are late, 4 of them by 10 weeks.",
    ],
)
def parts_beyond_the_whole(paper: Paper) -> Iterator[Finding]:
    """The parts into which a whole is divided come to more than the whole."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        if len(found) < 3 or not _PARTS.match(sentence.text[: found[0].start - sentence.start]):
            continue
        whole, *parts = found
        gaps = [between(sentence, one, two) for one, two in itertools.pairwise(parts)]
        if whole.unit or any(one.unit or one.sense != "exact" for one in parts) or len(parts) < 2:
            continue
        if not all(
            re.match(
                (
                    r"^\s*(?:(?:is|are|was|were|have|had)\s+)?(?:[a-z-]+\s*){1,4}(?:,|,?\s*and)\s*(?:the "
                    r"(?:other|remaining)\s+)?$"
                ),
                gap,
                re.IGNORECASE,
            )
            for gap in gaps
        ):
            continue
        total = sum((one.value for one in parts), Decimal(0))
        if total > whole.value and len(parts) >= 3:
            yield Finding(
                "arithmetic",
                parts[0].start,
                parts[-1].end,
                f"The parts come to {plain(total)}, more than the whole of {plain(whole.value)}.",
                f"{' + '.join(plain(one.value) for one in parts)} = {plain(total)}",
                "Correct the whole or one of its parts.",
                0.85,
            )


def _is_ordinary(sentence: Sentence, one: Quantity) -> bool:
    """Whether a number is a measure of a part rather than a part: "in 30 days", "within 2 hours"."""
    before = sentence.text[: one.start - sentence.start]
    return one.unit == "time" or bool(
        re.search(r"\b(?:within|in|after|for|every|by|at|from|per|than|under|over)\s+$", before, re.IGNORECASE)
    )


def _percentages(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Finding]:
    shares = [one for one in found if one.unit == "%"]
    if len(shares) < 3 or any(one.sense != "exact" for one in shares):
        return
    last = sentence.text[shares[-2].end - sentence.start : shares[-1].start - sentence.start]
    lead = sentence.text[: shares[0].start - sentence.start]
    divided = (
        re.search(r"\b(?:split|one of|made up|divided|breakdown|shares? (?:were|are))\b", lead, re.IGNORECASE)
        and ":" in lead
    )
    if not divided and not re.search(r"\b(?:remaining|remainder|rest|balance)\b", last, re.IGNORECASE):
        return
    total = sum((one.value for one in shares), Decimal(0))
    slack = sum((one.step for one in shares), Decimal(0)) / 2
    if abs(total - 100) > slack:
        yield Finding(
            "arithmetic",
            shares[-1].start,
            shares[-1].end,
            f"These shares add up to {plain(total)}%, not 100%.",
            f"{' + '.join(plain(one.value) for one in shares)} = {plain(total)}",
            "Correct one of the shares.",
            0.9,
        )


_THEN_TOTAL = re.compile(
    (
        r"^[^.;:]{0,50}?(?:,|\band|–|-|\()?\s*(?:in total|a total of|totalling|making|giving|altogether"
        r"|in all|(?:which|that) makes|or)\s+(?:a total of\s+)?$"
    ),
    re.IGNORECASE,
)
_ENDS_TOTAL = re.compile(r"^[^.;,]{0,30}?\b(?:in total|in all|altogether|overall)\b", re.IGNORECASE)
_NEXT_NAMED = re.compile(r"^[^.;:]{0,40}?(?:,|\band)\s+(?:[\w’'-]+\s+){1,3}\(?$", re.IGNORECASE)
"""The same, where each part is named before its number: "fees £10, grants £8 and sales £2"."""
_VERB_FOLLOWS = re.compile(r"^[^.;:]{0,40},\s+(?:[a-z]+\s+){1,3}$")
_AMONG = re.compile(r"\)|\bof (?:them|which|whom|these)\b", re.IGNORECASE)
_BRACKET = re.compile(r"^[^.;:()]{0,40}\(\s*(?:of\s+)?$")


@rule(
    "arithmetic",
    wrong=[
        "The team closed 14 calls in May, 20 in June and 11 in July, making a total of 55.",
        "There are 40 vehicles (12 vans, 20 cars and 9 lorries) in the fleet.",
        "The two counts, of 320 and 410 birds, took in 780 birds altogether.",
    ],
    right=[
        "The team closed 14 calls in May, 20 in June and 11 in July, making a total of 45.",
        "There are 41 vehicles (12 vans, 20 cars and 9 lorries) in the fleet.",
        "There are 41 vehicles (12 of them vans, and 9 of them lorries) in the fleet.",
    ],
)
def parts_before_or_in_brackets(paper: Paper) -> Iterator[Finding]:
    """Parts that are listed before their total, or in brackets after it, and do not come to it."""
    for sentence in paper.sentences:
        found = [one for one in paper.quantities(sentence) if one.unit in ("", "£")]
        if len(found) < 3 or any(one.sense != "exact" for one in found) or len({one.unit for one in found}) > 1:
            continue
        told = [
            one for one in found if not (one.worded and one.value <= len(found))
        ]  # "the two surveys, of 320 and 410"
        *parts, total = told if len(told) >= 3 else found
        gaps = [between(sentence, one, two) for one, two in itertools.pairwise(parts)]
        listed = len(parts) >= 2 and all(
            (_NEXT.search(gap) and len(gap) < 60) or _NEXT_NAMED.match(gap) for gap in gaps
        )
        last = between(sentence, parts[-1], total)
        after = sentence.text[total.end - sentence.start :]
        ends = (_NEXT.search(last) or _VERB_FOLLOWS.match(last)) and _ENDS_TOTAL.match(after)
        if listed and len(parts) >= 2 and ((_THEN_TOTAL.match(last) and not last.rstrip().endswith("or")) or ends):
            yield from _told_sum(parts, total)
        whole, *inside = found
        gaps = [between(sentence, one, two) for one, two in itertools.pairwise(inside)]
        closes = sentence.text[inside[-1].end - sentence.start :].partition(")")
        bracketed = (
            _BRACKET.match(between(sentence, whole, inside[0]))
            and closes[1]
            and not re.search(r"[,;]|\band\b", closes[0])
        )
        if (
            bracketed
            and len(inside) >= 2
            and all(_NEXT.search(gap) and len(gap) < 40 and not _AMONG.search(gap) for gap in gaps)
        ):
            yield from _told_sum(inside, whole)


def _told_sum(parts: Sequence[Quantity], whole: Quantity) -> Iterator[Finding]:
    low, high = (sum((one.bounds()[side] for one in parts), Decimal(0)) for side in (0, 1))
    if high < whole.bounds()[0] or low > whole.bounds()[1]:
        total = sum((one.value for one in parts), Decimal(0))
        yield Finding(
            "arithmetic",
            whole.start,
            whole.end,
            f"The parts add up to {amount(total, whole.unit)}, not {whole.text.strip()}.",
            f"{' + '.join(amount(one.value, one.unit) for one in parts)} = {amount(total, whole.unit)}",
            "Correct the whole or one of its parts.",
            0.85,
        )
