"""One event with two days: approved on one and its approval of another, a deadline that is told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reeve.checking.finding import Finding
from reeve.checking.language.dates import Moment, moments_in
from reeve.checking.language.names import capitals_in
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule

_NOUNS = {
    "approval": r"approv(?:ed|es)", "adoption": r"adopt(?:ed|s)", "decision": r"decided|resolved",
    "publication": r"published|came out", "launch": r"launched", "opening": r"opened", "closure": r"closed|shut",
    "signing": r"signed", "signature": r"signed", "award": r"awarded", "appointment": r"appointed",
    "inspection": r"inspected", "visit": r"visited", "hearing": r"heard|hearing was",
    "inquiry": r"inquiry was|inquiry sat", "election": r"election was|polled|elected", "letter": r"wrote",
    "reply": r"replied|answered", "purchase": r"bought", "sale": r"sold", "delivery": r"delivered",
    "completion": r"completed", "start": r"started|began", "fire": r"fire broke", "review": r"reviewed",
    "suspension": r"suspended", "resignation": r"resigned", "agreement": r"agreed", "complaint": r"complained",
    "order": r"ordered|order was", "survey": r"surveyed", "referral": r"referred", "notification": r"notified",
    "consent": r"consented|consent was", "grant": r"granted", "refusal": r"refused", "transfer": r"transferred",
    "audit": r"audited", "judgment": r"ruled", "ruling": r"ruled", "accident": r"accident", "breach": r"breach",
    "flood": r"flooded|flood", "outage": r"failed|outage", "handover": r"handed over", "application": r"applied",
    "notice": r"notice was|gave notice", "dismissal": r"dismissed", "vote": r"voted", "meeting": r"met\b",
    "conference": r"conferred",
}  # fmt: skip
"""Nouns that take up what a verb told."""
_TAKEN_UP = re.compile(
    rf"\b(?:the|that|this|its|their|our|his|her|[A-Z][a-z]+['’]s?)\s+(?P<noun>{'|'.join(_NOUNS)})\s+(?:\w+\s){{0,3}}?"
    r"(?:(?:given|made|held|taken|dated)\s+)?(?:of|on|dated)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@rule(
    "date",
    wrong=[
        (
            "On 4 March 2024 the Board approved the business case.\nNo cost has been added since the approval on 11 "
            "March 2024."
        ),
        "The lease was signed on 6 May 2024. Rent runs from its signature on 16 May 2024.",
        "The Trust launched the appeal on 3 June 2024.\nSince the launch on 8 July 2024 gifts have come in daily.",
    ],
    right=[
        (
            "On 4 March 2024 the Board approved the business case.\nNo cost has been added since the approval on 4 "
            "March 2024."
        ),
        (
            "The Board approved the case on 4 March 2024, and the plan on 9 May 2024. Since the approval of 9 May 2024 "
            "all is well."
        ),
        "The lease was signed on 6 May 2024. Rent runs from the signature of the second lease on 16 May 2024.",
        "The Trust launched the appeal on 3 June 2024. The opening on 8 July 2024 drew a crowd.",
    ],
)
def event_taken_up_with_another_day(paper: Paper) -> Iterator[Finding]:
    """A noun takes up an event that the paper told before, and gives it another day."""
    events = paper.events
    for event in events:
        match = _TAKEN_UP.search(event.before)
        if match is None or event.anew or re.search(r"\bof the \w+", event.before[match.start() :]):
            continue
        verb = re.compile(rf"\b(?:{_NOUNS[match['noun'].casefold()]})", re.IGNORECASE)
        told = [
            one
            for one in events
            if one.sentence.place < event.sentence.place and verb.search(one.clause) and not one.anew
        ]
        days = {one.day for one in events if one is not event and verb.search(one.sentence.text)}
        if len(told) == 1 and len(days) == 1 and event.day not in days:
            yield _two(told[0].moment, event.moment, match["noun"].casefold())


def _two(one: Moment, other: Moment, what: str) -> Finding:
    return Finding(
        "date",
        other.start,
        other.end,
        f"{written(other)} here, and {written(one)} elsewhere, for the same {what}.",
        f"{one.first:%Y-%m-%d} and {other.first:%Y-%m-%d}",
        "Say the same in both places, or say what differs.",
        0.75,
    )


_DEADLINE = re.compile(
    r"\b(?:(?:closing|last|final|latest) (?:date|day)|deadline|clos(?:es|ing)|due|(?:by|until|before|no later than"
    r"|not later"
    r" than)\s+(?:noon|midnight|midday|\d{1,2}(?:\.\d\d)?\s?[ap]m)(?:\s+on)?|must (?:be|have|reach|send|apply"
    r"|reply|come"
    r"|arrive)[^.;]{0,60}\bby|to be (?:in|with us|sent|made|returned)[^.;]{0,30}\bby|(?:invited|asked for|accepted"
    r"|open)"
    r" (?:by|until))\b",
    re.IGNORECASE,
)
_OBJECTS = content(
    "form application bid tender comment reply response nomination claim objection view entry return grant"
    " representation question proposal quotation offer vote ballot survey consultation paper evidence submission"
)
_OTHER_ROUND = re.compile(
    r"\b(?:last year|next year|extended|extension|original\w*|postponed|second|third|round|late|previous\w*"
    r"|earlier|former"
    r"|moved|put back|instead|reopened|lot|stage|phase)\b",
    re.IGNORECASE,
)


_TWO = 2
"""Days of one thing beyond which they are a series."""


@dataclass(frozen=True)
class _Deadline:
    moment: Moment
    about: frozenset[str]
    names: frozenset[str]


@rule(
    "date",
    wrong=[
        (
            "Clubs that want a grant must have their form with us by noon on 4 March 2024.\n\n"
            "Step | Day\nLast day for forms | 11 March 2024\nClubs are told | 2 April 2024"
        ),
        "Nominations must be in by 3 June 2024.\n\nThe closing date for nominations is 10 June 2024.",
        "Comments are invited until 4 May 2024. The deadline for comments, 14 May 2024, is firm.",
    ],
    right=[
        (
            "Clubs that want a grant must have their form with us by noon on 4 March 2024.\n\n"
            "Step | Day\nLast day for forms | 4 March 2024\nClubs are told | 2 April 2024"
        ),
        "Nominations must be in by 3 June 2024.\n\nThe closing date for bids is 10 June 2024.",
        "Comments were due by 4 May 2024. The closing date for comments was extended to 14 May 2024.",
    ],
)
def deadline_with_two_days(paper: Paper) -> Iterator[Finding]:
    """One deadline has two days."""
    found = list(_deadlines(paper))
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            shared = one.about & other.about & _OBJECTS
            apart = one.names and other.names and not one.names & other.names
            if not shared or apart or one.moment.first == other.moment.first:
                continue
            if len({each.moment.first for each in found if each.about & shared}) == _TWO:
                yield _two(one.moment, other.moment, "deadline")


def _deadlines(paper: Paper) -> Iterator[_Deadline]:
    for event in paper.events:
        if _DEADLINE.search(event.before) and not _OTHER_ROUND.search(event.clause):
            yield _Deadline(event.moment, content(event.clause), capitals_in(event.clause))
    for grid in paper.grids:
        for row in grid.rows:
            label = row[0].text if row else ""
            found = [one for cell in row[1:] for one in moments_in(cell.text, cell.start) if one.day and one.first]
            if len(found) == 1 and _DEADLINE.search(label) and not _OTHER_ROUND.search(label):
                yield _Deadline(found[0], content(label), capitals_in(label))


_HAPPENINGS = re.compile(
    r"\b(?:open|close|start|begin|end|launch|meet|move|shut|publish|hold|held|take place|took place|took over|come into"
    r" force|came into force|complet|finish|deliver|award|sign|approv|adopt|appoint|elect|inspect|visit|hear|decid|sit)"
    r"(?:s|es|ed|d|ped|ning|ing|n)?\b",
    re.IGNORECASE,
)
_ALIKE, _SHARED = 0.6, 2


@rule(
    "date",
    wrong=[
        (
            "# In short\n\nThe new swimming pool will open on 4 May 2026.\n\n# Timetable\n\nThe swimming pool opens to "
            "all on "
            "14 May 2026."
        ),
        (
            "The contract for the ferry was signed on 4 March 2024.\n\nSigned on 14 March 2024, the ferry contract "
            "lasts a year."
        ),
        (
            "The inspector visited the care home in Mill Lane on 3 June 2024.\n\nWhen she visited the Mill Lane care "
            "home on "
            "13 June 2024, she spoke to six people."
        ),
    ],
    right=[
        "The new swimming pool will open on 4 May 2026.\n\nThe new ice rink will open on 14 May 2026.",
        (
            "The contract for the ferry was signed on 4 March 2024.\n\nThe contract for the ferry was renewed on 14 "
            "March 2025."
        ),
        (
            "The inspector visited the care home on 3 June 2024.\n\nThe inspector visited the care home again on 13 "
            "June 2024."
        ),
        "The panel met on 3 June 2024. The panel met on 8 July 2024.",
    ],
)
def event_with_two_days(paper: Paper) -> Iterator[Finding]:
    """Two sentences tell of one event, and name two days."""
    events = [
        (event, content(event.clause), frozenset(content(one.group()) for one in _HAPPENINGS.finditer(event.clause)))
        for event in paper.events
        if not event.anew and not _OTHER_ROUND.search(event.clause)
    ]
    for place, (one, about, verbs) in enumerate(events):
        for other, others, also in events[place + 1 :]:
            if one.sentence is other.sentence or one.day == other.day or not verbs & also:
                continue
            names = (capitals_in(one.clause), capitals_in(other.clause))
            verb = frozenset(word for some in verbs & also for word in some)
            shared = (about & others) - verb
            fewer = max(1, min(len(about - verb), len(others - verb)))
            if names[0] != names[1] and names[0] and names[1] and not names[0] & names[1]:
                continue
            if len(shared) >= _SHARED and len(shared) / fewer >= _ALIKE and not shared <= _MEETINGS:
                same = [each for each, stems, words in events if words & verbs and len(stems & about) >= len(shared)]
                if len({each.day for each in same}) == _TWO:
                    yield _two(one.moment, other.moment, "event")


_MEETINGS = content("board committee panel council cabinet meeting officer member report held took place trust")
