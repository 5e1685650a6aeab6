"""Open a figure: its rows as a person may see them, the lines they were read from, and the sum done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir
from django.urls import reverse

from reeve.access.policy import Sensitivity
from reeve.figures.asking import Ask
from reeve.figures.models import Figure
from reeve.metrics.computing import COUNTED, KEY, LINE, PART, Question, rows_of, sql_of, value_of
from reeve.register.declaring import Register, registers
from reeve.register.models import Entry, Record
from reeve.warehouse.events import event_tables
from reeve.warehouse.models import Snapshot

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User
    from reeve.warehouse.events import EventTable

_LINES = """
SELECT _part AS part, coalesce(_counted, false) AS counted, count(*) AS n, min(_line) AS first, max(_line) AS last,
    CASE WHEN count(*) <= 5000 THEN list(_line ORDER BY _line) END AS lines
FROM given WHERE _part IS NOT NULL GROUP BY ALL
"""
_LINES_NAMED = 150
"""How many ranges of lines a document names before it gives only the span."""


@dataclass(frozen=True)
class Lines:
    """The lines of one file that a figure rests on. `counted` are those in the numerator."""

    file: str
    sheet: str
    digest: str
    run: str
    loaded_by: str
    loaded_at: datetime
    counted: bool
    rows: int
    ranges: tuple[tuple[int, int], ...]
    whole: bool


@dataclass(frozen=True)
class RowShown:
    """One row of a drill-down: its values by column, whether it is counted, and where it was read."""

    values: dict[str, Any]
    counted: bool | None
    file: str
    sheet: str
    line: int | None
    entry_url: str
    corrected: str


class Opened:
    """A figure with the snapshot that it rests on."""

    def __init__(self, figure: Figure, ask: Ask | None = None, user: User | AnonymousUser | None = None) -> None:
        """`ask` is an open desk on a snapshot that gives this figure; where None, the figure's own is opened.

        For a reader, `user`, the fields that are hidden from them are no columns.
        """
        self.figure = figure
        self.user = user
        self.metric = figure.declared
        self.ask = ask or Ask(
            figure.organisation, figure.as_of, period=figure.period, known_at=figure.snapshot.known_at
        )
        self.snapshot = self.ask.snapshot

    @property
    def question(self) -> Question:
        """What was asked."""
        one = self.figure
        scope = tuple(sorted(one.scope.items()))
        return Question(one.organisation.reference, one.as_of, one.starts, one.ends, scope)

    @cached_property
    def rows(self) -> ir.Table:
        """The rows that the figure rests on: its own expression before it was aggregated."""
        return rows_of(value_of(self.metric, self.ask.tables, self.question, self.figure.parameters))

    def again(self) -> Figure:
        """Asked again of the same snapshot: the same figure, if all is as it was."""
        one = self.figure
        return self.ask.figure(self.metric.name, scope=one.scope, period=one.period, **one.parameters)

    def now(self) -> Figure:
        """The same question asked of all that is recorded by now."""
        fresh = Ask(self.figure.organisation, self.figure.as_of, period=self.figure.period)
        return fresh.figure(
            self.metric.name, scope=self.figure.scope, period=self.figure.period, **self.figure.parameters
        )

    @cached_property
    def of(self) -> type[Register | EventTable]:
        """What its rows are: entries of a register, or events."""
        name = self.metric.tables[0]
        if name in event_tables:
            return event_tables[name]
        return next(register for register in registers.values() if register.table == name)

    @property
    def is_event(self) -> bool:
        """Whether its rows are events."""
        return self.metric.tables[0] in event_tables

    def columns(self) -> list[str]:
        """The columns that a drill-down shows."""
        shown = [name for name in self.rows.columns if not name.startswith("_")]
        if self.is_event:
            return shown
        if self.user is not None:
            policy = self.of.policy
            hidden = policy.hidden(policy.reach(self.user, "read").own.get(self.figure.organisation_id, -1))
            shown = [name for name in shown if name not in hidden]
        wanted = [name for name in ("reference", "title", *self.of.columns) if name in shown]
        return list(dict.fromkeys([*wanted, *(name for name in shown if name not in wanted)]))

    def visible(self, user: User | AnonymousUser) -> ir.Table:
        """The rows that a person may see now: the snapshot's, and of those only what the policy lets through."""
        rows = self.rows
        if self.is_event:
            reach = self.of.policy.reach(user, "read")
            ceiling = reach.own.get(self.figure.organisation_id, -1)
            return rows.filter(rows["_sensitivity"] <= ceiling)
        keys = [row[KEY] for row in self.ask.tables.run(sql_of(rows.select(KEY)))]
        seen: set[str] = set()
        for start in range(0, len(keys), 500):
            batch = Record.objects.filter(pk__in=keys[start : start + 500])
            allowed = self.of.policy.visible(user, batch, prefix="")
            seen.update(str(pk) for pk in allowed.values_list("pk", flat=True))
        return rows.filter(rows[KEY].isin(sorted(seen))) if seen else rows.filter(ibis.literal(False))

    def count(self, rows: ir.Table) -> int:
        """How many rows."""
        return int(self.ask.tables.run(sql_of(rows.aggregate(n=rows.count())))[0]["n"])

    def page(self, rows: ir.Table, *, start: int = 0, size: int = 50) -> list[RowShown]:
        """Rows in order of the lines they were read from."""
        order = [rows[PART], rows[LINE], rows[KEY]]
        found = self.ask.tables.run(sql_of(rows.order_by(order).limit(size, offset=start)))
        corrected = {} if self.is_event else self._corrections([row[KEY] for row in found])
        return [self._shown(row, corrected) for row in found]

    def _shown(self, row: Mapping[str, Any], corrected: Mapping[str, str]) -> RowShown:
        run, _, sheet = (row[PART] or "#").partition("#")
        said = self.snapshot.manifest["runs"].get(run, {})
        url = ""
        if not self.is_event:
            url = reverse("register:entry", args=[row["_organisation"], self.of.name, row["reference"]])
        return RowShown(
            values={name: row[name] for name in self.columns()},
            counted=row[COUNTED],
            file=said.get("file", ""),
            sheet=sheet,
            line=row[LINE],
            entry_url=url,
            corrected=corrected.get(row[KEY], ""),
        )

    def _corrections(self, keys: list[str]) -> dict[str, str]:
        """Which entries stand on a correction by hand rather than on what a file said, and why."""
        told: dict[str, str] = {}
        model: type[Entry] = self.of.model  # type: ignore[union-attr]
        touched = sorted(self.ask.touched_by_hand(model).intersection(keys))
        for key, version in _in_force(model, touched, self.snapshot).items():
            if version.said_by_hand:
                acted = version.act
                why = f": {acted.why}" if acted.why else ""
                told[key] = f"Corrected by {acted.by_whom} on {acted.recorded:%-d %B %Y}{why}"
        return told

    def corrections(self, up_to: int = Sensitivity.EXEMPT) -> tuple[str, ...]:
        """Every correction by hand among the rows, in a sentence each; those of more sensitive rows only counted."""
        if self.is_event or not self.ask.touched_by_hand(self.of.model):  # type: ignore[union-attr]
            return ()
        rows = self.ask.tables.of(self.ask.rows_sql(self.figure), "SELECT _key, reference, _sensitivity FROM given")
        names = {row[KEY]: row["reference"] for row in rows}
        told = self._corrections(list(names))
        hidden = {row[KEY] for row in rows if row["_sensitivity"] > up_to} & set(told)
        sentences = [f"{names[key]}. {told[key]}" for key in sorted(set(told) - hidden, key=lambda key: names[key])]
        if hidden:
            more = "1 entry that is" if len(hidden) == 1 else f"{len(hidden)} entries that are"
            sentences.append(f"Corrections of {more} not shown here")
        return tuple(sentences)

    def lines(self) -> list[Lines]:
        """Which lines of which files the figure rests on, file by file, counted rows first."""
        grouped = self.ask.tables.of(self.ask.rows_sql(self.figure), _LINES)
        found = []
        for one in grouped:
            run, _, sheet = one["part"].partition("#")
            ranges: tuple[tuple[int, int], ...]
            ranges, whole = ((one["first"], one["last"]),), one["last"] - one["first"] + 1 == one["n"]
            if not whole and one["lines"]:
                named = _ranges(one["lines"])
                if len(named) <= _LINES_NAMED:
                    ranges, whole = named, True
            said = self.snapshot.manifest["runs"][run]
            found.append(
                Lines(
                    file=said["file"],
                    sheet=sheet,
                    digest=said["digest"],
                    run=run,
                    loaded_by=said["loaded_by"],
                    loaded_at=datetime.fromisoformat(said["loaded_at"]),
                    counted=one["counted"],
                    rows=one["n"],
                    ranges=ranges,
                    whole=whole,
                )
            )
        return sorted(found, key=lambda one: (not one.counted, one.file, one.sheet, one.ranges))


