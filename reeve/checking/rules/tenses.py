"""Past and future tense against the paper's own day: what will be on a day long gone, a deadline that is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reeve.checking.finding import Finding
from reeve.checking.language.events import Event
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule
from reeve.checking.rules.order import MEANT

_NOT_OF_THE_DAY = re.compile(
    r"\b(?:agreed|approved|adopted|signed|dated|made|set|held|published|issued|since|of|between|than|as at|announced"
    r"|decided|promised|noted|reported|told|said|begun|began|started|given|granted|recorded|received|sent|launched"
    r"|opened|closed|ended|expired|accrued|incurred|born|appointed|elected|joined|registered|built|after|until)\b"
    r"[^.;,]{0,40}$",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|shall|is to|are to|is due to|are due to|is going to|are going to)\s+(?:(?:then|now|also|next|not"
    r"|all|both"
    r"|again|only|first)\s+)*(?!have\b)(?:be\s+(?:\w+ly\s+)?\w+|\w+)(?P<rest>[^.;]*)$",
    re.IGNORECASE,
)


def _wrong(event: Event, message: str, today: str, confidence: float = 0.8) -> Finding:
    return Finding(
        "date",
        event.moment.start,
        event.moment.end,
        f"{written(event.moment)} {message}, {today}.",
        "",
        "Correct the date, or say what became of it.",
        confidence,
    )


@rule(
    "date",
    wrong=[
        "Trust Board, 12 June 2024\n\nThe new timetable will come in on 8 May 2023, on all lines.",
        "Trust Board, 12 June 2024\n\nThe bridge is to be closed on 4 March 2024 for three nights.",
        "Trust Board, 12 June 2024\n\nThe next intake of apprentices will start on 2 September 2023.",
    ],
    right=[
        "Trust Board, 12 June 2024\n\nThe new timetable will come in on 8 August 2024, on all lines.",
        "Trust Board, 12 June 2024\n\nThe plan approved on 4 March 2024 will be carried out in full.",
        "Trust Board, 12 June 2024\n\nIn its reply of 4 March 2024 it said that it would open on 2 May 2024.",
        "Trust Board, 12 June 2024\n\nWe will publish the figures that were set on 4 March 2024.",
    ],
)
def future_that_is_past(paper: Paper) -> Iterator[Finding]:
    """What is told as to come lies before the day of the paper."""
    today = paper.today
    if today is None:
        return
    for event in paper.events:
        match = _WILL.search(event.before)
        if match is None or event.day >= today or event.moment is paper.dated:
            continue
        if re.search(r"\bon\s+(?:the\s+)?$", event.before) and not _NOT_OF_THE_DAY.search(match["rest"]):
            yield _wrong(event, "is told as to come, and lies before the paper’s own date", f"{today:%d %B %Y}")


_ASKED = re.compile(
    r"\b(?:should|must|please|(?:is|are) (?:asked|invited|requested|wanted|sought|welcome|due|needed|required|open"
    r"|awaited"
    r"|expected)|can still|may|can|have|has|need to|closes?|ends?|deadline is|last day (?:for \w+ )?is|to reach us"
    r"|reply"
    r"|respond|send|wish to)\b(?!\s+(?:have|been|had))[^.;]{0,90}\b(?:by|until|before|on|no later than"
    r"|not later than|is"
    r"|up to)\s+(?:noon on\s+|midnight on\s+|\d+(?:am|pm) on\s+|the end of\s+|close of business on\s+|the\s+)*$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:was|were|had|did|could|would|might|has been|have been|has \w+ed|have \w+ed|been|since|overdue|missed"
    r"|passed|late|expired|ended"
    r"|decided|valid|covered|records?|held|dated)\b",
    re.IGNORECASE,
)


@rule(
    "date",
    wrong=[
        "Standards Panel, 12 June 2024\n\nMembers should send their comments on the draft by 8 May 2024.",
        "Standards Panel, 12 June 2024\n\nViews are asked for by 3 June 2024, and may be sent by post.",
        "Standards Panel, 12 June 2024\n\nResidents have until noon on 7 June 2024 to put forward names.",
    ],
    right=[
        "Standards Panel, 12 June 2024\n\nMembers should send their comments on the draft by 8 July 2024.",
        "Standards Panel, 12 June 2024\n\nViews were asked for by 3 June 2024, and nine came.",
        "Standards Panel, 12 June 2024\n\nAction 4 is overdue: it was to be done by 7 June 2024.",
        "Standards Panel, 12 June 2024\n\nThose born on or before 7 June 1950 may apply for a pass.",
    ],
)
def deadline_that_is_over(paper: Paper) -> Iterator[Finding]:
    """Something is still asked for by a day that lies before the paper's own."""
    today = paper.today
    if today is None:
        return
    for event in paper.events:
        if event.day >= today or event.day < today - timedelta(days=400) or _OVER.search(event.clause):
            continue
        if _ASKED.search(event.before) and not re.search(r"\bor before\s+$", event.before):
            yield _wrong(event, "is over when the paper is considered", f"{today:%d %B %Y}")


def _to_come(paper: Paper) -> Iterator[tuple[Event, date]]:
    """What is told of days after the paper's own, and that day; the next day may still be the meeting's."""
    if (today := paper.today) is not None:
        for event in paper.events:
            if event.day > today + timedelta(days=1) and event.moment is not paper.dated:
                yield event, today


