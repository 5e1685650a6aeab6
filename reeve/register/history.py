"""The two times: what an entry was on a day, as known at an instant. Pure; the tables are elsewhere.

A version says some fields of an entry *from a day on* (`effective`) and was written at an instant
(`recorded`). The state at (day, known) is, of the versions recorded by `known` and effective by
`day`, the whole state of the one with the greatest (effective, recorded, order).

So that a whole state can be read from one row, an assertion about the past is carried forward: each
later day on which the entry changed gets a new row with the whole state as it should now read. Such a
carried row says nothing itself (`said` is empty). A field reads, on any day, as the last assertion of
*that field* by then, so carrying forward stops where a later version itself says the field.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

RETIRED = "retired"


@dataclass(frozen=True)
class Version:
    """One row of an entry's history; `state` is the whole state from `effective` on."""

    effective: date
    recorded: datetime
    order: int
    said: frozenset[str]
    state: Mapping[str, Any]
    run: str = ""
    undoes: str = ""
    """The run that this row withdraws; withdrawn runs assert nothing from then on."""

    @property
    def rank(self) -> tuple[date, datetime, int]:
        """What decides between versions: later days first, then later recording, then order."""
        return (self.effective, self.recorded, self.order)


@dataclass(frozen=True)
class Assertion:
    """Some fields of one entry, said to be so from a day on."""

    effective: date
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A row to write: the whole state from a day on, and which of its fields it itself says."""

    effective: date
    said: frozenset[str]
    state: Mapping[str, Any]
    basis: Version | None = field(default=None, compare=False)
    """The version it stands on: a row that no file said keeps where that one was read from."""


def state_at(versions: Iterable[Version], day: date, known: datetime) -> Mapping[str, Any] | None:
    """The entry's whole state on a day as known at an instant; None if it was not yet there."""
    found = version_at(versions, day, known)
    return found.state if found else None


def version_at(versions: Iterable[Version], day: date, known: datetime | None = None) -> Version | None:
    """The version in force on a day, of those recorded by `known` (of all, where it is None)."""
    candidates = [v for v in versions if v.effective <= day and (known is None or v.recorded <= known)]
    return max(candidates, key=lambda version: version.rank, default=None)


def assertions(versions: Sequence[Version], *, without: Collection[str] = ()) -> list[Version]:
    """The versions that themselves say something and whose run has not been withdrawn."""
    withdrawn = {v.undoes for v in versions if v.undoes} | set(without)
    return [v for v in versions if v.said and not (v.run and v.run in withdrawn)]


def folded(genuine: Sequence[Version], day: date, blank: Mapping[str, Any]) -> dict[str, Any]:
    """The state on a day, field by field: each field as its last assertion by then has it.

    `blank` gives the fields and what each is before anything was said of it. An entry of which
    nothing is said is retired: it is what undoing an entry's creation leaves.
    """
    state = dict(blank)
    by_then = sorted((v for v in genuine if v.effective <= day), key=lambda version: version.rank)
    if not by_then:
        state[RETIRED] = True
    for version in by_then:
        for name in version.said:
            state[name] = version.state[name]
    return state


def rows_for(versions: Sequence[Version], assertion: Assertion, blank: Mapping[str, Any], now: datetime) -> list[Row]:
    """The rows to write so that `assertion` holds: its own, and later days carried forward."""
    order = max((v.order for v in versions), default=0) + 1
    new = Version(assertion.effective, now, order, frozenset(assertion.values), {**blank, **assertion.values})
    genuine = [*assertions(versions), new]
    before = version_at(versions, assertion.effective)
    own = Row(assertion.effective, new.said, folded(genuine, assertion.effective, blank), basis=before)
    later = {v.effective for v in versions if v.effective > assertion.effective}
    return [own, *_corrected(versions, genuine, later, blank)]


def rows_without(versions: Sequence[Version], run: str, blank: Mapping[str, Any]) -> list[Row]:
    """The rows to write so that what `run` asserted no longer holds, on any day."""
    genuine = assertions(versions, without={run})
    return _corrected(versions, genuine, {v.effective for v in versions}, blank)


def _corrected(
    versions: Sequence[Version], genuine: Sequence[Version], days: Collection[date], blank: Mapping[str, Any]
) -> list[Row]:
    """A carried row for each of `days` on which the entry would otherwise read wrong."""
    rows = []
    for day in sorted(days):
        stands = version_at(versions, day)
        reads = folded(genuine, day, blank)
        if stands is None or dict(stands.state) != reads:
            rows.append(Row(day, frozenset(), reads, basis=stands))
    return rows
