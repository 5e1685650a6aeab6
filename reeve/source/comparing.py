"""What a file would change: entry by entry and field by field, in words, without writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models

from reeve.register import showing
from reeve.register.declaring import Register
from reeve.register.models import Record, Revision
from reeve.register.writing import Change, Written, blank_state, marked
from reeve.source.declaring import Reading
from reeve.source.models import ImportRow

if TYPE_CHECKING:
    from reeve.source.loading import Load

_BATCH = 500


def compare(register: type[Register], changes: Sequence[Change], known: Mapping[str, Record]) -> Written:
    """What writing would come to."""
    states = _states(register, known.values(), changes)
    written = Written(records=dict(known))
    for change in map(marked, changes):
        record = known.get(change.reference)
        before = states.get(record.pk) if record else None
        if before is None:
            written.new.append(change.reference)
            continue
        difference = {name: (before[name], value) for name, value in change.values.items() if before[name] != value}
        if difference:
            written.changed[change.reference] = difference
        else:
            written.unchanged.append(change.reference)
    return written


def _states(register: type[Register], records: Any, changes: Sequence[Change]) -> dict[Any, dict[str, Any]]:
    """How entries read on the day that the file speaks of: one probe of the index each, however long the history."""
    if not changes:
        return {}
    model: Any = register.model.revisions_model
    names = [*Revision.STATE, *(one.name for one in register.model.own_fields())]
    attributes = [str(model._meta.get_field(name).attname) for name in names]
    blank = blank_state(register, "")
    latest = (
        model._default_manager.filter(entry=models.OuterRef("entry"), effective__lte=changes[0].effective)
        .order_by("-effective", "-recorded", "-id")
        .values("id")[:1]
    )
    ids = list({record.pk for record in records})
    found: dict[Any, dict[str, Any]] = {}
    for start in range(0, len(ids), _BATCH):
        there = model._default_manager.filter(entry__in=ids[start : start + _BATCH], pk=models.Subquery(latest))
        for entry, *values in there.values_list("entry_id", *attributes):
            found[entry] = {**blank, **dict(zip(names, values, strict=True))}
    return found


def told_apart(changes: Sequence[Change], written: Written) -> list[Any]:
    """The comparison as a digest takes it in: the same for a dry run and for a load that would change the same."""
    new, told = set(written.new), []
    for change in changes:
        if change.reference in new:
            told.append([change.reference, "new", {name: str(value) for name, value in change.values.items()}])
        elif change.reference in written.changed:
            difference = written.changed[change.reference]
            told.append([change.reference, {name: list(map(str, both)) for name, both in difference.items()}])
        else:
            told.append([change.reference])
    return told


def absent(load: Load, register: type[Register], written: Written) -> list[Record]:
    """The entries that the file says nothing of."""
    there = {record.pk for record in written.records.values()}
    held = Record.objects.filter(organisation=load.organisation, register=register.name, retired=False)
    return [record for record in held if record.pk not in there]


def account(
    load: Load, register: type[Register], reading: Reading, changes: Sequence[Change], written: Written
) -> list[ImportRow]:
    """What would become of each row, of what is left aside, and of the entries that are not in the file."""
    new = set(written.new)
    rows = []
    for row, change in zip(reading.rows, changes, strict=True):
        record = written.records.get(change.reference)
        least = record.sensitivity if record else register.sensitivity
        outcome, differences = ImportRow.UNCHANGED, []
        if change.reference in new:
            outcome = ImportRow.NEW
            differences = [_words(register, name, None, value) for name, value in change.values.items()]
        elif difference := written.changed.get(change.reference):
            outcome = ImportRow.CHANGED
            differences = [_words(register, name, *both) for name, both in difference.items()]
        rows.append(
            ImportRow(
                run=load.run,
                sheet=row.sheet,
                line=row.line,
                outcome=outcome,
                record=record,
                reference=change.reference,
                sensitivity=max(least, int(change.values.get("sensitivity", least))),
                differences=[one for one in differences if one[1] != one[2]],
            )
        )
    rows += [
        ImportRow(run=load.run, sheet=sheet, line=line, outcome=ImportRow.SKIPPED, note=why)
        for sheet, line, why in reading.skipped
    ]
    rows += [
        ImportRow(
            run=load.run,
            line=0,
            outcome=ImportRow.ABSENT,
            record=record,
            reference=record.reference,
            sensitivity=record.sensitivity,
        )
        for record in absent(load, register, written)
    ]
    return rows


def _words(register: type[Register], name: str, before: Any, after: Any) -> list[str]:
    """A difference as it is kept: in words, but an entry by its identity, for not everybody may read its title."""
    field = register.field(name)
    if field.is_relation:
        return [name, str(before or ""), str(after or "")]
    return [name, showing.words(field, before), showing.words(field, after)]
