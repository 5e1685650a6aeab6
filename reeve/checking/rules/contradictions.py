"""A claim in words and its denial elsewhere in the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reeve.checking.finding import Finding
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, singular, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_STATES: dict[str, tuple[str, str]] = {
    "embedded": (
        r"[ie]mbedded",
        (
            r"(?:still|yet|currently|continuing)\b[^.;]{0,20}\bbeing [ie]mbedded|not (?:yet |fully )?[ie]mbedded"
            r"|yet to be [ie]mbedded"
        ),
    ),
    "complete": (
        r"(?:complete[d]?|finished)",
        (
            r"not (?:yet |been )?complete[d]?|incomplete|yet to be complete[d]?|remains? (?:outstanding"
            r"|incomplete)|still (?:being )?(?:underway|under way|in progress)"
        ),
    ),
    "up to date": (
        r"up[- ]to[- ]date",
        r"out[- ]of[- ]date|not (?:been )?(?:kept )?up[- ]to[- ]date|overdue for review",
    ),
    "in place": (r"in place", r"not (?:yet )?in place|no longer in place|yet to be put in place"),
    "approved": (r"approved", r"not (?:yet )?(?:been )?approved|awaiting approval|yet to be approved|pending approval"),
    "staffed": (
        r"fully (?:staffed|resourced)",
        r"under-?(?:staffed|resourced)|vacan(?:t|cies)|not fully (?:staffed|resourced)",
    ),
    "documented": (r"(?:fully )?documented", r"not (?:yet )?(?:fully )?documented|undocumented|yet to be documented"),
    "tested": (r"(?:fully )?tested", r"not (?:yet )?(?:been )?tested|untested|yet to be tested"),
    "compliant": (r"(?:fully )?compliant", r"not (?:yet )?(?:fully )?compliant|non-?compliant"),
    "on track": (
        r"on (?:track|schedule|time)",
        r"behind schedule|delayed|not on (?:track|schedule)|off track|running late",
    ),
    "available": (r"(?:now )?(?:available|live|open)", r"not (?:yet )?(?:available|live|open)|yet to (?:go live|open)"),
}
_BE = r"(?:is|are|was|were|has been|have been|remains?|being)"
_NEAR = 8
"""Blocks within which a thing without a name is taken to be the same."""
_GOVERNANCE = frozenset({"arrangement", "control", "process", "policy", "procedure"})
_HEDGED = re.compile(
    r"\b(?:if|whether|until|unless|once|to ensure|so that|should|must|when|aims?|will|would|may|how "
    r"well|asked|rate|respondents?|target|meant to|intended|tests?)\b"
)


_SAVE = re.compile(
    r"\b(?:save (?:where|as|that|in|for)|except\w*|unless|otherwise|subject to|apart from|other than|with the exception"
    r"|in most|broadly|largely|mostly|generally)\b",
    re.IGNORECASE,
)
"""Words by which a claim leaves room for what the rest of the paper says."""
_ANSWERED = re.compile(
    r"\b(?:said|say|says|answered|replied|told us|felt|thought|believed?|rated|chose|respondents?|respon(?:se|ded)\w*"
    r"|repl(?:y|ies)|survey\w*|(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?managers)\b|\d%",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Claim:
    subject: frozenset[str]
    nouns: frozenset[str]
    named: bool
    """Whether a name stands in it, so that it means the same wherever it is said."""
    sentence: Sentence
    start: int
    end: int


@rule(
    "internal-contradiction",
    wrong=[
        (
            "The director is satisfied that the arrangements are up to date and embedded.\nSeveral existing "
            "controls are still being imbedded."
        ),
        "The payroll migration is complete.\nThe payroll migration is not yet complete, and will end in May.",
        (
            "There has been no formal consultation on the closure plan.\nA formal consultation on the "
            "closure plan was held in May."
        ),
    ],
    right=[
        "The payroll migration is complete.\nThe pensions migration is not yet complete.",
        "Arrangements are embedded where managers were trained.\nRespondents were asked whether controls are embedded.",
        "In March the payroll migration was not complete. It is complete now.",
    ],
)
def claim_and_denial(paper: Paper) -> Iterator[Finding]:
    """Something is said to be so, and elsewhere not to be so, of the same thing."""
    for state, (yes, no) in _STATES.items():
        claims = [one for sentence in paper.sentences for one in _claims(sentence, yes, no)]
        denials = [one for sentence in paper.sentences for one in _denials(sentence, no)]
        for denial in denials:
            rival = next((one for one in claims if _one_subject(one, denial)), None)
            if rival is not None:
                yield Finding(
                    "internal-contradiction",
                    denial.start,
                    denial.end,
                    f"This contradicts the claim elsewhere that it is {state}.",
                    f"“{rival.sentence.text[:200]}”",
                    "Say the same in both places, or say of what the exception is.",
                    0.65,
                )
    yield from _nothing_held(paper)


def _claims(sentence: Sentence, yes: str, no: str) -> Iterator[_Claim]:
    if _HEDGED.search(sentence.text) or _SAVE.search(sentence.text) or re.search(no, sentence.text, re.IGNORECASE):
        return
    for match in re.finditer(
        rf"\b(?P<be>{_BE})\b(?P<gap>(?:(?!\b{_BE}\b)[^.;]){{0,60}}?)\b(?P<state>{yes})\b", sentence.text, re.IGNORECASE
    ):
        if (
            re.search(r"\b(?:not|no|never|nor|being)\b", match["gap"], re.IGNORECASE)
            or match["be"].casefold() == "being"
        ):
            continue
        yield _claim(sentence, sentence.text[: match.start()], match.start("state"), match.end("state"))
        return


def _denials(sentence: Sentence, no: str) -> Iterator[_Claim]:
    match = re.search(no, sentence.text, re.IGNORECASE)
    if match is None or sentence.block.kind == "heading" or not re.search(rf"\b(?:{_BE}|has|have)\b", sentence.text):
        return
    if _ANSWERED.search(sentence.text) or re.search(r"[“\"‘']$", sentence.text[: match.start()]):
        return  # what people answered, or the name of an answer
    hedges = _HEDGED.findall(sentence.text[: match.start()] + sentence.text[match.end() :])
    if not hedges or set(hedges) == {"will"} or "still" in match.group().casefold():
        yield _claim(sentence, sentence.text[: match.start()], match.start(), match.end())


def _claim(sentence: Sentence, before: str, start: int, end: int) -> _Claim:
    clause = re.split(r"[,;:]|\bthat\b|\bbut\b|\bwhile\b", before)
    said = next(
        (one for one in reversed(clause) if any(word.casefold() not in STOP for word in WORD.findall(one))), before
    )
    words = [word for word in re.findall(r"[A-Za-z][A-Za-z’'-]*|\d+", said) if word.casefold() not in STOP]
    named = any(word[:1].isupper() for word in words[1:])
    return _Claim(
        frozenset(map(stem, words)),
        frozenset(map(singular, words)),
        named,
        sentence,
        sentence.start + start,
        sentence.start + end,
    )


_LIMITED = re.compile(
    r"\b(?:except\w*|beyond|other than|further|apart from|save for|but (?:one|two|for)|some|most|many|part(?:s"
    r"|ly)?|half"
    r"|several (?:of|are|were)|one of|none of|upheld|last year|previous\w*|earlier|since|in 20\d\d|this time|again"
    r"|new)\b",
    re.IGNORECASE,
)
"""Words that limit a claim or a denial, so that both may be true."""


def _one_subject(one: _Claim, other: _Claim) -> bool:
    if one.sentence.block is other.sentence.block:
        return False
    if one.nouns & _GOVERNANCE and other.nouns & _GOVERNANCE:
        return len(one.nouns - _GOVERNANCE) <= 3 and len(other.nouns - _GOVERNANCE) <= 3
    if any(_LIMITED.search(claim.sentence.text) for claim in (one, other)):
        return False
    common = one.subject & other.subject
    if {word for word in one.subject if word.isdigit()} != {word for word in other.subject if word.isdigit()}:
        return False
    if not one.named and not other.named and one.sentence.block.paragraph + _NEAR < other.sentence.block.paragraph:
        return False  # of another part of the paper
    if one.named and other.named:
        return len(common) >= 2 and len(common) >= 0.8 * max(len(one.subject), len(other.subject))
    return len(common) >= 2 and one.subject == other.subject


_NOTHING = re.compile(
    (
        r"\b(?:there (?:has|have) been|there (?:was|were|is|are)|with)\s+no\s+"
        r"(?P<what>(?:[a-z]+\s){0,2}?(?:consultation"
        r"|survey|audit|review|complaints?|breach(?:es)?|incidents?|outages?|overspend|underspend))\b(?P<rest>[^.;]*)"
    ),
    re.IGNORECASE,
)


def _nothing_held(paper: Paper) -> Iterator[Finding]:
    for sentence in paper.sentences:
        match = _NOTHING.search(sentence.text)
        if match is None or _LIMITED.search(sentence.text):
            continue
        noun = singular(match["what"].split()[-1])
        about = frozenset(
            stem(word) for word in WORD.findall(match["what"] + match["rest"]) if word.casefold() not in STOP
        ) - {stem(noun)}
        for other in paper.sentences:
            held = re.search(
                (
                    rf"\b(?:a|an|the|this|one|two|three|four|five|six"
                    rf"|\d+)\s+(?:[a-z]+\s){{0,2}}?{re.escape(noun)}s?\b[^.;]{{0,60}}"
                    r"\b(?:was|were)\s+(?:held|undertaken|carried out|conducted|recorded|upheld|completed"
                    r"|reported)\b"
                ),
                other.text,
                re.IGNORECASE,
            )
            own = frozenset(stem(word) for word in WORD.findall(other.text) if word.casefold() not in STOP)
            if (
                held
                and not _LIMITED.search(other.text)
                and other.block is not sentence.block
                and len(about & own) >= max(1, len(about) - 1)
                and about
            ):
                start = sentence.start + match.start()
                yield Finding(
                    "internal-contradiction",
                    start,
                    start + len(match.group()),
                    f"Elsewhere the paper says that there was: “{held.group()}”.",
                    f"“{other.text[:200]}”",
                    "Say the same in both places.",
                    0.7,
                )
                break


_ALL = re.compile(
    (
        r"^(?:These|They|Those|All(?: of (?:these|them))?)\s+(?:are|were)\s+(?:all\s+)?(?P<what>capital"
        r"|revenue|internal|external|statutory|permanent|green|complete|public)\b"
    ),
    re.IGNORECASE,
)
_OPPOSITES = {
    "capital": r"operational budget|revenue",
    "revenue": r"capital",
    "internal": r"external",
    "external": r"internal",
    "statutory": r"discretionary|voluntary|non-statutory",
    "permanent": r"temporary|interim|fixed[- ]term",
    "green": r"\b(?:amber|red)\b",
    "complete": r"in progress|under ?way|outstanding",
    "public": r"confidential|exempt|private",
}


@rule(
    "internal-contradiction",
    wrong=[
        (
            "The service draws on an operational budget for staff, the Roads Programme and the Lights "
            "Programme. These are all capital programmes."
        )
    ],
    right=["The service draws on the Roads Programme and the Lights Programme. These are all capital programmes."],
)
def all_of_one_kind(paper: Paper) -> Iterator[Finding]:
    """Things are said to be all of one kind, and the sentence before names one of the opposite kind."""
    for before, sentence in zip(paper.sentences, paper.sentences[1:], strict=False):
        match = _ALL.match(sentence.text)
        if match is None or before.block is not sentence.block:
            continue
        other = re.search(_OPPOSITES[match["what"].casefold()], before.text, re.IGNORECASE)
        if other:
            start = sentence.start + match.start()
            yield Finding(
                "internal-contradiction",
                start,
                start + len(match.group()),
                f"“{other.group()}” is among them.",
                f"“{before.text[:200]}”",
                "Say which of them are, and which are not.",
                0.65,
            )
