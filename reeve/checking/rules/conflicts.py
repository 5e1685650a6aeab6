"""The same quantity with two values in one paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount
from reeve.checking.language.grids import Grid, is_total
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, content, stem
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_COMPARED = re.compile(
    r"\b(?:from|previous\w*|last (?:year|month|quarter)|prior|target\w*|compared|against|than|before|after|was \w+ in|increas\w*|decreas\w*|rose|fell|reduc\w*|forecast\w*|estimat\w*|expect\w*|project(?:ed|ion)|plan(?:ned)? to|up to|further|additional|remaining|other|another|each|per|every|average|between|within|first|until|further|original\w*|initial\w*|revised|maximum|minimum|would|could|if)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\bas (?:explained|stated|noted|described|set out|reported|mentioned|outlined)\b[^.;]{0,40}\b(?:elsewhere|above|earlier|previously|in this report|in paragraph)", re.IGNORECASE)
_PREPOSED = re.compile(r"(?P<what>(?:[A-Za-z][\w’'-]*\s+){1,6})(?:of|is|was|stands at|stood at|totals|totalled|amounts to|at|:)\s*$")


@dataclass(frozen=True)
class _Said:
    quantity: Quantity
    sentence: Sentence
    key: frozenset[str]
    """The stems of what is counted, the noun among them."""
    about: frozenset[str]
    names: frozenset[str]
    when: frozenset[str]


@rule(
    "conflicting-values",
    wrong=[
        "# Summary\nThe service runs 214 live contracts.\n# Detail\nAt the year end the service runs 241 live contracts across the council.",
        "The approved budget of the scheme is £4.2m.\nWork is on time.\nThe approved budget of the scheme is £4.5m, all of it capital.",
        "As explained above, there are four strategic risks.\n# Risks\nThe unit manages five strategic risks of the council.",
    ],
    right=[
        "The service runs 214 live contracts.\nIt closed 27 old contracts.",
        "In 2023 the service ran 214 live contracts.\nIn 2024 the service ran 241 live contracts.",
        "The service in Northgate has 14 live contracts.\nThe service in Southgate has 16 live contracts.",
        "The service aims at a target of 214 live contracts.\nThe service runs 241 live contracts.",
    ],
)
def two_values_of_one_thing(paper: Paper) -> Iterator[Finding]:
    """Two sentences say the same of the same thing, with two values."""
    said = [one for sentence in paper.sentences for one in _said(sentence, paper)]
    told: set[int] = set()
    for place, one in enumerate(said):
        for other in said[place + 1 :]:
            if other.quantity.start in told or not _of_one_thing(one, other) or _agree(one.quantity, other.quantity):
                continue
            if any(_agree(third.quantity, other.quantity) and third.key == other.key for third in said[:place]):
                continue
            told.add(other.quantity.start)
            yield Finding(
                "conflicting-values",
                other.quantity.start,
                other.quantity.end,
                f"{_phrase(other)}: {other.quantity.text.strip()} here, and {one.quantity.text.strip()} in paragraph {_printed(one.sentence)}.",
                f"“{one.sentence.text[:160]}”",
                "Say the same in both places, or say what differs.",
                0.75,
            )


def _said(sentence: Sentence, paper: Paper) -> Iterator[_Said]:
    if _COMPARED.search(_BACK.sub("", sentence.text)):
        return
    found = paper.quantities(sentence)
    counts = [one for one in found if one.sense == "exact" and not one.more]
    names = frozenset(word for word in re.findall(r"(?<=[a-z,] )[A-Z][A-Za-z’'-]+", sentence.text))
    when = frozenset(one.text.casefold() for one in (*paper.moments(sentence), *paper.periods(sentence)))
    for one in counts:
        key = _key(one, sentence)
        same = [other for other in found if other is not one and other.unit == one.unit and (not one.noun or other.noun == one.noun)]
        if not key or same or one.unit in ("time", "times", "point"):
            continue
        about = content(sentence.text) - {stem(word) for word in WORD.findall(one.text)}
        yield _Said(one, sentence, key, about, names, when)


def _key(one: Quantity, sentence: Sentence) -> frozenset[str]:
    before = sentence.text[: one.start - sentence.start]
    after = sentence.text[one.end - sentence.start :]
    if one.unit == "" and one.noun and one.whole:
        own = frozenset(stem(word) for word in WORD.findall(one.phrase) if word.casefold() not in STOP)
        return own if one.value > 1 else frozenset()
    if one.unit in ("£", "%", "score", ""):
        if match := _PREPOSED.search(before):
            words = frozenset(stem(word) for word in WORD.findall(match["what"]) if word.casefold() not in STOP)
            return words | {one.unit or "n"} if len(words) >= 2 else frozenset()
        if one.unit == "%" and (of := re.match(r"\s+of\s+(?:the\s+|all\s+)?(?P<what>(?:[a-z][\w’'-]*\s*){2,5})", after)):
            words = frozenset(stem(word) for word in WORD.findall(of["what"]) if word.casefold() not in STOP)
            return words | {"%"} if len(words) >= 2 else frozenset()
    return frozenset()


def _of_one_thing(one: _Said, other: _Said) -> bool:
    if one.quantity.unit != other.quantity.unit or one.sentence is other.sentence:
        return False
    back = bool(_BACK.search(one.sentence.text) or _BACK.search(other.sentence.text))
    if back:
        return one.quantity.noun == other.quantity.noun != "" and (one.key <= other.key or other.key <= one.key | {"specific"})
    if one.key != other.key and not (one.quantity.unit and len(one.key & other.key) >= 3):
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    if one.when != other.when and one.when and other.when:
        return False
    common, either = one.about & other.about, one.about | other.about
    alike = len(common) / max(1, min(len(one.about), len(other.about)))
    if one.quantity.unit == "" and len(one.key) < 2:
        return len(common) >= 4 and alike >= 0.75 and len(common) / len(either) >= 0.5
    return alike >= 0.5 and len(common) >= len(one.key) + (1 if one.quantity.noun else -1)


def _agree(one: Quantity, other: Quantity) -> bool:
    (a, b), (c, d) = one.bounds(), other.bounds()
    return a <= d and c <= b


def _phrase(said: _Said) -> str:
    phrase = said.quantity.phrase or "the same"
    return phrase[:1].upper() + phrase[1:]


def _printed(sentence: Sentence) -> str:
    return sentence.block.number.strip("().") or f"{sentence.block.paragraph} (counted)"


_MEASURES = 2


@rule(
    "conflicting-values",
    wrong=[
        "Measure | Number\nLive contracts | 214\nExpired contracts | 12\nThe council has 241 live contracts.",
        "Service | Requests\nHousing | 20\nRoads | 30\nTotal | 50\nThere were 55 requests in total.",
    ],
    right=[
        "Measure | Number\nLive contracts | 214\nExpired contracts | 12\nThe council has 214 live contracts.",
        "Measure | Number\nLive contracts | 214\nExpired contracts | 12\nThe council expects 241 live contracts next year.",
        "Service | Requests\nHousing | 20\nRoads | 30\nTotal | 50\nThere were 50 requests in total, and 55 the year before.",
    ],
)
def value_against_a_table(paper: Paper) -> Iterator[Finding]:
    """A sentence gives a value for what the paper's own table gives another value to."""
    for grid in paper.grids:
        lines = list(_measures(grid))
        for sentence in paper.sentences:
            if _COMPARED.search(sentence.text):
                continue
            yield from _against(sentence, paper, lines)


