"""Sums in prose: percentages of counts, changes from one value to another, parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain, rounds_to, share
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_OF = re.compile(r"^\s*(?:[a-z]+\s){0,3}?(?:out\s+)?of\s+(?:the\s+|its\s+|our\s+|all\s+|these\s+|those\s+|a\s+total\s+of\s+|some\s+|their\s+){0,2}$", re.IGNORECASE)
_OPENS = re.compile(r"^[^.;:()]{0,60}[(\[]\s*(?:or\s+|i\.e\.,?\s+|which is\s+|equal to\s+|equivalent to\s+)?$")
_SAME = re.compile(r"^\s*(?:[a-z’'&/-]+[\s,]+){0,6}?(?:–|-|\(|:)?\s*(?:or|i\.e\.,?|that is,?|which is|equivalent to|equating to|equal to|representing|amounting to|a rate of|at)?\s*(?:just|exactly|only)?\s*[(\[]?$", re.IGNORECASE)
_CLOSES = re.compile(r"^\s*[)\]]?\s*(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|these\s+|those\s+|a\s+total\s+of\s+|our\s+){0,2}$", re.IGNORECASE)
_FOR = re.compile(r"^\s*(?:[a-z’'&/-]+\s+){0,5}?[(\[]$", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "Of the calls, 45 of 180 (35%) were abandoned.",
        "Officers closed 30 (52.5%) of the 60 actions.",
        "In all, 62% of the 50 respondents (21) agreed.",
        "The panel heard 9 out of 12 appeals, or 85%, in time.",
    ],
    right=[
        "Of the calls, 45 of 180 (25%) were abandoned, and 35% of those who waited rang again.",
        "Officers closed 20 (33.3%) of the 60 actions.",
        "In all, 42% of the 50 respondents (21) agreed.",
        "About 9 out of 12 appeals, or nearly 80%, were heard in time.",
    ],
)
def percentage_of_a_count(paper: Paper) -> Iterator[Finding]:
    """A percentage stands beside a count and the total that it is taken of, and does not follow from them."""
    for sentence in paper.sentences:
        seen: set[int] = set()
        for part, whole, percent in _shares(sentence, paper.quantities(sentence)):
            if percent.start in seen or not whole.value or part.value > whole.value * 2:
                continue
            seen.add(percent.start)
            value = share(part.value, whole.value)
            if part.sense == "exact" and whole.sense == "exact" and not rounds_to(value, percent):
                yield Finding(
                    "arithmetic",
                    percent.start,
                    percent.end,
                    f"{plain(part.value)} of {plain(whole.value)} is not {percent.text.strip()}.",
                    f"{plain(part.value)} ÷ {plain(whole.value)} = {plain(value)}%",
                    "Correct the percentage, or the count or total beside it.",
                    0.95,
                )


def _shares(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Part, whole and percentage, wherever three quantities of a sentence are said of each other."""
    for place in range(len(found) - 2):
        one, two, three = found[place : place + 3]
        first, second = _between(sentence, one, two), _between(sentence, two, three)
        kinds = (one.unit, two.unit, three.unit)
        if kinds == ("", "", "%") and _OF.match(first) and (_OPENS.match(second) or _SAME.match(second)):
            yield one, two, three
        elif kinds == ("", "%", "") and _FOR.match(first) and _CLOSES.match(second):
            yield one, three, two
        elif kinds == ("%", "", "") and (_OF.match(first) and _FOR.match(second)):
            yield three, two, one
        elif kinds == ("%", "", "") and _FOR.match(first) and _OF.match(second):
            yield two, three, one


def _between(sentence: Sentence, one: Quantity, other: Quantity) -> str:
    return sentence.text[one.end - sentence.start : other.start - sentence.start]


_OF_WHOLE = re.compile(r"^\s*(?:[Oo]f|[Ff]rom|[Oo]ut of)\s+(?:the\s+|its\s+|our\s+|all\s+|a total of\s+|some\s+|these\s+)*$")
_OF_THESE = re.compile(r"^\s*(?:[Oo]f|[Oo]ut of)\s+(?:these|those|them|this number)\b")
_OF_IT = re.compile(r"^\s*(?:[a-z]+\s)?(?:[a-z]+\s)?of\s+(?:it|them|these|this|that|which)\b")
_THEN = re.compile(r"^[^.;:]{0,60}?(?:,\s*(?:or\s+|which is\s+|that is\s+|a\s+(?:[a-z]+\s+){1,3}of\s+|i\.e\.\s+)?|\s*\(\s*)$")


