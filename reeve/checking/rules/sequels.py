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
