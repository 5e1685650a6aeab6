"""Words that say what came first, against the dates: "had first", "after that", "beforehand", "having read it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.events import Event, pairs
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule

_LATER = re.compile(
    r"^(?:(?:Soon |Shortly |Only |Straight )?(?:after (?:that|this|which|it|these|them|hearing|reading|seeing"
    r"|considering)"
    r"|afterwards|thereafter|subsequently|then|later|next)\b|once (?:it|that|this|they|these|the)\b|having\b"
    r"|(?:as a result|in response|in reply|consequently|accordingly|that done|thereupon|in the light of (?:that"
    r"|this|it))\b"
    r"|(?:following|acting on|on the strength of|further to) (?:that|this|it|its|their|these|which|his|her)\b)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"^(?:(?:shortly |just |not long )?before (?:that|this|it|then|doing so|deciding|they|he|she)\b|beforehand\b"
    r"|in (?:readiness|preparation|advance)\b|(?:ahead|in advance) of (?:that|this|it)\b|prior to (?:that|this|it)\b"
    r"|until then\b)",
    re.IGNORECASE,
)


_ASIDE = re.compile(r",\s*(?:once|after|when|as soon as)\b[^.;,]*\bhad\b[^.;,]*,", re.IGNORECASE)
"""A clause set aside says what had happened: the day after it is another's."""


@rule(
    "date",
    wrong=[
        "The Trust adopted the code on 6 May 2024. Its solicitor had first checked the draft, on 20 May 2024.",
        "The crane was let down on 2 July 2024. The inspector had passed it on 9 July 2024.",
        "We gave the keys back on 3 June 2024. The tenant had handed them in on 1 August 2024.",
    ],
    right=[
        "The Trust adopted the code on 6 May 2024. Its solicitor had first checked the draft, on 20 April 2024.",
        "The crane was let down on 2 July 2024. It had to be passed by 9 July 2024.",
        "The Trust had adopted the code on 6 May 2024. The solicitor checked it on 20 May 2024.",
    ],
)
def had_happened_before(paper: Paper) -> Iterator[Finding]:
    """What had happened before something else bears the later day of the two."""
    for one, other in pairs(paper.events):
        if _ASIDE.search(other.sentence.text):
            continue
        if one.tense == "past" and other.tense == "before the past" and other.day > one.day:
            yield _wrong(other, one, "it had happened before")


@rule(
    "date",
    wrong=[
        "The panel heard the case on 6 May 2024. After that it wrote to the owner, on 2 April 2024.",
        "The auditor reported on 8 July 2024. Having read his report, the Trust changed its bank on 3 June 2024.",
        "The gate was mended on 4 March 2024. Beforehand the road was closed, on 11 March 2024.",
    ],
    right=[
        "The panel heard the case on 6 May 2024. After that it wrote to the owner, on 12 May 2024.",
        "The auditor reported on 8 July 2024. Having read his report, the Trust changed its bank on 3 August 2024.",
        "The gate was mended on 4 March 2024. Beforehand the road was closed, on 1 March 2024.",
    ],
)
def said_to_follow_or_to_go_before(paper: Paper) -> Iterator[Finding]:
    """A sentence says that it follows, or goes before, what the last one told, and its day says otherwise."""
    for one, other in pairs(paper.events):
        if one.sentence is other.sentence or other.sentence.place != one.sentence.place + 1:
            continue
        if "future" in (one.tense, other.tense) and one.tense != other.tense:
            continue
        if _LATER.match(other.sentence.text) and other.day < one.day:
            yield _wrong(other, one, "it is said to follow")
        elif _EARLIER.match(other.sentence.text) and other.day > one.day:
            yield _wrong(other, one, "it is said to go before")


_OUT_OF = re.compile(
    r"\b(?:from|for|of|on|in|at|after|by|with|under) that (?P<noun>[a-z]{4,})\b"
    r"|\b(?:made|given|taken|agreed|told) there\b"
    r"|^(?:the|its|a) (?:final|finished|signed)\b[^.;]*\b(?:followed|came out|was issued)\b",
    re.IGNORECASE,
)
"""What comes out of an event: the result for that sample, the orders made there, the final report that followed."""
_LEAVES = re.compile(r"\b(?:sailed|left|departed|flew|drove|set off|went home|was discharged)(?: on)?(?: again)?\b")
_ARRIVES = re.compile(r"\b(?:berthed|docked|moored|landed|arrived|put in|was admitted|came in)\b")


@rule(
    "date",
    wrong=[
        "The dam was inspected on 9 May 2024. The notes of that inspection were typed on 2 May 2024.",
        "Milk was sampled on 8 June 2023. The laboratory's answer for that sample came on 1 June 2023.",
        "The Oriel docked on 13 July 2022. She was painted, took on coal and sailed again on 8 July 2022.",
        "The largest hearing was that of 19 May 2021. Letters about the orders made there were posted on 12 May 2021.",
        "A draft went to the owner on 14 May 2025; the final map followed on 4 April 2025.",
    ],
    right=[
        "The dam was inspected on 9 May 2024. The record of that morning was typed on 12 May 2024.",
        "The Oriel docked on 13 July 2022. She was painted, took on coal and sailed again on 18 July 2022.",
        "The dam was inspected on 9 May 2024. Notice of that visit had been given on 2 May 2024.",
        "Milk was sampled on 8 June 2023. The plan for that sample came on 1 June 2023.",
    ],
)
def comes_out_of_what_was_later(paper: Paper) -> Iterator[Finding]:
    """What comes out of an event, such as a result or a departure, bears an earlier day than the event."""
    for place, one in enumerate(paper.events):
        for other in paper.events[place + 1 : place + 1 + _NEXT]:
            if other.sentence.place - one.sentence.place > _FAR:
                break
            if other.sentence.block.paragraph - one.sentence.block.paragraph > 1 or other.day >= one.day:
                continue
            if _PLANNED.search(other.before) or "future" in (one.tense, other.tense):
                continue
            if _comes_out(one, other):
                yield _wrong(other, one, "what it comes out of")


def _comes_out(one: Event, other: Event) -> bool:
    told = one.sentence.text if one.sentence is not other.sentence else one.clause
    if _LEAVES.search(other.clause) and _ARRIVES.search(told):
        return True
    said = other.before if one.sentence is other.sentence else other.sentence.text
    match = _OUT_OF.search(said.strip(" ;,"))
    if match is None:
        return False
    if not match["noun"]:
        return "there" in match.group() or bool(re.search(r"\b(?:draft|interim)\b", told, re.IGNORECASE))
    root = match["noun"].casefold()[:_ROOT]
    return bool(re.search(rf"\b{root}", told, re.IGNORECASE)) and other.sentence.place - one.sentence.place <= 1


_FAR, _NEXT, _ROOT = 2, 6, 6
_PLANNED = re.compile(r"\bhad\b|\b(?:notice|plans?|ready|invit\w+|prepar\w+|booked|arranged|agenda)\b", re.IGNORECASE)


def _wrong(other: Event, one: Event, why: str) -> Finding:
    return Finding(
        "date",
        other.moment.start,
        other.moment.end,
        f"{written(other.moment)} does not fit {written(one.moment)}, which {why}.",
        f"{other.moment.first:%Y-%m-%d} and {one.moment.first:%Y-%m-%d}",
        "Correct one of the two dates, or the words that put them in order.",
        0.8,
    )
