"""Write entries: every change is an assertion about a day, kept as revisions inside one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from reeve.access.policy import Sensitivity
from reeve.errors import ReeveError
from reeve.register import history
from reeve.register.models import Entry, Record, Revision, sort_key
from reeve.register.naming import Names, keep_earlier_names, records_named, references_taken
from reeve.register.texts import must_be_held

if TYPE_CHECKING:
    from reeve.access.models import Organisation
    from reeve.register.acts import Acting
    from reeve.register.declaring import Register
    from reeve.register.models import Act

_BATCH = 500
_HISTORIES = 100
"""Entries whose whole histories are held at a time: each may have hundreds of versions."""


@dataclass(frozen=True)
class Change:
    """What is said of one entry from a day on; fields by name, references to entries by identity."""

    reference: str
    values: Mapping[str, Any]
    effective: date
    run: str = ""
    sheet: str = ""
    line: int | None = None
    bulk: str = ""
    """The bulk edit that says it, so that it can be undone as a whole."""


@dataclass
class Written:
    """What a set of changes came to, by reference."""

    new: list[str] = field(default_factory=list)
    changed: dict[str, dict[str, tuple[Any, Any]]] = field(default_factory=dict)
    """Reference -> field -> (before, after)."""
    unchanged: list[str] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    """By the reference that the change named, which may be an earlier one of the entry."""


def blank_state(register: type[Register], reference: str) -> dict[str, Any]:
    """What an entry's fields are before anything was said of them."""
    state: dict[str, Any] = {
        "reference": reference,
        "title": "",
        "sensitivity": register.sensitivity,
        "exempt_under": None,
        "common": register.common,
        "retired": False,
    }
    for one in register.model.own_fields():
        default = one.get_default()
        state[one.name] = default
    return state


def _attribute(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).attname)  # type: ignore[union-attr]


def versions_of(register: type[Register], records: Iterable[Record]) -> dict[Any, list[history.Version]]:
    """The history of some entries, by record id, from one query."""
    model = register.model.revisions_model
    names = [*Revision.STATE, *(one.name for one in register.model.own_fields())]
    attributes = {name: _attribute(model, name) for name in names}
    found: dict[Any, list[history.Version]] = defaultdict(list)
    ids = [record.pk for record in records]
    for start in range(0, len(ids), _BATCH):
        for row in register.model.history().filter(entry_id__in=ids[start : start + _BATCH]).order_by("id"):
            found[row.entry_id].append(
                history.Version(
                    effective=row.effective,
                    recorded=row.recorded,
                    order=row.pk,
                    said=frozenset(row.said),
                    state={name: getattr(row, attribute) for name, attribute in attributes.items()},
                    run=row.asserted_run,
                    undoes=row.undoes,
                )
            )
    return found


def write(
    register: type[Register], organisation: Organisation, changes: Sequence[Change], *, acting: Acting
) -> Written:
    """Write changes to a register's entries in one organisation, new entries included."""
    changes = [marked(_held(change)) for change in changes]
    known = records_named(register.name, organisation, [change.reference for change in changes])
    written = Written(records=known)
    fresh: list[Record] = []
    rows: list[tuple[Record, history.Row, Change]] = []
    versions: dict[Any, list[history.Version]] = {}
    for number, change in enumerate(changes):
        if number % _HISTORIES == 0:
            batch = (known.get(one.reference) for one in changes[number : number + _HISTORIES])
            versions = versions_of(register, {record for record in batch if record})
        record = known.get(change.reference)
        if record is None:
            record = Record(organisation=organisation, register=register.name, reference=change.reference)
            known[change.reference] = record
            fresh.append(record)
        past = versions.get(record.pk, [])
        blank = blank_state(register, first_reference(past, change.reference))
        before = history.version_at(past, change.effective)
        after = {**(before.state if before else blank), **change.values}
        difference = {
            name: (before.state[name], after[name])
            for name in change.values
            if before and before.state[name] != after[name]
        }
        if before is None:
            written.new.append(change.reference)
        elif difference:
            written.changed[change.reference] = difference
        else:
            written.unchanged.append(change.reference)
        said = history.Assertion(change.effective, change.values)
        for row in history.rows_for(past, said, blank, acting.recorded):
            rows.append((record, row, change))
    _store(register, rows, fresh, acting)
    return written


def withdraw(register: type[Register], records: Sequence[Record], run: str, *, acting: Acting) -> int:
    """Write rows so that what an import asserted of these entries no longer holds. Nothing is deleted."""
    versions = versions_of(register, records)
    rows: list[tuple[Record, history.Row, Change]] = []
    for record in records:
        past = versions[record.pk]
        undone = history.rows_without(past, run, blank_state(register, first_reference(past, record.reference)))
        if not undone:
            last = max(past, key=lambda version: version.rank)
            undone = [history.Row(last.effective, frozenset(), last.state, basis=last)]
        rows += [(record, row, Change(record.reference, {}, row.effective)) for row in undone]
    _store(register, rows, [], acting, undoes=run)
    return len(records)


def first_reference(past: Sequence[history.Version], reference: str) -> str:
    """What an entry was called when it was first written: so it reads wherever no renaming is said to hold."""
    return str(past[0].state["reference"]) if past else reference


def _held(change: Change) -> Change:
    """Text as every file can give it back; ReeveError where none could."""
    must_be_held({"reference": change.reference}, change.reference)
    return replace(change, values=must_be_held(change.values, change.reference))


