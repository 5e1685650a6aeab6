"""A count against the things that the same sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.counts import counts_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.words import WORD
from reeve.checking.paper import Paper
from reeve.checking.rules.counts import EXAMPLES, MOST, miscounted
from reeve.checking.rules.declaring import rule

_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z&][\w’'-]*){0,3}"
_TOLD = r"(?:namely|i\.e\.|that is|viz\.?|which are|who are|these are|they are|being|these being|called|known as)"
_OPENS = re.compile(
    rf"^(?P<lead>[^.;:()]{{0,100}}?)(?:(?P<colon>:\s+(?:{_TOLD},?\s)?)|\s?[–—]\s|,?\s{_TOLD},?\s"
    rf"|(?P<comma>,\s)(?=(?:{_NAME},\s)*{_NAME}\sand\s[A-Z])|(?P<bracket>\s\((?:{_TOLD},?\s)?))"
)
_ENDS = {"bracket": re.compile(r"[^.;:()]+(?=\))"), "colon": re.compile(r"[^.:()]+(?=\.|$)|[^.:()]+(?=\s\()")}
_ENDS_ELSE = re.compile(r"[^.;:()]+?(?=[.)]|\s[–—]\s|;|$)")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|may|should|must|do|does|did)\b", re.IGNORECASE)
_TO = re.compile(r"^(?:and\s+)?to\s")
_NUMBERS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SOME_OF = re.compile(
    rf"\b(?:{_NUMBERS}|\d+|some|most|none|many|few|each|any|either) of (?:the|our|these|its)\s*$", re.IGNORECASE
)
"""Before a count of which only some are named."""
_SO_LONG = re.compile(rf"\b(?:\d+|{_NUMBERS})[ -](?:minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
"""A length of time, which counts nothing that could be named."""
_NUMBERED = re.compile(rf"(?:and\s)?(?:\d|{_NUMBERS}\b)", re.IGNORECASE)
_AMONG_NAMES = re.compile(
    rf"^[^.;:()]{{0,40}},\s(?:from|in|at|by|for)\s(?P<list>(?:the\s)?{_NAME}(?:,\s(?:the\s)?{_NAME})+\sand\s(?:the\s)?{_NAME})"
)
_BEFORE = re.compile(
    rf"(?:^|[.:;]\s)(?P<list>(?:The\s)?{_NAME}(?:,\s(?:the\s)?{_NAME})*,?\sand\s(?:the\s)?{_NAME})"
    r"(?:\s(?:are|were|make up|form|remain)|,)\s(?:now\s|still\s)?(?:the|our|its|all)\s$"
)


@rule(
    "count-vs-list",
    wrong=[
        "The service has three programmes: Access, Skills, Safety and Reach.",
        "Four systems have moved out of the old machine room since the spring: payroll, planning and the archive.",
        "Two sites were closed, namely Northgate, Southgate and Eastgate.",
        "A pair of ponds (Heron, Kingfisher and Otter) were dredged.",
        "Card readers came to two kiosks, which are Priory Walk, Chapel Steps and Long Quay.",
        "Members are asked for four things: to agree the fees; to appoint a clerk; and to note the audit.",
        "A trio of wardens – Okoro and Bright – passed the course.",
        "Elm Court, Ash Court and Oak Court are the two blocks that need lifts.",
        "Two letters came, from Okehurst, Marlow and Thame.",
        "Five berths at the old quay are free again: numbers 3, 9, 12 and 31.",
        "Five quotations were compared, from Ashdown Roofs, Merrow and Peel Brothers.",
        "Four faults kept the lift shut for more than six weeks in May: a worn cable, damp and a lost key.",
    ],
    right=[
        "The service has four programmes: Access, Skills, Safety and Reach.",
        "The service has three programmes: Access, Skills, and Safety and Reach.",
        "Two sites were closed: both had been empty for a year, and cost much.",
        "Three teams answered: 12 people in all.",
        "Two of the three risks are new: flooding and fraud.",
        "All five schools (two infant, two junior and one other) are full.",
        "The 36 members sit in 4 groups: Red 15, Blue 12, Green 6 and Grey 3.",
        "A pair of ponds (Heron and Otter) were dredged. Five letters came, from Okehurst, Marlow and Thame.",
        "Four tenders came, from Leeds, York and Hull.",
        "Four berths at the old quay are free again: numbers 3, 9, 12 and 31.",
        "Three quotations were compared, from Ashdown Roofs, Merrow and Peel Brothers.",
        "Three faults kept the lift shut for more than six weeks in May: a worn cable, damp and a lost key.",
        "Card readers came to three kiosks, which are Priory Walk, Chapel Steps and Long Quay.",
        "Members are asked for three things: to agree the fees; to appoint a clerk; and to note the audit.",
        "Three posts (full and part time) are vacant; two of them, Bell, Hill and Rowe say, since June.",
    ],
)
def count_of_an_inline_list(paper: Paper) -> Iterator[Finding]:
    """A sentence gives a count and names the things too, after it or before it, and names more or fewer."""
    for sentence in paper.sentences:
        for count in counts_in(sentence, paper.quantities(sentence)):
            lead = sentence.text[: count.start - sentence.start]
            if not 2 <= count.value <= MOST or count.sense != "exact" or _SOME_OF.search(lead):
                continue
            before = _BEFORE.search(lead)
            rest = sentence.text[count.end - sentence.start :].lstrip().removeprefix(count.phrase)
            bounds = _named(before["list"]) if before else _named_after(rest)
            bounds = bounds or _from_others(count, rest) or _numbered(rest)
            if bounds is not None and not bounds[0] <= count.value <= bounds[1]:
                told = f"{bounds[0]} are named" if bounds[0] == bounds[1] else f"{bounds[0]} to {bounds[1]} are named"
                yield miscounted(count, bounds[0], told)


_NUMBERS_OF = re.compile(
    r"^[^.;]{0,80}:\s+(?:numbers|nos\.?|plots|lots|pages)\s(?P<list>\d+(?:,\s\d+)*,?\sand\s\d+)\.?$"
)
"""Things that bear numbers, told after a colon: "seven plots are free: numbers 14, 20 and 23"."""


def _numbered(rest: str) -> tuple[int, int] | None:
    """How many things are told by their numbers."""
    told = _NUMBERS_OF.match(rest)
    many = len(re.findall(r"\d+", told["list"])) if told else 0
    return (many, many) if many else None


def _from_others(count: Quantity, rest: str) -> tuple[int, int] | None:
    """How many places or people things are from, where there are no so many: two bids are not from three towns.

    Of letters several may be from one town; a firm, which is told by a name of two words, makes one bid.
    """
    among = _AMONG_NAMES.match(rest)
    bounds = _named(among["list"]) if among else None
    if among is None or bounds is None or bounds[0] > count.value:
        return bounds
    return bounds if count.noun in _ONE_EACH and _FIRM.search(among["list"]) else None


_ONE_EACH = frozenset({"bid", "tender", "quotation", "quote"})
_FIRM = re.compile(r"[A-Z][\w’'-]+\s[A-Z]")


def _named_after(rest: str) -> tuple[int, int] | None:
    """How many things are named after a count and its noun, at least and at most; None where it is no list."""
    opens = _OPENS.match(rest)
    if (
        opens is None
        or re.search(rf"\d|\b{_NUMBERS}\b", _SO_LONG.sub("", opens["lead"]))
        or EXAMPLES.search(opens["lead"])
        or len(WORD.findall(opens["lead"])) > (14 if opens["colon"] else 8)
    ):
        return None
    if opens["comma"] and re.search(rf"\b(?:which|who|are|is|were|was)\b|,\s{_NAME}$|\s{_NAME}$", opens["lead"]):
        return None
    form = next((name for name in _ENDS if opens[name]), "")
    said = _ENDS.get(form, _ENDS_ELSE).match(rest, opens.end())
    if said is None or (form == "bracket" and not _is_list(said.group())):
        return None
    if form == "colon" and ";" in said.group():
        pieces = [one for one in re.split(r";\s*(?:and\s|or\s)?", said.group()) if one.strip()]
        return (len(pieces), len(pieces)) if len(pieces) > 1 and not EXAMPLES.search(said.group()) else None
    return _named(said.group())


def _is_list(said: str) -> bool:
    """Whether brackets hold a list: of names, or of words with a comma and an "and"."""
    return bool(re.match(r"[A-Z]", said) or re.search(r",\s.*\band\s", said))


def _named(said: str) -> tuple[int, int] | None:
    """How many things a list in a sentence names, at least and at most; None where it is no list of names."""
    said = re.sub(r";\s+(?=and\s)|;\s+", ", ", said)
    pieces = [one.strip() for one in re.split(r",\s+|\s+and\s+(?=[^,]*$)", said) if one.strip()]
    commas = [one.strip() for one in said.split(", ")]
    if len(pieces) < 2 or _VERB.search(said) or EXAMPLES.search(said):
        return None
    most = 12 if all(_TO.match(one) for one in pieces) else 6
    if any(len(WORD.findall(one)) > most or not WORD.search(one) or _NUMBERED.match(one) for one in pieces):
        return None
    if len(commas) == 1 and len(pieces) == 2:
        return (1, 2) if not re.search(r"\band\b", said) else (2, 2 + said.count(" and ") - 1)
    last = commas[-1]
    oxford = last.startswith("and ")
    ands = sum(one.removeprefix("and ").count(" and ") + one.count(" & ") for one in commas)
    least = len(commas)
    if not oxford and " and " in last:
        return least + (0 if ands > 1 else 1), least + ands
    return least, least + ands
