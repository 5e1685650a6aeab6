"""Write one document: answer the chips and directives of its narrative, and remember each figure quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from reeve.access.policy import Sensitivity
from reeve.errors import ReeveError
from reeve.figures.asking import Ask
from reeve.figures.models import Figure
from reeve.figures.opening import Lines, Opened
from reeve.metrics.declaring import metric_named
from reeve.metrics.display import in_words, shown
from reeve.register.declaring import registers
from reeve.register.fields import EndDateField, last_day
from reeve.reports.blocks import Block, EntryText, FigureNote, FigureText, Inline, SourceLines, Text
from reeve.reports.declaring import block_named, name_named, section_file
from reeve.reports.narrative import Asked, Chip, Directive, Numbering, parse, resolve
from reeve.source.cells import words

COUNT, BASE = "count", "base"
"""Formats that quote a share's or mean's numerator or denominator instead of its value."""
PUBLIC, INTERNAL = "public", "internal"


def _ceiling(audience: str) -> Sensitivity:
    """The most sensitive entries that a document for an audience may name."""
    return Sensitivity.PUBLIC if audience == PUBLIC else Sensitivity.INTERNAL


def long_date(day: date) -> str:
    """A day as documents write it: 14 September 2024."""
    return f"{day:%-d %B %Y}"


def text_of(figure: Figure, style: str) -> str:
    """A figure as it is quoted: its value, or with `count` or `base` one of its parts."""
    styles = [part.strip() for part in style.split(",")]
    rest = ",".join(part for part in styles if part not in (COUNT, BASE))
    if COUNT in styles:
        return shown(Decimal(figure.numerator), "", rest)
    if BASE in styles:
        return shown(Decimal(figure.denominator) if figure.denominator else None, "", rest)
    return figure.text(rest)


class Writing:
    """A document under way: one desk to ask at, one run of numbers, and the figures quoted so far."""

    def __init__(self, ask: Ask, *, audience: str = PUBLIC, numbered: bool = True) -> None:
        self.ask = ask
        self.audience = audience
        self.numbering = Numbering(numbered=numbered)
        self._quoted: dict[str, tuple[Figure, str, Ask]] = {}
        self._others: dict[str, Ask] = {}

    # ── what blocks of the domains ask for ───────────────────────────────────────────────────────────────

    def figure(
        self,
        metric: str,
        style: str = "",
        *,
        scope: Mapping[str, str] | None = None,
        period: tuple[date, date] | None = None,
        **parameters: Any,
    ) -> FigureText:
        """Quote a figure: a number that opens."""
        return self.quote(self.ask.figure(metric, scope=scope, period=period, **parameters), style)

    def quote(self, figure: Figure, style: str = "", ask: Ask | None = None) -> FigureText:
        """Quote a figure that was asked for before."""
        text = text_of(figure, style)
        self._quoted.setdefault(figure.pk, (figure, text, ask or self.ask))
        return FigureText(figure.pk, text)

    def rows(self, table: str, *, shared: bool = False) -> list[dict[str, Any]]:
        """A register's entries as they stand in the snapshot, in the order of their references.

        The organisation's own, or with `shared` the common ones of the services that it shares. A public document
        prints no entry that is not public; figures, which tell of many, it may quote.
        """
        own = self.ask.organisation.reference
        there = self.ask.tables.rows(table)
        asked = [row for row in there if (row["_organisation"] != own) is shared and self._may_print(row)]
        return sorted(asked, key=lambda row: _natural(row["reference"]))

    def _may_print(self, row: Mapping[str, Any]) -> bool:
        return bool(row["_sensitivity"] <= _ceiling(self.audience))

    def cell(self, table: str, row: Mapping[str, Any], name: str) -> tuple[Inline, ...]:
        """One field of an entry as a table's cell: choices by their label, dates in words, last days as such."""
        value = row[name]
        register = next(one for one in registers.values() if one.table == table)
        if value is None or value == "" or name in register.policy.hidden(_ceiling(self.audience)):
            return (Text("–"),)
        return (EntryText(str(row["_key"]), self.words_of(table, name, value)),)

    def words_of(self, table: str, name: str, value: Any) -> str:
        """A field's value as words."""
        register = next(one for one in registers.values() if one.table == table)
        if name not in ("reference", "title"):
            field = register.field(name)
            if isinstance(field, EndDateField):
                return long_date(last_day(value))
            if field.choices:
                return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, date):
            return long_date(value)
        if isinstance(value, Decimal):
            return shown(value, "£")
        return words(value)

    def target(self, metric: str) -> Inline:
        """The target in force for a metric, traced to its definition; a dash where none is set."""
        definition = self.ask.definition(metric)
        if definition.target is None:
            return Text("–")
        unit = metric_named(metric).unit
        words = {"at-least": "at least ", "at-most": "at most "}.get(definition.direction, "")
        return EntryText(self._definition_row(metric)["_key"], words + shown(definition.target, unit, "whole"))

    def titles(self, table: str) -> dict[str, str]:
        """Titles of a register's entries by reference, shared services' common ones included."""
        return {row["reference"]: row["title"] for row in self.ask.tables.rows(table) if self._may_print(row)}

    # ── narrative ────────────────────────────────────────────────────────────────────────────────────────

    def narrative(self, source: str, where: str) -> tuple[Block, ...]:
        """The blocks of a narrative, numbers running on."""
        return resolve(parse(source, where=where), inline=self._chip, block=self._directive, numbering=self.numbering)

    def _chip(self, chip: Chip) -> Inline:
        answers: dict[str, Callable[[Chip], Inline]] = {
            "figure": self._figure_chip,
            "parameter": self._parameter_chip,
            "name": lambda chip: name_named(chip.name)(self).said,
            "period": lambda _: Text(period_words(self.ask.period)),
            "as_of": lambda _: Text(long_date(self.ask.as_of)),
            "organisation": lambda _: Text(self.ask.organisation.name),
        }
        try:
            return answers[chip.kind](chip)
        except ReeveError as error:
            raise ReeveError(f"{chip.place}: {error}") from error

    def _figure_chip(self, chip: Chip) -> Inline:
        given = self._given(chip)
        return self.figure(chip.name, chip.format, scope=dict(chip.scope), period=chip.period, **given)

    def _given(self, asked: Asked) -> dict[str, Any]:
        """The parameters of a chip or directive; `@survey.latest` is what that name stands for."""
        return {name: self._meant(value) for name, value in asked.parameters}

    def _meant(self, value: object) -> object:
        if isinstance(value, str) and value.startswith("@"):
            return name_named(value[1:])(self).value
        return _plain(value)

    def _parameter_chip(self, chip: Chip) -> Inline:
        """A parameter in force, such as the seconds of a target: traced to the figure it steers."""
        parameters = {**self.ask.definition(chip.name).parameters, "target": self.ask.definition(chip.name).target}
        found: Any = parameters
        # `?bands=bands&band=soon|to_months` walks bands, soon, to_months: the parameters' values lead down.
        for name in (*(str(value) for _, value in chip.parameters), chip.format):
            if not isinstance(found, Mapping) or name not in found:
                raise ReeveError(f"{chip.name} has no parameter {name!r} in force on {long_date(self.ask.as_of)}.")
            found = found[name]
        if isinstance(found, Decimal):
            found = shown(found, "")
        row = self._definition_row(chip.name)
        return EntryText(row["_key"], str(found))

    def _definition_row(self, metric: str) -> dict[str, Any]:
        rows = [row for row in self.rows("metric_definitions") if row["metric"] == metric]
        rows = [row for row in rows if row["valid_from"] <= self.ask.as_of]
        if not rows:
            raise ReeveError(
                f"{self.ask.organisation.name} has no definition of {metric} on {long_date(self.ask.as_of)}."
            )
        return max(rows, key=lambda row: row["valid_from"])

    def _directive(self, directive: Directive) -> tuple[Block, ...]:
        try:
            if directive.kind == "section":
                path = section_file(directive.name)
                return self.narrative(path.read_text(encoding="utf-8"), f"{directive.name}")
            made = block_named(directive.name)(self, **self._given(directive))
        except ReeveError as error:
            raise ReeveError(f"{directive.place}: {error}") from error
        return made if isinstance(made, tuple) else (made,)

    @property
    def quoted(self) -> tuple[Figure, ...]:
        """The figures quoted so far."""
        return tuple(figure for figure, _, _ in self._quoted.values())

    # ── the appendix ─────────────────────────────────────────────────────────────────────────────────────

    def notes(self) -> tuple[FigureNote, ...]:
        """What the appendix says of each figure quoted."""
        return tuple(_note(figure, text, ask, _ceiling(self.audience)) for figure, text, ask in self._quoted.values())


