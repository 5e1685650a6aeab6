"""The register sink: rows of a file become entries of a register, all of them or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reeve.register.declaring import Register
from reeve.register.models import Record
from reeve.register.naming import records_named
from reeve.register.writing import Change, Written, withdraw, write
from reeve.source import checking, comparing
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
    load.stage("Reading the file")
    reading = source.read(load.path)
    load.stage("Checking its rows")
    source.refer(reading, load.organisation, load.as_of)
    checking.refer(load, reading)
    checking.check_values(source, register, reading)
    checking.one_row_each(reading)
    checking.one_spelling_each(load, register, reading)
    known = _known(load, register, reading)
    checking.one_row_an_entry(reading, known)
    checking.must_be_loadable(load, register, reading, known)
    checking.first_values_stay(load, register, reading, known)
    checking.what_new_entries_need(source, register, reading, known)
    if reading.faults:
        raise _refused(load, reading)
    changes = [_change(load, row) for row in reading.rows]
    if acting is None:
        load.stage("Comparing it with the record")
        written = comparing.compare(register, changes, known)
        load.rows = comparing.account(load, register, reading, changes, written)
    else:
        load.stage("Writing its entries")
        written = write(register, load.organisation, changes, acting=acting)
        load.stage("Writing down what became of each row")
        _remember_rows(load, reading, written)
    load.comparison = comparing.told_apart(changes, written)
    load.counts = {
        "rows": len(reading.rows) + len(reading.skipped),
        "new": len(written.new),
        "changed": len(written.changed),
        "unchanged": len(written.unchanged),
        "skipped": len(reading.skipped),
        "not in this file": len(comparing.absent(load, register, written)),
    }
    load.notes = [
        Fault(sheet, line, "", f"left aside: {why}").sentence(load.path.name) for sheet, line, why in reading.skipped
    ]
    load.differences = list(_told(written))


def _refused(load: Load, reading: Reading) -> Refused:
    faults = sorted(reading.faults, key=lambda fault: (fault.sheet, fault.line, fault.column))
    failing = {(fault.sheet, fault.line) for fault in faults if fault.line}
    lines = {(row.sheet, row.line) for row in reading.rows} | failing
    skipped = len(reading.skipped)
    counts = {"rows": len(lines) + skipped, "failing": len(failing), "skipped": skipped}
    return Refused([fault.sentence(load.path.name) for fault in faults], faults, counts)


def _known(load: Load, register: type[Register], reading: Reading) -> dict[str, Record]:
    """The entries that rows speak of, by the reference that the row has, which may be an earlier one of the entry."""
    references = [str(row.values["reference"]) for row in reading.rows]
    return records_named(register.name, load.organisation, references)


def _change(load: Load, row: Row) -> Change:
    values = {name: value for name, value in row.values.items() if name != "reference"}
    return Change(str(row.values["reference"]), values, load.as_of, str(load.run.pk), row.sheet, row.line)


def _told(written: Written) -> list[str]:
    told = [f"{reference}: new" for reference in written.new]
    for reference, difference in written.changed.items():
        for name, (before, after) in difference.items():
            told.append(f"{reference}: {name} was {before!s}, will be {after!s}")
    return told


def _remember_rows(load: Load, reading: Reading, written: Written) -> None:
    new, unchanged = set(written.new), set(written.unchanged)
    rows = [
        ImportRow(
            run=load.run,
            sheet=row.sheet,
            line=row.line,
            record=written.records[str(row.values["reference"])],
            reference=str(row.values["reference"]),
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
    said = (ImportRow.NEW, ImportRow.CHANGED, ImportRow.UNCHANGED)
    ids = run.rows.filter(outcome__in=said).exclude(record=None).values("record")
    records = list(Record.objects.filter(pk__in=ids))
    return Counter(withdrawn=withdraw(register, records, str(run.pk), acting=acting))


sinks["register"] = into_register
sinks["undo register"] = out_of_register
