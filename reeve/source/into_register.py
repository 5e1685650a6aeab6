"""The register sink: rows of a file become entries of a register, all of them or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import models

from reeve.register import history
from reeve.register.declaring import Register
from reeve.register.models import Record, folded
from reeve.register.writing import Change, Written, blank_state, versions_of, withdraw, write
from reeve.source.declaring import Fault, Reading, Row, Source, sinks
from reeve.source.loading import Load, Refused
from reeve.source.models import ImportRow, ImportRun

if TYPE_CHECKING:
    from reeve.register.acts import Acting


def into_register(load: Load, acting: Acting | None) -> None:
    """Check every row, then write all. Without an act it is a dry run: only the differences are told."""
    source = load.source
    register = source.register
    assert register is not None, source.name
    reading = source.read(load.path)
    _refer(load, reading)
    _check_values(source, register, reading)
    _one_row_each(reading)
    _one_spelling_each(load, register, reading)
    if reading.faults:
        raise Refused([fault.sentence(load.path.name) for fault in sorted(reading.faults, key=_place)])
    changes = [_change(load, row) for row in reading.rows]
    if acting is None:
        written = _compare(load, register, changes)
    else:
        written = write(register, load.organisation, changes, acting=acting)
        _remember_rows(load, register, reading, written)
    load.counts = {
        "rows": len(reading.rows) + len(reading.skipped),
        "new": len(written.new),
        "changed": len(written.changed),
        "unchanged": len(written.unchanged),
        "skipped": len(reading.skipped),
        "not in this file": _absent(load, register, {change.reference for change in changes}),
    }
    load.notes = [
        Fault(sheet, line, "", f"left aside: {why}").sentence(load.path.name) for sheet, line, why in reading.skipped
    ]
    load.differences = list(_told(written))


def _place(fault: Fault) -> tuple[str, int, str]:
    return (fault.sheet, fault.line, fault.column)


def _change(load: Load, row: Row) -> Change:
    values = {name: value for name, value in row.values.items() if name != "reference"}
    return Change(str(row.values["reference"]), values, load.as_of, str(load.run.pk), row.sheet, row.line)


def _refer(load: Load, reading: Reading) -> None:
    """Replace the names of entries by their identities: by reference, else by title where it is one entry's."""
    for column in load.source.columns:
        if column.names is None:
            continue
        known = _entries_named(load, column.names)
        for row in reading.rows:
            said = row.values.get(column.to)
            if said is None:
                continue
            found = known.get(folded(str(said)), set())
            if len(found) == 1:
                row.values[column.to] = next(iter(found))
            else:
                which = "no entry" if not found else f"{len(found)} entries"
                named = f"“{said}” names {which} of {column.names.title.lower()}"
                fault = f"{named}; load it there first, or correct the name"
                reading.faults.append(Fault(row.sheet, row.line, column.heading, fault))


def _entries_named(load: Load, register: type[Register]) -> dict[str, set[Any]]:
    """Identities by folded reference and title, of the organisation and of what it shares."""
    services = load.organisation.shared_services(load.as_of)
    known: dict[str, set[Any]] = {}
    by_title: dict[str, set[Any]] = {}
    query = Record.objects.filter(register=register.name).filter(
        models.Q(organisation=load.organisation) | models.Q(organisation__in=services, common=True)
    )
    for pk, reference, title in query.values_list("pk", "reference", "title"):
        known[folded(reference)] = {pk}
        by_title.setdefault(folded(title), set()).add(pk)
    return {**by_title, **known}


def _check_values(source: Source, register: type[Register], reading: Reading) -> None:
    """What the fields themselves demand: length, choices, bounds. Blank cells become the field's blank."""
    headings = {column.to: column.heading for column in source.columns}
    for row in reading.rows:
        for name, value in list(row.values.items()):
            field = register.field(name)
            if value is None:
                blank = _blank(field)
                if blank is _MISSING:
                    said = "says nothing, and must say something"
                    reading.faults.append(Fault(row.sheet, row.line, headings.get(name, name), said))
                elif blank is _LEAVE:
                    del row.values[name]
                else:
                    row.values[name] = blank
                continue
            try:
                if field.is_relation:
                    continue
                row.values[name] = field.clean(value, None)
            except Exception as error:  # noqa: BLE001 - a field's own validators raise many kinds
                messages = getattr(error, "messages", [str(error)])
                said = str(messages[0]).rstrip(".")
                reading.faults.append(Fault(row.sheet, row.line, headings.get(name, name), said[:1].lower() + said[1:]))


