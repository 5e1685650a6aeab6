"""Days between a certificate and the next, told in one breath: "ran from … to …; the next began on …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from reeve.checking.finding import Finding
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule

_THING = re.compile(
    r"\b(?:certificat\w+|accredit\w+|licen[cs]e\w*|insur\w+|polic(?:y|ies)|cover|agreement|permit|warranty|registration"
    r"|attestation|authori[sz]ation|indemnity|guarantee|consent|exemption|contract|lease)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|since|between|beg[au]n(?: on)?|started(?: on)?|issued(?: on)?|dated|of|granted(?: on)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^[^.;]{0,40}?(?:\bto|\buntil|\btill|\bup to|\bthrough(?: to)?|\band|–|-|\b(?:which |it |and )?(?:ended"
    r"|expired|ran out"
    r"|lapsed|ends|expires)(?: on)?)\s+(?:and including\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:expir\w+|ended|ran out|ran until|ran to|was (?:valid|good|in force) (?:to|until|till)|lasted until|ceased)"
    r"(?: on)?\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"^[^;.]{0,25}?[;,.]?\s*(?:(?:and|but|while)\s+)?(?:the|a|an|its|our|their)\s+(?:(?:new|next|second|present|current"
    r"|following|later|renewed|replacement|successor)(?:\s+one|\s+(?:[a-z]+\s+)?(?:certificate|licen[cs]e|policy|cover"
    r"|agreement|permit|registration|contract|lease|insurance|warranty))?|successor|renewal|replacement)"
    r"(?:\s+(?:only|then|itself|in turn|of its kind))*\s+(?:began|begins|started|starts|ran|runs|took effect"
    r"|takes effect"
    r"|came into force|dates|was issued|is dated|was granted|is valid|was valid|is in force|commenced|follow(?:ed|s))"
    r"(?:\s+(?:only|on|from|in))*\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:gap|lapsed?|uncovered|without|there was none|there were none|none|no (?:valid|current)?\s?(?:cover"
    r"|certificate"
    r"|licence|agreement|policy|insurance)|not (?:covered|valid|insured|licensed)|interim|extension|extended|in between"
    r"|bridged|temporar\w+|closed|suspended|stopped|not (?:used|in use)|out of use|days between|weeks between|meantime"
    r"|unlicensed|uninsured|break)\b",
    re.IGNORECASE,
)


@rule(
    "validity-gap",
    wrong=[
        (
            "The sprinklers' certificate ran from 20 July 2023 to 16 January 2024; the next began on 25 February "
            "2024. The "
            "block was thus covered throughout."
        ),
        (
            "Our licence for music was valid from 1 May 2022 until 30 April 2023, and the new one took effect on "
            "1 June 2023."
        ),
        "The first policy expired on 31 March 2024; its successor began on 15 April 2024, on the same terms.",
    ],
    right=[
        (
            "The sprinklers' certificate ran from 20 July 2023 to 16 January 2024; the next began on 25 February "
            "2024. For "
            "the days between there was none."
        ),
        (
            "Our licence for music was valid from 1 May 2022 until 30 April 2023, and the new one took effect on "
            "1 May 2023."
        ),
        "The first policy expired on 31 March 2024; its successor began on 1 April 2024, on the same terms.",
        "The survey ran from 20 July 2023 to 16 January 2024; the next began on 25 February 2024.",
    ],
)
def days_between_two_clauses(paper: Paper) -> Iterator[Finding]:
    """One sentence tells when a certificate ended and the next began, with days between them."""
    for sentence in paper.sentences:
        if not _THING.search(sentence.text) or _disclosed(paper, sentence):
            continue
        moments = [one for one in paper.moments(sentence) if one.first and one.day]
        for place in range(len(moments) - 1):
            end, begin = moments[place : place + 2]
            text, at = sentence.text, sentence.start
            before = text[: end.start - at]
            since = moments[place - 1] if place else None
            spans = (
                since and _FROM.search(text[: since.start - at]) and _TO.match(text[since.end - at : end.start - at])
            )
            if not (spans or _UNTIL.search(before)) or not _NEXT.match(text[end.end - at : begin.start - at]):
                continue
            if end.last and begin.first and begin.first > end.last + timedelta(days=1):
                days = (begin.first - end.last).days - 1
                yield Finding(
                    "validity-gap",
                    begin.start,
                    begin.end,
                    f"Nothing covers the {days} days between {written(end)} and {written(begin)}.",
                    f"{end.last:%Y-%m-%d} → {begin.first:%Y-%m-%d}",
                    "Say that there was a gap and how it was dealt with, or correct the dates.",
                    0.75,
                )


def _disclosed(paper: Paper, sentence: Sentence) -> bool:
    """Whether the sentence, or one of the two after it, says that there was a gap."""
    near = paper.sentences[sentence.place : sentence.place + 3]
    return any(_TOLD.search(one.text) for one in near)
