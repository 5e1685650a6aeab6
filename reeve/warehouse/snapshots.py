"""Take a snapshot: every register of an organisation as it was on a day, as known at an instant."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from django.db import IntegrityError, models, transaction
from django.db.models import OuterRef, Q, Subquery

from reeve.errors import ReeveError
from reeve.register.acts import first_recorded, last_recorded
from reeve.register.declaring import Register, registers
from reeve.register.models import Revision
from reeve.source.models import ImportRun
from reeve.warehouse.models import EventPart, Snapshot
from reeve.warehouse.parquet import store

if TYPE_CHECKING:
    from reeve.access.models import Organisation

PARTS = "_parts"
_LINEAGE = [
    ("_key", pa.string()),
    ("_part", pa.string()),
    ("_line", pa.int64()),
    ("_organisation", pa.string()),
    ("_common", pa.bool_()),
    ("_sensitivity", pa.int64()),
]


def snapshot(organisation: Organisation, as_of: date, known_at: datetime | None = None) -> Snapshot:
    """The snapshot of an organisation on a day; `known_at` None means all that is recorded by now.

    What is known now is stored as the instant of the last act, so that the same snapshot can be asked
    for again; an instant after the last act is taken as that one. A day before anything was true gives
    a snapshot without rows; an instant before anything was recorded is refused with ReeveError.
    """
    last = last_recorded()
    if last is None:
        raise ReeveError("Nothing is recorded yet; load a file first with `reeve import`.")
    if known_at is not None and known_at < (first := first_recorded() or last):
        raise ReeveError(
            f"Nothing was recorded by {known_at:%-d %B %Y, %H:%M} UTC; the record begins on {first:%-d %B %Y}."
        )
    # An instant that is still to come would be kept without what is recorded until then.
    known = min(known_at or last, last)
    found = Snapshot.objects.filter(organisation=organisation, as_of=as_of, known_at=known).first()
    if found:
        return found
    manifest = _manifest(organisation, as_of, known)
    try:
        with transaction.atomic():
            return Snapshot.objects.create(organisation=organisation, as_of=as_of, known_at=known, manifest=manifest)
    except IntegrityError:  # another process took the same snapshot meanwhile; the two are equal
        return Snapshot.objects.get(organisation=organisation, as_of=as_of, known_at=known)


def _manifest(organisation: Organisation, as_of: date, known: datetime) -> dict[str, Any]:
    seen = [organisation, *organisation.shared_services(as_of)]
    states = {register: _states(register, seen, as_of, known) for register in registers.values()}
    names = {row["entry_id"]: row["reference"] for rows in states.values() for row in rows}
    tables: dict[str, Any] = {}
    runs: set[str] = set()
    references = {one.pk: one.reference for one in seen}
    for register, rows in states.items():
        present = [row for row in rows if not row["retired"]]
        present = [row for row in present if row["organisation"] == organisation.pk or row["common"]]
        table = _arrow(register, present, names, references)
        path, digest = store(table, f"snapshots/{register.table}")
        tables[register.table] = {"path": path, "digest": digest, "rows": table.num_rows}
        runs.update(row["run"] for row in present if row["run"])
    events = _events(organisation, known)
    runs.update(part["run"] for parts in events.values() for part in parts)
    return {"registers": tables, "events": events, "runs": _runs(runs)}


def _states(register: type[Register], seen: list[Organisation], as_of: date, known: datetime) -> list[dict[str, Any]]:
    """The rows of a register's entries at the two times, from one query with one index probe an entry."""
    latest = (
        register.model.history()
        .filter(entry=OuterRef("pk"), effective__lte=as_of, recorded__lte=known)
        .order_by("-effective", "-recorded", "-id")
        .values("id")[:1]
    )
    entries = register.model._default_manager.filter(record__organisation__in=seen)
    attributes = [one.attname for one in register.model.own_fields()]
    columns = ["entry_id", *Revision.STATE, "run", "sheet", "line", *attributes]
    query = register.model.history().filter(pk__in=entries.values(found=Subquery(latest))).order_by("entry_id")
    return list(query.values(*columns, organisation=models.F("entry__record__organisation_id")))


def _arrow(
    register: type[Register], rows: list[dict[str, Any]], names: dict[Any, str], references: dict[int, str]
) -> pa.Table:
    """A register's rows as a table: lineage first, then reference, title and its fields by name.

    Personal fields stay out; a field that points to an entry holds that entry's reference.
    """
    columns: dict[str, pa.Array] = {}
    lineage: dict[str, list[Any]] = {
        "_key": [str(row["entry_id"]) for row in rows],
        "_part": [f"{row['run']}#{row['sheet']}" if row["run"] else None for row in rows],
        "_line": [row["line"] for row in rows],
        "_organisation": [references[row["organisation"]] for row in rows],
        "_common": [row["common"] for row in rows],
        "_sensitivity": [row["sensitivity"] for row in rows],
    }
    for name, kind in _LINEAGE:
        columns[name] = pa.array(lineage[name], kind)
    for name in ("reference", "title"):
        columns[name] = pa.array([row[name] for row in rows], pa.string())
    for field in register.model.own_fields():
        if field.name in register.model.personal:
            continue
        values = [row[field.attname] for row in rows]
        if field.is_relation:
            values = [names.get(value) for value in values]
        columns[field.name] = pa.array([_plain(value) for value in values], _kind(field))
    return pa.table(columns)


def empty_table(register: type[Register]) -> pa.Table:
    """A register's table without rows: its columns and their types."""
    return _arrow(register, [], {}, {})


def _plain(value: Any) -> Any:
    return json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else value


def _kind(field: models.Field[Any, Any]) -> pa.DataType:
    """The column's type: no floats, whose sums differ in the last bits from run to run."""
    if isinstance(field, models.BooleanField):
        return pa.bool_()
    if isinstance(field, models.DateTimeField):
        return pa.timestamp("us", tz="UTC")
    if isinstance(field, models.DateField):
        return pa.date32()
    if isinstance(field, models.DecimalField):
        return pa.decimal128(18, 4)
    if isinstance(field, models.IntegerField):
        return pa.int64()
    assert not isinstance(field, models.FloatField), f"{field}: no floats in a register; use DecimalField"
    return pa.string()


def _events(organisation: Organisation, known: datetime) -> dict[str, list[dict[str, Any]]]:
    """The parts of each event table that were known, without those whose import was undone by then."""
    parts = EventPart.objects.filter(organisation=organisation, recorded__lte=known).exclude(
        Q(withdrawn__isnull=False) & Q(withdrawn__lte=known)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for part in parts.order_by("table", "month", "recorded", "id"):
        found.setdefault(part.table, []).append(
            {"path": part.path, "digest": part.digest, "rows": part.rows, "run": part.run, "month": part.month}
        )
    return found


def _runs(ids: set[str]) -> dict[str, dict[str, str]]:
    """What a reader must know of each import that rows came from."""
    query = ImportRun.objects.filter(pk__in=ids).select_related("act", "by")
    return {
        str(run.pk): {
            "file": run.file,
            "digest": run.digest,
            "source": run.source,
            "as_of": run.as_of.isoformat(),
            "loaded_by": str(run.by) if run.by else "the command line",
            "loaded_at": (run.act.recorded if run.act else run.at).isoformat(),
        }
        for run in query
    }