@rule(
    "arithmetic",
    wrong=[
        "Of the 2,970 tickets 2,862 (89.4%) were resolved in time.",
        "Of 70,348 electors 26,028 voted, a turnout of 43.0%.",
        "There were 378 concerns in the quarter. Of these, 147 (28.9%) led to an enquiry.",
        "The scheme has a budget of £540k, and £210k of it, 32%, is spent.",
    ],
    right=[
        "Of the 2,970 tickets 2,862 (96.4%) were resolved in time, against 89.4% before.",
        "Of 70,348 electors 26,028 voted, a turnout of 37.0%.",
        "There were 378 concerns in the quarter. Of these, 147 (38.9%) led to an enquiry.",
        "The scheme has a budget of £540k, and £210k of it, 39%, is spent.",
    ],
)
def percentage_of_the_whole_before(paper: Paper) -> Iterator[Finding]:
    """A part and its percentage stand after the whole that they are of, and do not fit it."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        for place in range(len(found) - 1):
            part, percent = found[place], found[place + 1]
            if percent.unit != "%" or part.unit not in ("", "£") or part.sense != "exact" or not _THEN.match(_between(sentence, part, percent)):
                continue
            whole = _whole_before(sentence, paper, found[:place], part)
            if whole is None or whole.value <= 0 or part.value > whole.value:
                continue
            low, high = (share(one, other) for one, other in ((part.bounds()[0], whole.bounds()[1]), (part.bounds()[1], max(whole.bounds()[0], Decimal(1)))))
            half = percent.step / 2
            said = percent.bounds() if percent.sense != "exact" else (percent.value - half, percent.value + half)
            if high < said[0] or low > said[1]:
                value = share(part.value, whole.value)
                yield Finding(
                    "arithmetic",
                    percent.start,
                    percent.end,
                    f"{amount(part.value, part.unit)} of {amount(whole.value, whole.unit)} is not {percent.text.strip()}.",
                    f"{plain(part.value)} ÷ {plain(whole.value)} = {plain(value)}%",
                    "Correct the percentage, or the count or total that it is of.",
                    0.9,
                )


def _whole_before(sentence: Sentence, paper: Paper, before: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """The whole that a part is said to be of: "Of T, N", "T, and N of it", or the count of the sentence before."""
    alike = [one for one in before if one.unit == part.unit]
    lead = sentence.text[: (before[0].start if before else part.start) - sentence.start]
    if len(alike) == 1 and len(before) == 1 and _OF_WHOLE.match(lead):
        return alike[0]
    after = sentence.text[part.end - sentence.start :]
    if alike and _OF_IT.match(after) and alike[-1] is before[-1]:
        return alike[-1]
    within = paper.sentences_in(sentence.block)
    place = within.index(sentence)
    if not before and _OF_THESE.match(sentence.text) and place:
        earlier = [one for one in paper.quantities(within[place - 1]) if one.unit == part.unit]
        if len(earlier) == 1:
            return earlier[0]
    return None


_UP = r"increas\w*|r[io]se\w*|risen|gr[eo]w\w*|climb\w*|went up|gone up|up|higher"
_DOWN = r"decreas\w*|fell|fall\w*|reduc\w*|declin\w*|dropp?\w*|went down|gone down|down|lower\w*|shrank|shrunk|cut"
_MULTIPLES: tuple[tuple[str, Decimal, Decimal, Decimal], ...] = (
    (r"doubl\w*|two-?fold", Decimal(2), Decimal("1.85"), Decimal("2.2")),
    (r"trebl\w*|tripl\w*|three-?fold", Decimal(3), Decimal("2.75"), Decimal("3.35")),
    (r"quadrupl\w*|four-?fold", Decimal(4), Decimal("3.7"), Decimal("4.4")),
    (r"halv\w*", Decimal("0.5"), Decimal("0.44"), Decimal("0.56")),
    (r"ten-?fold", Decimal(10), Decimal("9"), Decimal("11")),
)
_FROM_TO = re.compile(r"\bfrom\s+(?:about\s+|around\s+|just\s+over\s+|a\s+)?$", re.IGNORECASE)
_TO = re.compile(r"^(?:[^.;]{0,60}?)\s+to\s+(?:about\s+|around\s+|nearly\s+|just\s+over\s+|over\s+)?$", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(r"(?:\bby|\b(?:a|an)(?:\s+\w+)?\s+(?:increase|rise|growth|decrease|fall|reduction|drop|decline|saving)\s+of)\s+(?:some\s+|just\s+)?$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(r"^\s*(?:percentage points?\s*)?(?:\w+\s+){0,2}(?:increase|rise|growth|decrease|fall|reduction|drop|decline|saving|more|fewer|less|higher|lower)\b", re.IGNORECASE)
_AN_INCREASE = re.compile(r"\b(?:increase|rise|growth|decrease|fall|reduction|drop|decline|saving)\s+of\s+(?:some\s+|just\s+)?$|[(]\s*[+–-]?\s*(?:up|down)?\s*(?:by\s*)?$", re.IGNORECASE)


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
    """A change "from A to B" whose stated difference, percentage, multiple or direction does not follow from A and B."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        for place in range(len(found) - 1):
            one, two = found[place], found[place + 1]
            before = sentence.text[: one.start - sentence.start]
            if not _FROM_TO.search(before) or not _TO.match(_between(sentence, one, two)):
                continue
            if not _comparable(one, two) or one.value < 0:
                continue
            clause = _clause(sentence, one, two)
            yield from _direction(sentence, clause, one, two)
            yield from _multiple(sentence, clause, one, two)
            for change in (*found[max(0, place - 1) : place], *found[place + 2 : place + 4]):
                if _is_change(sentence, change, one, two):
                    yield from _difference(change, one, two)


