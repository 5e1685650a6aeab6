"""What is said to come after, or before, an event to which another place of the paper gives its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reeve.checking.finding import Finding
from reeve.checking.language.attributes import PLAIN, topics
from reeve.checking.language.dates import Moment, moments_in
from reeve.checking.language.names import capitals_in
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule

_AFTER = re.compile(
    r"\b(?:after|once|following|as soon as|on (?:the )?(?:completion|conclusion|strength|basis|back) of"
    r"|in the light of|subject to|upon|as a result of|having completed|depends on|dependent on|conditional on)\s+"
    r"(?P<what>[^,;:.()]{4,70})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|ahead of|prior to|in advance of|in readiness for|in preparation for|in time for)\s+"
    r"(?P<what>[^,;:.()]{4,70})",
    re.IGNORECASE,
)
_EMPTY = topics(
    "complete completed completion finish finished done take place begin ready final full formal first whole own date"
    " stage step end start"
) | content("its it that this these those which they them all been being has have had by on of")
"""Words of an event that do not tell which it is."""
_OF_ANOTHER = re.compile(
    r"\b(?:previous\w*|last|earlier|another|other|second|next|former|old|annual|each|every|any|again|further|interim"
    r"|planned|expected|not|until|unless|would|should|may|revised|new)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?P<lead>[^:.;]{2,50}):\s")


@dataclass(frozen=True)
class _Told:
    """What is told of a day, by a sentence or the row of a table."""

    text: str
    """Its words, without its days."""
    moment: Moment
    place: int
    """Where it stands, so that neighbours can be told."""
    lead: str
    """What stands before its colon, or what the table is of."""


@rule(
    "date",
    wrong=[
        (
            "- Cemetery system: final testing was completed on 6 June 2024.\n- Cemetery system: it went live on "
            "17 May 2024, "
            "after final testing."
        ),
        (
            "Step | Date\nCommittee decides on the site | 6 November 2025\nLease signed, once Committee has "
            "decided | 7 "
            "October 2025"
        ),
        (
            "The asbestos survey was made on 9 May 2024. Following the asbestos survey, the hall was emptied on "
            "2 April "
            "2024."
        ),
        "Staff training ended on 20 June 2024. The desk opened on 3 June 2024, once staff training had ended.",
        "Step | Date\nKeys handed over | 9 May 2025\nFire check, before keys are handed over | 16 May 2025",
    ],
    right=[
        (
            "- Cemetery system: final testing was completed on 6 June 2024.\n- Cemetery system: it went live on "
            "17 July 2024, "
            "after final testing."
        ),
        (
            "- Cemetery system: final testing was completed on 6 June 2024.\n- Parks system: it went live on 17 "
            "May 2024, "
            "after final testing."
        ),
        (
            "Step | Date\nCommittee decides on the site | 6 November 2025\nLease signed, once Committee has "
            "decided | 7 "
            "December 2025"
        ),
        "The flood survey was made on 9 May 2024. Following the asbestos survey, the hall was emptied on 2 April 2024.",
        (
            "The north bank's survey was made on 9 May 2024 and the south bank's survey on 1 March 2024. After "
            "the survey "
            "the path was shut on 2 April 2024."
        ),
    ],
)
def out_of_step_with_what_it_waits_for(paper: Paper) -> Iterator[Finding]:
    """Something is said to come after, or before, an event, and its day lies on the other side of that event's."""
    for told in (*_lists(paper), _prose(paper)):
        for one in told:
            for pattern, later in ((_AFTER, True), (_BEFORE, False)):
                match = pattern.search(one.text)
                if match is None or _OF_ANOTHER.search(match["what"]):
                    continue
                other = _waited_for(one, match["what"], told)
                if other is not None and _on_the_wrong_side(one, other, later=later):
                    yield Finding(
                        "date",
                        one.moment.start,
                        one.moment.end,
                        (
                            f"{written(one.moment)} is said to lie {'after' if later else 'before'} "
                            f"“{' '.join(match['what'].split())}”, which is told of {written(other.moment)}."
                        ),
                        f"{one.moment.first:%Y-%m-%d} and {other.moment.first:%Y-%m-%d}",
                        "Correct one of the two dates.",
                        0.8,
                    )


def _on_the_wrong_side(one: _Told, other: _Told, *, later: bool) -> bool:
    mine, its = one.moment, other.moment
    if not (mine.first and mine.last and its.first and its.last):
        return False
    return mine.last < its.first if later else mine.first > its.last


def _prose(paper: Paper) -> list[_Told]:
    """The sentences that tell of one day."""
    found = []
    for sentence in paper.sentences:
        moments = paper.moments(sentence)
        if len(moments) == 1 and moments[0].first and moments[0].day:
            lead = _LEAD.match(sentence.text)
            words = sentence.text.replace(moments[0].text, " ")
            found.append(_Told(words, moments[0], sentence.place, lead["lead"].casefold() if lead else ""))
    return found


def _lists(paper: Paper) -> Iterator[list[_Told]]:
    """The rows of each table that have one day."""
    for grid in paper.grids:
        rows = []
        for place, row in enumerate(grid.rows):
            days = [one for cell in row[1:] for one in moments_in(cell.text, cell.start)]
            if len(days) == 1 and days[0].first:
                rows.append(_Told(row[0].text, days[0], place, ""))
        yield rows


def _waited_for(one: _Told, what: str, told: Sequence[_Told]) -> _Told | None:
    """The one place that tells of the event itself."""
    key = topics(re.sub(r"\d\S*", " ", what)) - PLAIN - _EMPTY
    known = topics(what) & topics("committee board cabinet council panel meeting")
    fits = [
        other
        for other in told
        if other is not one
        and other.lead == one.lead
        and key
        and key | known <= topics(_main(other.text)) | (topics(other.lead) if other.lead else frozenset())
    ]
    if len(fits) != 1 or _OF_ANOTHER.search(fits[0].text):
        return None
    names = [capitals_in(each.text) for each in (one, fits[0])]
    if names[0] and names[1] and not names[0] & names[1]:
        return None
    if _of_another_part(key, fits[0].text, one.text):
        return None
    return fits[0] if len(key | known) > 1 or abs(fits[0].place - one.place) <= _NEAR else None


def _of_another_part(key: frozenset[str], text: str, own: str) -> bool:
    """Whether an event is told with a place or thing of its own: the safety test of the annexe."""
    for match in _PART_OF.finditer(text):
        if topics(match["event"]) & key and not topics(match["part"]) & topics(own):
            return True
    return False


_PART_OF = re.compile(
    r"(?P<event>[a-z-]+)\s+(?:of|in|at|for)\s+(?:the\s+|its\s+|our\s+)?(?P<part>[a-z-]+)", re.IGNORECASE
)
_NEAR = 4
"""How near a place must be that shares one word alone."""


def _main(text: str) -> str:
    """What a text itself tells, without what it says to come before or after."""
    return _BEFORE.sub(" ", _AFTER.sub(" ", text))
