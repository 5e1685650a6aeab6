"""Find the figure that a number must be, where a document puts it as the organisation's own report does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from reeve.checking.document import Part, assemble
from reeve.checking.language.dates import periods_in
from reeve.checking.language.grids import Grid
from reeve.checking.language.quantities import Quantity, quantities_of
from reeve.checking.language.sentences import Sentence, sentences_of
from reeve.checking.language.words import STOP, WORD, content, stem
from reeve.checking.record.known import KnownTable, Passage, Record, Shown

_ALIKE = 0.8
"""From which share of the same words in the same order a sentence is taken for one of the organisation's own."""
_ROWS, _COLUMNS = 0.5, 0.6
"""The same for a table: by the labels of its rows, and by its headings."""
_LEAST = 3
"""Words that carry what a sentence is about: with fewer it is no wording of its own."""
_NUMBER = "#"


@dataclass(frozen=True)
class _Worded:
    """A sentence as words and numbers in order, with what each of the numbers quotes, and the times it speaks of."""

    tokens: tuple[str, ...]
    shown: tuple[Shown | None, ...]
    times: frozenset[str]


@dataclass(frozen=True)
class Wordings:
    """The sentences and tables of the organisation's own reports."""

    record: Record

    @cached_property
    def _worded(self) -> list[_Worded]:
        return [one for passage in self.record.passages for one in _sentences(passage)]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self._worded):
            for word in {token for token in one.tokens if token != _NUMBER and token not in STOP}:
                found.setdefault(word, []).append(number)
        return found

    def shown_in(self, sentence: Sentence, said: Sequence[Quantity]) -> dict[int, Shown]:
        """What each number of a sentence must be, by the number's place in the document."""
        times = _times(sentence)
        tokens = _tokens(sentence, said)
        carrying = {token for token in tokens if token != _NUMBER and token not in STOP}
        shared = Counter(number for word in carrying for number in self._by_word.get(word, ()))
        best: tuple[float, dict[int, Shown]] = (_ALIKE if len(carrying) >= _LEAST else 1.0, {})
        for number, _ in shared.most_common(5):
            own = self._worded[number]
            if own.times != times:
                continue
            matcher = SequenceMatcher(None, tokens, own.tokens, autojunk=False)
            alike = matcher.ratio()
            if alike >= best[0] and (found := dict(_paired(matcher, tokens, own, said))):
                best = (alike, found)
        return best[1]

    def shown_in_cells(self, grid: Grid, caption: str) -> dict[tuple[int, int], tuple[Shown, ...]]:
        """What each cell of a table may be, by row and column: several things where tables look alike."""
        columns = [_heading(one) for one in grid.columns]
        labels = {_label(label) for label in grid.labels}
        alike: list[tuple[float, KnownTable]] = []
        for known in self.record.tables:
            own = [_heading(one) for one in known.columns]
            rows = {_label(label) for label, _ in known.rows}
            same = sum(one in own for one in columns if one)
            # A paper may show some of the rows and columns: how many it shares is a matter of its own ones.
            if same >= max(2, _COLUMNS * len(columns)) and len(labels & rows) >= max(2, _ROWS * len(labels)):
                alike.append((_overlap(content(caption), content(known.caption)), known))
        best = max((near for near, _ in alike), default=0.0)
        found: dict[tuple[int, int], tuple[Shown, ...]] = {}
        for known in [known for near, known in alike if near == best]:
            for place, shown in _cells(grid, columns, known):
                found[place] = (*found.get(place, ()), shown)
        return found


def _heading(text: str) -> frozenset[str]:
    return content(text) or frozenset({text.casefold().strip()} - {""})


def _label(text: str) -> str:
    return " ".join(text.casefold().split())


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _cells(grid: Grid, columns: Sequence[frozenset[str]], known: KnownTable) -> Iterator[tuple[tuple[int, int], Shown]]:
    own = [_heading(one) for one in known.columns]
    rows = {_label(label): cells for label, cells in known.rows}
    for row, label in enumerate(grid.labels):
        cells = rows.get(_label(label), ())
        for column in range(1, len(columns)):
            if columns[column] and own.count(columns[column]) == 1 == columns.count(columns[column]):
                at = own.index(columns[column]) - 1
                if 0 <= at < len(cells) and (shown := cells[at]):
                    yield (row, column), shown


def _paired(
    matcher: SequenceMatcher[str], tokens: Sequence[str], own: _Worded, said: Sequence[Quantity]
) -> Iterator[tuple[int, Shown]]:
    """The numbers that stand at the same place in both sentences."""
    mine = [place for place, token in enumerate(tokens) if token == _NUMBER]
    theirs = [place for place, token in enumerate(own.tokens) if token == _NUMBER]
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            if tokens[block.a + offset] == _NUMBER:
                shown = own.shown[theirs.index(block.b + offset)]
                if shown:
                    yield said[mine.index(block.a + offset)].start, shown


def _sentences(passage: Passage) -> Iterator[_Worded]:
    document = assemble("", [Part("paragraph", passage.text, number=" ")])
    for sentence in sentences_of(document):
        said = quantities_of(sentence)
        shown = tuple(_quoted(passage, here) for here in said)
        if any(shown):
            yield _Worded(_tokens(sentence, said), shown, _times(sentence))


def _quoted(passage: Passage, number: Quantity) -> Shown | None:
    quotes = (one for one in passage.quotes if one.start < number.end and number.start < one.end)
    return next((Shown(one.figure, number) for one in quotes), None)


def _times(sentence: Sentence) -> frozenset[str]:
    """The years that a sentence speaks of: of another year it is another sentence."""
    return frozenset(one.text for one in periods_in(sentence.text))


def _tokens(sentence: Sentence, said: Sequence[Quantity]) -> tuple[str, ...]:
    """A sentence's words by their stems, each number as the same mark."""
    tokens: list[str] = []
    at = 0
    for one in said:
        tokens += _words(sentence.text[at : one.start - sentence.start])
        tokens.append(_NUMBER)
        at = one.end - sentence.start
    return (*tokens, *_words(sentence.text[at:]))


def _words(text: str) -> list[str]:
    return [one.casefold() if one.casefold() in STOP else stem(one) for one in WORD.findall(text)]
