"""What the paper promises in prose and its own action table does not carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_WILL = re.compile(
    (
        r"\b(?:will|shall)\s+(?:now\s+|also\s+|then\s+|continue to\s+"
        r"|work (?:closely )?with\b[^.;]{0,40}\bto\s+)?(?P<verb>nee"
        r"d(?:s)? (?:developing|picking up|to be \w+)|discuss|contact|review|develop|put in place|implement"
        r"|introduce|publish|report|complete|deliver|provide|establish|write|produce|update|appoint|recruit"
        r"|train|replace|bring|present|prepare|set up|investigate|agree|consult|procure|ensure|carry "
        r"out|undertake|roll out|work closely|monitor|be (?:published|reviewed|completed|reported|introduced"
        r"|developed|replaced|delivered|implemented|deployed|presented|updated|brought|recruited|trained"
        r"|written|established))\b"
    ),
    re.IGNORECASE,
)
_DATED = re.compile(
    (
        r"\b(?:by|in|before|from|during|on)\s+(?:the end of\s+)?(?:\d{1,2}\s+)?(?:January|February|March"
        r"|April|May|June|July|August|September|October|November|December|Q[1-4]|spring|summer|autumn"
        r"|winter|20\d\d)\b"
    ),
    re.IGNORECASE,
)
_ACTIONS = re.compile(
    r"\b(?:action|owner|lead|due|deadline|target date|by when|responsible|opportunit|improvement|recommendation)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:if|would|may|could|whether|is responsible for|are responsible for|role|terms of reference"
    r"|objective|purpose)\b"
)
_MOST = 12


@rule(
    "promise",
    wrong=[
        (
            "The service will contact the directorate to understand its concerns.\nAction | Owner | "
            "Due\nReview the access controls | Head of ICT | May 2025"
        ),
        "Officers will develop a new toolkit for managers.",
    ],
    right=[
        (
            "The service will review its access controls.\nAction | Owner | Due\nReview the access controls "
            "| Head of ICT | May 2025"
        ),
        "The Head of ICT will publish the new toolkit by 31 May 2025.",
        "If costs rise, the board would review the plan.",
    ],
)
def promise_without_an_action(paper: Paper) -> Iterator[Finding]:
    """Something is promised, and no action with owner and date carries it."""
    actions = list(_actions(paper))
    found = 0
    for sentence in paper.sentences:
        if sentence.block.kind not in ("paragraph", "item") or _GENERAL.search(sentence.text):
            continue
        match = _WILL.search(sentence.text)
        if match is None or found >= _MOST or re.search(r"\bfollowing\b|:$", sentence.text):
            continue
        said = content(sentence.text[match.start() :])
        if any(
            len(said & action) >= min(2, len(action)) and len(said & action) / max(1, len(action)) >= 0.34
            for action in actions
        ):
            continue
        if _DATED.search(sentence.text) and (_owned(sentence, match) or not actions):
            continue
        found += 1
        lacks = (
            "The paper’s action table does not carry it."
            if actions
            else "It has neither an owner and a date, nor an action in a table."
        )
        yield Finding(
            "promise",
            sentence.start + match.start(),
            sentence.end,
            f"A promise: {lacks}",
            "",
            "Add it to the actions with an owner and a date, or say that it is done.",
            0.6,
        )


def _owned(sentence: Sentence, match: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"\b(?:Officer|Director|Head|Manager|Lead|Team|Board|Committee|Group|service|officers|council)\b",
            sentence.text[: match.start()],
            re.IGNORECASE,
        )
    )


def _actions(paper: Paper) -> Iterator[frozenset[str]]:
    """The words of each action: rows of tables of actions, and items under a heading about them."""
    for block in paper.document.of_kind("table"):
        rows = block.rows
        before = paper.document.blocks[max(0, block.paragraph - 3) : block.paragraph - 1]
        head = " ".join(cell.text for cell in rows[0]) if rows else ""
        if _ACTIONS.search(head) or any(one.kind == "heading" and _ACTIONS.search(one.text) for one in before):
            for row in rows:
                yield from (content(cell.text) for cell in row if len(content(cell.text)) >= 2)
    under = False
    for block in paper.document.blocks:
        if block.kind == "heading":
            under = bool(re.search(r"\b(?:action|improvement|opportunit|next steps)\b", block.text, re.IGNORECASE))
        elif under and block.kind == "item":
            yield content(block.text)
