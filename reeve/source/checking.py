"""What the rows of a register file must meet before any is written: each fault with its place and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models

from reeve.access.policy import IMPORT, Sensitivity
from reeve.register.actions import said_once
from reeve.register.models import Record, folded
from reeve.source.cells import Unreadable
from reeve.source.declaring import Column, Fault, Reading, Row, Source
from reeve.source.names import Names

if TYPE_CHECKING:
    from reeve.register.declaring import Register
    from reeve.source.loading import Load


def refer(load: Load, reading: Reading) -> None:
    """Replace the names of entries by their identities."""
    for column in load.source.columns:
        if column.names is None:
            continue
        names = Names(column.names, load.organisation, load.as_of)
        for row in reading.rows:
            said = row.values.get(column.to)
            if said is None:
                continue
            try:
                row.values[column.to] = names.one(str(said))
            except Unreadable as error:
                reading.faults.append(Fault(row.sheet, row.line, column.heading, str(error)))


def check_values(source: Source, register: type[Register], reading: Reading) -> None:
    """What the fields themselves demand: length, choices, bounds. Blank cells become the field's blank."""
    headings = {column.to: column.heading for column in source.columns}
    fields = {column: register.field(column) for row in reading.rows[:1] for column in row.values}
    for row in reading.rows:
        for name, value in list(row.values.items()):
            field = fields.get(name) or register.field(name)
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


def one_row_each(reading: Reading) -> None:
    """A reference stands once in a file."""
    lines: dict[str, Row] = {}
    for row in reading.rows:
        reference = str(row.values["reference"])
        earlier = lines.setdefault(folded(reference), row)
        if earlier is not row:
            said = f"“{reference}” already stands in row {earlier.line} and says something else there; keep one of them"
            reading.faults.append(Fault(row.sheet, row.line, "", said))


def one_row_an_entry(reading: Reading, known: Mapping[str, Record]) -> None:
    """An entry that was renamed stands once in a file, under its reference or an earlier one."""
    rows: dict[Any, Row] = {}
    for row in reading.rows:
        reference = str(row.values["reference"])
        record = known.get(reference)
        if record is None:
            continue
        earlier = rows.setdefault(record.pk, row)
        if folded(str(earlier.values["reference"])) != folded(reference):
            other = earlier.values["reference"]
            said = f"“{reference}” and “{other}” in row {earlier.line} are one entry, which was renamed; keep one row"
            reading.faults.append(Fault(row.sheet, row.line, "", said))


def one_spelling_each(load: Load, register: type[Register], reading: Reading) -> None:
    """A reference that differs from a known one only in its capitals is a slip, not a second entry."""
    held = Record.objects.filter(organisation=load.organisation, register=register.name)
    known = set(held.values_list("reference", flat=True))
    spelt = {folded(reference): reference for reference in known}
    heading = _heading(load.source.columns, "reference")
    for row in reading.rows:
        reference = str(row.values["reference"])
        if reference not in known and (other := spelt.get(folded(reference))):
            said = f"“{reference}” stands in the record as “{other}”; write it the same way"
            reading.faults.append(Fault(row.sheet, row.line, heading, said))


def _heading(columns: list[Column], to: str) -> str:
    return next((column.heading for column in columns if column.to == to), "")


def must_be_loadable(load: Load, register: type[Register], reading: Reading, known: Mapping[str, Record]) -> None:
    """Nobody loads over entries that lie beyond their role, or makes such entries."""
    if load.by is None:
        return
    reached = register.policy.reach(load.by, IMPORT).own.get(load.organisation.pk, -1)
    heading = _heading(load.source.columns, "reference")
    for row in reading.rows:
        record = known.get(str(row.values["reference"]))
        least = record.sensitivity if record else register.sensitivity
        level = max(least, int(row.values.get("sensitivity", least) or least))
        if level > reached:
            word = Sensitivity(level).name.lower()
            said = f"is {word}, which your role does not load; ask somebody whose role does, or leave the row out"
            reading.faults.append(Fault(row.sheet, row.line, heading, said))


def first_values_stay(load: Load, register: type[Register], reading: Reading, known: Mapping[str, Record]) -> None:
    """What a register says once is not said otherwise by a later file."""
    held = register.model._default_manager.filter(record__organisation=load.organisation)
    stays = said_once(register, held)
    for row in reading.rows:
        record = known.get(str(row.values["reference"]))
        for name, first in stays.get(record.pk, {}).items() if record else ():
            if row.values.get(name, first) != first:
                said = f"stands in the record as {first}, and its first value stays; say there what the record says"
                reading.faults.append(Fault(row.sheet, row.line, _heading(load.source.columns, name), said))


def what_new_entries_need(
    source: Source, register: type[Register], reading: Reading, known: Mapping[str, Record]
) -> None:
    """A file that lacks columns can change what is known; a new entry must say all that an entry must."""
    needed = [column.heading for column in source.lacking if _must_say(register, column)]
    if not needed:
        return
    columns = ", ".join(needed)
    what, it = ("columns", "them") if len(needed) > 1 else ("column", "it")
    for row in reading.rows:
        reference = str(row.values["reference"])
        if reference not in known:
            said = f"“{reference}” is new and the file has no {what} {columns}; add {it}, or correct the reference"
            reading.faults.append(Fault(row.sheet, row.line, _heading(source.columns, "reference"), said))


def _must_say(register: type[Register], column: Column) -> bool:
    if column.required or column.to in ("reference", "title"):
        return True
    return _blank(register.field(column.to)) is _MISSING
