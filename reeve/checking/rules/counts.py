"""A stated count against the list or the table that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reeve.checking.document import Block
from reeve.checking.finding import Finding
from reeve.checking.language.counts import counts_in
from reeve.checking.language.grids import grid_of, is_total
from reeve.checking.language.lists import items_after
from reeve.checking.language.quantities import Quantity, quantities_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import WORD, singular
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

MOST = 40
EXAMPLES = re.compile(
    (
        r"\b(?:include|includes|including|included|such as|for example|e\.g\.|among|amongst|some of|notably"
        r"|in particular)\b"
    ),
    re.IGNORECASE,
)
_CUE = re.compile(r"\b(?:following|these|below|as follows|namely|are|were|is|as set out|listed|under)\b", re.IGNORECASE)
_RUNS_ON = re.compile(
    r"(?::-?|[–-]|,|\b(?:namely|viz\.?|i\.e\.|which are|these are|they are|as follows|these being|that is|to))\s*$",
    re.IGNORECASE,
)
"""How a sentence ends that a list goes on from."""
_DRAWN = re.compile(
    r"^(?:\w+\s){1,4}?(?:draws?|drew|have|has|had|make|made|set|agreed|learned|learnt|took|take|ask|asked|propose[sd]?"
    r"|recommend(?:s|ed)?|found|saw|identified|(?:will )?work to)\s(?:the\s)?(?:[a-z]+|\d+)\s(?:[a-z]+\s){0,2}?"
    r"(?:lessons|aims|priorities|steps|actions|recommendations|points|reasons|changes|conclusions"
    r"|goals|objectives|measures"
    r"|themes|findings|principles|improvements|conditions|proposals|requests|things)\b[^.;:,]{0,40}\.$"
)
"""A sentence that a list follows though it ends in a full stop: "We draw four lessons from the year."."""
_TABLE = re.compile(
    r"\btable (?:lists|shows|gives|names|sets out) (?:the|our|its)\b"
    r"|\b(?:table|schedule|list)\b.{0,40}\b(?:below|following|overleaf)\b"
    r"|\b(?:following|below)\b.{0,30}\b(?:table|schedule)\b"
    r"|\b(?:are|is) (?:(?:set out|shown|listed|given) (?:below|here)\b|(?:set out |shown |listed |given )?in the"
    r" (?:following )?table\b)|:\s*$",
    re.IGNORECASE,
)


@rule(
    "count-vs-list",
    wrong=[
        "The plan has four priorities:\n- Access\n- Skills\n- Safety",
        "Members asked for the following two reports:\n(a) Costs\n(b) Risks\n(c) Staff",
        "The paper makes five requests. The Panel is asked to:\n- note it\n- agree the fees\n- thank the staff",
        "Officers have worked up four options.\n- sell it\n- let it\n- keep it",
        "The scheme has two strands, each with a friend among the wardens:\n- paths\n- stiles\n- gates",
        "Five draft plans have gone to the owners. Their themes were:\n- water\n- wood\n- stone\n- peat",
        "The panel learned four lessons in the year.\n- Write sooner\n- Ring first\n- Keep notes",
        (
            "There were two specific comments on the service:\n## Theme one\na) It is slow.\nOfficers "
            "will look at this.\n## Theme two\nb) It is costly.\nc) It is good.\n12. Next steps follow."
        ),
    ],
    right=[
        "The plan has three priorities:\n- Access\n- Skills\n- Safety",
        "Among the nine priorities are the following:\n- Access\n- Skills",
        "The plan has four priorities, including:\n- Access\n- Skills",
        "The grant pays for five pieces, namely:\n- a slide\n- a net\n- a swing\n- two springers",
        "Conditions:\n- lamps at both doors\n- a log of sales\n- no glass outside\n- a guard",
        "The panel sat on four occasions.\n- Costs\n- Risks\n- Staff",
        "Members met 3 times. Their reports were:\n- Costs\n- Risks",
        "The panel learned three lessons in the year.\n- Write sooner\n- Ring first\n- Keep notes",
    ],
)
def count_of_a_list(paper: Paper) -> Iterator[Finding]:
    """A sentence announces so many things, and the list that follows it has more or fewer."""
    for block in paper.document.of_kind("paragraph", "item", "heading"):
        sentences = paper.sentences_in(block)
        if not sentences:
            continue
        sentence = sentences[-1]
        count = _announced(sentence, paper) or _announced_before(sentences, paper)
        if count is None:
            continue
        items = items_after(paper.document, block)
        if items is None or (block.kind == "item" and items.blocks[0].level <= block.level):
            continue
        listed = len(items.blocks)
        if sum(map(_how_many, items.blocks)) == count.value:
            continue  # "two springers" are two of them
        if block.kind == "heading" and not (listed >= 2 and count.start - sentence.start < 20):
            continue
        if listed != int(count.value) and listed > 1:
            yield miscounted(count, listed, f"{listed} are listed")


def _just_before(sentence: Sentence, paper: Paper) -> bool:
    """Whether a sentence that ends in a full stop leads to the list: it has one count, near its end."""
    if _DRAWN.search(sentence.text):
        return True
    found = counts_in(sentence, paper.quantities(sentence))
    if (
        len(found) != 1
        or found[0].start == sentence.start
        or found[0].value > _LISTED
        or found[0].noun in _NEVER_LISTED
        or not found[0].noun
    ):
        return False
    items = items_after(paper.document, sentence.block)
    rest = sentence.text[found[0].end - sentence.start :].removeprefix(f" {found[0].phrase}")
    near = items is not None and all(one.kind == "item" for one in items.blocks)
    return (
        near
        and len(WORD.findall(rest)) <= _LAST_WORDS
        and abs(len(items.blocks if items else ()) - found[0].value) < _OFF
    )


_LISTED, _LAST_WORDS, _OFF = 12, 5, 3
_NEVER_LISTED = frozenset(
    "time day week month year hour minute member staff person people councillor officer post occasion pound mile site"
    " resident child pupil adult user customer caller visitor response reply vote".split()
)


def _how_many(item: Block) -> int:
    """How many things an item names: "two springers" are two."""
    found = quantities_in(item.text[:40])
    return int(found[0].value) if found and found[0].start == 0 and found[0].whole and found[0].noun else 1


_ASKED = re.compile(
    r"\b(?:asked|invited|recommended|requested|resolved|agreed|proposed|are|is|were|was|be)(?:\s+to)?:\s*$"
)


def _announced_before(sentences: Sequence[Sentence], paper: Paper) -> Quantity | None:
    """The count in the sentence before one that only leads to the list: "The Panel is asked to:"."""
    if len(sentences) < 2 or not _ASKED.search(sentences[-1].text) or paper.quantities(sentences[-1]):
        return None
    found = counts_in(sentences[-2], paper.quantities(sentences[-2]))
    theirs = len(found) == 1 and found[0].start == sentences[-2].start and _THEIRS.match(sentences[-1].text)
    if theirs and found[0].sense == "exact" and 2 <= found[0].value <= _LISTED and found[0].noun not in _NEVER_LISTED:
        return found[0]
    fitting = [one for one in found if 2 <= one.value <= MOST and one.sense == "exact" and one.noun in _ASKED_FOR]
    return fitting[0] if len(found) == 1 and fitting else None


_THEIRS = re.compile(r"Their [a-z]+s (?:are|were):\s*$|(?:These|They) (?:are|were):\s*$")
"""Each of the things that open the sentence before has one: "Four reports came out. Their opinions were:"."""
_ASKED_FOR = frozenset("recommendation decision request proposal resolution question thing point action".split())


def _announced(sentence: Sentence, paper: Paper) -> Quantity | None:
    """The count that a sentence announces a list with."""
    text = sentence.text
    colon = bool(_RUNS_ON.search(text)) or _just_before(sentence, paper)
    following = re.search(r"\b(?:following|below|as follows)\b", text, re.IGNORECASE)
    if not colon and not following and sentence.block.kind != "heading":
        return None
    found = counts_in(sentence, paper.quantities(sentence))
    candidates = [one for one in found if 2 <= one.value <= MOST and one.sense == "exact"]
    if not candidates:
        return None
    last = candidates[-1]
    after = text[last.end - sentence.start :]
    before = text[: last.start - sentence.start]
    if (
        EXAMPLES.search(_AMONG_WHOM.sub(" ", after))
        or EXAMPLES.search(before)
        or re.search(
            r"\b(?:one|any|either|some|most|each) of (?:the |these |its |our )?$|\bof (?:these|those|which) $",
            before,
            re.IGNORECASE,
        )
    ):
        return None
    if re.search(r"\b(?:top|first|last|past|next|every|each|over|within|previous)\s+$", before, re.IGNORECASE):
        return None
    if following and re.search(r"following\s+$", before, re.IGNORECASE):
        return last
    if not _is_object(after[len(last.phrase) + 1 :], colon=colon):
        return None
    return last


_AMONG_WHOM = re.compile(r"\b(?:a|an|one) [a-z]+ among(?:st)? (?:the|our|its)\b", re.IGNORECASE)
"""A place among others, which makes no example: "each with a sponsor among the directors"."""


def _is_object(rest: str, *, colon: bool) -> bool:
    """Whether a counted thing is what the list is of: little comes between them, and no other noun is listed."""
    words = WORD.findall(rest)
    if len(words) > 18:
        return False
    other = list(re.findall(r"\bthe following (\w+(?:\s\w+)?)", rest, re.IGNORECASE))
    if other and not re.match(r"(?:are|is|have|were|was|for|to|in|by|of)\b", other[0], re.IGNORECASE):
        return False
    return colon or bool(_CUE.search(rest))


def miscounted(count: Quantity, listed: int, told: str) -> Finding:
    """What is wrong with a count beside a list that is longer or shorter."""
    noun = count.phrase or "of them"
    return Finding(
        "count-vs-list",
        count.start,
        count.end,
        f"The text says {count.text} {noun}, and {told}.",
        f"{int(count.value)} ≠ {listed}",
        "Correct the count, or complete the list.",
        0.85,
    )


@rule(
    "count-vs-list",
    wrong=[
        (
            "The five contracts are set out in the table below.\nContract | Ends\nGrit | 2026\nSigns "
            "| 2027\nLamps | 2027\nTotal | 3"
        ),
    ],
    right=[
        (
            "The three contracts are set out in the table below.\nContract | Ends\nGrit | 2026\nSigns "
            "| 2027\nLamps | 2027\nTotal | 3"
        ),
        (
            "The table below shows spend over two years.\nContract | 2023 | 2024\nGrit | 4 | 5\nSigns "
            "| 4 | 5\nLamps | 5 | 6"
        ),
    ],
)
def count_of_a_table(paper: Paper) -> Iterator[Finding]:
    """A sentence says that a table lists so many things, and the table has more or fewer rows."""
    blocks = paper.document.blocks
    for place, block in enumerate(blocks[:-1]):
        table = _next_table(blocks, place)
        if block.kind not in ("paragraph", "item") or table is None or (grid := grid_of(table)) is None:
            continue
        sentence = paper.sentences_in(block)[-1]
        if not _TABLE.search(sentence.text):
            continue
        counts = [
            one
            for one in paper.quantities(sentence)
            if one.whole and one.unit == "" and one.noun and 2 <= one.value <= MOST
        ]
        if len(counts) != 1 or counts[0].sense != "exact" or EXAMPLES.search(sentence.text):
            continue
        (count,) = counts
        label = singular(re.sub(r"[^A-Za-z]", "", (grid.columns[0].split() or [""])[-1]))
        rows = [one for one in grid.labels if one and not is_total(one)]
        width = len([one for one in grid.columns[1:] if one and not is_total(one)])
        if len(rows) == count.value or width == count.value or label != count.noun or len(rows) != len(set(rows)):
            continue
        yield miscounted(count, len(rows), f"the table has {len(rows)} rows")


def _next_table(blocks: tuple[Block, ...], place: int) -> Block | None:
    for one in blocks[place + 1 : place + 3]:
        if one.kind == "table":
            return one
        if one.kind != "caption":
            return None
    return None


_OF_ALL = re.compile(
    r"\b(?:there (?:are|were)|award of|register (?:holds|has|contains)|plan (?:has|holds)|consists? of|comprises?"
    r"|divided into|split into|now has|our|each of (?:the|our|its)|all"
    r"|(?:we|which|council|trust|board|authority|service|company) (?:has|have|runs?|keeps?|owns?|manages?|operates?"
    r"|lets?|maintains?|looks? after))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@rule(
    "count-vs-list",
    wrong=[
        (
            "There are six strategic risks, each scored from 1 to 5.\nRisk | Score\nFire | 4\nFlood "
            "| 5\nFraud | 3\nStaff | 2\nCyber | 5"
        ),
        "Depot | Vans\nNorth | 4\nSouth | 5\nMoor | 3\nEach of the five depots in the table has a store.",
    ],
    right=[
        (
            "There are five strategic risks, each scored from 1 to 5.\nRisk | Score\nFire | 4\nFlood "
            "| 5\nFraud | 3\nStaff | 2\nCyber | 5"
        ),
        "Depot | Vans\nNorth | 4\nSouth | 5\nMoor | 3\nEach of the three depots in the table has a store.",
        "There are six new risks this year.\nNo other came.\nContract | Ends\nGrit | 2026\nSigns | 2027\nLamps | 2027",
    ],
)
def count_of_a_table_elsewhere(paper: Paper) -> Iterator[Finding]:
    """A paper says how many there are, and its only table of them has more or fewer rows."""
    for sentence in paper.sentences:
        for count in paper.quantities(sentence):
            if not (
                count.whole and count.unit == "" and count.noun and 3 <= count.value <= MOST and count.sense == "exact"
            ):
                continue
            before = sentence.text[: count.start - sentence.start]
            after = sentence.text[count.end - sentence.start + 1 + len(count.phrase) :]
            if (
                not _OF_ALL.search(before)
                or re.match(r"\s*(?:that|which|who|with|in(?! the table)|on|where|over|above|rated|due|to)\b", after)
                or re.search(
                    r"\b(?:new|open|overdue|red|high|closed|live|late|key|main|priority)\b", count.phrase, re.IGNORECASE
                )
            ):
                continue
            tables = [grid for grid in paper.grids if singular((grid.columns[0].split() or [""])[-1]) == count.noun]
            if len(tables) != 1:
                continue
            rows = [
                one for one in tables[0].labels if one and not is_total(one) and not one.casefold().startswith("all ")
            ]
            after_it = re.match(r"\s*(?:in|of|from) the table\b", after)
            apart = tables[0].block.paragraph - sentence.block.paragraph
            near = 0 < apart <= 6 or (after_it and abs(apart) <= 6)
            if (
                near
                and len(rows) >= 3
                and len(rows) != count.value
                and len(rows) == len(set(rows))
                and abs(len(rows) - count.value) <= max(Decimal(2), count.value / 3)
            ):
                yield miscounted(count, len(rows), f"the table has {len(rows)} rows")


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ORDINAL = re.compile(
    (
        rf"^(?:The\s+)?(?P<word>{'|'.join(_ORDINALS)})(?:ly)?\b(?:,|\s+(?:is|was|concerns|relates|covers|of "
        r"these))"
    ),
    re.IGNORECASE,
)


@rule(
    "count-vs-list",
    wrong=[
        (
            "There are three reasons for this. First, staff have left. Second, demand has grown. Third, "
            "the system is old. Fourth, prices rose."
        )
    ],
    right=[
        (
            "There are three reasons for this. First, staff have left. Second, demand has grown. Third, "
            "the system is old."
        )
    ],
)
def count_of_what_is_told_in_turn(paper: Paper) -> Iterator[Finding]:
    """A count of reasons, steps or risks that are then told one by one: first, second, third."""
    for place, sentence in enumerate(paper.sentences):
        counts = [
            one
            for one in paper.quantities(sentence)
            if one.whole and one.unit == "" and one.noun and 2 <= one.value <= len(_ORDINALS)
        ]
        if len(counts) != 1 or counts[0].sense != "exact":
            continue
        told = 0
        for other in paper.sentences[place + 1 : place + 1 + 3 * len(_ORDINALS)]:
            if other.block.kind == "heading":
                break
            match = _ORDINAL.match(other.text)
            if match and _ORDINALS.index(match["word"].casefold()) == told:
                told += 1
        if told >= 2 and told != counts[0].value and not EXAMPLES.search(sentence.text):
            yield miscounted(counts[0], told, f"{told} are told")