def _comparable(one: Quantity, two: Quantity) -> bool:
    units = {one.unit, two.unit}
    if units == {"", "time"} or (one.unit == two.unit):
        return True
    return units == {"", "%"} and one.unit == "" and one.value <= 100


def _clause(sentence: Sentence, one: Quantity, two: Quantity) -> tuple[int, int]:
    """Where the words about a change stand: from the last full clause before it up to where it ends."""
    text = sentence.text
    begin = max(text.rfind(mark, 0, one.start - sentence.start) for mark in (";", ":", ". ", "(", ", and ", ", but ", ", while "))
    stop = [text.find(mark, two.end - sentence.start) for mark in (";", ")", ", and ", ", but ", ", while ", ". ")]
    return max(begin, 0), min([one for one in stop if one >= 0] or [len(text)])


def _direction(sentence: Sentence, clause: tuple[int, int], one: Quantity, two: Quantity) -> Iterator[Finding]:
    if one.value == two.value:
        return
    said = sentence.text[clause[0] : one.start - sentence.start]
    up, down = (list(re.finditer(rf"\b(?:{words})\b", said, re.IGNORECASE)) for words in (_UP, _DOWN))
    if bool(up) == bool(down):
        return
    if up and two.value < one.value or down and two.value > one.value:
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
        match = re.search(rf"(?P<before>more than |almost |nearly |over |less than |just over )?\b(?:{words})\b", said, re.IGNORECASE)
        if match is None or "not " in said[: match.start()][-6:]:
            continue
        ratio = two.value / one.value
        qualifier = (match["before"] or "").strip().casefold()
        if qualifier in ("more than", "over", "just over"):
            low, high = times, times * 2 if times >= 1 else times
            if times < 1:
                low, high = Decimal(0), times
        elif qualifier in ("almost", "nearly"):
            low, high = (times * Decimal("0.8"), times) if times >= 1 else (times, times * Decimal("1.2"))
        if not low <= ratio <= high:
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


@rule(
    "arithmetic",
    wrong=["The test found 76 weaknesses, where it had found 38: their number tripled."],
    right=["The test found 76 weaknesses, where it had found 38: their number doubled.", "The fee doubled, and 12 of 40 people paid it."],
)
def multiple_of_two_values(paper: Paper) -> Iterator[Finding]:
    """"Doubled" and its like, where the sentence has two counts that are in another ratio."""
    for sentence in paper.sentences:
        found = [one for one in paper.quantities(sentence) if one.unit != "time"]
        if len(found) != 2 or found[0].unit != found[1].unit or found[0].unit == "%" or not all(one.value for one in found):
            continue
        between = _between(sentence, found[0], found[1])
        if not re.search(r"\b(?:where|compared|against|from|before|after|previous|earlier|last year|and (?:is )?now|up on|had been)\b", between, re.IGNORECASE) or _TO.match(between):
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
        between = sentence.text[change.end - sentence.start : one.start - sentence.start]
        return bool(re.search(r"\bby\s+(?:some\s+|just\s+)?$", before, re.IGNORECASE) and re.fullmatch(r"\s*(?:[\w’'-]+\s+){0,6}?(?:[(]|,)?\s*from\s+(?:a\s+)?", between, re.IGNORECASE))
    between = sentence.text[two.end - sentence.start : change.start - sentence.start]
    if ";" in between or re.search(r"\.\s", between) or len(between) > 60:
        return False
    if re.search(r"\b(?:against|compared|target|than)\b", between, re.IGNORECASE):
        return False
    return bool(_AN_INCREASE.search(before) or (_CHANGE_BEFORE.search(before) and len(between) < 40) or (_CHANGE_AFTER.match(after) and len(between) < 30))


