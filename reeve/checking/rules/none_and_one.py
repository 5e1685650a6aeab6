"""None of a thing, and then the one: no review was opened, and the review opened in June; all on time, and one late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.facts import heading_above
from reeve.checking.finding import Finding
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import singular
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_NONE_DONE = re.compile(
    r"^(?:No|Not one|Not a single) (?P<what>(?:[a-z]+ ){0,2}?)(?P<noun>[a-z]+) (?:was|were|has been|have been"
    r"|had been|is|are)"
    r" (?P<verb>[a-z]+ed|made|held|found|lost|sent|begun|built|sold|paid|given|taken)\b(?P<rest>[^.;]*)"
)
_NONE_HAD = re.compile(
    r"^(?:No|Not one|Not a single|None of the) (?P<what>(?:[a-z]+ ){0,3}?)(?:needed|had|led to|went to|called for"
    r"|required|came to"
    r"|brought|caused|ended in) (?:a|an|any) (?P<noun>[a-z]+)\b(?P<rest>[^.;]*)"
)
_LIMITED = re.compile(
    r"\b(?:except|beyond|other|others|further|apart|save|but|new|upheld|until|since|before|in full|more|again|yet"
    r"|so far"
    r"|without|unless|if|of (?:the|these|those)|last year|earlier|20\d\d|than|by)\b",
    re.IGNORECASE,
)
_HAPPENED = r"(?:lasted|was|took|ended|found|cost|began|sat|heard|brought|came|showed|led|closed|opened|made|went)"


def _doubt(sentence: Sentence, other: Sentence, words: str) -> Finding:
    return Finding(
        "internal-contradiction",
        sentence.start,
        sentence.end,
        f"Elsewhere the paper tells of one: “{' '.join(words.split())}”.",
        f"“{other.text[:200]}”",
        "Say the same in both places, or say of what the exception is.",
        0.65,
    )


@rule(
    "internal-contradiction",
    wrong=[
        (
            "No practice review was opened this year. Two were closed.\n\nThe author of the review opened in June will "
            "report."
        ),
        "Not one complaint needed a hearing. The hearing lasted a day.",
        "No sluice was repaired in the winter. The sluice that was repaired in January holds well.",
    ],
    right=[
        (
            "One practice review was opened this year. Two were closed.\n\nThe author of the review opened in June "
            "will report."
        ),
        "Not one complaint needed a hearing but the last. The hearing lasted a day.",
        "No further review was opened this year. The review opened in June goes on.",
        "No complaint was upheld. The complaint made in May was about noise.",
    ],
)
def none_and_yet_one(paper: Paper) -> Iterator[Finding]:
    """None of a thing is told to be, or to have been done, and near it the paper tells of the one."""
    for sentence in paper.sentences:
        match = _NONE_DONE.match(sentence.text) or _NONE_HAD.match(sentence.text)
        if match is None or _LIMITED.search(f"{match['what']} {match['rest']}"):
            continue
        noun = singular(match["noun"])
        if match.re is _NONE_DONE:
            one = rf"\b(?:[Tt]he|a|one) (?:[a-z]+ )?{noun} (?:(?:that|which) was )?{match['verb']}\b"
        else:
            one = rf"\b(?:The|Its|That) {noun} {_HAPPENED}\b"
        for other in paper.sentences[sentence.place + 1 : sentence.place + _NEAR]:
            if heading_above(paper, other.block) != heading_above(paper, sentence.block):
                break
            if found := re.search(one, other.text):
                yield _doubt(sentence, other, found.group())
                break


_NEAR = 6
_GOOD = re.compile(
    r"\b(?:are|is|were|was|stay|remain|all)\b(?: all| both| now| still| each){0,2} (?P<state>on (?:time|track"
    r"|schedule|plan)"
    r"|to plan|up to date|completed?|finished|green|compliant|open|in place|paid|delivered|signed)\b",
    re.IGNORECASE,
)
_BAD = {
    "on": r"late|delayed|behind(?: schedule)?|overdue|off track|slipping|slipped|red|stalled|at risk|not started",
    "to": r"late|delayed|behind(?: schedule)?|overdue|off track|slipping|slipped|red|stalled",
    "up": r"out of date|overdue|lapsed|expired",
    "complete": (
        r"not (?:yet )?(?:complete|started|done|begun)|in progress|under way|underway|late|outstanding"
        r"|open|begun"
    ),
    "finished": r"not (?:yet )?(?:finished|started|done)|in progress|under way|underway|late|outstanding",
    "green": r"red|amber", "compliant": r"non-compliant|not compliant|fails?|failed", "open": r"closed|shut",
    "in": r"missing|not (?:yet )?in place|none|lacking", "paid": r"unpaid|owing|owed|outstanding|not paid",
    "delivered": r"not delivered|outstanding|awaited|late", "signed": r"unsigned|not signed|awaited",
}  # fmt: skip


@rule(
    "internal-contradiction",
    wrong=[
        (
            "Site | Homes | Progress\nMalt Store | 40 | To plan\nTannery Row | 51 | Late\n\nMalt Store and Tannery Row "
            "are on time."
        ),
        "Policy | State\nFire | Overdue\nGas | Current\n\nFire and Gas are both up to date.",
        "Action | Status\nFence | Complete\nRamp | Not started\n\nFence and Ramp are complete.",
    ],
    right=[
        "Site | Homes | Progress\nMalt Store | 40 | To plan\nTannery Row | 51 | Late\n\nMalt Store is on time.",
        "Policy | State\nFire | Overdue\nGas | Current\n\nFire is not up to date; Gas is.",
        "Action | Status\nFence | Complete\nRamp | Not started\n\nFence is complete, and Ramp will be by May.",
    ],
)
def good_state_of_a_bad_row(paper: Paper) -> Iterator[Finding]:
    """Things are told to be on time, complete or the like, and the table has one of them as late or not begun."""
    for sentence in paper.sentences:
        match = _GOOD.search(sentence.text)
        if match is None or re.search(r"\b(?:not|except|but|unless|once|if|will|should|none)\b", sentence.text):
            continue
        state = match["state"].casefold().split()[0]
        bad = re.compile(rf"^(?:{_BAD['complete' if state == 'completed' else state]})$", re.IGNORECASE)
        for grid in paper.grids:
            for label, row in zip(grid.labels, grid.rows, strict=True):
                named = label.strip() and re.search(rf"\b{re.escape(label.strip())}\b", sentence.text[: match.end()])
                cell = next((one for one in row[1:] if bad.match(one.text.strip(" ."))), None)
                if named and cell is not None:
                    yield Finding(
                        "internal-contradiction",
                        sentence.start,
                        sentence.end,
                        f"The table has “{label.strip()}” as {cell.text.strip()}.",
                        "",
                        "Say the same in both places.",
                        0.7,
                    )
