"""An entry's history as a person reads it: what changed, from when on, who said so, why, and from which file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reeve.access.policy import READ
from reeve.register import history, showing
from reeve.register.declaring import register_of
from reeve.register.models import Revision, is_bulk
from reeve.register.origins import Origin, origins

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User
    from reeve.register.models import Entry

_FIRST = "First recorded"


@dataclass(frozen=True)
class Change:
    """One field of one event: as it read before, and as it was said to read."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """What one act said of the entry, from one day on."""

    what: str
    effective: date
    recorded: datetime
    by: str
    why: str
    origin: Origin | None
    sheet: str
    line: int | None
    changes: tuple[Change, ...]
    revision: int
    by_id: int | None
    """Who did it: the identity of the person, None for the command line."""

    @property
    def is_new(self) -> bool:
        """Whether the entry read otherwise before; a file that says the same again changes nothing."""
        return bool(self.changes) or self.what == _FIRST


@dataclass(frozen=True)
class History:
    """An entry's events, the last one first, and where its present state was read from."""

    events: tuple[Event, ...]
    last: int
    """The identity of its last revision: what a person has seen who sees this history."""
    read_from: Origin | None
    sheet: str
    line: int | None
    corrected: Event | None
    """The last event, where it was said by hand rather than read from a file."""


def history_of(entry: Entry, user: User | AnonymousUser, today: date) -> History:
    """The whole history of an entry, from three queries: its revisions, the titles that they name, the imports."""
    register = register_of(type(entry))
    query = register.model.history().filter(entry=entry.pk).select_related("act__by").order_by("id")
    rows: list[Any] = list(query)
    names = [*Revision.STATE, *(field.name for field in register.model.own_fields())]
    attribute = {name: str(register.model.revisions_model._meta.get_field(name).attname) for name in names}  # type: ignore[union-attr]
    versions = [_version(row, attribute) for row in rows]
    related = [name for name in names if register.field(name).is_relation]
    titles = showing.titles(user, (version.state[name] for version in versions for name in related))
    known = origins({row.run for row in rows} | {row.undoes for row in rows})

    ceiling = register.policy.reach(user, READ).ceiling(entry.record)
    hidden = register.policy.hidden(ceiling)

    def words(name: str, version: history.Version) -> str:
        if name in hidden or version.state["sensitivity"] > ceiling:
            return showing.NOT_SHOWN
        return showing.words(register.field(name), version.state[name], titles)

    events: list[Event] = []
    changes: tuple[Change, ...]
    for number, (row, version) in enumerate(zip(rows, versions, strict=True)):
        if not version.said and not version.undoes:
            continue  # carried forward: a consequence of another row of its act
        before = history.version_at(versions[:number], version.effective)
        fields = sorted(version.said, key=names.index) if version.said else names
        what, changes = _FIRST, ()
        if before is not None:
            changes = tuple(
                Change(showing.label(register, name), words(name, before), words(name, version))
                for name in fields
                if before.state[name] != version.state[name]
            )
            what = "" if changes else _nothing_new(version)
        if version.undoes and not changes:
            continue
        run = version.undoes or version.run
        events.append(
            Event(
                what=what,
                effective=row.effective,
                recorded=row.recorded,
                by=row.act.by_whom,
                why=_why(row),
                origin=known.get(run),
                sheet=row.sheet if version.run else "",
                line=row.line if version.run else None,
                changes=changes,
                revision=row.pk,
                by_id=row.act.by_id,
            )
        )
    events.reverse()
    return _history(events, rows, versions, known, today)


def _version(row: Any, attribute: Mapping[str, str]) -> history.Version:
    return history.Version(
        effective=row.effective,
        recorded=row.recorded,
        order=row.pk,
        said=frozenset(row.said),
        state={name: getattr(row, one) for name, one in attribute.items()},
        run=row.asserted_run,
        undoes=row.undoes,
    )


def _nothing_new(version: history.Version) -> str:
    return "Read again, unchanged" if version.run and not is_bulk(version.run) else "Said again, unchanged"


def _why(row: Any) -> str:
    if row.act.why:
        return str(row.act.why)
    return "Undone" if row.undoes else ""


def _history(
    events: list[Event], rows: list[Any], versions: list[history.Version], known: Mapping[str, Origin], today: date
) -> History:
    stands = history.version_at(versions, today) or min(versions, key=lambda version: version.rank)
    row = next(row for row in rows if row.pk == stands.order)
    by_hand = next((event for event in events if event.origin is None and event.changes), None)
    return History(
        events=tuple(events),
        last=max(row.pk for row in rows),
        read_from=known.get(row.run),
        sheet=row.sheet,
        line=row.line,
        corrected=by_hand,
    )
