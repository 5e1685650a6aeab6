"""So many vacant posts, and then "each of the 51 vacant posts"; 39 of 43 met, and "the 8 that are not met"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.facts import SUMMARY, heading_above, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import thing_of
from reeve.checking.language.names import capitals_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, is_plural, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule
from reeve.checking.rules.taken_up import numbers_said

_OTHER_CASE = re.compile(
    r"\b(?:last year|last time|year before|previous\w*|a year ago|in 20\d\d|since|used to|formerly|would"
    r"|target\w*|until"
    r"|elsewhere|neighbouring|draft|had|budget(?:ed)?|instead|will be|expect\w*|forecast|than|compared|from \d[\d,]*"
    r"|average|national\w*|further|another|additional|at least|about|by then|now|so far|this (?:week|month|quarter))\b",
    re.IGNORECASE,
)
_STATE = (
    r"(?:[a-z]{3,}ed|vacant|empty|open|outstanding|overdue|due|met|late|done|shut|live|out of (?:order|use"
    r"|action|service|date)|filled|held|unmet|ready|complete"
    r"|incomplete|sound|unsound|sent|paid|unpaid|lost|broken|new|red|amber|green|in use|let|sold|heard|given)"
)
_DEFINITE = re.compile(
    r"\b(?:all(?: of)?(?: the| these| those| our| its| their)?|the|these|those|its|our|their|(?:each|every one|none"
    r"|every) of (?:the|these|its|our|their))\s+$",
    re.IGNORECASE,
)
_IS = r"(?:are|were|is|have been|remain(?:ed)?|stand|stood|lie|lay|had been|has been)"
_PREDICATE = re.compile(
    rf"^\s+(?:of (?:them|these|those|which)\s+)?{_IS}\s+(?:still\s+)?(?P<state>{_STATE})\b", re.IGNORECASE
)
_RELATIVE = re.compile(
    (
        rf"^\s+(?:(?:that|which|who)\s+{_IS}\s+)?(?:still\s+|now\s+)?(?P<state>{_STATE})\b(?!\s+(?:by|in|with|to|for"
        rf"|on)\b)"
    ),
    re.IGNORECASE,
)
_NARROWER = re.compile(
    r"^,?\s(?:and|or|on|with|by|that|who|which|whose|where|in|from|of|without|for|at|still|due|left|under|over"
    r"|above|below"
    r"|aged|not|near"
    r"|between|most|whom)\b",
    re.IGNORECASE,
)
_RATIO, _FAR = Decimal("2.5"), 14


@dataclass(frozen=True)
class _Count:
    quantity: Quantity
    sentence: Sentence
    key: frozenset[str]
    """What is counted, and the word that tells which of them."""
    definite: bool


@rule(
    "conflicting-values",
    wrong=[
        (
            "1. The establishment is 454 posts; 37 are vacant, a vacancy rate of 8.1%.\n2. We have advertised "
            "each of the 51 "
            "vacant posts."
        ),
        (
            "There are 39 overdue actions, 10 of high risk and 29 of medium risk.\n\nThe plan to clear all 34 overdue "
            "actions was agreed."
        ),
        "On complaints: 14 were received. Six concerned conduct. All 18 complaints received were answered.",
        "The depot has 62 leased vans.\n\nThe 26 leased vans go back to the maker in May.",
        "Of our 90 stalls 17 are empty.\n\nWe have written to the neighbours of these 19 empty stalls.",
    ],
    right=[
        (
            "1. The establishment is 454 posts; 37 are vacant, a vacancy rate of 8.1%.\n2. We have advertised "
            "each of the 37 "
            "vacant posts."
        ),
        (
            "There are 39 overdue actions, 10 of high risk and 29 of medium risk.\n\nAll 34 overdue actions of "
            "last year "
            "were closed."
        ),
        "The depot has 62 leased vans.\n\nIn the north yard stand 26 leased vans that go back in May.",
        "The depot has 62 leased vans. In May there were 26 leased vans.\n\nThe 26 leased vans were white.",
    ],
)
def same_phrase_with_another_count(paper: Paper) -> Iterator[Finding]:
    """All, each or the so many of a kind, where the paper has told that there are so many others."""
    counts = [one for sentence in paper.sentences for one in _counts(paper, sentence)]
    said = numbers_said(paper)
    for one in counts:
        if not one.definite or said[one.quantity.value] > 1:
            continue
        same = [each for each in counts if each.key == one.key and each is not one]
        fits = [each for each in same if not each.definite and _may_be_one(one, each)]
        if fits and len({each.quantity.value for each in same}) == 1:
            there = fits[0]
            yield two_values(
                one.quantity.start, one.quantity.end, one.quantity.text, there.quantity.text, there.sentence, 0.8
            )


def _may_be_one(one: _Count, other: _Count) -> bool:
    small, large = sorted((one.quantity.value, other.quantity.value))
    if small == large or large > small * _RATIO or one.sentence is other.sentence:
        return False
    if abs(one.sentence.block.paragraph - other.sentence.block.paragraph) > _FAR:
        return False
    names = [capitals_in(each.sentence.text) for each in (one, other)]
    return not (names[0] and names[1] and not names[0] & names[1])


def _counts(paper: Paper, sentence: Sentence) -> Iterator[_Count]:
    """The counts of things of which a word tells which they are."""
    if sentence.block.kind == "heading" or _OTHER_CASE.search(sentence.text):
        return
    for one in paper.quantities(sentence):
        if not one.whole or one.unit or one.more or one.sense != "exact" or one.value < _LEAST:
            continue
        before, after = sentence.text[: one.start - sentence.start], sentence.text[one.end - sentence.start :]
        own = [word for word in WORD.findall(one.phrase) if word.casefold() not in STOP]
        rest = after[after.find(one.phrase) + len(one.phrase) :] if one.noun else after
        state = _PREDICATE.match(rest) or (_RELATIVE.match(rest) if one.noun else None)
        noun = one.noun or (_noun_before(paper, sentence, before) if state else "")
        if not noun:
            continue
        key = {stem(word) for word in own[:-1]} | {thing_of(noun)}
        definite = bool(_DEFINITE.search(before))
        if state and not (definite and _PREDICATE.match(rest)):
            key.add(stem(state["state"]))
            rest = rest[state.end() :]
        if len(key) > 1 and not (definite and _NARROWER.match(rest)):
            yield _Count(one, sentence, frozenset(key), definite)


_LEAST = 3


def _noun_before(paper: Paper, sentence: Sentence, before: str) -> str:
    """The thing of which a number without a noun tells: the last that was named in its sentence, or the one before."""
    plural = [word for word in WORD.findall(before) if is_plural(word) and word[:1].islower()]
    if plural:
        return str(plural[-1])
    last = [one for one in paper.sentences_in(sentence.block) if one.place == sentence.place - 1]
    nouns = [one.noun for said in last for one in paper.quantities(said) if one.noun]
    return nouns[0] if len(nouns) == 1 else ""


_SO_MANY_OF = re.compile(
    rf"(?<![\w.,])(?P<some>\d[\d,]*)\s+(?:out )?of\s+(?:its|the|our|their|all|these|those)?\s*(?P<all>\d[\d,]*)\s+"
    rf"(?P<noun>(?:[a-z-]+\s+){{0,2}}?[a-z-]+s)\s*(?:\([^)]*\)\s*)?{_IS}\s+(?:now\s+|fully\s+)?(?P<state>{_STATE})\b"
    r"(?=\s*(?:[.,;:(–—]|$|(?:and|but|which|so|while|now|already|today)\b))",
    re.IGNORECASE,
)
_THE_REST = re.compile(
    rf"\b(?:the|these|those|all|its|our)\s+(?P<n>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven"
    rf"|twelve)\s+"
    rf"(?:(?P<noun>(?:[a-z-]+\s+){{0,2}}?[a-z-]+s)\s+(?:(?:that|which|who)\s+{_IS}\s+)?|(?:that|which)\s+{_IS}\s+)"
    rf"(?:still\s+|as yet\s+)?(?P<not>not (?:yet |been |fully )*|yet to be |still to be )?(?P<state>{_STATE})\b"
    r"(?!\s+(?:by|in|at|all|on|for|to|before|since|during|within|with|over|from|until|only|last|this)\b)",
    re.IGNORECASE,
)


@rule(
    "conflicting-values",
    wrong=[
        "39 of its 43 outcomes (91%) are met.\n\nA plan is in place for the 8 outcomes that are not met.",
        "Of the plan, 27 of the 30 actions are completed.\n\nThe 5 actions still to be completed have owners.",
        "We found that 112 of our 120 doors are repaired. The 121 doors that are repaired bear a label.",
    ],
    right=[
        "39 of its 43 outcomes (91%) are met.\n\nA plan is in place for the 4 outcomes that are not met.",
        "Of the plan, 27 of the 30 actions are completed.\n\nThe 3 actions still to be completed have owners.",
        "We found that 112 of our 120 doors are repaired. The 15 gates that are not repaired bear a label.",
        "In 2022 39 of its 43 outcomes were met.\n\nLast year a plan was made for the 8 outcomes that were not met.",
    ],
)
def rest_of_so_many_as_another(paper: Paper) -> Iterator[Finding]:
    """So many of so many are in a state, and those that are or are not in it are told to be another number."""
    given: list[tuple[re.Match[str], Sentence]] = []
    for sentence in paper.sentences:
        if _OTHER_CASE.search(sentence.text):
            continue
        for match in _THE_REST.finditer(sentence.text):
            found = _of_the_same(match, sentence, given)
            number = _number(match["n"])
            if found is None or number is None:
                continue
            some, whole = (_number(found[0][part]) or Decimal(0) for part in ("some", "all"))
            due = whole - some if match["not"] else some
            if number != due and whole > some:
                start = sentence.start + match.start()
                there = f"{found[0]['some']} of {found[0]['all']}, which makes {due}"
                yield two_values(start, start + len(match.group()), match.group(), there, found[1], 0.8)
        given += [(match, sentence) for match in _SO_MANY_OF.finditer(sentence.text)]


def _number(said: str) -> Decimal | None:
    words = "nought one two three four five six seven eight nine ten eleven twelve".split()
    plain = said.casefold().replace(",", "").rstrip(",")
    return Decimal(plain) if plain.isdigit() else Decimal(words.index(plain)) if plain in words else None


def _of_the_same(
    match: re.Match[str], sentence: Sentence, given: Sequence[tuple[re.Match[str], Sentence]]
) -> tuple[re.Match[str], Sentence] | None:
    """The one share told before of the same things in the same state."""
    same = [one for one in given if stem(one[0]["state"]) == stem(match["state"])]
    if match["noun"]:
        noun = stem(match["noun"].split()[-1])
        same = [one for one in same if stem(one[0]["noun"].split()[-1]) == noun]
    elif any(sentence.place - one[1].place > 1 for one in same):
        return None
    near = [one for one in same if sentence.block.paragraph - one[1].block.paragraph <= _FAR]
    return near[0] if len(same) == len(near) == 1 else None


_DONE_TO = re.compile(
    r"^\W*(?P<n>\d[\d,]*)\s+(?:of (?:them|these)|(?P<noun>[a-z]+s))\s+(?:were|have been|was)\s+(?P<state>[a-z]+ed)\W*$",
    re.IGNORECASE,
)
_DID = re.compile(
    r"^(?:We|It|They|The [a-z]+)\s+(?P<state>[a-z]+ed)\s+(?P<n>\d[\d,]*)\s+(?P<noun>[a-z]+s)\s*[.;]", re.IGNORECASE
)


@rule(
    "conflicting-values",
    wrong=[
        (
            "# In short\n\n- 41,668 calls were offered\n- 40,274 of them were answered\n\n# Calls\n\nWe answered "
            "39,174 "
            "calls. Some were long."
        ),
        "# Summary\n\n- 312 lamps were replaced\n\n# Lamps\n\nThe crew replaced 321 lamps. All are bright.",
        "# Key points\n\n- 86 gates were painted\n\n# Gates\n\nWe painted 68 gates. The rest are of steel.",
    ],
    right=[
        (
            "# In short\n\n- 41,668 calls were offered\n- 39,174 of them were answered\n\n# Calls\n\nWe answered "
            "39,174 "
            "calls. Some were long."
        ),
        (
            "# Summary\n\n- 312 lamps were replaced in the north\n\n# Lamps\n\nThe crew replaced 321 lamps. All are "
            "bright."
        ),
        "# Key points\n\n- 86 gates were painted\n\n# Gates\n\nWe mended 68 gates. The rest are of steel.",
    ],
)
def done_to_so_many_and_to_others(paper: Paper) -> Iterator[Finding]:
    """A summary says that so many had something done to them, and the rest of the paper that others had."""
    did = [(found, one) for one in paper.sentences if (found := _DID.match(one.text))]
    last = ""
    for sentence in paper.sentences:
        found = _DONE_TO.match(sentence.text)
        counted = [one.noun for one in paper.quantities(sentence) if one.noun]
        noun = stem(found["noun"]) if found and found["noun"] else last
        last = stem(counted[0]) if counted else last
        if found is None or not SUMMARY.search(heading_above(paper, sentence.block)):
            continue
        same = [
            (match, one)
            for match, one in did
            if stem(match["state"]) == stem(found["state"]) and stem(match["noun"]) == noun
        ]
        if len(same) == 1 and _number(same[0][0]["n"]) != _number(found["n"]):
            start = sentence.start + found.start("n")
            end = sentence.start + found.end("state")
            yield two_values(start, end, sentence.text.strip(" -•"), same[0][0].group(), same[0][1], 0.8)
