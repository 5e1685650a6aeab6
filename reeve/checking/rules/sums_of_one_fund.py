"""The sum of a fund, the most that a framework may be worth, and a price "rather than" the present one, told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from reeve.checking.facts import Fact, facts_of, two_values
from reeve.checking.finding import Finding
from reeve.checking.language.attributes import PLAIN, topics
from reeve.checking.language.names import capitals_in
from reeve.checking.language.words import STOP, WORD, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_THING = (
    r"(?P<thing>(?:[a-z][\w-]*\s+){0,2}?(?:fund|budget|grant|programme|scheme|contract|loan|reserve|envelope|pot|award"
    r"|framework|deficit|surplus|overspend|underspend|gap|allocation|bequest|legacy|facility|shortfall|precept|levy"
    r"|endowment|settlement|subsidy|provision|contingency|bid|debt|order|appeal))"
)
_IS_SO_MUCH = re.compile(
    rf"(?:^|[;:]\s|\band\s|^of\s)(?:the|our|its|this|their)\s+{_THING}(?:,\s+which)?\s+(?:(?:now|then)\s+)?"
    r"(?:is|was|stands at"
    rf"|stood at|totals"
    r"|totalled|amounts to|amounted to|comes to|came to|is worth|was worth|runs to|holds|is set at|was set at)\s+$",
    re.IGNORECASE,
)
_THE_SO_MUCH = re.compile(r"\b(?:the|our|its|this|their|that)\s+$", re.IGNORECASE)
_OF_THING = re.compile(rf"^[ -]{_THING}(?![\w-])(?! (?:for|of|from|that|which|in|to)\b)", re.IGNORECASE)
_THING_OF = re.compile(rf"\b(?:the|our|its|this|their|that)\s+{_THING}\s+of\s+$", re.IGNORECASE)
_OTHER_SUM = re.compile(
    r"\b(?:last year|previous\w*|before|formerly|originally|at first|had|would|could|if|instead|(?<!more )than|from £"
    r"|up from|next"
    r"|second|another|other|old|new|revised|increas\w*|reduc\w*|cut|rise|rose|fell|grew|bid for|asked for|each"
    r"|per|every"
    r"|in 20\d\d|forecast|expect\w*|estimat\w*|draft|until|(?:about|nearly|almost|over|under)(?= £))\b",
    re.IGNORECASE,
)
_NEAR = Decimal(3)


@rule(
    "conflicting-values",
    wrong=[
        (
            "The fund is £5.5m for the academic year. Of it, £3.0m is committed. The remaining £2.5m of the "
            "£6.5m fund is "
            "held back."
        ),
        "The repairs grant came to £84,000. Of the £48,000 grant one half has been spent on the porch.",
        "The overspend stands at £1.2m.\n\nWe have a plan to recover the overspend of £1.7m by the spring.",
        (
            "This note is about the flood relief grant of £236,000 from Marle County.\n\nOf the flood relief "
            "grant, which stands at £263,000, half went to Selby Lane."
        ),
    ],
    right=[
        (
            "The fund is £5.5m for the academic year. Of it, £3.0m is committed. The remaining £2.5m of the "
            "£5.5m fund is "
            "held back."
        ),
        "The repairs grant came to £84,000. Of the £48,000 heritage grant one half has been spent on the porch.",
        "The overspend stands at £1.2m.\n\nLast year we had to recover the overspend of £1.7m by the spring.",
    ],
)
def fund_with_two_sums(paper: Paper) -> Iterator[Finding]:
    """A fund, a grant or a deficit is told to be so much, and is taken up as so much else."""
    facts = [one for one in facts_of(paper) if one.measure.kind == "money"]
    told = [(one, match["thing"]) for one in facts if (match := _IS_SO_MUCH.search(one.before))]
    taken: list[tuple[Fact, str]] = []
    for one in facts:
        after = _OF_THING.match(one.after) if _THE_SO_MUCH.search(one.before) else None
        if match := after or _THING_OF.search(one.before):
            taken.append((one, match["thing"]))
    for one, thing in taken:
        rivals = [other for other, name in told if _one_thing(thing, name) and other.sentence is not one.sentence]
        named = [name for _, name in told if _one_thing(thing, name) and _own_name(thing) == _own_name(name) != ""]
        if len(rivals) == 1 and _differ(facts, rivals[0], one, by_name=bool(named)):
            yield two_values(one.start, one.end, one.measure.text, rivals[0].measure.text, rivals[0].sentence, 0.8)


def _one_thing(one: str, other: str) -> bool:
    """Whether two namings are of one thing: the same noun, and the same words before it where both have any."""
    first, second = (
        [stem(word) for word in WORD.findall(said) if word.casefold() not in STOP] for said in (one, other)
    )
    if first[-1] != second[-1]:
        return False
    return set(first) <= set(second) if len(first) < len(second) else set(second) <= set(first) and first == second


def _own_name(said: str) -> str:
    """The words before the noun of a thing by which it is told from others: "flood relief" of a grant."""
    return " ".join(word.casefold() for word in WORD.findall(said)[:-1] if word.casefold() not in STOP)


def _differ(facts: Sequence[Fact], told: Fact, one: Fact, *, by_name: bool) -> bool:
    """Whether two sums are at odds, and neither stands elsewhere for a thing of its own.

    Places beside them tell two things apart, but not where both have the same name.
    """
    if one.measure.agrees(told.measure) or not one.measure.near(told.measure, _NEAR):
        return False
    if one.apart(told) and not by_name:
        return False
    if any(_OTHER_SUM.search(said.sentence.text) for said in (one, told)):
        return False
    rest = [fact for fact in facts if fact not in (one, told)]
    return not any(fact.measure.agrees(one.measure) for fact in rest)


_MOST_BEFORE = re.compile(
    r"\b(?:(?:worth|valued at|value of|spend|cost|costs|run to|come to)\s+(?:of\s+)?(?:up to|no more than"
    r"|at most|not more than"
    r"|a maximum of|as much as)|maximum (?:\w+ )?(?:value|worth|spend|cost|sum|amount) (?:of|is|was|at)|capped at"
    r"|(?:ceiling|cap|upper limit) (?:of|is|was|at))\s+$",
    re.IGNORECASE,
)
_LET = re.compile(
    r"\b(?:framework|contract|agreement|programme|scheme|fund|grant|project|loan|purchasing system|facility|guarantee"
    r"|indemnity|order)\b",
    re.IGNORECASE,
)


@rule(
    "conflicting-values",
    wrong=[
        (
            "The framework is worth up to £5.0m over 4 years, let in four lots.\n\nCabinet approved a maximum "
            "value of £3.0m "
            "for the framework."
        ),
        (
            "The grant is capped at £250,000.\n\nThe maximum value of the grant, a maximum value of £205,000, was "
            "set in May."
        ),
        "The contract may cost no more than £1.4m.\n\nThe Board set a ceiling of £1.1m for the contract.",
    ],
    right=[
        (
            "The framework is worth up to £3.0m over 4 years, let in four lots.\n\nCabinet approved a maximum "
            "value of £3.0m "
            "for the framework."
        ),
        "The grant is capped at £250,000.\n\nThe Board set a ceiling of £1.1m for the contract.",
        ("The framework is worth up to £5.0m over 4 years.\n\nEach lot of the framework has a maximum value of £3.0m."),
    ],
)
def most_of_one_thing_told_twice(paper: Paper) -> Iterator[Finding]:
    """The most that one framework, contract or grant may be worth is told as two sums."""
    facts = [one for one in facts_of(paper) if one.measure.kind == "money" and _MOST_BEFORE.search(one.before)]
    for one, other in combinations(facts, 2):
        if one.sentence is other.sentence or one.measure.agrees(other.measure):
            continue
        things = [frozenset(word.casefold() for word in _LET.findall(said.sentence.text)) for said in (one, other)]
        if len(things[0] & things[1]) != 1 or things[0] ^ things[1] or not one.measure.near(other.measure, _NEAR):
            continue
        apart = any(_PARTS.search(said.sentence.text) or _OTHER_SUM.search(said.sentence.text) for said in (one, other))
        agreed = [each for each in facts if each.measure.agrees(one.measure) or each.measure.agrees(other.measure)]
        if not apart and not one.apart(other) and len(agreed) == _BOTH:
            yield two_values(one.start, one.end, one.measure.text, other.measure.text, other.sentence, 0.8)


_PARTS = re.compile(
    r"\b(?:lot \d|phase|stage|year \d|annual(?:ly)?|a year|per|single|call-off|task|one-off)\b"
    r"|\b(?:framework|contract|grant|scheme|fund|project|agreement) (?-i:[A-Z]|\d+)\b",
    re.IGNORECASE,
)
_BOTH = 2

_NOW = re.compile(
    r"\b(?:costs?|is|are|charge[sd]?|pays?|stands at|set at|remains?(?: at)?|at|is now|is priced at|is let at)\s+$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:rather than|instead of|in place of|up from|down from|against|compared (?:with|to)|from)\s+(?:the\s+)?"
    r"(?:present\s+|current\s+|today['’]s\s+|existing\s+)?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|from (?:\d+ )?(?-i:[A-Z])\w+|next year|proposed|rises?|goes up|to rise|be raised)\b",
    re.IGNORECASE,
)


@rule(
    "conflicting-values",
    wrong=[
        (
            "The resident's permit costs £70 a year. From April, when the permit will cost £76 rather than £66, "
            "residents "
            "may pay monthly."
        ),
        "A burial costs £940 in the old ground.\n\nFrom April a burial will cost £990, up from £910.",
        "The junior ticket is £4.20.\n\nIt is proposed that the junior ticket will be £4.50 instead of £4.10.",
    ],
    right=[
        (
            "The resident's permit costs £70 a year. From April, when the permit will cost £76 rather than £70, "
            "residents "
            "may pay monthly."
        ),
        "A burial costs £940 in the old ground.\n\nFrom April a cremation will cost £990, up from £910.",
        (
            "The resident's permit costs £70. The visitor's permit will cost £76 rather than £66. A permit for trade "
            "costs £200."
        ),
    ],
)
def present_price_as_another(paper: Paper) -> Iterator[Finding]:
    """A price is to be raised from one that is not the one that the paper gives as the present one."""
    facts = [one for one in facts_of(paper) if one.measure.kind == "money"]
    now = [one for one in facts if _NOW.search(one.before) and not _TO_COME.search(one.sentence.text)]
    for one in facts:
        match = _INSTEAD.search(one.before)
        if match is None or not _TO_COME.search(one.sentence.text):
            continue
        subject = _subject(one.sentence.text[: match.start()])
        others = [other for other in now if other.sentence is not one.sentence and _same_price(subject, one, other)]
        if len(others) != 1 or any(each.measure.agrees(one.measure) for each in facts if each is not one):
            continue
        start = one.sentence.start + match.start()
        yield two_values(
            start,
            one.end,
            one.sentence.text[match.start() : one.end - one.sentence.start],
            others[0].measure.text,
            others[0].sentence,
            0.75,
        )


def _subject(text: str) -> frozenset[str]:
    """What the price before a comparison is told of."""
    return (
        topics(re.sub(r"£\S*", " ", re.split(r"[,;:]", text)[-2 if text.rstrip().endswith(",") else -1]))
        - PLAIN
        - _PRICED
    )


_PRICED = topics("price april cost charge pays paid proposed raised rises rise will year week month day set present")


def _same_price(subject: frozenset[str], one: Fact, other: Fact) -> bool:
    own = topics(re.sub(r"£\S*", " ", other.before)) - PLAIN - _PRICED
    told = [capitals_in(said.sentence.text) for said in (one, other)]
    apart = _qualified(one.sentence.text, subject & own) - _qualified(other.sentence.text, subject & own)
    if not subject or not subject & own or apart or (told[0] and told[1] and not told[0] & told[1]):
        return False
    return one.measure.near(other.measure, Decimal("1.5")) and subject <= own | _PRICED


def _qualified(text: str, common: frozenset[str]) -> frozenset[str]:
    """The words that stand right before the things that two prices share."""
    words = WORD.findall(text)
    return frozenset(
        stem(first) for first, second in pairwise(words) if topics(second) & common and first.casefold() not in STOP
    )
