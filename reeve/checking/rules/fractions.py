"""Shares in words, such as "a third" and "six in ten", against the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.fractions import Fraction, fractions_in
from reeve.checking.language.passages import Passage, are_alike, exactly
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_OR = (
    r"(?:that is|that was|or|i\.e\.|which is|namely|in fact|equal to|amounting to|representing|making up|being|some"
    r"|just|at|to be exact)"
)
_TO_PART = re.compile(
    rf"^(?P<of>\s+of\s+(?:[^,;:()–]|,(?=\d)){{1,70}}?)?(?:\s+[a-z’'-]+){{0,3}}\s*[,(–:]\s*(?:{_OR},?\s+)*$",
    re.IGNORECASE,
)
_PART_CLOSES = re.compile(
    r"^\s*(?:[a-z]{1,3}\b)?(?:\s+of (?:them|these|those|it|whom|the total))?\s*(?:[,);–.]|$)"
    r"|^(?:\s+(?!of\b)[\w’'-]+){0,3}\s*(?:[,);–]|\s+(?:of (?:them|these|those|it|whom|the total))\b)",
    re.IGNORECASE,
)
_FROM_PART = re.compile(
    rf"^(?:\s+(?!and\b|but\b)[\w’'-]+){{0,6}}?\s*(?:[,(–]\s*(?:{_OR},?\s+)*"
    r"|\s+(?:is|are|was|were|makes?|which is|represents?|equates to|amounts? to|or)\s+)$",
    re.IGNORECASE,
)
_SHARE_CLOSES = re.compile(
    r"^\s*(?:[,);.–]|$)|^\s+of (?:the (?:total|whole)|all|them|those|these|our|its|the [a-z]+)\b", re.IGNORECASE
)
_OF_WHAT = re.compile(r"^\s+of\s+(?P<what>[^,;:()–.]{1,70})")
_PRONOUN = re.compile(r"^(?:it|them|these|those|this|which|whom|that|the total|all|the whole)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"^\)?(?:\s+[a-z’'-]+){0,2}\s+(?:out )?of\s+(?:[a-z’'-]+\s+){0,3}$", re.IGNORECASE)
_ANOTHER_BASE = re.compile(r"\b(?:target|last year|previous|before|compared|against|expected|average)\b", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "Wardens made 640 visits. Just over half of the visits, 298, were at night.",
        "A quarter of our 2,400 tenants (940) pay by card.",
        "Of 96 trees surveyed 32, or one in five, had to be felled.",
        "The grant is £90,000. Two thirds of it, £45,000, has been drawn.",
        "Most of the 250 stallholders, 104 of them, want a later market.",
        "Nearly all (61%) of the pitches are let.",
        "The survey drew 512 answers; four in ten, 390, came on paper.",
    ],
    right=[
        "Wardens made 640 visits. Just over half of the visits, 338, were at night.",
        "A quarter of our 2,400 tenants (604) pay by card.",
        "Of 96 trees surveyed 32, or one in three, had to be felled.",
        "The grant is £90,000. Two thirds of it, £60,000, has been drawn. A further third, £12,000 of it, came early.",
        "Most of the 250 stallholders, 144 of them, want a later market.",
        "Calls fell by half in the third quarter, 12 a day.",
        "Some £90,000 is held, and in the first half, £61,000 was spent.",
        "A quarter, 13 calls, came from 52 homes. In half of the cases, 12 officers went out.",
        "The minority view, held by 40, was noted. Half of the 30 replies, 15, came late, and 9 of them by post.",
    ],
)
def fraction_of_a_count(paper: Paper) -> Iterator[Finding]:
    """A share in words, beside the count or the percentage that it is of, does not fit it."""
    for sentence in paper.sentences:
        fractions = fractions_in(sentence.text, sentence.start)
        if not fractions:
            continue
        passage = paper.passage(sentence)
        for fraction in fractions:
            part = _part_of(passage, fraction)
            if part is None or part.sense == "span":
                continue
            if part.unit == "%":
                if _misfits(fraction, *(one / 100 for one in exactly(part))):
                    yield _wrong(fraction, part, f"“{fraction.text}” is not {part.text.strip()}.", "")
                continue
            whole = _whole_of(passage, fraction, part)
            if whole is None:
                continue
            value = 100 * part.value / whole.value
            yield _wrong(
                fraction,
                part,
                f"{part.text.strip()} of {whole.text.strip()} is {plain(value, 1)}%, not “{fraction.text}”.",
                f"{amount(part.value, part.unit)} ÷ {amount(whole.value, whole.unit)} = {plain(value, 1)}%",
            )


def _wrong(fraction: Fraction, part: Quantity, message: str, working: str) -> Finding:
    start, end = min(fraction.start, part.start), max(fraction.end, part.end)
    return Finding(
        "arithmetic", start, end, message, working, "Correct the share, or one of the numbers that it is of.", 0.85
    )


def _misfits(fraction: Fraction, low: Decimal, high: Decimal) -> bool:
    return high < fraction.low or low > fraction.high


def _part_of(passage: Passage, fraction: Fraction) -> Quantity | None:
    """The count or percentage that a share in words is told to be, right after it or right before it."""
    own = [one for one in passage.own if one.end <= fraction.start or one.start >= fraction.end]
    for one in [one for one in own if one.start >= fraction.end][:2]:
        gap = _TO_PART.match(passage.slice(fraction.end, one.start))
        after = passage.after(one)
        if gap and (_PART_CLOSES.match(after) or re.match(r"^\s*\)?\s*(?:out )?of\b", after)):
            return one
    for one in reversed([one for one in own if one.end <= fraction.start][-2:]):
        gap = _FROM_PART.match(passage.slice(one.end, fraction.start))
        if gap and _SHARE_CLOSES.match(passage.slice(fraction.end, fraction.end + 60)):
            earlier = [each for each in own if each.end <= one.start][-1:]
            return next((each for each in earlier if _OF_WHOLE.match(passage.gap(each, one))), one)
    return None


def _whole_of(passage: Passage, fraction: Fraction, part: Quantity) -> Quantity | None:
    """The whole that part and share are of, if they do not fit it, nor any other number that it may be."""
    others = [
        one
        for one in passage.quantities
        if one is not part
        and not fraction.start <= one.start < fraction.end
        and are_alike(one, part)
        and one.value > part.value * Decimal("0.99")
        and one.value > 2
    ]
    if not others or not all(_clashes(fraction, part, one) for one in others):
        return None
    told = [one for one in others if _is_told(passage, fraction, part, one)]
    if told:
        return told[0]
    before = [one for one in others if one.end <= min(fraction.start, part.start)]
    what = _OF_WHAT.match(passage.slice(fraction.end, fraction.end + 80))
    if not before or (what and not _means(passage, what["what"], before[-1])) or len(before) > 2:
        return None
    if _ANOTHER_BASE.search(passage.slice(before[-1].end, min(fraction.start, part.start))):
        return None
    return before[-1]


def _clashes(fraction: Fraction, part: Quantity, whole: Quantity) -> bool:
    (low, high), (least, most) = exactly(part), exactly(whole)
    return _misfits(fraction, low / most, high / max(least, Decimal("0.001")))


def _is_told(passage: Passage, fraction: Fraction, part: Quantity, whole: Quantity) -> bool:
    """Whether the words say that it is the whole: "half of our 60", "30 (half) of the 60", "of 60, 30"."""
    for end in (fraction.end, part.end):
        lead = passage.slice(end, whole.start)
        if end <= whole.start and re.match(
            r"^\)?(?:\s+[a-z’'-]+){0,2}\s+(?:out )?of\s+(?:[a-z’'-]+\s+){0,3}$", lead, re.IGNORECASE
        ):
            return True
    return False


def _means(passage: Passage, what: str, whole: Quantity) -> bool:
    """Whether "of the calls" is said of a number: by a pronoun, or by a word of the sentence that has it."""
    if _PRONOUN.match(what.strip()):
        return True
    around = passage.slice(whole.start - 60, whole.end + 60)
    return bool(content(what) & content(around))
