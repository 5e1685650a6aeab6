"""Days that are told by the paper's own: "last month", "next week", against the date beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from reeve.checking.finding import Finding
from reeve.checking.language.dates import Moment
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule

Fits = Callable[[date, Moment], bool]


def _months_off(today: date, moment: Moment) -> int:
    """By how many months a date lies before the paper's; without a year, the nearest such month."""
    if moment.year is None:
        return (today.month - moment.month + 5) % 12 - 5
    return (today.year - moment.year) * 12 + today.month - moment.month


def _years_off(today: date, moment: Moment) -> int:
    return 0 if moment.year is None else today.year - moment.year


def _days_off(today: date, moment: Moment) -> int | None:
    if moment.day is None or not moment.exists:
        return None
    return (today - date(moment.year or today.year, moment.month, moment.day)).days


def _within(low: int, high: int) -> Fits:
    """A test that a date lies so many days before the paper's."""

    def fits(today: date, moment: Moment) -> bool:
        off = _days_off(today, moment)
        return off is None or low <= off <= high

    return fits


_WORDS: tuple[tuple[str, Fits], ...] = (
    (r"last month", lambda today, moment: _months_off(today, moment) in (0, 1)),
    (r"(?:the )?month before last", lambda today, moment: _months_off(today, moment) in (1, 2)),
    (r"(?:this month|earlier this month|later this month)", lambda today, moment: _months_off(today, moment) == 0),
    (r"next month", lambda today, moment: _months_off(today, moment) in (0, -1)),
    (r"(?:last week|a week ago)", _within(1, 14)),
    (r"(?:two weeks|a fortnight) ago", _within(11, 18)),
    (r"next week", _within(-14, -1)),
    (r"in a fortnight(?:'s time)?", _within(-18, -11)),
    (r"yesterday", _within(0, 2)),
    (r"tomorrow", _within(-2, 0)),
    (r"last year", lambda today, moment: _years_off(today, moment) == 1 or -15 < -_months_off(today, moment) < -5),
    (r"next year", lambda today, moment: _years_off(today, moment) == -1 or -18 < _months_off(today, moment) < -1),
    (r"(?:earlier this year)", lambda today, moment: 0 <= _months_off(today, moment) < 12),
    (r"(?:later this year)", lambda today, moment: -12 < _months_off(today, moment) <= 0),
    (r"(?:last|previous) (?:meeting|sitting|report|paper)", _within(1, 800)),
    (r"(?:next|coming|following) (?:meeting|sitting)", _within(-800, -1)),
)
_GAP = (
    r"(?:,| \(|:)?\s*(?:(?:it |they |we )?(?:held |is |was |takes place |took place )?(?:on|of|in|at|from"
    r"|by)\s+)?(?:the\s+)?$"
)


@rule(
    "date",
    wrong=[
        "Notes of 14 October 2024\n\nLast month, on 5 July, the hall was painted by its users.",
        "Council, 14 October 2024\n\nThe next meeting, on 9 September 2024, will be in the barn.",
        "Council, 14 October 2024\n\nThe skips come next month (3 March 2025), to all three yards.",
        "Council, 14 October 2024\n\nThe last meeting, on 20 November 2024, heard from two schools.",
    ],
    right=[
        "Notes of 14 October 2024\n\nLast month, on 5 September, the hall was painted by its users.",
        "Council, 14 October 2024\n\nThe next meeting, on 9 December 2024, will be in the barn.",
        "Council, 14 October 2024\n\nThe skips come next month (3 November 2024), to all three yards.",
        "Council, 9 January 2025\n\nLast month, on 5 December 2024, the hall was painted by its users.",
    ],
)
def told_by_the_day_of_the_paper(paper: Paper) -> Iterator[Finding]:
    """A date stands beside words such as "last month" that the paper's own day does not bear out."""
    today = paper.today
    if today is None:
        return
    for moment, sentence in paper.all_moments:
        before = sentence.text[: moment.start - sentence.start]
        after = sentence.text[moment.end - sentence.start :]
        for words, fits in _WORDS:
            near = re.search(rf"\b(?:{words}){_GAP}", before, re.IGNORECASE) or re.match(
                rf"^(?:,| \()\s?(?:{words})\b", after, re.IGNORECASE
            )
            if near and moment is not paper.dated and not fits(today, moment):
                said = re.sub(r"[\s,(:]+$", "", re.sub(r"\s+(?:on|of|in|at|from|by)\s+$", "", near.group()))
                yield Finding(
                    "date",
                    moment.start,
                    moment.end,
                    f"{written(moment)} is not “{said.strip(' ,(')}” in a paper of {today.day} {today:%B %Y}.",
                    "",
                    "Correct the date, or the words beside it.",
                    0.8,
                )
                break
