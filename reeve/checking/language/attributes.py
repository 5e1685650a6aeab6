"""A small thesaurus of what public bodies tell of their things: words that mean one attribute, or one kind of thing."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from reeve.checking.language.words import STOP, WORD, content, singular, stem

ONE_KIND: dict[str, str] = {
    "person": "person people employee staff worker colleague workforce employs employed headcount payroll",
    "member": "member trustee commissioner governor councillor conservator delegate seat",
    "reply": "reply response respondent answer return questionnaire returned replied responded answered",
    "complaint": "complaint grievance complained",
    "resident": "resident tenant household villager inhabitant parishioner",
    "bid": "bid tender offer quotation bidder tenderer",
    "price": "price fee charge toll tariff fare dues due cost costs rent hire levy premium pays pay charged priced",
    "grant": "grant offer award funding settlement offers offered awarded subsidy contribution",
    "weight": "weight weigh weighs heavy heavier lorry laden tonnage",
    "length": "length long longer stretch route walk path",
    "area": "area size site extent",
    "vehicle": "vehicle bus lorry van car fleet",
    "rise": "rise increase more extra raise uplift dearer up higher grow growth",
    "limit": "limit cap ceiling maximum threshold",
    "home": "home house dwelling flat property",
    "pupil": "pupil student learner child place",
    "visit": "visit visitor attendance admission",
    "inspection": "inspection inspect examination examine test tested check checked sample",
    "opening": "open opening opened hours hour opens",
    "trader": "trader trading trade stallholder stall",
    "saving": "saving save saved efficiency",
    "loan": "loan lend lent borrow borrowed debt",
}
"""Under each word, others that tell of the same."""


ONE_THING: dict[str, str] = {"staff": "staff employee worker", "reply": "reply response", "bid": "bid tender"}
"""Words for the very same things, of which a paper may well count one as the other."""


def thing_of(word: str) -> str:
    """The word under which a thing is counted."""
    said = singular(word)
    return next((thing for thing, words in ONE_THING.items() if said in words.split()), stem(word))


def modified_apart(one: str, other: str, common: frozenset[str]) -> bool:
    """Whether a thing that two texts share is told apart by the word before it: food bins and grey bins."""
    stems = [frozenset(stem(word) for word in WORD.findall(text)) for text in (one, other)]
    for word in stems[0] & stems[1]:
        if kind_of(word) not in common and word not in common:
            continue
        befores = [_before(text, word) for text in (one, other)]
        if befores[0] and befores[1] and not befores[0] & befores[1]:
            return True
    return False


def _before(text: str, topic: str) -> frozenset[str]:
    words = WORD.findall(text)
    return frozenset(
        stem(first)
        for first, second in pairwise(words)
        if stem(second) == topic and first.casefold() not in STOP and not first.casefold().endswith("ly")
    )


@cache
def _kinds() -> dict[str, str]:
    return {stem(word): kind for kind, words in ONE_KIND.items() for word in words.split()}


def kind_of(word: str) -> str:
    """The word under which another is told, or its stem."""
    return _kinds().get(stem(word), stem(word))


def topics(text: str) -> frozenset[str]:
    """What a text is about: the stems of its words, words of one kind made one."""
    return frozenset(kind_of(one) for one in WORD.findall(text) if one.casefold() not in STOP and len(one) > 1)


def shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The topics that two texts share, endings left aside: "growth" and "growing", "bidder" and "bid"."""
    return frozenset(word for word in one for match in other if word == match or _one_word(word, match))


_LEAST = 4


def _one_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST and long.startswith(short) and len(long) - len(short) <= _LEAST


PLAIN = content(
    "board committee panel council cabinet trust authority officer meeting report year month day time number total new"
    " now each all per cent percent hundred thousand million pound table figure"
)
"""Topics of every paper, by which nothing is told from anything."""