def _measures(grid: Grid) -> Iterator[tuple[frozenset[str], str, Decimal, str, str]]:
    """Rows that give one value to a measure: its stems, its label, the value, its unit, and its cell."""
    headings = [one for one in grid.columns[1:] if one]
    for row, label in enumerate(grid.labels):
        if grid.width == _MEASURES and (number := grid.number(row, 1)) is not None:
            if is_total(label):
                heading = content(grid.columns[1])
                if heading:
                    yield heading | {"total"}, f"Total of {grid.columns[1]}", number.value, number.unit, number.cell.text
            elif len(content(label)) >= 2:
                yield content(label), label, number.value, number.unit, number.cell.text
        elif is_total(label) and headings:
            for column in range(1, len(grid.columns)):
                number = grid.number(row, column)
                if number is not None and content(grid.columns[column]):
                    yield content(grid.columns[column]) | {"total"}, f"Total of {grid.columns[column]}", number.value, number.unit, number.cell.text


def _against(
    sentence: Sentence, paper: Paper, lines: Sequence[tuple[frozenset[str], str, Decimal, str, str]]
) -> Iterator[Finding]:
    counts = [one for one in paper.quantities(sentence) if one.unit in ("", "£", "%") and one.sense == "exact" and not one.more]
    if len(counts) != 1:
        return
    (count,) = counts
    near = content(sentence.text[max(0, count.start - sentence.start - 60) : count.end - sentence.start + 60])
    fitting = [one for one in lines if one[0] <= near and one[3] == count.unit]
    fitting = [one for one in fitting if not any(one[0] < other[0] for other in fitting)]
    if len(fitting) != 1:
        return
    _, label, value, unit, cell = fitting[0]
    low, high = count.bounds()
    if low <= value <= high or any(low <= one[2] <= high and one[3] == unit for one in lines):
        return
    if "total" not in fitting[0][0] and len(near - fitting[0][0]) > 9:
        return
    yield Finding(
        "conflicting-values",
        count.start,
        count.end,
        f"The table says {cell} for “{label}”, and this sentence {count.text.strip()}.",
        f"{label}: {amount(value, unit)} ≠ {count.text.strip()}",
        "Say the same in both places, or say what differs.",
        0.75,
    )