_MISSING, _LEAVE = object(), object()


def _blank(field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.CharField | models.TextField):
        return ""
    if field.null:
        return None
    return _LEAVE if field.has_default() else _MISSING


def _one_row_each(reading: Reading) -> None:
    lines: dict[str, Row] = {}
    for row in reading.rows:
        reference = str(row.values["reference"])
        earlier = lines.setdefault(folded(reference), row)
        if earlier is not row:
            said = f"“{reference}” already stands in row {earlier.line} and says something else there; keep one of them"
            reading.faults.append(Fault(row.sheet, row.line, "", said))


def _one_spelling_each(load: Load, register: type[Register], reading: Reading) -> None:
    """A reference that differs from a known one only in its capitals is a slip, not a second entry."""
    held = Record.objects.filter(organisation=load.organisation, register=register.name)
    known = set(held.values_list("reference", flat=True))
    spelt = {folded(reference): reference for reference in known}
    heading = next((column.heading for column in load.source.columns if column.to == "reference"), "")
    for row in reading.rows:
        reference = str(row.values["reference"])
        if reference not in known and (other := spelt.get(folded(reference))):
            said = f"“{reference}” stands in the record as “{other}”; write it the same way"
            reading.faults.append(Fault(row.sheet, row.line, heading, said))


def _absent(load: Load, register: type[Register], there: set[str]) -> int:
    held = Record.objects.filter(organisation=load.organisation, register=register.name, retired=False)
    return sum(1 for reference in held.values_list("reference", flat=True) if reference not in there)


def _compare(load: Load, register: type[Register], changes: list[Change]) -> Written:
    """What writing would come to, found without writing."""
    references = [change.reference for change in changes]
    records = {
        record.reference: record
        for record in Record.objects.filter(organisation=load.organisation, register=register.name)
        if record.reference in set(references)
    }
    versions = versions_of(register, records.values())
    written = Written()
    for change in changes:
        record = records.get(change.reference)
        before = history.version_at(versions[record.pk], change.effective) if record else None
        if before is None:
            written.new.append(change.reference)
            continue
        state = {**blank_state(register, change.reference), **before.state}
        difference = {name: (state[name], value) for name, value in change.values.items() if state[name] != value}
        if difference:
            written.changed[change.reference] = difference
        else:
            written.unchanged.append(change.reference)
    return written


def _told(written: Written) -> list[str]:
    told = [f"{reference}: new" for reference in written.new]
    for reference, difference in written.changed.items():
        for name, (before, after) in difference.items():
            told.append(f"{reference}: {name} was {before!s}, will be {after!s}")
    return told


def _remember_rows(load: Load, register: type[Register], reading: Reading, written: Written) -> None:
    new, unchanged = set(written.new), set(written.unchanged)
    ids = dict(
        Record.objects.filter(organisation=load.organisation, register=register.name).values_list("reference", "pk")
    )
    rows = [
        ImportRow(
            run=load.run,
            sheet=row.sheet,
            line=row.line,
            record_id=ids[str(row.values["reference"])],
            outcome=ImportRow.NEW
            if row.values["reference"] in new
            else ImportRow.UNCHANGED
            if row.values["reference"] in unchanged
            else ImportRow.CHANGED,
        )
        for row in reading.rows
    ]
    rows += [
        ImportRow(run=load.run, sheet=sheet, line=line, outcome=ImportRow.SKIPPED, note=why)
        for sheet, line, why in reading.skipped
    ]
    ImportRow.objects.bulk_create(rows, batch_size=1000)


def out_of_register(source: Source, run: ImportRun, acting: Acting) -> Counter[str]:
    """Undo: withdraw what the run asserted of each entry it spoke of."""
    register = source.register
    assert register is not None, source.name
    ids = run.rows.exclude(record=None).values_list("record", flat=True).distinct()
    records = list(Record.objects.filter(pk__in=list(ids)))
    return Counter(withdrawn=withdraw(register, records, str(run.pk), acting=acting))


sinks["register"] = into_register
sinks["undo register"] = out_of_register
