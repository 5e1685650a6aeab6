"""What the document check is given of the record: the figures that an organisation's reports quote as at a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from reeve.access.models import Organisation
from reeve.checking.document import normalised
from reeve.checking.language.quantities import Unit, quantities_in
from reeve.checking.record.known import Known, KnownTable, Passage, Quote, Reading, Record, Shown, unit_of
from reeve.errors import ReeveError
from reeve.figures.asking import Ask
from reeve.figures.models import Figure
from reeve.metrics.declaring import Metric, metrics
from reeve.metrics.display import shown
from reeve.register.declaring import registers
from reeve.reports.blocks import (
    Block,
    ChartBlock,
    Definitions,
    Emphasis,
    EntryText,
    FigureText,
    Inline,
    Items,
    Link,
    Paragraph,
    Strong,
    Table,
)
from reeve.reports.build import write
from reeve.reports.declaring import reports
from reeve.reports.narrative import plain
from reeve.reports.writing import PUBLIC, Writing, period_words

_UNITS: dict[str, Unit] = {"%": "%", "£": "£"}


def record_of(organisation: Organisation, as_of: date) -> Record:
    """The figures of an organisation on a day: what its reports for the public quote, and what else can be asked
    without naming anything. ReeveError where no reporting period holds the day.

    A figure that rests on no row at all is left out: it says that a register is empty, not what a paper should say.
    """
    try:
        period = organisation.period_holding(as_of)
    except ReeveError as error:
        said = f"No reporting period of {organisation.name} holds {as_of:%-d %B %Y}; check against a day inside one."
        raise ReeveError(said) from error
    ask = Ask(organisation, as_of)
    naming = _Naming(Writing(ask, audience=PUBLIC), period)
    documents, not_built = _reports(ask)
    quoted = {figure.pk: figure for writing, _ in documents for figure in writing.quoted}
    figures = {name: naming.known(figure) for name, figure in quoted.items() if figure.rows}
    figures |= {known.id: known for known in _others(ask, naming)}
    blocks = [block for _, written in documents for block in _flat(written)]
    reading = _Reading(naming)
    passages = tuple(reading.passage(one.inlines) for one in blocks if isinstance(one, Paragraph))
    tables = tuple(reading.table(one) for one in blocks if isinstance(one, Table))
    return Record(
        organisation.name,
        as_of,
        {name: known for name, known in {**figures, **reading.values}.items() if known.readings},
        tuple(one for one in passages if one.quotes),
        tables,
        tuple(Organisation.objects.exclude(pk=organisation.pk).values_list("name", flat=True)),
        tuple(not_built),
    )


def _reports(ask: Ask) -> tuple[list[tuple[Writing, tuple[Block, ...]]], list[str]]:
    """The reports that the organisation issues, written, and why others cannot be."""
    issued = set(ask.organisation.commissions.values_list("report", flat=True)) or set(reports)
    built, not_built = [], []
    for name in (one for one in reports if one in issued):
        try:
            built.append(write(name, ask, audience=PUBLIC))
        except ReeveError as error:
            not_built.append(f"Numbers were not compared with the {name}, which cannot be built: {error}")
    return built, not_built


def _others(ask: Ask, naming: _Naming) -> Iterator[Known]:
    """The figures, quoted or not, of metrics that can be asked without a parameter and open to all."""
    writing = naming.writing
    for name, metric in metrics.items():
        needed = set(metric.parameters) - set(metric.defaults) - set(ask.definition(name).parameters)
        if needed or not metric.rows_open:
            continue
        try:
            writing.figure(name)
        except ReeveError:
            continue  # it cannot be computed as at this day
    yield from (naming.known(figure) for figure in writing.quoted if figure.rows)


class _Naming:
    """Says what each figure is called, in the words of the record."""

    def __init__(self, writing: Writing, period: tuple[date, date]) -> None:
        self.writing = writing
        self.period = period

    def known(self, figure: Figure) -> Known:
        """A figure as the check knows it."""
        metric = figure.declared
        told = {name: value for name, value in figure.parameters.items() if value and isinstance(value, str)}
        asked = [self._ways(metric, name, value) for name, value in told.items()]
        limits = [self._ways(metric, name, value) for name, value in sorted(figure.scope.items())]
        if figure.period and figure.period != self.period:
            limits.append((period_words(figure.period),))
        whose = ", ".join([self.writing.ask.organisation.name, *(ways[0] for ways in (*asked, *limits))])
        noun = metric.unit if metric.unit not in _UNITS else _counted(metric)
        readings = tuple(_readings(figure, noun))
        return Known(figure.pk, metric.label, tuple(asked), tuple(limits), whose, readings, noun)

    def _ways(self, metric: Metric, name: str, value: str) -> tuple[str, ...]:
        """The words that name what a figure was asked about: a title, a choice's label, and as it was asked."""
        title = next(
            (self.writing.titles(one.table).get(value) for one in registers.values() if one.table == f"{name}s"), None
        )
        if title is None:
            tables = [one for one in registers.values() if one.table == metric.tables[0]]
            fields = [field for one in tables for field in one.model.own_fields() if field.name == name]
            title = next((str(dict(one.flatchoices).get(value)) for one in fields if one.flatchoices), None)
        return tuple(dict.fromkeys(one for one in (title, value.replace("-", " ")) if one))


