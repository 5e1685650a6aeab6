"""Ask for figures: an organisation, a day and a period, one record, and as many metrics as one likes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from importlib.metadata import version as version_of
from typing import Any

from reeve.access.models import Organisation
from reeve.errors import ReeveError
from reeve.figures.models import Figure
from reeve.metrics.computing import CannotCompute, Computed, Question, compute, rows_in
from reeve.metrics.declaring import Metric, UnknownMetric, metric_named
from reeve.register.declaring import registers
from reeve.register.models import Entry
from reeve.warehouse.snapshots import snapshot
from reeve.warehouse.tables import tables_of


@dataclass(frozen=True)
class Definition:
    """What is in force for a metric: parameters, target and owner, and since when (None: never decided)."""

    parameters: Mapping[str, Any] = field(default_factory=dict)
    target: Decimal | None = None
    direction: str = "none"
    owner: str = ""
    valid_from: date | None = None


class Ask:
    """One desk from which figures are asked: all rest on the same snapshot."""

    def __init__(
        self,
        organisation: Organisation,
        as_of: date,
        *,
        period: tuple[date, date] | None = None,
        known_at: datetime | None = None,
    ) -> None:
        """`period` is first and last day, both inside; where None, the reporting period that holds `as_of`."""
        self.organisation = organisation
        self.as_of = as_of
        self._period = period
        self.snapshot = snapshot(organisation, as_of, known_at)
        self.tables = tables_of(self.snapshot)
        self._touched: dict[type[Entry], frozenset[str]] = {}

    @cached_property
    def period(self) -> tuple[date, date]:
        """First and last day of the period, both inside."""
        return self._period or self.organisation.period_holding(self.as_of)

    @property
    def known_at(self) -> datetime:
        """The instant up to which the record is taken."""
        return self.snapshot.known_at

    @cached_property
    def _definitions(self) -> dict[str, Definition]:
        found: dict[str, Definition] = {}
        rows = self.tables.rows("metric_definitions")
        rows = [row for row in rows if row["_organisation"] == self.organisation.reference]
        for row in sorted(rows, key=lambda row: (row["metric"], row["valid_from"])):
            if row["valid_from"] <= self.as_of:
                found[row["metric"]] = Definition(
                    json.loads(row["parameters"]), row["target"], row["direction"], row["owner"], row["valid_from"]
                )
        return found

    def definition(self, metric: str) -> Definition:
        """What is in force for a metric on the day."""
        return self._definitions.get(metric, Definition())

    def figure(
        self,
        name: str,
        *,
        scope: Mapping[str, str] | None = None,
        period: tuple[date, date] | None = None,
        **parameters: Any,
    ) -> Figure:
        """A metric's figure, computed or found as already computed from the same tables.

        Raises ReeveError for an unknown metric, parameter or scope.
        """
        try:
            metric = metric_named(name)
        except UnknownMetric as error:
            raise ReeveError(str(error.args[0])) from None
        given = {**self.definition(name).parameters, **parameters}
        _check_words(metric, {**given, **(scope or {})})
        first_last = (period or self.period) if metric.needs_period else None
        half = (first_last[0], first_last[1] + timedelta(days=1)) if first_last else (None, None)
        question = Question(
            self.organisation.reference, self.as_of, half[0], half[1], tuple(sorted((scope or {}).items()))
        )
        asked = _asked(metric, question, given)
        inputs = self._inputs(metric)
        found = Figure.objects.filter(question=asked, inputs=inputs, version=metric.version).first()
        if found is None:
            found = self._compute(metric, question, given, asked, inputs)
        if found.confirmed_at < self.known_at:
            found.confirmed_at = self.known_at
            Figure.objects.filter(pk=found.pk).update(confirmed_at=self.known_at)
        return found

    def computed(self, metric: Metric, question: Question, parameters: Mapping[str, Any]) -> Computed:
        """Compute without storing."""
        try:
            return compute(metric, self.tables, question, parameters, self.tables.run)
        except CannotCompute as error:
            raise ReeveError(str(error)) from error

    def rows_sql(self, figure: Figure) -> str:
        """A figure's rows as SQL over this desk's tables, which it opens."""
        for name in figure.declared.tables:
            self.tables[name]
        return rows_in(figure.sql)

    def touched_by_hand(self, model: type[Entry]) -> frozenset[str]:
        """The entries of which a person, not a file, said something by the snapshot; looked up once."""
        if model not in self._touched:
            said = model.history().filter(model.revisions_model.of_hands(), recorded__lte=self.known_at)
            self._touched[model] = frozenset(map(str, said.exclude(said=[]).values_list("entry", flat=True)))
        return self._touched[model]

    def _inputs(self, metric: Metric) -> str:
        digests = [self.tables.digest(name) for name in metric.tables]
        return hashlib.sha256(json.dumps(digests).encode()).hexdigest()

    def _compute(
        self, metric: Metric, question: Question, parameters: Mapping[str, Any], asked: str, inputs: str
    ) -> Figure:
        computed = self.computed(metric, question, parameters)
        rows_digest, rows = self._rows_digest(metric, computed)
        result = {
            "value": _plain(computed.value),
            "numerator": _plain(computed.numerator),
            "denominator": _plain(computed.denominator),
        }
        identity = [asked, metric.version, result, rows_digest]
        figure, _ = Figure.objects.get_or_create(
            id=f"fig-{_sha(identity)[:16]}",
            defaults={
                **result,
                "question": asked,
                "metric": metric.name,
                "version": metric.version,
                "parameters": dict(parameters),
                "organisation": self.organisation,
                "scope": dict(question.scope),
                "starts": question.starts,
                "ends": question.ends,
                "as_of": self.as_of,
                "unknown": computed.unknown,
                "rows": rows,
                "rows_digest": rows_digest,
                "unit": metric.unit,
                "inputs": inputs,
                "known_at": self.known_at,
                "confirmed_at": self.known_at,
                "snapshot": self.snapshot,
                "sql": computed.sql,
                "engine": {name: version_of(name) for name in ("duckdb", "ibis-framework")},
            },
        )
        return figure

    def _rows_digest(self, metric: Metric, computed: Computed) -> tuple[str, int]:
        """Digest and number of the rows used, by what they say: not by the file that said it."""
        if self.tables.is_event(metric.tables[0]):
            said = self.tables.of(computed.rows_sql, "SELECT count(*) AS n, sum(_row) AS total FROM given")[0]
            return _sha([said["n"], str(said["total"])]), int(said["n"])
        rows = self.tables.of(computed.rows_sql, "SELECT * EXCLUDE (_part, _line) FROM given ORDER BY _key")
        return _sha(rows), len(rows)


def _check_words(metric: Metric, said: Mapping[str, Any]) -> None:
    """A word that a column cannot hold would count no row: nought for a slip of the pen looks like a figure."""
    register = next((one for one in registers.values() if one.table == metric.tables[0]), None)
    if register is None:
        return
    for one in register.model.own_fields():
        choices = [str(value) for value, _ in one.flatchoices]
        if one.name in said and choices and str(said[one.name]) not in choices:
            raise ReeveError(f"{metric.name}: {one.name} cannot be {said[one.name]!r}; it can be {', '.join(choices)}.")


def _asked(metric: Metric, question: Question, parameters: Mapping[str, Any]) -> str:
    return _sha(
        [
            metric.name,
            dict(parameters),
            question.organisation,
            question.scope,
            question.starts,
            question.ends,
            question.as_of,
        ]
    )


def _sha(content: Any) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Decimal | None) -> str:
    """A decimal as one spelling: no exponent, no trailing zeros after the point."""
    if value is None:
        return ""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def parameter_values(given: Mapping[str, str]) -> dict[str, Any]:
    """Parameters from words: what reads as JSON number, list or object is taken as such, else as text."""
    found: dict[str, Any] = {}
    for name, said in given.items():
        try:
            value = json.loads(said)
        except json.JSONDecodeError:
            value = said
        found[name] = value if isinstance(value, int | list | dict | bool) and not said.isdigit() else said
    return found
