"""Dates that the calendar or the order of events cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from reeve.checking.finding import Finding
from reeve.checking.language.dates import WEEKDAYS, Moment
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule


def _written(moment: Moment) -> str:
    return re.sub(r"\s+", " ", moment.text.strip())


@rule(
    "date",
    wrong=["The contract ends on 31 June 2025.", "It was signed on 29 February 2023.", "Work began on 2024-02-30."],
    right=["The contract ends on 30 June 2025.", "It was signed on 29 February 2024.", "Each year closes on 29 February or 1 March."],
)
def day_that_does_not_exist(paper: Paper) -> Iterator[Finding]:
    """A day that the calendar does not have."""
    for moment, _ in paper.all_moments:
        if not moment.exists and moment.day and 1 <= moment.month <= 12 and moment.day <= 39:
            yield Finding(
                "date",
                moment.start,
                moment.end,
                f"There is no {_written(moment)}.",
                "",
                "Correct the day, the month or the year.",
                0.95,
            )


@rule(
    "weekday",
    wrong=["The panel meets on Monday 14 September 2024.", "It closed on Friday, 1 March 2023."],
    right=["The panel meets on Saturday 14 September 2024 for an away day.", "It closed on Wednesday, 1 March 2023.", "It opens on Monday 3 June."],
)
def weekday_of_a_date(paper: Paper) -> Iterator[Finding]:
    """A weekday and a date that do not belong together."""
    for moment, _ in paper.all_moments:
        day = moment.first
        if moment.weekday is None or moment.day is None or day is None or day.weekday() == moment.weekday:
            continue
        right = WEEKDAYS[day.weekday()].capitalize()
        yield Finding(
            "weekday",
            moment.start,
            moment.end,
            f"{_written(moment)} is not a {WEEKDAYS[moment.weekday].capitalize()}: it is a {right}.",
            f"{day:%Y-%m-%d} is a {right}",
            f"Write {right}, or correct the date.",
            0.95,
        )


_MEETING = re.compile(r"\b(?:committee|board|cabinet|panel|executive|council|commission|forum|authority)\b", re.IGNORECASE)
_MEETS = re.compile(r"\b(?:meeting|meetings|meets?|met|convened?|sat|considered)\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\b(?:election|event|open(?:ing|ed)? (?:day|event)|festival|launch|away day|workshop|consultation|public meeting|weekend)\b", re.IGNORECASE)


@rule(
    "weekday",
    wrong=["AUDIT COMMITTEE 14 SEPT 2024\nProgress report", "Report to the Cabinet meeting on 15 September 2024 on roads."],
    right=["AUDIT COMMITTEE 13 SEPT 2024\nProgress report", "The Committee noted that the fair took place on 14 September 2024."],
)
def meeting_at_a_weekend(paper: Paper) -> Iterator[Finding]:
    """A committee is said to meet on a Saturday or a Sunday."""
    dated = paper.dated
    seen: set[int] = set()
    if dated is not None:
        block = paper.document.block_at(dated.start)
        around = " ".join(one.text for one in paper.document.blocks[max(0, block.paragraph - 3) : block.paragraph + 2])
        if _MEETING.search(around) and not _OUTSIDE.search(block.text):
            yield from _weekend(dated, seen)
    for moment, sentence in paper.all_moments:
        before = sentence.text[: moment.start - sentence.start][-60:]
        near = re.search(r"\b(?:meeting|meetings|committee|board|cabinet|panel)\b[^.;,]{0,30}$", before, re.IGNORECASE)
        if near and _MEETS.search(before) and not _OUTSIDE.search(sentence.text):
            yield from _weekend(moment, seen)


def _weekend(moment: Moment, seen: set[int]) -> Iterator[Finding]:
    day = moment.first
    if day is None or moment.day is None or day.weekday() < 5 or moment.weekday not in (None, day.weekday()) or moment.start in seen:
        return
    seen.add(moment.start)
    name = WEEKDAYS[day.weekday()].capitalize()
    yield Finding(
        "weekday",
        moment.start,
        moment.end,
        f"{_written(moment)} is a {name}: committees do not meet at a weekend.",
        f"{day:%Y-%m-%d} is a {name}",
        "Check the date of the meeting.",
        0.85,
    )


_SPAN = re.compile(r"\b(?:from|between|began|begins|begun|started|starts|start(?:ing)?|opened|commenced|commences|commencing|runs from|ran from|since)\s+(?:on\s+|in\s+)?(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:,\s*)?(?:and\s+)?(?:(?:was|were|is|will be|has been|to be|it|they)\s+)*(?:to|until|till|and|–|-|through to|up to|completed|finished|ended|ends|ending|closed|expired|expires|due to (?:end|finish|complete))\s*(?:on\s+|in\s+|by\s+|at\s+)?(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|has been|have been|had|took place|completed|published|approved|agreed|issued|held|launched|received|considered|signed|began|opened|closed|moved|noted|reported)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|shall|would|due|planned|scheduled|expected|expires?|expiring|expiry|until|to be|by|target|from|ends?|ending|forecast|deadline|next|runs?|valid|aim|aims|propos\w+|before|is to|are to|renew\w*|intend\w*|review date)\b", re.IGNORECASE)


@rule(
    "date",
    wrong=[
        "The project began on 4 May 2024 and was completed on 12 March 2024.",
        "The survey ran from 10 June 2024 to 3 June 2024.",
    ],
    right=[
        "The project began on 4 May 2023 and was completed on 12 March 2024.",
        "Between May 2024 and March 2025 it ran.",
        "The survey ran from 10 to 30 June 2024.",
    ],
)
def end_before_its_start(paper: Paper) -> Iterator[Finding]:
    """Something ends before it begins."""
    for sentence in paper.sentences:
        moments = paper.moments(sentence)
        for one, two in zip(moments, moments[1:], strict=False):
            before = sentence.text[: one.start - sentence.start]
            between = sentence.text[one.end - sentence.start : two.start - sentence.start]
            if one.first is None or two.last is None or two.last >= one.first:
                continue
            if _SPAN.search(before) and _TO.match(between):
                yield Finding(
                    "date",
                    one.start,
                    two.end,
                    f"It is said to end ({_written(two)}) before it begins ({_written(one)}).",
                    f"{two.last:%Y-%m-%d} < {one.first:%Y-%m-%d}",
                    "Correct one of the two dates.",
                    0.9,
                )


@rule(
    "date",
    wrong=["Audit Committee 12 March 2024\nThe review was completed on 18 April 2024 and its findings accepted."],
    right=[
        "Audit Committee 12 March 2024\nThe review was completed on 18 February 2024 and its findings accepted.",
        "Audit Committee 12 March 2024\nThe review, which was delayed, will be completed on 18 April 2024.",
        "Audit Committee 12 March 2024\nThe licence was renewed until 18 April 2025.",
    ],
)
def past_that_is_to_come(paper: Paper) -> Iterator[Finding]:
    """What is told as past lies after the day that the paper is dated."""
    today = paper.today
    if today is None:
        return
    for moment, sentence in paper.all_moments:
        first = moment.first
        if first is None or first <= today + timedelta(days=1) or moment is paper.dated or len(sentence.text) < 30:
            continue
        clause = _clause_of(sentence, moment)
        before = clause[: clause.index(moment.text)] if moment.text in clause else clause
        if re.search(r"\b(?:was|were|took place|has been|have been)\b[^,;]{0,50}\b(?:on|in)\s+(?:the\s+)?$", before, re.IGNORECASE) and _PAST.search(before) and not _FUTURE.search(clause.replace(moment.text, "")):
            yield Finding(
                "date",
                moment.start,
                moment.end,
                f"{_written(moment)} is told as past, and lies after the paper’s own date, {today.day} {today:%B %Y}.",
                f"{first:%Y-%m-%d} > {today:%Y-%m-%d}",
                "Correct the date, or say that it is to come.",
                0.75,
            )


def _clause_of(sentence: Sentence, moment: Moment) -> str:
    text, place = sentence.text, moment.start - sentence.start
    begin = max(text.rfind(mark, 0, place) for mark in (";", ", and ", ", but ", ", which "))
    stop = min((one for mark in (";", ", and ", ", but ", " and ") if (one := text.find(mark, place + len(moment.text))) >= 0), default=len(text))
    return text[max(begin, 0) : stop]