def _counted(metric: Metric) -> str:
    """What a share counts: the plural that its label begins with, such as "contracts"."""
    label = metric.label.replace("-", " ").split()
    return next((word.casefold() for word in label if word.endswith("s") and len(word) > 3), "")


def _readings(figure: Figure, noun: str) -> Iterator[Reading]:
    unit = _UNITS.get(figure.unit, "")
    if figure.value:
        value = Decimal(figure.value)
        yield Reading(value, unit, f"{shown(value, figure.unit)}{f' {noun}' if noun and not unit else ''}")
    if figure.denominator:
        counted = f"{noun} in all" if noun and figure.unit == "%" else "in all"
        # A mean's numerator is a sum, which nobody says.
        for said, words in ((figure.numerator, noun), (figure.denominator, counted))[figure.unit != "%" :]:
            value = Decimal(said)
            yield Reading(value, "", f"{shown(value, '')} {words}".strip())


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Paragraphs and tables, those in lists and charts too."""
    for block in blocks:
        match block:
            case Items(items=items):
                for item in items:
                    yield from _flat(item)
            case ChartBlock(table=table):
                yield table
            case Definitions(items=terms):
                yield from (Paragraph(inlines) for _, inlines in terms)
            case _:
                yield block


class _Reading:
    """Reads the blocks of a report, and remembers the values of entries that it prints."""

    def __init__(self, naming: _Naming) -> None:
        self.naming = naming
        self.values: dict[str, Known] = {}

    def passage(self, inlines: Sequence[Inline]) -> Passage:
        """A paragraph's words, and where in them its figures and its entries' values stand."""
        text, quotes = "", []
        for inline in inlines:
            begun = len(text)
            text += plain((inline,))
            for one in _opened((inline,)):
                at = text.index(one.text, begun)
                begun = at + len(one.text)
                if known := self._known(one, ""):
                    quotes.append(Quote(known, at, begun))
        return Passage(text, tuple(quotes))

    def table(self, table: Table) -> KnownTable:
        """A table, with what each of its cells is."""
        columns = tuple(one.label for one in table.columns)
        rows = []
        for row in table.rows:
            label = normalised(plain(row[0]))
            cells = [self._cell(cell, f"{name} of {label}") for name, cell in zip(columns[1:], row[1:], strict=True)]
            rows.append((label, tuple(cells)))
        return KnownTable(table.caption, columns, tuple(rows))

    def _cell(self, cell: Sequence[Inline], label: str) -> Shown | None:
        opened = list(_opened(cell))
        numbers = quantities_in(opened[0].text) if len(opened) == 1 else []
        return Shown(self._known(opened[0], label), numbers[0]) if len(numbers) == 1 else None

    def _known(self, one: FigureText | EntryText, label: str) -> str:
        """The identity of what stands there; "" for an entry's words that hold no single number."""
        if isinstance(one, FigureText):
            return one.figure
        numbers = quantities_in(one.text)
        if len(numbers) != 1:
            return ""
        organisation = self.naming.writing.ask.organisation.name
        said = Reading(numbers[0].value, unit_of(numbers[0]), one.text)
        named = label or "Value set in the record"
        known = Known(f"entry {one.record}", named, (), (), organisation, (said,))
        key = f"{known.id}, value {len(self.values)}"  # an entry has many
        self.values[key] = known
        return key


def _opened(inlines: Sequence[Inline]) -> Iterator[FigureText | EntryText]:
    """The figures and the entries' values of a line, in order."""
    for inline in inlines:
        match inline:
            case FigureText() | EntryText():
                yield inline
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield from _opened(children)