def period_words(period: tuple[date, date]) -> str:
    """A period as documents write it: March 2023 to February 2024 where it is of whole months."""
    first, last = period
    after = date.fromordinal(last.toordinal() + 1)
    if first.day == 1 and after.day == 1:
        return (
            f"{first:%B %Y} to {last:%B %Y}"
            if (first.year, first.month) != (last.year, last.month)
            else f"{first:%B %Y}"
        )
    return f"{long_date(first)} to {long_date(last)}"


def _natural(reference: str) -> list[tuple[int, str]]:
    """References in the order that people expect: 2 before 10."""
    parts: list[str] = []
    for letter in reference:
        if parts and parts[-1][-1].isdigit() == letter.isdigit():
            parts[-1] += letter
        else:
            parts.append(letter)
    return [(int(part), "") if part.isdigit() else (0, part.casefold()) for part in parts]


def _plain(value: object) -> object:
    """A narrative's parameter as metrics take it: numbers that name something stay text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _note(figure: Figure, text: str, ask: Ask, ceiling: Sensitivity) -> FigureNote:
    opened = Opened(figure, ask)
    metric = figure.declared
    return FigureNote(
        id=figure.pk,
        label=metric.label,
        text=text,
        standing="computed",
        metric=figure.metric,
        version=figure.version,
        meaning=metric.meaning,
        parameters=tuple((name, in_words(value)) for name, value in sorted(figure.parameters.items())),
        organisation=figure.organisation.reference,
        scope=tuple(sorted(figure.scope.items())),
        period=figure.period,
        as_of=figure.as_of,
        known_at=figure.known_at,
        unit=figure.unit,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        rows=figure.rows,
        asked=figure.parameters,
        sources=tuple(_source(one, bool(figure.denominator)) for one in opened.lines()),
        corrections=opened.corrections(ceiling),
    )


def _source(one: Lines, has_base: bool) -> SourceLines:
    part = "rows counted" if one.counted else "rows not counted" if has_base else "rows"
    return SourceLines(
        part=part,
        file=one.file,
        sheet=one.sheet,
        digest=one.digest,
        rows=one.rows,
        lines=one.ranges,
        whole=one.whole,
        loaded_by=one.loaded_by,
        loaded_at=one.loaded_at,
    )


def cells(*inlines: Inline | str) -> tuple[tuple[Inline, ...], ...]:
    """A table's row from single inlines or words."""
    return tuple((Text(one) if isinstance(one, str) else one,) for one in inlines)


def months(period: tuple[date, date]) -> Iterable[tuple[date, date]]:
    """The calendar months of a period, each cut to it: first and last day."""
    first, last = period
    while first <= last:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        end = min(last, date.fromordinal(following.toordinal() - 1))
        yield first, end
        first = following
