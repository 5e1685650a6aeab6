"""A count and its parts told in few words: "40 sessions were held, 30 full and 16 with places left"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain
from reeve.checking.language.quantities import Quantity, between
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import WORD, singular
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_INTO = re.compile(r"^[^.;()]{0,60}?(?:,|:|;|\s[–—-])\s*(?:with\s+)?$")
"""What stands between a whole and its first part."""
_ON = re.compile(r"(?:,|;|\band|,\s*and|\bbut|\bwhile)\s*(?:the (?:other|remaining)\s+|another\s+)?$", re.IGNORECASE)
"""How one part goes on to the next."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|can|may|took|went|came|met|made|gave|said|asked|spoke)\b",
    re.IGNORECASE,
)
_NO_PARTS = re.compile(
    r"\b(?:more|fewer|less|than|compared|against|of (?:which|whom|these|them)|including|per|each|average|target|up|down"
    r"|last|previous|since|further|also|both|at least|older|younger|aged|within|between|from|over|under)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:(?:were|was|did|had|have|has|are|is|could|would)(?:\s+not\b|n[’']t\b)|missed|failed|neither)", re.IGNORECASE
)
_OF = re.compile(r"^\s*(?:Of|Out of|From)\s+(?:the|these|those|its|all|our|some)?\s*$")
_SHORT = 2
"""Words of "were not" and "did not", which deny all that was said before."""
_FEW = 6
"""Words that a part may have."""
_NEAR = Decimal("0.7")
"""From which share of the whole the parts are taken to be all of it."""


@rule(
    "arithmetic",
    wrong=[
        "There are 34 open cases, 12 of high priority and 32 of low priority.",
        "The day centre ran 50 outings, 31 by coach and 29 on foot.",
        "We are 52: 40 drivers and 22 others.",
        "Inspectors raised 18 concerns, three major and 16 minor.",
    ],
    right=[
        "There are 34 open cases, 12 of high priority and 22 of low priority.",
        "The day centre ran 50 outings, 12 more than the year before and 3 fewer than planned.",
        "The trust has 40 sites, 30 of which have ramps and 25 of which have lifts.",
        "There were 40 meetings, 2 in May and 3 in June.",
        "The clinic saw 60 people, 20 aged over 70 and 45 living alone.",
    ],
)
def bare_parts_of_a_count(paper: Paper) -> Iterator[Finding]:
    """Parts that follow a count without a verb of their own do not add up to it."""
    for sentence in paper.sentences:
        found = paper.quantities(sentence)
        if len(found) < 3 or not _is_count(found[0]):
            continue
        whole, *rest = found
        parts = _bare(sentence, whole, rest)
        total = sum((one.value for one in parts), Decimal(0))
        beyond = total > whole.value and all(one.value < whole.value for one in parts)
        if beyond or _NEAR * whole.value <= total < whole.value:
            yield _wrong(whole, parts, total)


def _bare(sentence: Sentence, whole: Quantity, rest: Sequence[Quantity]) -> list[Quantity]:
    """The parts that end the sentence, each of few words and without a verb; none where they are something else."""
    tail = sentence.text[rest[0].start - sentence.start :]
    begins = between(sentence, whole, rest[0])
    if not _INTO.match(begins) or _NO_PARTS.search(tail) or _NO_PARTS.search(begins.partition(",")[0]):
        return []
    announced = begins.rstrip().endswith(":")
    if not (whole.noun or announced) or not all(map(_is_count, rest)):
        return []
    if not announced and any(one.noun not in ("", whole.noun, "other") for one in rest):
        return []
    pieces = [between(sentence, one, two) for one, two in itertools.pairwise(rest)]
    last = sentence.text[rest[-1].end - sentence.start :].rstrip(" .;")
    if not all(_ON.search(piece) for piece in pieces):
        return []
    words = [*pieces, last]
    if any(_VERB.search(piece) or len(WORD.findall(piece)) > _FEW for piece in words) or re.search(r"[.;:]", last):
        return []
    return list(rest)


def _is_count(one: Quantity) -> bool:
    return one.whole and one.sense == "exact" and not one.more and one.value >= 2


@rule(
    "arithmetic",
    wrong=[
        "Of 45 vehicles tested, 20 were sound and 20 were not.",
        "Of the 60 invoices 41 had an order number and 29 did not.",
        "Of 36 sites visited, 30 met the standard and five did not meet the standard.",
    ],
    right=[
        "Of 45 vehicles tested, 25 were sound and 20 were not.",
        "Of the 60 invoices 41 had an order number and 9 could not be found at all.",
        "Of 36 sites visited, 30 met the standard, and 20 of those did not need a second visit.",
    ],
)
def parts_that_are_and_are_not(paper: Paper) -> Iterator[Finding]:
    """Those that are and those that are not do not make up the whole."""
    for sentence in paper.sentences:
        found = [one for one in paper.quantities(sentence) if one.unit == ""]
        if len(found) != 3 or not all(map(_is_count, found)):
            continue
        whole, yes, no = found
        if not _OF.match(sentence.text[: whole.start - sentence.start]):
            continue
        middle, last = between(sentence, yes, no), sentence.text[no.end - sentence.start :].rstrip(" .")
        bare = len(WORD.findall(last)) <= _SHORT or {*_stems(middle)} & {*_stems(last)}
        denied = _NOT.search(last) and not _NOT.search(middle)
        if not (denied and bare) or _NO_PARTS.search(f"{middle} {last}") or re.search(r"\bof (?:those|these)", last):
            continue
        total = yes.value + no.value
        if total != whole.value:
            yield _wrong(whole, [yes, no], total)


def _stems(text: str) -> list[str]:
    return [singular(one) for one in WORD.findall(text) if len(one) > 3]


def _wrong(whole: Quantity, parts: Sequence[Quantity], total: Decimal) -> Finding:
    return Finding(
        "arithmetic",
        whole.start,
        parts[-1].end,
        f"The parts add up to {plain(total)}, not to {whole.text.strip()}.",
        f"{' + '.join(plain(one.value) for one in parts)} = {plain(total)}",
        "Correct the whole or one of its parts.",
        0.85,
    )