_MINUTES = re.compile(
    r"\b(?:minutes|notes|record|draft minutes|action notes|decisions|attendance) (?:of|from) (?:the |its |our "
    r"|their |last )?"
    r"(?:\w+ ){0,4}?(?:(?:held )?(?:on|of) )?(?:the )?$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:was|were|has been|have been|had been|took place|met|agreed|approved|noted|opened|closed|began|started|ended"
    r"|wrote|sent|gave|visited|inspected|heard|signed|came|left|joined|found|presented|passed|completed|reported|held"
    r"|decided|launched|received|published|attended|ran|made|told|paid|sat|went|reached|pleaded|appeared"
    r"|arrived|returned"
    r"|resigned|retired|finished|won|lost|died|awarded|issued|delivered|collected|handed)\b[^.;]{0,60}\b(?:on"
    r"|dated)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|would|due|planned|scheduled|expected|expir\w+|until|to be|by|target|forecast|deadline|next"
    r"|propos\w+"
    r"|before|is to|are to|was to|were to|intend\w*|booked|for|ahead|ending|ends|from|(?:is|are) \w+ed|to \w+ (?:on|by)"
    r"|with effect|take effect|effective"
    r"|called|summoned|invited|convened|set|fixed|plans?|arranged|postponed|deferred|moved|put off|extended)\b",
    re.IGNORECASE,
)


@rule(
    "date",
    wrong=[
        "Patient Forum, 12 June 2024\n\nAttached for signing are the minutes of 10 July 2024, with one change.",
        "Patient Forum, 12 June 2024\n\nA fire drill was run on 2 August 2024 and went well.",
        "Patient Forum, 12 June 2024\n\nThe managers wrote to the wards on 4 September 2024 about the forms.",
    ],
    right=[
        "Patient Forum, 12 June 2024\n\nAttached for signing are the minutes of 10 May 2024, with one change.",
        "Patient Forum, 12 June 2024\n\nA fire drill was planned for 2 August 2024 and called off.",
        "Patient Forum, 12 June 2024\n\nThe managers agreed to meet the wards on 4 September 2024 about the forms.",
        "Patient Forum, 12 June 2024\n\nThe hall was booked on those terms on 3 June 2024.",
    ],
)
def happened_on_a_day_to_come(paper: Paper) -> Iterator[Finding]:
    """Minutes of a meeting, or something that happened, of a day after the paper's own."""
    for event, today in _to_come(paper):
        told = _HAPPENED.search(event.before)
        past = told and not _TO_COME.search(event.clause) and not MEANT.search(told.group())
        if _MINUTES.search(event.before) or past:
            yield _wrong(event, "is told as past, and lies after the paper’s own date", f"{today:%d %B %Y}")


_FRONTED = re.compile(
    r"^(?:,\s|:\s|\s)(?:(?!\b(?:when|if|after|before|until|unless|that|which|who)\b)[^.;:]){2,60}?\b(?P<told>was"
    r"|were|has been"
    r"|have been|had been|took place|met|went live|began|came|sat|ran"
    r"|(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bour )(?<!\bits )(?<!\ball )(?<!\bnew )[a-z]{3,}ed)\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|is|are|be|due|planned|scheduled|expected|proposed|to be|set|booked|fixed"
    r"|agreed|invited|called|summoned|convened|intended|arranged|postponed|moved|asked|needed|supposed|meant|hoped"
    r"|announced|named)\b",
    re.IGNORECASE,
)


@rule(
    "date",
    wrong=[
        "Arts Panel\nWritten: 19 September 2024\n\nOn 3 November 2024 the first opera was sung to a full house.",
        "Estates Board, 12 June 2024\n\nOn 8 July 2024 contractors finished the roof, and the hall reopened.",
        "Estates Board, 12 June 2024\n\n- 9 August 2024: the second lift was repaired by our own fitters.",
    ],
    right=[
        "Arts Panel\nWritten: 19 September 2024\n\nOn 3 November 2024 the first opera will be sung.",
        "Estates Board, 12 June 2024\n\nOn 8 May 2024 contractors finished the roof, and the hall reopened.",
        "Estates Board, 12 June 2024\n\nOn 8 July 2024 the contract that was signed in March is due to end.",
        "Estates Board, 12 June 2024\n\nOn 8 July 2024 the hall, which was repaired in May, opens.",
    ],
)
def past_that_opens_with_a_day_to_come(paper: Paper) -> Iterator[Finding]:
    """A sentence opens with a day after the paper's own, and tells what happened on it."""
    for event, today in _to_come(paper):
        text = event.sentence.text
        start, end = event.moment.start - event.sentence.start, event.moment.end - event.sentence.start
        if not re.match(r"(?:On|In|And on|Then, on|Last,? on)?\s*(?:the\s+)?$", text[:start]):
            continue
        told = _FRONTED.match(text[end:])
        if told and not _AHEAD.search(re.split(r"[.;]|, and\b|, but\b", text[end:])[0]):
            yield _wrong(event, "is told as past, and lies after the paper’s own date", f"{today:%d %B %Y}")
