"""Who reviews what they sit on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reeve.checking.finding import Finding
from reeve.checking.language.sentences import LONGEST
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_WHO = (
    r"(?P<who>Internal Audit|External Audit\w*|the (?:internal |external )?auditors?|Corporate Audit"
    r"|the (?:Monitoring|Section 151|Data Protection) Officer|the Chief Internal Auditor|the Head of "
    r"Internal Audit|[A-Z]\w+ Assurance|the assurance team)"
)
_SITS = re.compile(
    (
        rf"(?:\b(?:board|group|panel|committee|team|body)\b[^.;]{{0,60}}\b(?:comprised of|comprising|made "
        rf"up of|including|includes|with|consisting of|of representatives (?:from|of))\b[^.;]{{0,80}}?\b{_WHO}\b[^.;]*"
        rf"|{_WHO.replace('who', 'who2')}\b[^.;]{{0,40}}\b(?:sits on|is a member of|is represented on"
        r"|chairs|designed|runs|operates|is responsible for|wrote|set up)\b[^.;]*)"
    ),
    re.IGNORECASE,
)
_REVIEWS = re.compile(
    (
        rf"\b{_WHO}\b(?:[^.;]{{0,30}}\b(?:will|to|is to|has|plans to)\b)?[^.;]{{0,20}}?\b(?:review(?:s"
        r"|ed)?|audit(?:s|ed)?|assess(?:es|ed)?|assurance)\b(?P<what>[^.;]*)"
    ),
    re.IGNORECASE,
)
_GENERIC = frozenset(
    (
        "govern board scheme schem review audit intern programm program work report group panel assess "
        "control repres establish represent council directorate"
    ).split()
)


@dataclass(frozen=True)
class _Place:
    who: str
    what: frozenset[str]
    start: int
    end: int
    text: str


@rule(
    "independence",
    wrong=[
        (
            "The Parking Renewal Programme is overseen by a board comprised of representatives from "
            "ICT and Internal Audit.\nInternal Audit will review the governance of the Parking Renewal "
            "Programme."
        ),
    ],
    right=[
        (
            "The Parking Renewal Programme is overseen by a board comprised of representatives from "
            "ICT and Finance.\nInternal Audit will review the governance of the Parking Renewal Programme."
        ),
        (
            "The Parking Renewal Programme is overseen by a board comprised of representatives from "
            "ICT and Internal Audit.\nInternal Audit will review the pensions of teachers."
        ),
    ],
)
def reviewer_who_takes_part(paper: Paper) -> Iterator[Finding]:
    """A reviewer sits on, or runs, what they are to review."""
    sits: list[_Place] = []
    reviews: list[_Place] = []
    for text, at in _texts(paper):
        for match in _SITS.finditer(text):
            who = match["who"] or match["who2"]
            sits.append(_Place(_name(who), content(text), at + match.start(), at + match.end(), text))
        for match in _REVIEWS.finditer(text):
            if not _SITS.search(text):
                reviews.append(
                    _Place(
                        _name(match["who"]), content(match["what"]), at + match.start(), at + match.end(), match.group()
                    )
                )
    acronyms = {one.short.casefold(): content(one.name) for one in paper.expansions}
    told: set[int] = set()
    for review in reviews:
        what = review.what - _GENERIC
        for short, name in acronyms.items():
            what = what | name if short in review.what else what
        what -= _GENERIC
        for place in sits:
            shared = what & place.what
            if place.who == review.who and len(shared) >= min(2, len(what)) and shared and review.start not in told:
                told.add(review.start)
                yield Finding(
                    "independence",
                    review.start,
                    review.end,
                    f"{review.who} is to review what it takes part in.",
                    f"“{place.text[:200]}”",
                    "Have somebody else review it, or say how independence is kept.",
                    0.65,
                )


def _name(who: str) -> str:
    said = re.sub(r"^the\s+", "", who, flags=re.IGNORECASE)
    return "Internal Audit" if "internal" in said.casefold() else said[:1].upper() + said[1:]


def _texts(paper: Paper) -> Iterator[tuple[str, int]]:
    for sentence in paper.sentences:
        if len(sentence.text) < LONGEST:
            yield sentence.text, sentence.start
    for block in paper.document.of_kind("table"):
        for row in block.rows:
            for cell in row:
                if 0 < len(cell.text) < LONGEST:
                    yield cell.text, cell.start


_RUNS = re.compile(
    r"(?P<who>[A-Z][\w’' ]{2,60}?),?\s+(?:who|which)\s+(?:runs|manages|leads|operates|designed|set "
    r"up|is responsible for|heads)\s+(?:the\s+)?(?P<what>[^,.;]{3,60}),"
    r"[^.;]{0,40}\b(?:carried out|led|did|undertook|conducted|will (?:carry out|lead|undertake"
    r"|conduct))\b[^.;]{0,30}\b(?:"
    r"independent\s+)?(?:review|audit|assessment|evaluation)\b(?P<of>[^.;]*)"
)


@rule(
    "independence",
    wrong=["The Head of Parking, who runs the permit desk, carried out the independent review of the permit desk."],
    right=["The Head of Parking, who runs the permit desk, carried out the review of street lighting."],
)
def reviewer_of_their_own_work(paper: Paper) -> Iterator[Finding]:
    """Somebody reviews what the same sentence says that they run."""
    for sentence in paper.sentences:
        match = _RUNS.search(sentence.text)
        if match and content(match["what"]) & content(match["of"]):
            start = sentence.start + match.start()
            yield Finding(
                "independence",
                start,
                sentence.start + match.end(),
                f"{match['who'].strip()} reviewed what they run.",
                f"{match['what'].strip()}",
                "Have somebody else review it, or do not call it independent.",
                0.75,
            )
