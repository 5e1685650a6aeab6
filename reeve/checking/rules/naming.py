"""One body, post or title under several names, and national bodies that are misnamed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from reeve.checking.document import Block
from reeve.checking.finding import Finding
from reeve.checking.language.amounts import times
from reeve.checking.language.lists import items_after
from reeve.checking.language.names import Name
from reeve.checking.language.words import STOP, WORD, content, singular, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_KINDS = re.compile(
    r"\b(?:Board|Committee|Group|Team|Officers?|Director|Directorate|Department|Programme|Strategy"
    r"|Panel|Forum|Council|Authority|Service|Services|Plan|Manager|Head|Chief|Executive|Partnership"
    r"|Framework|Unit|Commission|Network|Academy|Centre)\b"
)
_POST = re.compile(
    r"^(?:Director|Head|Chief|Assistant Director|Executive Director|Manager|Deputy|Corporate Director)\b"
)
_WORDS, _PREFIX = 3, 4
_ENDINGS = frozenset(
    "al ical ology ement ing ed ation ational ations ive ion ions er or y ies ity ic ics ment ance "
    "ancy ary e es s ant ent"
    " ial ially ological ologies ations nical nology".split()
)
"""Endings of words of one stem: "Technical" and "Technology", "Management" and "Managing"."""
_SMALL = frozenset({"and", "&", "of", "the", "for", "to", "in"})
_NATIONAL = (
    "Department for Work and Pensions",
    "Department for Education",
    "Department of Health and Social Care",
    "Department for Transport",
    "Department for Environment, Food and Rural Affairs",
    "Department for Science, Innovation and Technology",
    "Information Commissioner's Office",
    "National Cyber Security Centre",
    "Local Government Association",
    "HM Revenue and Customs",
    "Care Quality Commission",
    "UK Health Security Agency",
    "Government Digital Service",
    "Chartered Institute of Public Finance and Accountancy",
    "Society of Local Authority Chief Executives",
    "Local Government and Social Care Ombudsman",
    "Public Sector Audit Appointments",
    "Equality and Human Rights Commission",
    "Health and Safety Executive",
    "Environment Agency",
)


@rule(
    "name-drift",
    wrong=[
        (
            "The Chief Digital Information Officer chairs the board.\nThe Chief Digital and Information "
            "Officer will report."
        ),
        "The Chief Technical Officer signs.\nThe Chief Technology Officer is absent.",
        "The Chief Officer's Board met.\nThe Chief Officers Board agreed.",
        (
            "The Director of Strategy and Resources leads.\nThe Director of Strategy and Resources reports.\n"
            "The Director of Resources is satisfied."
        ),
    ],
    right=[
        "The Director of Strategy and Resources leads.\nThe Director of Children and Families leads too.",
        "The Digital Board met.\nThe Pre-Digital Board met.\nThe Audit Committee met, and the Audit Sub-Committee too.",
        "Service Managers were asked. Each Service Manager answered.",
    ],
)
def one_name_written_two_ways(paper: Paper) -> Iterator[Finding]:
    """Two names that differ so little that they must mean one body or post."""
    first: dict[str, Name] = {}
    count: Counter[str] = Counter()
    for name, _ in paper.names:
        said = _tidy(name.text)
        said = re.split(r"(?<=Board|Group|Forum|Panel)\s+of\s+", said)[0] if " of " in said else said
        if _KINDS.search(said) and 2 <= len(said.split()) <= 9:
            first.setdefault(said, name)
            count[said] += 1
    told: set[str] = set()
    for one, other in combinations(sorted(first), 2):
        why = _same(one, other, count)
        if not why or paper.house.aliases.get(one) == other or paper.house.aliases.get(other) == one:
            continue
        usual, rare = sorted((one, other), key=lambda said: (-count[said], first[said].start))
        if rare in told:
            continue
        told.add(rare)
        place = first[rare]
        yield Finding(
            "name-drift",
            place.start,
            place.end,
            f"“{rare}” is also called “{usual}”.",
            f"“{usual}” {times(count[usual])}, “{rare}” {times(count[rare])}; {why}",
            f"Use one name throughout: “{usual}”, if that is right.",
            0.75,
        )


def _tidy(name: str) -> str:
    said = re.sub(r"\s+", " ", name.replace("’", "'")).removesuffix("'s").strip(" ,")
    return said.removeprefix("the ").removeprefix("The ")


def _same(one: str, other: str, count: Counter[str]) -> str:
    a, b = one.split(), other.split()
    strong_a, strong_b = ([word for word in words if word.casefold() not in _SMALL] for words in (a, b))
    if one.replace("'", "").casefold() == other.replace("'", "").casefold():
        return "the apostrophe differs" if one.casefold() != other.casefold() else ""
    if [word.casefold() for word in strong_a] == [word.casefold() for word in strong_b]:
        amp = one.replace("&", "and").casefold() == other.replace("&", "and").casefold()
        the = one.replace(" the ", " ").casefold() == other.replace(" the ", " ").casefold()
        return (
            ""
            if amp or the or one.casefold().replace(",", "") == other.casefold().replace(",", "")
            else "a small word differs"
        )
    if len(strong_a) == len(strong_b):
        pairs = [(x, y) for x, y in zip(strong_a, strong_b, strict=True) if x.casefold() != y.casefold()]
        if len(pairs) == 1 and len(strong_a) >= _WORDS:
            x, y = (word.strip("',").casefold() for word in pairs[0])
            prefix = len(_common(x, y))
            if singular(x) != singular(y) and prefix >= _PREFIX and x[prefix:] in _ENDINGS and y[prefix:] in _ENDINGS:
                return f"“{pairs[0][0]}” and “{pairs[0][1]}”"
        return ""
    short, long = sorted((strong_a, strong_b), key=len)
    whole = " ".join(long)
    if _POST.match(one) and _POST.match(other) and len(short) >= 2 and len(long) - len(short) == 1:
        inner = (
            set(map(str.casefold, short)) < set(map(str.casefold, long))
            and short[0].casefold() == long[0].casefold()
            and short[-1].casefold() == long[-1].casefold()
        )
        longer = other if len(strong_b) > len(strong_a) else one
        if inner and count[longer] >= 2 and len(short) >= 2 and whole:
            return "a word is missing"
    return ""


def _common(one: str, other: str) -> str:
    place = 0
    while place < min(len(one), len(other)) and one[place] == other[place]:
        place += 1
    return one[:place]


@rule(
    "name-drift",
    wrong=["The case goes to the Department of Works and Pensions."],
    right=["The case goes to the Department for Work and Pensions, and to the Information Commissioner’s Office."],
)
def national_body_misnamed(paper: Paper) -> Iterator[Finding]:
    """A national body under a name that is not quite its own."""
    for name, _ in paper.names:
        said = _tidy(name.text)
        plain = said.casefold().replace("&", "and")
        for right in _NATIONAL:
            known = right.casefold()
            if plain == known or known in plain or len(said.split()) < 3:
                continue
            if abs(len(plain) - len(known)) <= 6 and fuzz.ratio(plain, known) >= 88:
                yield Finding(
                    "name-drift", name.start, name.end, f"“{said}” is called “{right}”.", "", f"Write “{right}”.", 0.8
                )


@rule(
    "name-drift",
    wrong=[
        (
            "The strategy has two priorities:\n- ICT Governance and Service Development\n- Strategic "
            "Architecture\nWork on each follows.\n# ICT Governance and ICT Service Development\nIt goes "
            "well.\n# Strategic Architecture\nIt goes well."
        ),
        (
            "The strategy focuses on three strategic priorities for the council.\nProgress on the three "
            "strategic themes of the strategy is described below."
        ),
    ],
    right=[
        (
            "The strategy has two priorities:\n- Governance and Service Development\n- Strategic Architecture\n"
            "# Governance and Service Development\nIt goes well.\n# Strategic Architecture\nIt goes "
            "well."
        ),
        "The strategy focuses on three strategic priorities for the council.\nThe three regional hubs will open.",
    ],
)
def title_that_changes(paper: Paper) -> Iterator[Finding]:
    """A title in a list reads otherwise as a heading, or a set of things changes what it is called."""
    headings = [block for block in paper.document.of_kind("heading") if len(block.text.split()) >= 2]
    plains = [_plain(one) for one in headings]
    known = set(plains)
    for block in paper.document.of_kind("paragraph", "item"):
        items = items_after(paper.document, block) if block.text.rstrip().endswith(":") else None
        listed = items.blocks if items else ()
        titles = [_plain(one) for one in listed]
        if known.isdisjoint(titles):
            continue
        for one, title in zip(listed, titles, strict=True):
            if title in known or len(one.text.split()) > 10:
                continue
            near = [
                other
                for other, plain in zip(headings, plains, strict=True)
                if other.start > one.start and fuzz.ratio(title, plain) >= 78
            ]
            if near:
                yield Finding(
                    "name-drift",
                    near[0].start,
                    near[0].end,
                    f"The heading “{near[0].text}” was announced as “{one.text}”.",
                    f"paragraph {one.paragraph} (counted)",
                    "Use one title in both places.",
                    0.75,
                )
    yield from _sets(paper)


def _plain(block: Block) -> str:
    return re.sub(r"[^a-z ]", "", block.text.casefold().replace("&", "and")).strip()


def _sets(paper: Paper) -> Iterator[Finding]:
    seen: dict[tuple[int, str], list[tuple[str, frozenset[str], str]]] = defaultdict(list)
    for sentence in paper.sentences:
        for one in paper.quantities(sentence):
            words = [word.casefold() for word in WORD.findall(one.phrase)]
            if not (one.whole and one.worded and one.noun and 2 <= len(words) <= 3 and one.value >= 3):
                continue
            key = (int(one.value), " ".join(words[:-1]))
            about = frozenset(stem(word) for word in WORD.findall(sentence.text) if word.casefold() not in STOP) - {
                one.noun
            }
            for noun, other, phrase in seen[key]:
                if noun != one.noun and noun in _SETS and one.noun in _SETS and about & other - content(one.phrase):
                    yield Finding(
                        "name-drift",
                        one.start,
                        one.end + 1 + len(one.phrase),
                        f"“{one.text} {one.phrase}” were “{phrase}” before.",
                        "",
                        "Call them by one word.",
                        0.6,
                    )
                    break
            seen[key].append((one.noun, about, f"{one.text} {one.phrase}"))


_SETS = frozenset(
    "priority theme objective aim goal pillar strand workstream principle outcome ambition area commitment".split()
)
