"""Days that the calendar does not have, weekdays that do not fit, and meetings at a weekend."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.dates import WEEKDAYS, Moment
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule


def written(moment: Moment) -> str:
    """A date as the text writes it, on one line."""
    return re.sub(r"\s+", " ", moment.text.strip())


@rule(
    "date",
    wrong=["The contract ends on 31 June 2025.", "It was signed on 29 February 2023.", "Work began on 2024-02-30."],
    right=[
        "The contract ends on 30 June 2025.",
        "It was signed on 29 February 2024.",
        "Each year closes on 29 February or 1 March.",
    ],
)
def day_that_does_not_exist(paper: Paper) -> Iterator[Finding]:
    """A day that the calendar does not have."""
    for moment, _ in paper.all_moments:
        if not moment.exists and moment.day and 1 <= moment.month <= 12 and moment.day <= 39:
            yield Finding(
                "date",
                moment.start,
                moment.end,
                f"There is no {written(moment)}.",
                "",
                "Correct the day, the month or the year.",
                0.95,
            )


@rule(
    "weekday",
    wrong=["The panel meets on Monday 14 September 2024.", "It closed on Friday, 1 March 2023."],
    right=[
        "The panel meets on Saturday 14 September 2024 for an away day.",
        "It closed on Wednesday, 1 March 2023.",
        "It opens on Monday 3 June.",
    ],
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
            f"{written(moment)} is not a {WEEKDAYS[moment.weekday].capitalize()}: it is a {right}.",
            f"{day:%Y-%m-%d} is a {right}",
            f"Write {right}, or correct the date.",
            0.95,
        )


_MEETING = re.compile(
    r"\b(?:committee|board|cabinet|panel|executive|council|commission|forum|authority)\b", re.IGNORECASE
)
_ROOM = re.compile(
    (
        r"\b(?:Committee Room|Council Chamber|Town Hall|Civic (?:Centre|Offices|Suite)|Meeting Room|Boardroom"
        r"|Council Offices|Guildhall|County Hall|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b)"
    ),
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:meeting|meetings|meets?|met|convened?|reconvenes?|sat|sits?|sitting|gathers?|considered)\b", re.IGNORECASE
)
_OUTSIDE = re.compile(
    (
        r"\b(?:election|event|open(?:ing|ed)? (?:day|event)|festival|launch|away day|workshop|consultation"
        r"|public meeting|weekend)\b"
    ),
    re.IGNORECASE,
)


@rule(
    "weekday",
    wrong=[
        "AUDIT COMMITTEE 14 SEPT 2024\nProgress report",
        "Report to the Cabinet meeting on 15 September 2024 on roads.",
        "The Board will sit again on 23 October 2022 to settle the fees.",
    ],
    right=[
        "AUDIT COMMITTEE 13 SEPT 2024\nProgress report",
        "The Committee noted that the fair took place on 14 September 2024.",
    ],
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


@rule(
    "weekday",
    wrong=[
        (
            "Dear all,\nPlease find the papers for the next meeting of the Panel. It takes place on:\n"
            "Saturday 28 September 2024, 2pm, Committee Room 1"
        )
    ],
    right=[
        (
            "Dear all,\nPlease find the papers for the next meeting of the Panel. It takes place on:\n"
            "Friday 27 September 2024, 2pm, Committee Room 1"
        )
    ],
)
def notice_of_a_meeting_at_a_weekend(paper: Paper) -> Iterator[Finding]:
    """A line that gives the day and the room of a meeting, on a Saturday or a Sunday."""
    blocks = paper.document.blocks
    seen: set[int] = set()
    for moment, sentence in paper.all_moments:
        block = sentence.block
        around = " ".join(one.text for one in blocks[max(0, block.paragraph - 3) : block.paragraph])
        near = _MEETING.search(around) and re.search(r"\bmeeting\b", around, re.IGNORECASE)
        if len(block.text) <= 120 and _ROOM.search(block.text) and near and not _OUTSIDE.search(around):
            yield from _weekend(moment, seen)


def _weekend(moment: Moment, seen: set[int]) -> Iterator[Finding]:
    day = moment.first
    if (
        day is None
        or moment.day is None
        or day.weekday() < 5
        or moment.weekday not in (None, day.weekday())
        or moment.start in seen
    ):
        return
    seen.add(moment.start)
    name = WEEKDAYS[day.weekday()].capitalize()
    yield Finding(
        "weekday",
        moment.start,
        moment.end,
        f"{written(moment)} is a {name}: committees do not meet at a weekend.",
        f"{day:%Y-%m-%d} is a {name}",
        "Check the date of the meeting.",
        0.85,
    )
