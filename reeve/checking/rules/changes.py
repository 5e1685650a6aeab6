"""Changes from one value to another: by how much, in which direction, how many times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain, rounds_to
from reeve.checking.language.quantities import Quantity, between
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_UP = r"increas\w*|r[io]se\w*|risen|gr[eo]w\w*|climb\w*|went up|gone up|up|higher"
_DOWN = r"decreas\w*|fell|fall\w*|reduc\w*|declin\w*|dropp?\w*|went down|gone down|down|lower\w*|shrank|shrunk|cut"
_MULTIPLES: tuple[tuple[str, Decimal, Decimal, Decimal], ...] = (
    (r"doubl\w*|two-?fold|twice as \w+", Decimal(2), Decimal("1.85"), Decimal("2.2")),
    (r"trebl\w*|tripl\w*|three-?fold|three times as \w+", Decimal(3), Decimal("2.75"), Decimal("3.35")),
    (r"quadrupl\w*|four-?fold", Decimal(4), Decimal("3.7"), Decimal("4.4")),
    (r"halv\w*", Decimal("0.5"), Decimal("0.44"), Decimal("0.56")),
    (r"ten-?fold", Decimal(10), Decimal(9), Decimal(11)),
)
_FROM_TO = re.compile(r"\bfrom\s+(?:about\s+|around\s+|just\s+over\s+|a\s+)?$", re.IGNORECASE)
_TO = re.compile(r"^(?:[^.;]{0,60}?)\s+to\s+(?:about\s+|around\s+|nearly\s+|just\s+over\s+|over\s+)?$", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    (
        r"(?:\bby|\b(?:a|an)(?:\s+\w+)?\s+(?:increase|rise|growth|decrease|fall|reduction|drop|decline"
        r"|saving)\s+of)\s+(?:some\s+|just\s+)?$"
    ),
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    (
        r"^\s*(?:percentage points?\s*)?(?:\w+\s+){0,2}(?:increase|rise|growth|decrease|fall|reduction"
        r"|drop|decline|saving|more|fewer|less|higher|lower)\b"
    ),
    re.IGNORECASE,
)
_AN_INCREASE = re.compile(
    (
        r"\b(?:increase|rise|growth|decrease|fall|reduction|drop|decline|saving)\s+of\s+(?:some\s+|just\s+)?$"
        r"|[(]\s*[+–-]?\s*(?:up|down)?\s*(?:by\s*)?$"
    ),
    re.IGNORECASE,
)


@rule(
    "arithmetic",
    wrong=[
        "Complaints rose by 12 from 40 to 55.",
        "The backlog increased from 80 to 110, an increase of 25%.",
        "Visits fell from 300 to 320 over the year.",
        "The number of findings more than doubled from 131 to 220.",
        "Spend was reduced from £2.9m to £1.0m, a saving of £1.5m.",
    ],
    right=[
        "Complaints rose by 15 from 40 to 55.",
        "The backlog increased from 80 to 110, an increase of 37.5%, and 25% of it is old.",
        "Visits fell from 320 to 300 over the year.",
        "The number of findings doubled from 131 to 264.",
        "Spend was reduced from £2.9m to £1.0m, a saving of £1.9m (66%).",
        "The share answered rose from 70% to 77%, by 7 percentage points.",
        "The target was raised from 70 to 80 calls.",
    ],
)
def change_between_values(paper: Paper) -> Iterator[Finding]:
    """A change "from A to B" whose stated difference, percentage, multiple or direction does not follow from them."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        for place in range(len(found) - 1):
            one, two = found[place], found[place + 1]
            before = sentence.text[: one.start - sentence.start]
            if not _FROM_TO.search(before) or not _TO.match(between(sentence, one, two)):
                continue
            if not _comparable(one, two) or one.value < 0:
                continue
            clause = _clause(sentence, one, two)
            yield from _direction(sentence, clause, one, two)
            yield from _multiple(sentence, clause, one, two)
            for change in (*found[max(0, place - 1) : place], *found[place + 2 : place + 4]):
                if _is_change(sentence, change, one, two):
                    yield from difference(change, one, two)


def _comparable(one: Quantity, two: Quantity) -> bool:
    units = {one.unit, two.unit}
    if units == {"", "time"} or (one.unit == two.unit):
        return True
    return units == {"", "%"} and one.unit == "" and one.value <= 100


def _clause(sentence: Sentence, one: Quantity, two: Quantity) -> tuple[int, int]:
    """Where the words about a change stand: from the last full clause before it up to where it ends."""
    text = sentence.text
    begin = max(
        text.rfind(mark, 0, one.start - sentence.start)
        for mark in (";", ":", ". ", "(", ", and ", ", but ", ", while ")
    )
    stop = [text.find(mark, two.end - sentence.start) for mark in (";", ")", ", and ", ", but ", ", while ", ". ")]
    return max(begin, 0), min([one for one in stop if one >= 0] or [len(text)])


