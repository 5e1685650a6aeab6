"""Two days that are said to be so many weeks, months or years apart, and are not."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.dates import Moment
from reeve.checking.language.durations import Duration, durations_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule

_BEGINS = re.compile(
    r"\b(?:from|between|since|open(?:s|ed|ing)|beg(?:ins|an|un|inning)|start(?:s|ed|ing)?|commenc(?:es|ed|ing)|launched"
    r"|(?:came|comes) into (?:force|effect)|(?:took|takes) effect|took over|takes over|sold|granted|let|leased|signed"
    r"|hired|lent|appointed|elected|shut|closed|suspended|taken on|issued|runs|ran|bought|went out|set off|in force)"
    r"\b(?:(?!\b(?:until|to)\b)[^.;:]){0,60}$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:^\s*(?:to|until|till|and|–|-|through to)\s+(?:the\s+)?$)|\b(?:to|until|clos(?:es|ed|ing)|end(?:s|ed|ing)?"
    r"|finish(?:es|ed|ing)?|expir(?:es|ed|ing|y)|complet(?:ed|ing)|falls? (?:back|in|due)|reverts?|hand(?:s|ed)? back"
    r"|runs? out|ran out|lapses?|lapsed|reopened|restored|returned|lifted|over|last day|comes? (?:back|to an end)"
    r"|stands? down)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:for|took|takes|lasted|lasts|lasting|was open|ran|over|period of|term of|spanned|covers?"
    r"|bound \w+ (?:\w+ )?for"
    r"|in all)\s+(?:a (?:period|term) of )?(?:exactly |just |all |a |the )*$",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    r"^(?:['’]?\s|-)?(?:\w+\s){0,2}?(?:consultation|contract|term|period|lease|licence|agreement|closure|trial"
    r"|pilot|loan"
    r"|tenancy|survey|campaign|suspension|exhibition|programme|run|apart|in all|long|later)\b",
    re.IGNORECASE,
)


@rule(
    "date",
    wrong=[
        "The survey was open for six weeks, from 3 June 2024 to 29 July 2024.",
        "The count took a fortnight: it was begun on 6 May 2024 and ended on 3 June 2024.",
        "The stall was let on 4 March 2020 for three years. It falls back to the Trust on 4 March 2025.",
        "An eight-week consultation opened on 2 May 2024 and closed on 30 May 2024.",
    ],
    right=[
        "The survey was open for eight weeks, from 3 June 2024 to 29 July 2024.",
        "The count took a month: it was begun on 6 May 2024 and ended on 5 June 2024.",
        "The stall was let on 4 March 2020 for five years. It falls back to the Trust on 3 March 2025.",
        "The survey was open from 3 June 2024 to 29 July 2024. The last one was open for six weeks.",
        "Work ran from 3 June 2024 to 29 July 2024, and for two weeks of that time the road was shut.",
    ],
)
def span_of_another_length(paper: Paper) -> Iterator[Finding]:
    """A span of time has a length that its first and last day do not bear out."""
    for place, sentence in enumerate(paper.sentences):
        after = paper.sentences[place + 1] if place + 1 < len(paper.sentences) else None
        joined = after if after is not None and after.block is sentence.block else None
        span = _span(paper, sentence, joined)
        if span is None:
            continue
        first, last, sentences = span
        told = [(one, among) for among in sentences for one in _lengths(among)]
        if len(told) != 1 or first.first is None or last.first is None:
            continue
        (length, among) = told[0]
        if not length.fits(first.first, last.first) and first.first < last.first:
            at = among.start + length.start
            yield Finding(
                "date",
                at,
                at + len(length.text),
                f"From {written(first)} to {written(last)} is not {length.text}.",
                f"{(last.first - first.first).days} days",
                "Correct the length, or one of the two dates.",
                0.8,
            )


def _span(paper: Paper, sentence: Sentence, after: Sentence | None) -> tuple[Moment, Moment, list[Sentence]] | None:
    """The first and the last day of what one or two sentences tell."""
    own = [one for one in paper.moments(sentence) if one.day and one.first]
    for one, two in itertools.pairwise(own):
        gap = sentence.text[one.end - sentence.start : two.start - sentence.start]
        if _BEGINS.search(sentence.text[: one.start - sentence.start]) and _ENDS.search(gap):
            return one, two, [sentence]
    if after is None or len(own) != 1:
        return None
    other = [one for one in paper.moments(after) if one.day and one.first]
    if len(other) != 1 or not re.match(r"(?:It|They|The|This|That|Its|He|She)\b", after.text):
        return None
    begins = _BEGINS.search(sentence.text[: own[0].start - sentence.start])
    ends = _ENDS.search(after.text[: other[0].start - after.start])
    return (own[0], other[0], [sentence, after]) if begins and ends else None


def _lengths(sentence: Sentence) -> Iterator[Duration]:
    """The lengths that a sentence tells of the span itself."""
    text = sentence.text
    for one in durations_in(text):
        if not one.exact or one.kind in ("working", "business", "clear", "further", "more"):
            continue
        if one.unit in ("minute", "hour") or (one.unit == "day" and one.value < 2):
            continue
        before, after = text[: one.start], text[one.end :]
        if re.search(r"\band for (?:a |the )?$", before) or re.match(r"\s+(?:of|later|in)\b", after):
            continue
        if _OF_IT.search(before) or _NOUNS.match(after):
            yield one


@rule(
    "date",
    wrong=[
        "The tank burst on 4 June 2024. A fortnight later, on 9 July 2024, it burst again.",
        "The appeal was heard on 4 June 2024, six weeks after it was lodged on 4 March 2024.",
        "Papers went out on 3 May 2024, and three days later, on 16 May 2024, one was called back.",
    ],
    right=[
        "The tank burst on 4 June 2024. A fortnight later, on 18 June 2024, it burst again.",
        "The appeal was heard on 4 June 2024, three months after it was lodged on 4 March 2024.",
        "Papers went out on 3 May 2024, and three days later, on 6 May 2024, one was called back.",
    ],
)
def so_long_after(paper: Paper) -> Iterator[Finding]:
    """Something is said to come so long after, or before, another day, and comes sooner or later."""
    moments = [(one, sentence) for one, sentence in paper.all_moments if one.day and one.first]
    for (one, first), (two, second) in itertools.pairwise(moments):
        if second.place - first.place > 1 or second.block is not first.block:
            continue
        begin = one.end - second.start if first is second else 0
        gap = second.text[begin : two.start - second.start]
        for length in durations_in(gap):
            tail = gap[length.end :]
            forward = re.match(r"^\s+(?:later|afterwards|after that)\b,?\s*(?:\w+\s){0,6}(?:on\s+)?(?:the\s+)?$", tail)
            back = re.match(r"^\s+(?:after|from)\b[^.;,]{0,60}\b(?:on|of)\s+(?:the\s+)?$", tail)
            ahead = re.match(r"^\s+(?:before|earlier|ahead of)\b[^.;]{0,60}\b(?:on|of)\s+(?:the\s+)?$", tail)
            if not (forward or back or ahead) or length.kind not in ("", "full", "whole") or one.first is None:
                continue
            if re.search(r"\b(?:over|about|within|nearly|almost|than|least|to|up to|just)\s+$", gap[: length.start]):
                continue
            start, end = (two, one) if back or (ahead and "earlier" in tail) else (one, two)
            if start.first and end.first and not length.fits(start.first, end.first):
                yield Finding(
                    "date",
                    two.start,
                    two.end,
                    f"{written(one)} and {written(two)} are not {length.text} apart in that order.",
                    f"{abs((end.first - start.first).days)} days",
                    "Correct one of the two dates, or the length.",
                    0.8,
                )
