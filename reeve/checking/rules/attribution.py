"""A number that prose says of one thing, and the paper's own table gives to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reeve.checking.finding import Finding
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid, Number, is_total
from reeve.checking.language.names import names_in
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_CHANGE = re.compile(r"\b(?:increas|decreas|rise|rose|fell|fall|reduc|more than|fewer|less|difference|up by|down by|target|compared)\w*", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)\d\d(?:[/–-]\d\d)?$|^Q[1-4]", re.IGNORECASE)


@dataclass(frozen=True)
class _Line:
    """One row or column of a table: its label, and its numbers by the label on the other side."""

    label: str
    numbers: dict[str, Number]


@rule(
    "attribution",
    wrong=[
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nIn Housing seven requests were late.",
        "Answer | DAH | DCF | DCE\nSatisfied | 9 | 8 | 4\nNot satisfied | 1 | 2 | 6\nIn Children & Families six people were not satisfied.",
    ],
    right=[
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nIn Highways seven requests were late.",
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nIn Housing seven requests were withdrawn.",
        "Team | Open | Late\nHousing | 12 | 3\nHighways | 9 | 7\nHousing had 3 late requests and Highways 7.",
    ],
)
def number_of_another(paper: Paper) -> Iterator[Finding]:
    """Prose gives a number to one row or column of a table in which it stands in another."""
    for grid in paper.grids:
        sections = grid.sections()
        lines = [(content(title), _lines(grid, rows)) for title, rows in sections]
        for sentence in paper.sentences:
            said = content(sentence.text) | content(_before(paper, sentence))
            best = max(len(title & said) for title, _ in lines) if lines else 0
            for title, (across, down) in lines:
                if len(title & said) == best:
                    yield from _misgiven(sentence, paper, across, down)


def _before(paper: Paper, sentence: Sentence) -> str:
    """The sentence before in the same block: what "the previous question" is about."""
    within = paper.sentences_in(sentence.block)
    return within[within.index(sentence) - 1].text if sentence is not within[0] else ""


def _lines(grid: Grid, among: range) -> tuple[list[_Line], list[_Line]]:
    rows: dict[str, dict[str, Number]] = {}
    columns: dict[str, dict[str, Number]] = {}
    for row, column, number in grid.numbers():
        if row not in among:
            continue
        label, heading = grid.labels[row], grid.columns[column] if column < len(grid.columns) else ""
        if not label or not heading or is_total(label) or is_total(heading):
            continue
        if heading in rows.get(label, {}):
            continue  # a table in two parts: the first of a name is not the only one
        rows.setdefault(label, {})[heading] = number
        columns.setdefault(heading, {})[label] = number
    return [_Line(*one) for one in rows.items()], [_Line(*one) for one in columns.items()]


def _misgiven(sentence: Sentence, paper: Paper, rows: Sequence[_Line], columns: Sequence[_Line]) -> Iterator[Finding]:
    if _CHANGE.search(sentence.text):
        return
    names = tuple(one.text for one in names_in(sentence.text, sentence.start))
    counts = [one for one in paper.quantities(sentence) if one.unit in ("", "£", "%") and one.sense == "exact"]
    if not counts:
        return
    said = content(sentence.text)
    for things, measures in ((rows, columns), (columns, rows)):
        labels = [one for one in things if names_it(one.label, sentence.text, names)]
        if len(labels) != 1 or len(things) < 2:
            continue
        (thing,) = labels
        named = [one for one in measures if one.label != thing.label and _speaks_of(one.label, said, sentence, measures)]
        if len(named) != 1:
            continue
        (measure,) = named
        right = thing.numbers.get(measure.label)
        if right is None:
            continue
        fitting = [one for one in counts if one.unit == right.unit]
        if len(fitting) != 1 or fitting[0].value == right.value or any(one.value == right.value for one in counts):
            continue
        (count,) = fitting
        others = [other for other in things if other is not thing and (cell := other.numbers.get(measure.label)) and cell.value == count.value]
        if len(others) == 1 and not _YEAR.match(thing.label):
            other = others[0]
            yield Finding(
                "attribution",
                count.start,
                count.end,
                f"The table gives {count.text} “{measure.label}” to {other.label}, not to {thing.label}, which has {right.cell.text}.",
                f"{measure.label}: {thing.label} {right.cell.text}, {other.label} {count.text}",
                f"Say it of {other.label}, or give the number of {thing.label}: {right.cell.text}.",
                0.85,
            )


def _speaks_of(label: str, said: frozenset[str], sentence: Sentence, measures: Sequence[_Line]) -> bool:
    """Whether a sentence is about a row or column: it holds the words by which that label differs from its rivals."""
    own = content(label)
    negated = bool(re.match(r"(?:not|no|un|non|never)\b", label, re.IGNORECASE))
    if negated != bool(re.search(r"\b(?:not|no|never|nor)\b|n[’']t\b", sentence.text, re.IGNORECASE)) and any(
        content(one.label) & own for one in measures if one.label != label
    ):
        return False
    return bool(own) and own <= said