def _direction(sentence: Sentence, clause: tuple[int, int], one: Quantity, two: Quantity) -> Iterator[Finding]:
    if one.value == two.value:
        return
    said = sentence.text[clause[0] : one.start - sentence.start]
    up, down = (list(re.finditer(rf"\b(?:{words})\b", said, re.IGNORECASE)) for words in (_UP, _DOWN))
    if bool(up) == bool(down):
        return
    if (up and two.value < one.value) or (down and two.value > one.value):
        word = (up or down)[-1].group()
        to = "less" if up else "more"
        yield Finding(
            "arithmetic",
            one.start,
            two.end,
            f"“{word}” is said of a change from {one.text} to {two.text}, which is {to}.",
            f"{amount(two.value, two.unit)} {'<' if up else '>'} {amount(one.value, one.unit)}",
            "Correct the word, or swap the two values.",
            0.85,
        )


def _multiple(sentence: Sentence, clause: tuple[int, int], one: Quantity, two: Quantity) -> Iterator[Finding]:
    if not one.value:
        return
    said = sentence.text[clause[0] : clause[1]]
    for words, times, low, high in _MULTIPLES:
        match = re.search(
            rf"(?P<before>more than |almost |nearly |over |less than |just over )?\b(?:{words})\b", said, re.IGNORECASE
        )
        if match is None or "not " in said[: match.start()][-6:]:
            continue
        ratio = two.value / one.value
        least, most = _about(times, low, high, (match["before"] or "").strip().casefold())
        if not least <= ratio <= most:
            start = sentence.start + clause[0] + match.start()
            yield Finding(
                "arithmetic",
                start,
                start + len(match.group()),
                f"“{match.group().strip()}” does not fit a change from {one.text} to {two.text}.",
                f"{plain(two.value)} ÷ {plain(one.value)} = {plain(ratio)}",
                "Correct the word, or one of the two values.",
                0.9,
            )
        return


def _about(times: Decimal, low: Decimal, high: Decimal, qualifier: str) -> tuple[Decimal, Decimal]:
    """Between which ratios a multiple lies that is said to be more than, or nearly, so much."""
    grows = times >= 1
    if qualifier in ("more than", "over", "just over"):
        return (times, times * 2) if grows else (Decimal(0), times)
    if qualifier in ("almost", "nearly"):
        return (times * Decimal("0.8"), times) if grows else (times, times * Decimal("1.2"))
    return low, high


@rule(
    "arithmetic",
    wrong=["The test found 76 weaknesses, where it had found 38: their number tripled."],
    right=[
        "The test found 76 weaknesses, where it had found 38: their number doubled.",
        "The fee doubled, and 12 of 40 people paid it.",
    ],
)
def multiple_of_two_values(paper: Paper) -> Iterator[Finding]:
    """Words such as “doubled”, where the sentence has two counts that are in another ratio."""
    for sentence in paper.sentences:
        found = [one for one in paper.quantities(sentence) if one.unit != "time"]
        if (
            len(found) != 2
            or found[0].unit != found[1].unit
            or found[0].unit == "%"
            or not all(one.value for one in found)
        ):
            continue
        gap = between(sentence, found[0], found[1])
        if not re.search(
            (
                r"\b(?:where|compared|against|from|before|after|previous|earlier|last year|and (?:is "
                r")?now|up on|had been)\b"
            ),
            gap,
            re.IGNORECASE,
        ) or _TO.match(gap):
            continue
        for words, times, low, high in _MULTIPLES[:3]:
            match = re.search(rf"\b(?:{words})\b", sentence.text, re.IGNORECASE)
            if match is None or re.search(r"(?:more than|almost|nearly|over|not)\s+$", sentence.text[: match.start()]):
                continue
            small, large = sorted(one.value for one in found)
            if not low <= large / small <= high:
                yield Finding(
                    "arithmetic",
                    sentence.start + match.start(),
                    sentence.start + match.end(),
                    f"“{match.group()}” does not fit {found[0].text} and {found[1].text}.",
                    f"{plain(large)} ÷ {plain(small)} = {plain(large / small)}, not {plain(times)}",
                    "Correct the word, or one of the two values.",
                    0.8,
                )


def _is_change(sentence: Sentence, change: Quantity, one: Quantity, two: Quantity) -> bool:
    before = sentence.text[: change.start - sentence.start]
    after = sentence.text[change.end - sentence.start :]
    if change.unit not in ("%", "point") and not (change.unit == one.unit or {change.unit, one.unit} <= {"", "time"}):
        return False
    if change.end <= one.start:
        gap = sentence.text[change.end - sentence.start : one.start - sentence.start]
        return bool(
            re.search(r"\bby\s+(?:some\s+|just\s+)?$", before, re.IGNORECASE)
            and re.fullmatch(r"\s*(?:[\w’'-]+\s+){0,6}?(?:[(]|,)?\s*from\s+(?:a\s+)?", gap, re.IGNORECASE)
        )
    gap = sentence.text[two.end - sentence.start : change.start - sentence.start]
    if ";" in gap or re.search(r"\.\s", gap) or len(gap) > 60:
        return False
    if re.search(r"\b(?:against|compared|target|than|while|whereas|but|although)\b", gap, re.IGNORECASE):
        return False
    return bool(
        _AN_INCREASE.search(before)
        or (_CHANGE_BEFORE.search(before) and len(gap) < 40)
        or (_CHANGE_AFTER.match(after) and len(gap) < 30)
    )