def marked(change: Change) -> Change:
    """Sensitivity and its paragraph are said together, so that neither outlasts the other."""
    if "sensitivity" not in change.values:
        return change
    exempt = change.values["sensitivity"] == Sensitivity.EXEMPT
    paragraph = change.values.get("exempt_under") if exempt else None
    if exempt and paragraph is None:
        raise ReeveError(f"{change.reference}: an exempt entry must say under which paragraph of Schedule 12A.")
    return replace(change, values={**change.values, "exempt_under": paragraph})


def _store(
    register: type[Register],
    rows: Sequence[tuple[Record, history.Row, Change]],
    fresh: Sequence[Record],
    acting: Acting,
    *,
    undoes: str = "",
) -> None:
    """Add the rows and bring the present state of their entries up to them."""
    model = register.model
    revisions: Any = model.revisions_model
    provenance = _provenance(register, rows)
    added: list[Revision] = []
    for record, row, change in rows:
        source = provenance.get(row.basis.order) if row.basis else None
        by_file = bool(change.run and row.said)
        run, sheet, line = (change.run, change.sheet, change.line) if by_file else (source or ("", "", None))
        state = {_attribute(revisions, name): value for name, value in row.state.items()}
        added.append(
            revisions(
                entry_id=record.pk,
                effective=row.effective,
                recorded=acting.recorded,
                said=sorted(row.said),
                act=acting.row,
                run=run,
                sheet=sheet,
                line=line,
                asserted_run=(change.run or change.bulk) if row.said else "",
                undoes=undoes,
                sorting=sort_key(str(row.state["title"] or record.title), str(row.state["reference"])),
                **state,
            )
        )
        acting.wrote(register.name, str(record.pk), row.effective, sorted(row.said), _plain(row.state))
    touched = list({record.pk: record for record, _, _ in rows}.values())
    for record in fresh:
        record.sorting = ""
    Record.objects.bulk_create(fresh, batch_size=_BATCH)
    model._default_manager.bulk_create(
        [model(record=record, **_first(register, rows, record)) for record in fresh], batch_size=_BATCH
    )
    model.history().bulk_create(added, batch_size=_BATCH)
    bring_up_to_date(register, touched, act=acting.row)


def _first(
    register: type[Register], rows: Sequence[tuple[Record, history.Row, Change]], record: Record
) -> dict[str, Any]:
    """What a new entry's row holds until it is brought up to date: its first state."""
    state = next(row.state for of, row, _ in rows if of is record)
    return {one.attname: state[one.name] for one in register.model.own_fields()}


def _plain(state: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in state.items()}


def _provenance(
    register: type[Register], rows: Sequence[tuple[Record, history.Row, Change]]
) -> dict[int, tuple[str, str, int | None]]:
    """Where the versions that carried rows stand on were read from."""
    orders = [row.basis.order for _, row, _ in rows if row.basis]
    found: dict[int, tuple[str, str, int | None]] = {}
    for start in range(0, len(orders), _BATCH):
        query = register.model.history().filter(pk__in=orders[start : start + _BATCH])
        found.update(
            {pk: (run, sheet, line) for pk, run, sheet, line in query.values_list("pk", "run", "sheet", "line")}
        )
    return found


def bring_up_to_date(
    register: type[Register], records: Sequence[Record], *, today: date | None = None, act: Act | None = None
) -> None:
    """Set the present state of entries to what their history says of today; what they were called becomes an alias.

    An entry whose first version lies ahead shows that version: it is known, if not yet true. ReeveError where an
    entry would get back a reference that is another one's by now.
    """
    today = today or timezone.localdate()
    names = [one.name for one in register.model.own_fields()]
    entries: list[Entry] = []
    before = [(record, Names.of(record)) for record in records]
    versions: dict[Any, list[history.Version]] = {}
    for number, record in enumerate(records):
        if number % _HISTORIES == 0:
            versions = versions_of(register, records[number : number + _HISTORIES])
        past = versions[record.pk]
        stands = history.version_at(past, today) or min(past, key=lambda version: version.rank)
        state = stands.state
        entry = register.model(record=record)
        for name in names:
            setattr(entry, _attribute(register.model, name), state[name])
        entries.append(entry)
        record.reference = str(state["reference"])
        record.title = str(state["title"] or record.title or record.reference)
        for name in Revision.STATE[2:]:
            setattr(record, name, state[name])
        record.sorting = record.sort_key()
    _must_be_free(register, [record for record, names in before if names.reference != record.reference])
    _overwrite(Record, records, [*Revision.STATE, "sorting"])
    keep_earlier_names(((record, names) for record, names in before if names.title), act)
    _overwrite(register.model, entries, names)


def _overwrite(model: type[models.Model], rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Give rows that are there the values of these fields.

    Not by bulk_update: it writes a CASE of every row for every column, 35 s for 5,000 rows of 20 columns. As an
    insertion that meets the rows by their primary keys it takes a second, on either database.
    """
    if not names:
        return
    key = model._meta.pk
    assert key is not None, model
    model._default_manager.bulk_create(
        rows, batch_size=_BATCH, update_conflicts=True, unique_fields=[key.name], update_fields=list(names)
    )


def _must_be_free(register: type[Register], renamed: Sequence[Record]) -> None:
    for record in renamed:
        taken = references_taken(register.name, record.organisation_id, [record.reference], except_for=[record.pk])
        if taken:
            raise ReeveError(
                f"“{record.reference}” is the reference of another entry of {register.title} by now;"
                " rename that one first. Nothing was changed."
            )
