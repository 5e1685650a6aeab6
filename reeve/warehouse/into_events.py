"""The event sink: rows of a file become Parquet parts by month; rows that cannot be read are set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pyarrow as pa

from reeve.source import cells
from reeve.source.cells import Cell
from reeve.source.declaring import Column, Fault, Row, Source, sinks
from reeve.source.loading import Load, Refused
from reeve.source.models import ImportRun
from reeve.source.sheets import Sheet, readable
from reeve.source.tables import headings, values_of
from reeve.source.text_files import rows_of_text
from reeve.warehouse.events import EventTable
from reeve.warehouse.models import EventPart
from reeve.warehouse.parquet import store

if TYPE_CHECKING:
    from reeve.register.acts import Acting

_FAULTS_KEPT = 1000
_HEAD = 30


class EventSource(Source):
    """A source whose rows are events of one table."""

    sink: ClassVar[str] = "events"
    events: ClassVar[type[EventTable]]
    endings: ClassVar[tuple[str, ...]] = (".csv",)

    def stream(self, path: Path) -> Iterator[Row | Fault]:
        """The file's events one by one, and a fault for each row that cannot be read."""
        yield from stream_table(self, path)

    def derive(self, values: dict[str, Any]) -> dict[str, Any]:
        """Add what follows from a row's own columns, such as its local day."""
        return values


def stream_table(source: EventSource, path: Path) -> Iterator[Row | Fault]:
    """The rows of a CSV file under its headings."""
    rows = rows_of_text(readable(path))
    head: list[Any] = []
    for row in rows:
        head.append(row)
        if len(head) == _HEAD:
            break
    start, places = headings(source, Sheet("", head), path.name)
    wordings = {place: _wordings(column) for column, place in places.items()}
    for line, row in _chain(head, rows):
        if line <= start or _no_event(row, wordings):
            continue
        faults: list[Fault] = []
        values = values_of("", line, row, places, faults)
        yield from faults[:1]
        if values is not None:
            yield Row("", line, source.derive({**source.constants, **values}))


def _wordings(column: Column) -> set[str]:
    return {cells.words(wording).casefold() for wording in (column.heading, *column.also)}


def _no_event(row: Sequence[Cell], wordings: Mapping[int, set[str]]) -> bool:
    """Whether a row is blank, a total, or the headings once more (`wordings`: of the heading in each place)."""
    first = cells.words(row[0]).casefold() if row else ""
    if not first:
        return not any(cells.words(cell) for cell in row)
    if first in ("total", "grand total"):
        return True
    width = len(row)
    return all(place < width and cells.words(row[place]).casefold() in said for place, said in wordings.items())


def _chain(head: list[Any], rest: Iterable[Any]) -> Iterator[Any]:
    yield from head
    yield from rest


def into_events(load: Load, acting: Acting | None) -> None:
    """Write a file's events. Without an act it is a dry run. Bad rows are set aside, counted and told."""
    source = load.source
    assert isinstance(source, EventSource), source.name
    table = source.events
    months: dict[str, dict[str, list[Any]]] = {}
    faults: list[Fault] = []
    good = bad = 0
    part = f"{load.run.pk}#"
    for one in source.stream(load.path):
        if isinstance(one, Fault):
            bad += 1
            if len(faults) < _FAULTS_KEPT:
                faults.append(one)
            continue
        good += 1
        day = one.values[table.day]
        columns = months.setdefault(f"{day:%Y-%m}", {name: [] for name in ("_key", "_part", "_line", *table.columns)})
        columns["_key"].append("|".join(str(one.values[name]) for name in table.key))
        columns["_part"].append(part + one.sheet)
        columns["_line"].append(one.line)
        for name in table.columns:
            columns[name].append(one.values.get(name))
    if not good:
        sentences = [fault.sentence(load.path.name) for fault in faults]
        raise Refused(
            sentences
            or [f"{load.path.name}: no row below the headings says anything; check that it is the right file."]
        )
    load.counts = {"rows": good + bad, "new": good, "set aside": bad}
    load.notes = [f"{fault.sentence(load.path.name)} The row is set aside." for fault in faults]
    if acting is not None:
        for month, columns in sorted(months.items()):
            _write(load, table, month, columns, acting)


def _write(load: Load, table: type[EventTable], month: str, columns: dict[str, list[Any]], acting: Acting) -> None:
    rows = len(columns["_key"])
    whole: dict[str, Any] = {
        **columns,
        "_organisation": [load.organisation.reference] * rows,
        "_common": [False] * rows,
        "_sensitivity": [table.sensitivity] * rows,
        "_recorded": [acting.recorded] * rows,
    }
    arrow = pa.table({field.name: pa.array(whole[field.name], field.type) for field in table.schema()})
    path, digest = store(arrow, f"events/{table.table}/{load.organisation.reference}/{month}")
    EventPart.objects.create(
        table=table.table,
        organisation=load.organisation,
        month=month,
        path=path,
        digest=digest,
        rows=rows,
        run=str(load.run.pk),
        recorded=acting.recorded,
        act=acting.row,
    )
    acting.wrote("events", table.table, month, digest)


def out_of_events(_source: Source, run: ImportRun, acting: Acting) -> int:
    """Undo: the run's parts are withdrawn from now on; what was known before still holds them."""
    return EventPart.objects.filter(run=str(run.pk), withdrawn=None).update(withdrawn=acting.recorded)


sinks["events"] = into_events
sinks["undo events"] = out_of_events
