"""Add an entry by hand: permitted, whole and under a reference of its own, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from reeve.access.policy import CORRECT
from reeve.register.actions import NotAllowedValues, Taken, check, in_words, reference_of
from reeve.register.acts import act
from reeve.register.lookup import MayNot
from reeve.register.models import Record
from reeve.register.naming import records_named
from reeve.register.writing import Change, blank_state, write

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User
    from reeve.register.declaring import Register


def add(
    register: type[Register],
    organisation: Organisation,
    reference: str,
    values: Mapping[str, Any],
    *,
    by: User,
    effective: date,
    why: str,
) -> Record:
    """Add an entry that has been so from a day on; `values` by field name, entries by identity.

    Raises MayNot, and NotAllowedValues by field: a reference that is taken or was once another entry's, a field that
    must say something and does not, or a value that the register does not hold. Nothing is written then.
    """
    if not register.policy.may_in(by, CORRECT, organisation):
        raise MayNot(CORRECT, register.policy, f"entries of {register.title}")
    if not why.strip():
        raise NotAllowedValues({"why": "Say why"})
    wanted = reference_of(reference)
    fresh = Record(
        organisation=organisation,
        register=register.name,
        reference=wanted,
        title=str(values.get("title") or ""),
        sensitivity=values.get("sensitivity", register.sensitivity),
    )
    with act(in_words("Add", register, fresh), by=by, organisation=organisation, why=why.strip()) as acting:
        if records_named(register.name, organisation, [wanted]):
            raise Taken({"reference": f"“{wanted}” is or was the reference of another entry"})
        missing = {name: "must say something" for name in _must_say(register) if values.get(name) in (None, "")}
        if missing:
            raise NotAllowedValues(missing)
        check(register, fresh, values, {**blank_state(register, wanted), **values}, by)
        written = write(register, organisation, [Change(wanted, values, effective)], acting=acting)
    record: Record = written.records[wanted]
    return record


def _must_say(register: type[Register]) -> list[str]:
    """The fields without which there is no entry."""
    return ["title", *(field.name for field in register.editable() if not field.blank and not field.has_default())]
