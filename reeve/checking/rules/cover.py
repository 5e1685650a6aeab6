"""Days that lie between the end of one policy, agreement or certificate and the first day of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reeve.checking.finding import Finding
from reeve.checking.language.dates import Moment
from reeve.checking.language.durations import durations_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_THING = re.compile(
    r"\b(?:certificat\w+|accredit\w+|licen[cs]e\w*|insur\w+|polic(?:y|ies)|cover(?:ed|s)?|agreement|protocol"
    r"|permit|warranty"
    r"|registration|attestation|approval|authori[sz]ation|indemnity|guarantee|lease|consent|exemption)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:until|till|to|through|up to(?: and including)?|expir\w+|ended|ends|ran out|lapsed|lapses|last day"
    r"|good (?:to|until)"
    r"|valid (?:to|until))\b\s*(?:on |at |was |of )?(?:the )?(?:end of |close of |midnight on |last day of )?$",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:from|began|begins|started|starts|commenc\w+|took effect|takes effect|came into (?:force|effect)|comes into"
    r" (?:force|effect)|in force (?:since|from)|since|issued|granted|dated|signed|has|awarded"
    r"|taken out)\b\s*(?:on |in )?"
    r"(?:the )?$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:new|next|second|later|present|current|following|fresh|replacement|successor|renewed|renewal|now|another)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:gap|lapse[sd]?|uncovered|without|no (?:valid|current)?\s?(?:cover|certificate|licence|agreement)|not covered"
    r"|interim|extension|extended|meantime|in between|bridged|temporar\w+|closed|suspended|stopped|not (?:used|in use)"
    r"|gave up|ceased|break)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _End:
    day: date
    sentence: Sentence


@rule(
    "validity-gap",
    wrong=[
        "The old insurers covered the pier until the end of September 2024. The new policy runs from 14 November 2024.",
        "Our certificate was good up to and including 30 June 2024. The next has 16 August 2024 as its first day.",
        (
            "The agreement with the port came into force on 4 March 2020 and bound both sides for two years. The one "
            "in use now "
            "took effect on 1 June 2022 and has no end."
        ),
    ],
    right=[
        "The old insurers covered the pier until the end of September 2024. The new policy runs from 1 October 2024.",
        (
            "Our certificate was good up to and including 30 June 2024. There was a gap: the next has 16 August 2024 "
            "as its "
            "first day."
        ),
        (
            "The agreement with the port came into force on 4 March 2020 and bound both sides for two years. The one "
            "in use now "
            "took effect on 25 February 2022 and has no end."
        ),
        "The policy ended on 30 June 2024. The new harbour master began on 16 August 2024.",
    ],
)
def days_between_two_covers(paper: Paper) -> Iterator[Finding]:
    """A policy, an agreement or a certificate ends, and the next begins days later."""
    for first, second in zip(paper.sentences, paper.sentences[1:], strict=False):
        if first.block is not second.block or not _THING.search(first.text):
            continue
        if any(_TOLD.search(one.text) for one in paper.sentences_in(first.block)):
            continue
        end = _end(paper, first)
        begin = _begin(paper, second)
        if end is None or begin is None or begin.first is None or begin.first <= end.day + timedelta(days=1):
            continue
        yield Finding(
            "validity-gap",
            begin.start,
            begin.end,
            (
                f"Nothing covers the {(begin.first - end.day).days - 1} days between {_day(end.day)} and "
                f"{_day(begin.first)}."
            ),
            f"“{first.text[:160]}”",
            "Say that there was a gap and how it was dealt with, or correct the dates.",
            0.75,
        )


def _end(paper: Paper, sentence: Sentence) -> _End | None:
    """The last day of what a sentence tells: as it says, or so long after the day on which it began."""
    for moment in reversed(paper.moments(sentence)):
        if moment.last and _ENDED.search(sentence.text[: moment.start - sentence.start]):
            return _End(moment.last, sentence)
    begins = [one for one in paper.moments(sentence) if one.first and one.day]
    lengths = [one for one in durations_in(sentence.text) if one.unit in ("year", "month") and one.exact]
    if len(begins) != 1 or len(lengths) != 1 or not re.search(r"\bfor\b|\bterm\b", sentence.text):
        return None
    first = begins[0].first
    if first is None or not _BEGAN.search(sentence.text[: begins[0].start - sentence.start]):
        return None
    return _End(first + timedelta(days=round(float(lengths[0].days)) + 1), sentence)


def _begin(paper: Paper, sentence: Sentence) -> Moment | None:
    """The first day of the next of its kind."""
    if not _NEXT.search(sentence.text[:60]) or not re.match(
        r"(?:The|A|An|Its|Their|Our|It)\b(?: \w+){0,2}? ?(?:new|next|one|ones|second|present|current|following"
        r"|fresh|later"
        r"|replacement|successor|renewed|renewal|polic|certificat|agreement|licen|was renewed|another)\w*['’]?s?\b",
        sentence.text,
    ):
        return None
    found = [one for one in paper.moments(sentence) if one.first and one.day]
    head = sentence.text[:70]
    if not _THING.search(head) and not re.search(
        r"\b(?:one|ones|next|it|new one)\s(?:\w+\s)?(?:has|that|in|was|is|took|runs|began|came)", head
    ):
        return None
    if found and _BEGAN.search(sentence.text[: found[0].start - sentence.start]):
        return found[0]
    return None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
