"""A claim that is denied elsewhere in its own terms: "routinely complied with", and "not routinely complied with"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reeve.checking.finding import Finding
from reeve.checking.language.names import capitals_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_DENIED = re.compile(
    r"\b(?P<be>is|are|has|have)\s+(?:(?:still|as yet|also|therefore)\s+)?not\s+(?:yet\s+|always\s+|in fact\s+"
    r"|being\s+)?(?:been\s+)?"
    r"(?P<what>(?:[a-z-]+\s+){1,3}?(?:with|to|for|in|on|by|place|date|use)\b|(?:[a-z]+ly\s+)[a-z-]+)",
    re.IGNORECASE,
)
_BE = r"(?:is|are|has been|have been|remains?|being)"
_ROOM = re.compile(
    r"\b(?:save (?:where|as|that|in|for)|except\w*|unless|otherwise|subject to|apart from|other than|if|whether"
    r"|when|until"
    r"|once|so that|to ensure|should|must|would|could|will|may|some|most|many|part(?:ly)?|half|several|one of"
    r"|asked|aims?"
    r"|intend\w*|target|last year|previous\w*|in (?:19|20)\d\d|said|say|survey\w*|respondents?|replies|requires?|needs?"
    r"|a year ago|at first|before|test(?:s|ed)? whether|no longer)\b|\d%",
    re.IGNORECASE,
)
_GOVERNED = frozenset(
    stem(one) for one in "arrangement control policy process procedure practice rule standard measure system".split()
)


@dataclass(frozen=True)
class _Denial:
    what: str
    subject: frozenset[str]
    sentence: Sentence
    start: int
    end: int


@rule(
    "internal-contradiction",
    wrong=[
        (
            "This report gives assurance that the arrangements are up to date, fit for purpose and routinely complied "
            "with.\n\nThe controls are still being built and are not yet routinely complied with."
        ),
        "The keys of the vaults are safely kept.\n\nThe keys of the vaults are not safely kept at night.",
        "The fire doors are regularly checked.\n\nOn our walk we saw that the fire doors are not regularly checked.",
    ],
    right=[
        (
            "This report gives assurance that the arrangements are up to date, fit for purpose and routinely complied "
            "with.\n\nThe forms of the tenants are not yet routinely complied with."
        ),
        "The keys of the vaults are safely kept.\n\nThe bicycles of the staff are not safely kept at night.",
        (
            "Save where this report says otherwise the fire doors are regularly checked.\n\nIn the annexe the "
            "fire doors "
            "are not regularly checked."
        ),
        (
            "The fire doors are regularly checked.\n\nThe inspector asked whether the fire doors are not regularly "
            "checked."
        ),
    ],
)
def denied_in_its_own_terms(paper: Paper) -> Iterator[Finding]:
    """Something is said to be so in some words, and elsewhere in the same words not to be so."""
    for denial in (one for sentence in paper.sentences for one in _denials(sentence)):
        for sentence in paper.sentences:
            if sentence.block is denial.sentence.block or _ROOM.search(sentence.text):
                continue
            subject = _claims(sentence, denial.what)
            if subject is None or not _one(subject, denial.subject):
                continue
            names = [capitals_in(each.text) for each in (sentence, denial.sentence)]
            if names[0] and names[1] and not names[0] & names[1]:
                continue
            yield Finding(
                "internal-contradiction",
                denial.start,
                denial.end,
                f"Elsewhere it is said to be {denial.what}.",
                f"“{sentence.text[:200]}”",
                "Say the same in both places, or say of what the exception is.",
                0.7,
            )
            break


def _denials(sentence: Sentence) -> Iterator[_Denial]:
    if sentence.block.kind == "heading" or _ROOM.search(sentence.text):
        return
    for match in _DENIED.finditer(sentence.text):
        if len(match["what"].split()) > 1:
            start = sentence.start + match.start()
            what = " ".join(match["what"].casefold().split())
            yield _Denial(what, _subject(sentence.text[: match.start()]), sentence, start, sentence.start + match.end())


def _subject(before: str) -> frozenset[str]:
    """The words of a clause before its verb."""
    clause = re.split(r"[;:.]|\bthat\b|\bwhich\b|\bbut\b", before)[-1]
    clause = re.split(rf"\b{_BE}\b", clause)[0]
    return frozenset(stem(word) for word in WORD.findall(clause) if word.casefold() not in STOP)


def _claims(sentence: Sentence, what: str) -> frozenset[str] | None:
    """The subject of a sentence that says of it what is denied; None where it says no such thing."""
    words = r"\s+".join(map(re.escape, what.split()))
    match = re.search(
        rf"(?P<before>^.*?)\b{_BE}\b(?P<gap>[^.;:]{{0,90}}?)\b{words}(?![\w-])", sentence.text, re.IGNORECASE
    )
    if match is None or re.search(r"\b(?:not|no|never|nor|neither|hardly|seldom)\b", match["gap"] + match["before"]):
        return None
    return _subject(match["before"])


def _one(claim: frozenset[str], denial: frozenset[str]) -> bool:
    """Whether a claim and a denial are of one thing: of controls or arrangements both, or of the same things."""
    if claim & _GOVERNED and denial & _GOVERNED:
        return denial <= claim | _GOVERNED
    return bool(claim) and claim == denial
