"""Claims without the numbers that they rest on, and vague words where a count is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.lists import items_after
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_VAGUE = re.compile(
    (
        r"\b(?P<word>several|a number of|a handful of|numerous|various|a few|many|some)\s+(?:\w+\s+){0,2}?"
        r"(?P<what>recommendat"
        r"ions|findings|incidents|breaches|complaints|weaknesses|high[- ]priority \w+|actions|exceptions"
        r"|failures|audits|vulnerabilities|overdue \w+|risks|outages|objections|appeals|cases)\b"
    ),
    re.IGNORECASE,
)
_OWED = re.compile(
    (
        r"\b(?:made|raised|identified|found|received|reported|recorded|agreed|outstanding|overdue|completed"
        r"|issued|upheld|closed|open|implemented|occurred|resulted|were|was)\b"
    ),
    re.IGNORECASE,
)
_GENERAL = re.compile(r"\b(?:may|might|could|can|would|if|where|when|such as|generally|often|usually)\b")


@rule(
    "vague-count",
    wrong=[
        "The review was finished in May, and several recommendations were made.",
        "A number of complaints were upheld in the year.",
    ],
    right=[
        "The review was finished in May, and seven recommendations were made.",
        "Several recommendations may follow from a review.",
        "Several recommendations were made: four of high priority and six others.",
    ],
)
def count_that_is_owed(paper: Paper) -> Iterator[Finding]:
    """Words such as "several" where the paper reports on things that can be counted."""
    for sentence in paper.sentences:
        for match in _VAGUE.finditer(sentence.text):
            rest = sentence.text[match.end() :]
            if (
                not _OWED.search(sentence.text)
                or _GENERAL.search(sentence.text[max(0, match.start() - 30) :])
                or paper_counts(paper, sentence)
            ):
                continue
            if rest.rstrip().endswith(":") or re.match(r"\s*[:(]", rest):
                continue
            start = sentence.start + match.start()
            yield Finding(
                "vague-count",
                start,
                start + len(match.group()),
                f"“{match.group()}”: a reader will ask how many.",
                "",
                "Give the number.",
                0.7,
            )


def paper_counts(paper: Paper, sentence: Sentence) -> bool:
    """Whether a sentence, or its neighbours in the block, gives a count."""
    within = paper.sentences_in(sentence.block)
    place = paper.place_in_block(sentence)
    return any(one.unit == "" and one.whole for near in within[place : place + 2] for one in paper.quantities(near))


_ALL = re.compile(
    (
        r"\b(?:all|every|each)\b[^.;]{0,80}\b(?:green|met|exceeded|on track|achieved|compliant|satisfactory"
        r"|passed|on target)\b|\b(?:exceeds?|exceeded|meets?|met|above|within)\s+(?:all\s+(?:of\s+)?)?(?:the"
        r"|its|our|their|agreed|every)?\s*(?:agreed\s+)?targets?\b"
    ),
    re.IGNORECASE,
)
_DONE = re.compile(
    (
        r"\b(?P<what>exercise|survey|penetration test|health check|test|pilot|consultation|poll|assessment"
        r"|benchmark\w*|simulation)s?\b[^.;]{0,60}\b(?:was|were|has been|have been|is)\s+(?:\w+ly\s+)?(?:completed?"
        r"|carried out|undertaken|conducted|held|run|finished)\b"
    ),
    re.IGNORECASE,
)
_PRAISE = re.compile(
    (
        r"\b(?:all|most|much) (?:of )?(?:the )?(?:feedback|comments|responses|reviews)\b[^.;]{0,60}\b(?:excellent"
        r"|positive|good|favourable)\b"
        r"|\b(?:overwhelmingly|universally|unanimously|widely|strongly)\s+(?:support\w*|welcom\w+|positive"
        r"|in favour|approv\w+|endors\w+)\b"
    ),
    re.IGNORECASE,
)
_RESULT = re.compile(
    (
        r"\b(?:found|showed|shows|result\w*|scored?|respon\w+|click\w*|rate|per cent|findings? (?:is"
        r"|are|were)|concluded|opinion|rating|passed|failed|see (?:paragraph|table|appendix|below))\b"
        r"|%"
    ),
    re.IGNORECASE,
)
_SOME_OF = re.compile(r"\b(?:including|among them|such as|they include|these include)\b", re.IGNORECASE)


@rule(
    "no-evidence",
    wrong=[
        "Twelve controls were reviewed in the year. All have been classified as green.",
        "All the feedback on the training was excellent.",
        "Performance exceeds the targets in this area.",
        "The last phishing exercise was completed in June. Staff will be told.",
        "Five additional projects have been completed, including a payment site and a new hall.",
    ],
    right=[
        (
            "All three targets were met: 72% of calls were answered in 30 seconds, 94% were answered "
            "and 71% were resolved."
        ),
        "All were classified as green.\nControl | Rating\nBackups | Green\nAccess | Green",
        "The last phishing exercise was completed in June: 4% of those tested clicked.",
        "Three projects have been completed, including a payment site, a new hall and a depot.",
    ],
)
def claim_without_its_numbers(paper: Paper) -> Iterator[Finding]:
    """A claim that all is well, an exercise without its result, or completed things that are not all named."""
    blocks = paper.document.blocks
    for sentence in paper.sentences:
        if sentence.block.kind == "heading":
            continue
        following = blocks[sentence.block.paragraph : sentence.block.paragraph + 2]
        shown = any(
            one.kind == "table"
            for one in (*blocks[max(0, sentence.block.paragraph - 3) : sentence.block.paragraph - 1], *following)
        )
        shown = shown or items_after(paper.document, sentence.block) is not None
        if (
            (match := _ALL.search(sentence.text))
            and not shown
            and not _GENERAL.search(sentence.text)
            and not _measured(paper, sentence)
            and not re.search(r"\b(?:will|aim|to ensure|should|must|need)\b", sentence.text, re.IGNORECASE)
        ):
            yield _bare(
                sentence,
                match,
                "The claim stands without the numbers or the list that it rests on.",
                "Give the values beside the targets, or list what was rated.",
            )
        elif (match := _PRAISE.search(sentence.text)) and not shown and not _measured(paper, sentence):
            yield _bare(sentence, match, "The claim stands without the numbers that it rests on.", "Give the numbers.")
        elif (match := _DONE.search(sentence.text)) and not shown and not _told(paper, sentence):
            yield _bare(
                sentence,
                match,
                f"The {match['what'].casefold()} is reported without its result.",
                "Give the result in numbers, or say where it is.",
            )
        else:
            yield from _not_all_named(paper, sentence)


def _bare(sentence: Sentence, match: re.Match[str], message: str, suggestion: str) -> Finding:
    return Finding(
        "no-evidence", sentence.start + match.start(), sentence.start + match.end(), message, "", suggestion, 0.65
    )


def _measured(paper: Paper, sentence: Sentence) -> bool:
    within = paper.sentences_in(sentence.block)
    place = paper.place_in_block(sentence)
    near = within[max(0, place - 1) : place + 2]
    return (
        sum(
            one.unit in ("%", "score", "£") or (one.unit == "" and not one.worded)
            for other in near
            for one in paper.quantities(other)
        )
        >= 2
    )


def _told(paper: Paper, sentence: Sentence) -> bool:
    within = paper.sentences_in(sentence.block)
    place = paper.place_in_block(sentence)
    return any(
        _RESULT.search(one.text)
        and (paper.quantities(one) or not re.search(r"findings? ha(?:s|ve) been passed", one.text, re.IGNORECASE))
        for one in within[place : place + 3]
    )


def _not_all_named(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    cue = _SOME_OF.search(sentence.text)
    if cue is None or not re.search(
        r"\b(?:completed|delivered|closed|implemented|finished)\b", sentence.text[: cue.start()], re.IGNORECASE
    ):
        return
    counts = [
        one
        for one in paper.quantities(sentence)
        if one.whole
        and one.unit == ""
        and one.noun
        and one.end - sentence.start <= cue.start()
        and 3 <= one.value <= 20
    ]
    if len(counts) != 1:
        return
    named = len([one for one in re.split(r",|\band\b", sentence.text[cue.end() :]) if one.strip()])
    if named < counts[0].value:
        (count,) = counts
        yield Finding(
            "no-evidence",
            count.start,
            count.end,
            f"{count.text} are said to be done, and {named} are named.",
            "",
            "Name them all, or say where the list is.",
            0.6,
        )