def _ranges(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    """Numbers as closed ranges; a line that two entries were read from stands once."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(number, found[-1][1]))
        else:
            found.append((number, number))
    return tuple(found)


def _in_force(model: type[Entry], keys: list[str], snapshot: Snapshot) -> dict[str, Any]:
    """The last version of each entry that itself says something, at a snapshot's two times."""
    found: dict[str, Any] = {}
    for start in range(0, len(keys), 500):
        query = (
            model.history()
            .filter(
                entry_id__in=keys[start : start + 500], effective__lte=snapshot.as_of, recorded__lte=snapshot.known_at
            )
            .select_related("act__by")
        )
        for version in query.order_by("recorded", "id"):
            if version.said:
                found[str(version.entry_id)] = version
    return found


def as_json(figure: Figure) -> dict[str, Any]:
    """A figure as documented and stable JSON: what `reeve figure --json` and the reports' JSON give."""
    period = figure.period
    return {
        "id": figure.id,
        "metric": figure.metric,
        "version": figure.version,
        "parameters": figure.parameters,
        "scope": figure.scope,
        "value": figure.value or None,
        "numerator": figure.numerator,
        "denominator": figure.denominator or None,
        "unit": figure.unit,
        "as_of": figure.as_of.isoformat(),
        "known_at": figure.known_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "period": f"{period[0]}/{period[1]}" if period else None,
        "organisation": figure.organisation.reference,
        "rows": figure.rows,
    }
