"""Dates that the order of events cannot have: an end before its start, a past that is to come."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import timedelta

from reeve.checking.finding import Finding
from reeve.checking.language.dates import Moment, moments_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule

_SPAN = re.compile(
    (
        r"\b(?:from|between|began|begins|begun|started|starts|start(?:ing)?|opened|commenced|commences"
        r"|commencing|runs from|ran from|since)\s+(?:on\s+|in\s+)?(?:the\s+)?$"
    ),
    re.IGNORECASE,
)
_TO = re.compile(
    (
        r"^\s*(?:,\s*)?(?:and\s+)?(?:(?:was|were|is|will be|has been|to be|it|they)\s+)*(?:to|until|till"
        r"|and|–|-|through to|up to|completed|finished|ended|ends|ending|closed|expired|expires|due to "
        r"(?:end|finish|complete))\s*(?:on\s+|in\s+|by\s+|at\s+)?(?:the\s+)?(?:end of\s+)?$"
    ),
    re.IGNORECASE,
)
_PAST = re.compile(
    (
        r"\b(?:was|were|has been|have been|had|took place|completed|published|approved|agreed|issued"
        r"|held|launched|received|considered|signed|began|opened|closed|moved|noted|reported)\b"
    ),
    re.IGNORECASE,
)
_FUTURE = re.compile(
    (
        r"\b(?:will|shall|would|due|planned|scheduled|expected|expires?|expiring|expiry|until|to be|by"
        r"|target|from|ends?|ending|forecast|deadline|next|runs?|valid|aim|aims|propos\w+|before|is to"
        r"|are to|renew\w*|intend\w*|review date)\b"
    ),
    re.IGNORECASE,
)


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
        for one, two in itertools.pairwise(moments):
            before = sentence.text[: one.start - sentence.start]
            between = sentence.text[one.end - sentence.start : two.start - sentence.start]
            if one.first is None or two.last is None or two.last >= one.first:
                continue
            if _SPAN.search(before) and _TO.match(between):
                yield Finding(
                    "date",
                    one.start,
                    two.end,
                    f"It is said to end ({written(two)}) before it begins ({written(one)}).",
                    f"{two.last:%Y-%m-%d} < {one.first:%Y-%m-%d}",
                    "Correct one of the two dates.",
                    0.9,
                )


_EARLY = (
    r"(?:ordered|placed|agreed|approved|decided|closed|began|begun|started|submitted|raised|reported"
    r"|requested|opened|awarded|signed|received|applied|made|lodged|commissioned|announced|appointed"
    r"|advertised|issued|sent out|launched)"
)
_LATE = (
    r"(?:delivered|began|started|opened(?: again)?|reopened|re-opened|completed|finished|answered|resolved"
    r"|went live|gone live|paid|arrived|installed|closed|ended|replied|published|took up|implemented"
    r"|withdrawn|determined|restored|ceased)"
)
_ORDER = {
    ("closed", "opened"), ("closed", "reopened"), ("closed", "re-opened"), ("opened", "closed"), ("began", "ended"),
}  # fmt: skip
_AFTER_THAT = re.compile(
    (
        r"^(?:As (?:that|the|this) (?:meeting|board|committee|cabinet|panel|decision)|Following (?:that"
        r"|this)|After (?:that|this)|Once (?:that|this)|Then|As a result|Since then|Thereafter|On that "
        r"basis|In response|Consequently|Acting on (?:that|this))\b"
    ),
    re.IGNORECASE,
)


@rule(
    "date",
    wrong=[
        "The order was placed on 14 November 2024 and the vehicles were delivered on 30 September 2024.",
        "The gym closed on 10 August 2024 and opened again on 11 July 2024.",
        "Cabinet agreed the plan on 6 June 2024. As that meeting decided, controls began on 23 May 2024.",
    ],
    right=[
        "The order was placed on 14 September 2024 and the vehicles were delivered on 30 November 2024.",
        "The survey was published on 6 June 2024; the report that it rests on was approved on 23 May 2024.",
    ],
)
def effect_before_its_cause(paper: Paper) -> Iterator[Finding]:
    """What follows from something lies before it: delivered before it was ordered, begun before it was decided."""
    for sentence in paper.sentences:
        moments = [one for one in paper.moments(sentence) if one.first and one.day]
        for one, two in itertools.pairwise(moments):
            before = sentence.text[: one.start - sentence.start]
            between = sentence.text[one.end - sentence.start : two.start - sentence.start]
            early = re.search(rf"\b{_EARLY}\b[^,;.]{{0,40}}\bon\s+(?:the\s+)?$", before, re.IGNORECASE)
            late = re.search(
                rf"^[^;.]{{0,40}}?\b(?:and|then|but)\b[^;.]{{0,50}}?\b(?P<late>{_LATE})\b[^,;.]{{0,20}}\bon\s+(?:the\s+)?$",
                between,
                re.IGNORECASE,
            )
            if early and late and two.first and one.first and two.first < one.first:
                yield _reversed(one, two)
    for first, second in zip(paper.sentences, paper.sentences[1:], strict=False):
        if first.block is second.block and _AFTER_THAT.match(second.text):
            causes = [one for one in paper.moments(first) if one.first and one.day]
            effects = [one for one in paper.moments(second) if one.first and one.day]
            past = re.search(rf"\b(?:{_LATE}|was|were)\b", second.text, re.IGNORECASE)
            if len(causes) == 1 and len(effects) == 1 and past and effects[0].first < causes[0].first:  # type: ignore[operator]
                yield _reversed(causes[0], effects[0])


def _reversed(cause: Moment, effect: Moment) -> Finding:
    return Finding(
        "date",
        effect.start,
        effect.end,
        f"{written(effect)} lies before {written(cause)}, from which it is said to follow.",
        f"{effect.first:%Y-%m-%d} < {cause.first:%Y-%m-%d}",
        "Correct one of the two dates.",
        0.85,
    )


@rule(
    "date",
    wrong=[
        (
            "Action | Owner | Started | Finished\nReconcile cards | Fleet Manager | 21 March 2022 | "
            "1 March 2022\nCheck access | Payroll Manager | 24 March 2022 | Not yet"
        )
    ],
    right=[
        (
            "Action | Owner | Started | Finished\nReconcile cards | Fleet Manager | 21 March 2022 | "
            "1 April 2022\nCheck access | Payroll Manager | 24 March 2022 | Not yet"
        )
    ],
)
def row_that_ends_before_it_begins(paper: Paper) -> Iterator[Finding]:
    """A row of a table whose end lies before its beginning."""
    for grid in paper.grids:
        begin = next(
            (
                place
                for place, one in enumerate(grid.columns)
                if re.search(
                    r"\b(?:start(?:s|ed)?|beg[aiu]ns?|from|opened|issued|raised|ordered|valid from|received|placed"
                    r"|draft|sampled|taken|sent)\b",
                    one,
                    re.IGNORECASE,
                )
            ),
            None,
        )
        end = next(
            (
                place
                for place, one in enumerate(grid.columns)
                if place != begin
                and re.search(
                    (
                        r"\b(?:end(?:s|ed)?|finish(?:es|ed)?|to|until|due|deadline|closed|complet\w+|expir\w+|delivered"
                        r"|resolved|answered|paid|final|result|returned)\b"
                    ),
                    one,
                    re.IGNORECASE,
                )
            ),
            None,
        )
        if begin is None or end is None:
            continue
        for row in grid.rows:
            if max(begin, end) >= len(row):
                continue
            first, last = moments_in(row[begin].text, row[begin].start), moments_in(row[end].text, row[end].start)
            if len(first) == 1 and len(last) == 1 and first[0].first and last[0].last and last[0].last < first[0].first:
                yield Finding(
                    "date",
                    last[0].start,
                    last[0].end,
                    f"“{row[0].text}” ends on {written(last[0])}, before it begins on {written(first[0])}.",
                    f"{last[0].last:%Y-%m-%d} < {first[0].first:%Y-%m-%d}",
                    "Correct one of the two dates.",
                    0.9,
                )


_IN_TIME = re.compile(
    r"\b(?:in time|on time|before the deadline|within the deadline|by the deadline|ahead of the deadline)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|before|no later than|deadline of|until)\s+(?:the\s+)?(?:midnight on\s+)?$", re.IGNORECASE
)


@rule(
    "date",
    wrong=[
        "The law asks for the statements by 31 August. We sent the last of them on 26 September 2022, in time.",
        "Views could be sent until 9 May 2024.\n\nWe had 31. The last came on 12 May 2024, in time to be counted.",
    ],
    right=[
        "The law asks for the statements by 31 August. We sent the last of them on 26 July 2022, in time.",
        "Views could be sent until 9 May 2024. We had 31. The last came on 8 May 2024, in time to be counted.",
        "The law asks for the statements by 31 August. We sent the last of them on 26 September 2022, not in time.",
    ],
)
def late_and_said_to_be_in_time(paper: Paper) -> Iterator[Finding]:
    """A date after the deadline that it is said to have met."""
    apart = (1, 2)  # how many sentences after the deadline: "There were 24. The last reached us on ..."
    for first, second in [
        (a, b) for far in apart for a, b in zip(paper.sentences, paper.sentences[far:], strict=False)
    ]:
        if (
            second.block.paragraph - first.block.paragraph > 1
            or not (match := _IN_TIME.search(second.text))
            or re.search(r"\b(?:not|n't|nearly)\s+$", second.text[: match.start()])
        ):
            continue
        due = [
            one
            for one in paper.moments(first)
            if one.day and one.exists and _DEADLINE.search(first.text[: one.start - first.start])
        ]
        done = [one for one in paper.moments(second) if one.day and one.first]
        if len(due) == 1 and len(done) == 1 and done[0].first:
            deadline = due[0].first or done[0].first.replace(month=due[0].month, day=min(due[0].day or 1, 28))
            if (
                deadline < done[0].first
                and (done[0].first - deadline).days < 300
                and (due[0].month, due[0].day) < (done[0].month, done[0].day)
            ):
                yield Finding(
                    "date",
                    done[0].start,
                    done[0].end,
                    f"{written(done[0])} is after the deadline, {written(due[0])}, that it is said to meet.",
                    "",
                    "Correct the date, or say that it was late.",
                    0.8,
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
        told = clause.replace(moment.text, "")
        closed = re.search(
            r"\baccounts? (?:for|of) the (?:financial )?(?:year|period) (?:to|ended|ending)\s+$", before, re.IGNORECASE
        ) and re.search(r"\b(?:were|was|have been) (?:approved|audited|closed|signed|adopted)\b", told)
        past = _TOLD.search(before)
        if closed or (past and not _FUTURE.search(told) and not MEANT.search(past.group())):
            yield Finding(
                "date",
                moment.start,
                moment.end,
                f"{written(moment)} is told as past, and lies after the paper’s own date, {today.day} {today:%B %Y}.",
                f"{first:%Y-%m-%d} > {today:%Y-%m-%d}",
                "Correct the date, or say that it is to come.",
                0.75,
            )


MEANT = re.compile(
    r"\b(?:agreed|asked|decided|resolved|invited|wished|hoped|needed|wanted|ready|able|offered|promised|undertaken"
    r"|given"
    r"|approved|set)\b[^.;]{0,40}\b(?:to|for)\s+[a-z]+",
    re.IGNORECASE,
)
"""Words of what was meant to happen: "agreed to meet on" tells of no meeting."""
_TOLD = re.compile(
    (
        r"\b(?:was|were|has been|have been|took place|opened|closed|began|started|ended|met|launched"
        r"|signed|agreed|approved|went live|completed|published|held|visited|moved|joined|left"
        r"|inspected)\b[^,;]{0,50}\b(?:on"
        r"|in)\s+(?:the\s+)?$"
    ),
    re.IGNORECASE,
)


def _clause_of(sentence: Sentence, moment: Moment) -> str:
    text, place = sentence.text, moment.start - sentence.start
    begin = max(text.rfind(mark, 0, place) for mark in (";", ", and ", ", but ", ", which "))
    stop = min(
        (one for mark in (";", ", and ", ", but ", " and ") if (one := text.find(mark, place + len(moment.text))) >= 0),
        default=len(text),
    )
    return text[max(begin, 0) : stop]


_FOLLOWS = re.compile(
    (
        r"^[^.;]{0,60}?\b(?:after|following|once|since|as a result of|in response to|further to)\b[^.;]{0,60}?\b(?:on"
        r"|of|in)\s+(?:the\s+)?$"
    ),
    re.IGNORECASE,
)
_IN_BETWEEN = re.compile(r"\b(?:and|but|then),?\s+(?:once|after|following|when|before|ahead of)\b", re.IGNORECASE)
"""The second of two events has the words to itself: "received on … and, once it was checked, answered on …"."""
_PRECEDES = re.compile(
    (
        r"^[^.;]{0,60}?\b(?:before|ahead of|in advance of|prior to|in time for|ready for)\b[^.;]{0,60}?\b(?:on"
        r"|of|in)\s+(?:the\s+)?$"
    ),
    re.IGNORECASE,
)


@rule(
    "date",
    wrong=[
        "Work began on 4 March 2024, following the approval of the board on 18 April 2024.",
        "Papers were sent out on 20 June 2024, ahead of the meeting on 12 June 2024.",
    ],
    right=[
        "Work began on 4 May 2024, following the approval of the board on 18 April 2024.",
        "Papers were sent out on 2 June 2024, ahead of the meeting on 12 June 2024.",
        "The claim came on 4 May 2024 and, once the insurer had been heard, was settled on 8 June 2024.",
    ],
)
def after_and_before(paper: Paper) -> Iterator[Finding]:
    """Something is said to come after, or before, what the dates say that it does not."""
    for sentence in paper.sentences:
        moments = [one for one in paper.moments(sentence) if one.first and one.day]
        for one, two in itertools.pairwise(moments):
            gap = sentence.text[one.end - sentence.start : two.start - sentence.start]
            if not one.first or not two.first or _IN_BETWEEN.search(gap):
                continue
            if (_FOLLOWS.match(gap) and one.first < two.first) or (_PRECEDES.match(gap) and one.first > two.first):
                earlier, later = sorted((one, two), key=lambda moment: moment.first)  # type: ignore[arg-type, return-value]
                yield Finding(
                    "date",
                    one.start,
                    two.end,
                    f"{written(earlier)} lies before {written(later)}; the words say otherwise.",
                    f"{earlier.first:%Y-%m-%d} < {later.first:%Y-%m-%d}",
                    "Correct one of the two dates, or the word between them.",
                    0.85,
                )
