"""Correct many entries at once: look at what would change, write all of it in one act, and undo it as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from reeve.access.policy import CORRECT
from reeve.errors import ReeveError
from reeve.register import history
from reeve.register.actions import NotAllowedValues, NothingToSay, check
from reeve.register.acts import act
from reeve.register.lookup import MayNot, must_be_allowed
from reeve.register.models import BulkEdit, Record
from reeve.register.writing import Change, blank_state, first_reference, versions_of, withdraw, write

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User
    from reeve.register.declaring import Register

MOST = 500
"""Entries in one bulk edit: what a person can look through before they press the button."""


@dataclass(frozen=True)
class Planned:
    """What a bulk edit would do to one entry."""

    record: Record
    seen: int
    """The last revision that it stands on."""
    changes: Mapping[str, tuple[Any, Any]]
    """Field -> (before, after) on the day from which it is said; empty where the entry reads so already."""
    faults: Mapping[str, str]
    """Why it cannot be done, by field; "" for the entry as a whole."""


class ChangedMeanwhile(ReeveError):
    """Some of the entries were changed after they were looked at; nothing was written."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = list(records)
        names = ", ".join(str(record) for record in self.records[:5])
        more = f" and {len(self.records) - 5} more" if len(self.records) > 5 else ""
        super().__init__(f"Changed since you looked at them: {names}{more}. Look at what would change now.")


def plan(
    register: type[Register], records: Sequence[Record], values: Mapping[str, Any], *, by: User, effective: date
) -> list[Planned]:
    """What it would come to if these entries were said to have these values from a day on. Nothing is written.

    Raises MayNot where the person may not correct one of them.
    """
    versions = versions_of(register, records)
    planned = []
    for record in records:
        must_be_allowed(by, CORRECT, register, record)
        past = versions[record.pk]
        blank = blank_state(register, first_reference(past, record.reference))
        stands = history.version_at(past, effective)
        state = {**blank, **(stands.state if stands else {})}
        said = {name: value for name, value in values.items() if stands is None or state[name] != value}
        faults: dict[str, str] = {}
        try:
            if said:
                check(register, record, said, {**state, **said}, by)
        except NotAllowedValues as wrong:
            faults = wrong.faults
        except MayNot as refusal:
            faults = {"": refusal.sentence}
        changes = {name: (state[name], value) for name, value in said.items()}
        planned.append(Planned(record, max(version.order for version in past), changes, faults))
    return planned


def edit(
    register: type[Register],
    organisation: Organisation,
    seen: Mapping[Any, int],
    values: Mapping[str, Any],
    *,
    by: User,
    effective: date,
    why: str,
) -> BulkEdit:
    """Say of many entries that they have these values from a day on: all in one act, or none.

    `seen` is the last revision that the person saw of each record. Raises MayNot, NotAllowedValues, NothingToSay, and
    ChangedMeanwhile where somebody wrote one of them since; nothing is written then.
    """
    if not why.strip():
        raise NotAllowedValues({"why": "Say why"})
    if not 0 < len(seen) <= MOST:
        raise NotAllowedValues({"": f"Choose between 1 and {MOST} entries"})
    what = f"Change {len(seen)} entries at once ({register.title})"
    with act(what, by=by, organisation=organisation, why=why.strip()) as acting:
        records = list(Record.objects.filter(pk__in=seen, organisation=organisation, register=register.name))
        planned = plan(register, records, values, by=by, effective=effective)
        if meanwhile := [one.record for one in planned if one.seen != seen[one.record.pk]]:
            raise ChangedMeanwhile(meanwhile)
        if wrong := next((one for one in planned if one.faults), None):
            raise NotAllowedValues({"": f"{wrong.record}: {'; '.join(wrong.faults.values())}"})
        changing = [one for one in planned if one.changes]
        if not changing:
            raise NothingToSay("All of them read so already on that day; nothing was changed.")
        made = BulkEdit(organisation=organisation, register=register.name, act=acting.row, entries=len(changing))
        said = [
            Change(
                one.record.reference,
                {name: after for name, (_, after) in one.changes.items()},
                effective,
                bulk=made.run,
            )
            for one in changing
        ]
        write(register, organisation, said, acting=acting)
        made.save(force_insert=True)
        acting.wrote("bulk edit", str(made.pk), len(changing))
    return made


def undo(register: type[Register], edit: BulkEdit, *, by: User, why: str) -> int:
    """Withdraw what a bulk edit said; what was said by others since stands. Gives how many entries it touched.

    Raises MayNot, NotAllowedValues ("why"), and NothingToSay where it was undone before.
    """
    if not why.strip():
        raise NotAllowedValues({"why": "Say why"})
    with act(f"Undo: {edit.act.what}", by=by, organisation=edit.organisation, why=why.strip()) as acting:
        if not BulkEdit.objects.filter(pk=edit.pk, undone=None).update(undone=acting.row):
            raise NothingToSay("This was undone before; nothing was changed.")
        touched = register.model.history().filter(asserted_run=edit.run).values("entry")
        records = list(Record.objects.filter(pk__in=touched))
        for record in records:
            must_be_allowed(by, CORRECT, register, record)
        withdraw(register, records, edit.run, acting=acting)
        acting.wrote("bulk edit undone", str(edit.pk))
    edit.undone = acting.row
    return len(records)