def difference(change: Quantity, one: Quantity, two: Quantity) -> Iterator[Finding]:
    """What is wrong with a change that is told between two values, in the units of either or in percent."""
    (a_low, a_high), (b_low, b_high) = one.bounds(), two.bounds()
    if change.unit == "%" and one.unit != "%":
        if a_low <= 0:
            return
        bounds = sorted(100 * (b - a) / a for a in (a_low, a_high) for b in (b_low, b_high))
        exact = 100 * (two.value - one.value) / one.value
        working = f"({plain(two.value)} − {plain(one.value)}) ÷ {plain(one.value)} = {plain(exact, 1)}%"
    else:
        bounds = sorted(b - a for a in (a_low, a_high) for b in (b_low, b_high))
        exact = two.value - one.value
        working = f"{amount(two.value, two.unit)} − {amount(one.value, one.unit)} = {amount(exact, two.unit)}"
        if change.unit == "%" and one.unit == "%" and one.value:
            relative = 100 * (two.value - one.value) / one.value
            if rounds_to(abs(relative), change):
                return
    low, high = (
        sorted((abs(bounds[0]), abs(bounds[-1])))
        if bounds[0] * bounds[-1] >= 0
        else (Decimal(0), max(map(abs, bounds)))
    )
    c_low, c_high = change.bounds()
    if change.sense == "exact":
        half = change.step / 2
        c_low, c_high = change.value - half, change.value + half
    if c_high < low or c_low > high:
        yield Finding(
            "arithmetic",
            change.start,
            change.end,
            f"From {one.text} to {two.text} is not a change of {change.text}.",
            working,
            "Correct the change, or one of the two values.",
            0.9,
        )


_AGAINST = re.compile(
    (
        r"^[^.;:]{0,60}?\b(?:compared (?:with|to)|against|(?P<up>up (?:from|on))|(?P<down>down (?:from"
        r"|on))|from)\s+(?:the\s+|just\s+|some\s+)?$"
    ),
    re.IGNORECASE,
)
_BY = re.compile(
    (
        r"^[^.;]{0,50}?(?:\b(?P<word>increase|rise|growth|decrease|fall|reduction|drop|decline)\s+of"
        r"|[(,]\s*(?P<sign>up|down)(?:\s+by)?|\b(?:an?|a)\s+(?P<kind>increase|rise|decrease|fall|reduction"
        r"|drop)\s+of)\s+(?:some\s+)?$"
    ),
    re.IGNORECASE,
)
_FALLS = ("decrease", "fall", "reduction", "drop", "decline", "down")


@rule(
    "arithmetic",
    wrong=[
        "There were 110 complaints, compared with 80 last year, an increase of 25%.",
        "The desk closed 320 cases, up from 350 in the spring.",
        "Visits came to 4,200, down from 4,000 a year ago.",
    ],
    right=[
        "There were 110 complaints, compared with 80 last year, an increase of 37.5%.",
        "The desk closed 320 cases, up from 300 in the spring.",
        "Visits came to 4,200, down from 5,000 a year ago, and spend rose to £3m, an increase of 4%.",
    ],
)
def change_against_an_earlier_value(paper: Paper) -> Iterator[Finding]:
    """A value beside an earlier one, where the direction or the change that is told does not follow from the two."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        for place in range(len(found) - 1):
            now, before = found[place], found[place + 1]
            gap = _AGAINST.match(between(sentence, now, before))
            if gap is None or now.unit != before.unit or now.unit == "time" or re.search(r"\btarget\b", gap.group()):
                continue
            if now.sense != "exact" or before.sense != "exact" or now.value == before.value:
                continue
            rises = now.value > before.value
            if (gap["up"] and not rises) or (gap["down"] and rises):
                said = gap["up"] or gap["down"]
                yield Finding(
                    "arithmetic",
                    now.start,
                    before.end,
                    f"{now.text.strip()} is not “{said}” {before.text.strip()}.",
                    f"{amount(now.value, now.unit)} {'<' if not rises else '>'} {amount(before.value, before.unit)}",
                    "Correct the word, or one of the two values.",
                    0.9,
                )
            if place + 2 < len(found):
                yield from _told_change(sentence, before, now, found[place + 2])


def _told_change(sentence: Sentence, before: Quantity, now: Quantity, change: Quantity) -> Iterator[Finding]:
    told = _BY.match(between(sentence, before, change))
    if told is None or change.unit not in ("%", "point", now.unit) or change.sense != "exact":
        return
    word = (told["word"] or told["sign"] or told["kind"] or "").casefold()
    if (word in _FALLS) == (now.value > before.value):
        yield Finding(
            "arithmetic",
            change.start,
            change.end,
            f"“{word}” is told of a change from {before.text.strip()} to {now.text.strip()}.",
            f"{amount(before.value, before.unit)} → {amount(now.value, now.unit)}",
            "Correct the word, or one of the values.",
            0.85,
        )
        return
    yield from difference(change, before, now)