def _difference(change: Quantity, one: Quantity, two: Quantity) -> Iterator[Finding]:
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
    low, high = sorted((abs(bounds[0]), abs(bounds[-1]))) if bounds[0] * bounds[-1] >= 0 else (Decimal(0), max(map(abs, bounds)))
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


_WHOLE = re.compile(r"^[^.;]{0,80}?(?:\b(?:comprising|comprised of|consisting of|made up of|split (?:between|into|as)|broken down (?:as|into)|namely|being)\b|:)[^.;]{0,40}$", re.IGNORECASE)
_TOTAL_AFTER = re.compile(r"\b(?:total(?:ling|led|s)?(?:\s+of)?|in total|a total of|altogether|combined|sum of|making)\s*(?:,|:)?\s*$", re.IGNORECASE)
_REST = re.compile(r"\b(?:remaining|remainder|rest|other|balance)\b", re.IGNORECASE)
_OPEN_ENDED = re.compile(r"\b(?:including|includes|such as|for example|e\.g\.|among|mainly|mostly|notably)\b", re.IGNORECASE)


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


def _whole_first(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Finding]:
    for place, whole in enumerate(found[:-2]):
        if whole.unit == "%" or whole.sense != "exact":
            continue
        rest = [one for one in found[place + 1 :] if one.unit == whole.unit]
        if len(rest) < 2 or len(rest) != len([one for one in found[place + 1 :] if one.unit != "%"]):
            continue
        begins = _between(sentence, whole, rest[0])
        tail = sentence.text[rest[0].start - sentence.start :]
        exhaustive = bool(_WHOLE.match(begins)) or (
            bool(re.search(r"\bof (?:the|these|those|all|its)\s+$", sentence.text[: whole.start - sentence.start], re.IGNORECASE))
            and bool(_REST.search(sentence.text[rest[-2].end - sentence.start : rest[-1].start - sentence.start]))
        )
        if not exhaustive or _OPEN_ENDED.search(begins) or _OPEN_ENDED.search(tail) or re.search(r"\bof (?:which|whom|these)\b", tail):
            continue
        if any(one.sense != "exact" or one.more for one in rest) or any(_is_ordinary(sentence, one) for one in rest):
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
    right=["Of the 20 live projects 15 are green, 4 amber and 1 red.", "Of the 18 live projects 15 are late, 4 of them by 10 weeks."],
)
def parts_beyond_the_whole(paper: Paper) -> Iterator[Finding]:
    """The parts into which a whole is divided come to more than the whole."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        if len(found) < 3 or not _PARTS.match(sentence.text[: found[0].start - sentence.start]):
            continue
        whole, *parts = found
        gaps = [_between(sentence, one, two) for one, two in zip(parts, parts[1:], strict=False)]
        if whole.unit or any(one.unit or one.sense != "exact" for one in parts) or len(parts) < 2:
            continue
        if not all(re.match(r"^\s*(?:(?:is|are|was|were|have|had)\s+)?(?:[a-z-]+\s*){1,4}(?:,|,?\s*and)\s*(?:the (?:other|remaining)\s+)?$", gap, re.IGNORECASE) for gap in gaps):
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
    return one.unit == "time" or bool(re.search(r"\b(?:within|in|after|for|every|by|at|from|per|than|under|over)\s+$", before, re.IGNORECASE))


def _percentages(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Finding]:
    shares = [one for one in found if one.unit == "%"]
    if len(shares) < 3 or any(one.sense != "exact" for one in shares):
        return
    last = sentence.text[shares[-2].end - sentence.start : shares[-1].start - sentence.start]
    lead = sentence.text[: shares[0].start - sentence.start]
    divided = re.search(r"\b(?:split|one of|made up|divided|breakdown|shares? (?:were|are))\b|^All\b", lead, re.IGNORECASE) and ":" in lead
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
