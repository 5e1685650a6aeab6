"""How long something lasted: between two clock times, two dates or two years; how old it is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.passages import Passage, unit_word
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_CLOCK = re.compile(
    r"(?<![\w.:£])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)?|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_CLOCK_GAP = re.compile(
    r"^\s*(?:to|until|till|and|–|-|—)\s*(?:about\s+)?$|^[^.;\d]{0,50}\b(?:to|until|till|and|finish\w*|end\w*|clos\w*)\s+(?:at\s+|by\s+)?$",
    re.IGNORECASE,
)
_LENGTH = {"minute": 1, "hour": 60}
_MINUTES = 12 * 60
_NO_LENGTH = re.compile(
    r"\b(?:within|every|each|after|before|than|notice|further|another|at least|up to|minimum|maximum|target|wait\w*"
    r"|next|last|past|limit|allowed|apart|old|previous|of the|first|hours?|hours? and)\s*$",
    re.IGNORECASE,
)
_A_SPAN = r"a (?:total|period|stretch|span|gap|time) of"
_LASTED = r"(?:to |having |and |it )?last(?:ing|ed)?"
_TOLD_AT_ONCE = re.compile(
    rf"^[^.;]{{0,30}}?\s*(?:[,(–:]|that is|or|which is|{_LASTED}|for|taking|{_A_SPAN})\s*"
    rf"(?:{_LASTED}|{_A_SPAN}|or|that is|about|lasting|in all|some|just)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^[\s-]?[a-z]+,?\s+\(?(?:from|between)\s+$", re.IGNORECASE)
_TOLD_NEXT = re.compile(r"^[^.;]{0,60}\.\s+(?:This|The|That|It|Its|These|In all,?)\s[^.;,]{0,50}$")
_TOLD_OF_IT = re.compile(
    r"\b(?:of|lasted|took|ran for|was|is|makes|for|all,?|these|the|that|this"
    r"|(?:gives|gave|allows?|allowed|leaves|left)(?: [a-z]+)?)\s+$",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"^[\s-]*\w+\s+of\s+(?:that|this|it|the time|those|them)\b", re.IGNORECASE)
"""After a length that is a part of the span."""
_ANOTHER = re.compile(r"\b(?:the last one|the one before|previous|former|earlier|last year)\b", re.IGNORECASE)
_WORKING = re.compile(r"^\s+(?:working|school|sitting|business|opening|bed|staff|person)\b", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "The hearing ran from 10:15 to 12:05, 130 minutes in all.",
        "Crews worked between 6.30am and 11am, a stretch of six hours.",
        "The lift was tested from 14:00 until 15:20. The test of 100 minutes found no fault.",
    ],
    right=[
        "The hearing ran from 10:15 to 12:05, 110 minutes in all.",
        "Crews worked between 6.30am and 11am, with a break of 20 minutes.",
        "The lift was tested from 14:00 until 15:20. The test of 80 minutes found no fault.",
        "The hall is open from 9am to 5pm, and 3 hours are free on Sunday.",
        "The desk is staffed from 10.30 to 4, for five and a half hours.",
    ],
)
def time_between_two_clocks(paper: Paper) -> Iterator[Finding]:
    """The length of something that began and ended at the times that are told."""
    for sentence in paper.sentences:
        for passage in (paper.passage(sentence, 0), paper.passage(sentence, 1)):
            span = _clock_span(passage)
            if span is None:
                continue
            start, end, minutes = span
            for one in passage.own:
                unit = passage.unit_of(one)
                if unit not in _LENGTH or one.sense != "exact" or not _is_told(passage, one, start, end):
                    continue
                said = one.value * _LENGTH[unit]
                half = re.match(r"^\s+and\s+a\s+(?:half|quarter)|^\s+hours?\s+(?:and\s+)?\d", passage.after(one))
                near = any(
                    abs(said - other) <= one.step * _LENGTH[unit] / 2 for other in (minutes, _MINUTES * 2 - minutes)
                )
                if half or near or said == minutes:
                    continue
                yield _wrong(one, f"{minutes} minutes", passage, f"{minutes // 60}h {minutes % 60:02}m")
            break


def _clock_span(passage: Passage) -> tuple[int, int, int] | None:
    """Where the first of two clock times begins and the second ends, and the minutes between them; None without."""
    found = [one for one in _CLOCK.finditer(passage.text) if one["minute"] or one["half"] or one["word"]]
    if len(found) != 2 or not _CLOCK_GAP.match(passage.text[found[0].end() : found[1].start()]):
        return None
    one, two = found
    first, second = _minutes(one, two), _minutes(two, one)
    if second <= first:
        second += _MINUTES if not (one["half"] or two["half"]) and first < _MINUTES else 2 * _MINUTES
    return passage.start + one.start(), passage.start + two.end(), second - first


def _minutes(one: re.Match[str], other: re.Match[str]) -> int:
    if one["word"]:
        return 0 if one["word"].casefold() == "midnight" else _MINUTES
    hour, minute = int(one["hour"]), int(one["minute"] or 0)
    half = (one["half"] or "").casefold().replace(".", "")
    if not half and other["half"] and hour <= int(other["hour"] or 12):
        half = other["half"].casefold().replace(".", "")  # "from 9 to 11am"
    return (hour % 12 if half else hour) * 60 + minute + (_MINUTES if half == "pm" else 0)


def _is_told(passage: Passage, one: Quantity, start: int, end: int) -> bool:
    """Whether a length is told of a span, before it or after it: "lasted 90 minutes, from 2pm to 4pm"."""
    if one.start >= end:
        another = _ANOTHER.search(passage.slice(end, one.start)) or _OF_IT.match(passage.after(one))
        return _is_length(passage, one, end) and not another
    lead = passage.slice(one.end, start)
    return bool(_FROM.match(lead)) and not _NO_LENGTH.search(passage.before(one, 30))


def _is_length(passage: Passage, one: Quantity, end: int) -> bool:
    """Whether a length is told of the span before it: right after it, or as "the test of 80 minutes" after that."""
    if _NO_LENGTH.search(passage.before(one, 30)) or _WORKING.match(passage.after(one)):
        return False
    gap = passage.slice(end, one.start)
    if _TOLD_AT_ONCE.match(gap):
        return True
    return bool(_TOLD_NEXT.match(gap) and _TOLD_OF_IT.search(gap))


def _wrong(one: Quantity, right: str, passage: Passage, working: str) -> Finding:
    unit = passage.unit_of(one)
    return Finding(
        "arithmetic",
        one.start,
        one.end,
        f"What is told lasts {right}, not {one.text.strip()} {unit}s.",
        working,
        "Correct the length, or one of its ends.",
        0.8,
    )


_DAYS = {"day": 1, "week": 7}
_DATES_GAP = re.compile(
    r"^\s*(?:to|until|till|and|–|-|—|up to)\s*"
    r"(?:(?:it )?(?:closes|ends|closed|ended|finishes|finished|runs to)(?: on)?\s+)?$",
    re.IGNORECASE,
)


@rule(
    "arithmetic",
    wrong=[
        "The ferry was laid up from 4 February 2024 to 20 February 2024. The lay-up of 25 days cost £9,000.",
        "The display ran from 6 May 2023 to 3 June 2023. It lasted six weeks.",
        "The fund opens on 5 March 2024 and closes on 2 April 2024. This gives clubs seven weeks to ask.",
        "Divers worked from 2 July 2024 until 11 July 2024. These 14 days were dry.",
        "The museum was closed for 30 days, from 2 January 2025 to 16 January 2025.",
    ],
    right=[
        "The ferry was laid up from 4 February 2024 to 20 February 2024. The lay-up of 16 days cost £9,000.",
        "The display ran from 6 May 2023 to 3 June 2023. It lasted four weeks.",
        "The ferry was laid up from 4 February 2024 to 20 February 2024. The lay-up of 11 working days cost £9,000.",
        "The ferry was laid up from 4 February 2024 to 20 February 2024. The repair took 9 days of it.",
    ],
)
def days_told_after_two_dates(paper: Paper) -> Iterator[Finding]:
    """How long the span between two dates of this sentence or of the one before was is told wrongly."""
    for sentence in paper.sentences:
        within = paper.sentences_in(sentence.block)
        place = paper.place_in_block(sentence)
        span = _date_span(paper, sentence) or (_date_span(paper, within[place - 1]) if place else None)
        if span is None:
            continue
        start, end, days = span
        passage = paper.passage(sentence)
        for one in passage.own[:2]:
            unit = passage.unit_of(one)
            if unit not in _DAYS or one.sense != "exact" or not _is_told(passage, one, start, end):
                continue
            if re.match(r"^[\s-]\w+\s+of (?:it|them|these|this)\b", passage.after(one)):
                continue
            slack = 1 if unit == "day" else 4
            if abs(days - one.value * _DAYS[unit]) > slack:
                yield _wrong(one, f"{days} days", passage, f"{days} days, or {plain(Decimal(days) / 7, 1)} weeks")


def _date_span(paper: Paper, sentence: Sentence) -> tuple[int, int, int] | None:
    found = [one for one in paper.moments(sentence) if one.first and one.day]
    if len(found) != 2 or not found[0].first or not found[1].first or found[1].first <= found[0].first:
        return None
    gap = sentence.text[found[0].end - sentence.start : found[1].start - sentence.start]
    days = (found[1].first - found[0].first).days
    return (found[0].start, found[1].end, days) if _DATES_GAP.match(gap) else None


_SINCE = re.compile(
    r"\b(?:in|from|of|since|dat(?:es|ing)? from|back to)\s+(?P<then>(?:1[5-9]|20)\d\d)\b"
    r"(?P<gap>[^.;\d]{0,60}?)(?P<age>\b\d{1,3}|\b[a-z]+(?:-[a-z]+)?)"
    r"\s+years\s+(?:old|of age|later|in (?:use|service|place))\b(?:\s+(?:in|by)\s+(?P<now>20\d\d)\b)?",
    re.IGNORECASE,
)


@rule(
    "arithmetic",
    wrong=[
        "The boiler, put in in 1991, is 42 years old in 2024.",
        "The pier dates from 1887 and will be 150 years old in 2027.",
        "The pumps were fitted in 2003 and are 31 years old by 2025.",
    ],
    right=[
        "The boiler, put in in 1991, is 33 years old in 2024.",
        "The pier dates from 1887 and will be 140 years old in 2027.",
        "The lease of 1990 has 60 years left. The roof is 20 years old in 2024.",
    ],
)
def age_of_something(paper: Paper) -> Iterator[Finding]:
    """How old a thing of a year is in another year, told wrongly."""
    for sentence in paper.sentences:
        for match in _SINCE.finditer(sentence.text):
            ages = [
                one
                for one in paper.quantities(sentence)
                if sentence.start + match.start("age") <= one.start < sentence.start + match.end("age")
            ]
            now = int(match["now"]) if match["now"] else 0
            if len(ages) != 1 or not now or ages[0].sense not in ("exact", "span"):
                continue
            begun = re.findall(r"\b(?:1[5-9]|20)\d\d\b", sentence.text[: match.start("age")])
            if any(abs(now - int(one) - ages[0].value) <= 1 for one in begun):
                continue
            years = now - int(match["then"])
            if abs(years - ages[0].value) > 1:
                yield Finding(
                    "arithmetic",
                    ages[0].start,
                    ages[0].end,
                    f"From {match['then']} to {now} is {years} years, not {ages[0].text.strip()}.",
                    f"{now} − {match['then']} = {years}",
                    "Correct the age, or one of the years.",
                    0.85,
                )


_UNITS = {"year": 12, "month": 1}


@rule(
    "arithmetic",
    wrong=[
        "The grant covers the five-year period from April 2020 to March 2023.",
        "Over the 18 months from July 2022 to June 2023 the panel met twice.",
        "The lease runs from October 2019 to September 2024, a term of six years.",
    ],
    right=[
        "The grant covers the three-year period from April 2020 to March 2023.",
        "Over the 12 months from July 2022 to June 2023 the panel met twice.",
        "The lease runs from October 2019 to September 2024, a term of five years.",
        "The plan of ten years began with a trial from April 2022 to March 2023.",
    ],
)
def months_of_a_period(paper: Paper) -> Iterator[Finding]:
    """A period from one month to another is told to be of so many years or months, and is not."""
    for sentence in paper.sentences:
        passage = paper.passage(sentence, 0)
        spans = [one for one in paper.periods(sentence) if one.kind == "months"]
        for span, one in itertools.product(spans, passage.own):
            unit = unit_word(passage.unit_of(one))
            over = passage.before(one, 10).casefold().endswith("over the ")
            if (
                unit not in _UNITS
                or (one.sense != "exact" and not over)
                or not _tells(passage, one, span.start, span.end)
            ):
                continue
            months = (span.ends.year - span.begins.year) * 12 + span.ends.month - span.begins.month + 1
            if abs(one.value * _UNITS[unit] - months) > 1:
                yield _wrong(one, f"{months} months", passage, f"{span.text}: {months} months")


def _tells(passage: Passage, one: Quantity, start: int, end: int) -> bool:
    if one.end <= start:
        lead = passage.slice(one.end, start)
        return bool(
            re.match(
                r"^[\s-](?:years?|months?)(?:\s+[a-z]+)?(?:\s+(?:runs?|ran|is|was|covers?|lasts?|lasted))?,?\s*$", lead
            )
        )
    gap = passage.slice(end, one.start)
    return bool(
        re.match(r"^\s*[,(–]?\s*(?:a (?:period|term|span|total) of|or|that is|i\.e\.)?\s*$", gap, re.IGNORECASE)
    )
