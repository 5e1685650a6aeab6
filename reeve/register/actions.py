"""The decisions about an entry: correct it, retire and restore it, remark on it. Each is permitted, atomic, audited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from reeve.access.policy import COMMENT, CORRECT, READ, Sensitivity
from reeve.errors import ReeveError
from reeve.register import history
from reeve.register.acts import act
from reeve.register.lookup import MayNot, must_be_allowed
from reeve.register.models import Comment, Record, Revision
from reeve.register.naming import references_taken
from reeve.register.texts import fault_of, with_one_kind_of_line_end
from reeve.register.writing import Change, blank_state, versions_of, write

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reeve.access.models import User
    from reeve.register.declaring import Register


class NothingToSay(ReeveError):
    """The entry already reads so on that day."""


class ChangedSince(ReeveError):
    """Somebody else wrote the entry after it was opened; nothing was written."""

    def __init__(self, last: int, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        self.last = last
        """The revision up to which the person now sees it."""
        self.differences = {name: (before[name], now[name]) for name in now if before[name] != now[name]}
        """Field -> (as it was when opened, as it reads now)."""
        super().__init__("The entry was changed since you opened it; look at both and save again.")


class NotAllowedValues(ReeveError):
    """Values that the register does not hold; `faults` says why, by field ("" for the entry as a whole)."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{name}: {said}" if name else said for name, said in self.faults.items()))


class Taken(NotAllowedValues):
    """The reference is another entry's, now or, for a new entry, earlier."""


@dataclass(frozen=True)
class Corrected:
    """What a correction came to."""

    said: dict[str, tuple[Any, Any]]
    """Field -> (before, after) on the day from which it was said to be so."""
    overruled: dict[str, tuple[date, Any]]
    """Field -> the later day from which another value stands, and that value: it was said of that day itself."""


def correct(
    register: type[Register],
    record: Record,
    values: Mapping[str, Any],
    *,
    by: User,
    effective: date,
    why: str,
    seen: int | None = None,
) -> Corrected:
    """Say that some fields have been so from a day on; only those that read otherwise on that day are said.

    `values` by field name, entries by identity. `seen` is the last revision that the person saw: where there is a
    later one, ChangedSince is raised. Raises MayNot, NothingToSay, NotAllowedValues; nothing is written then.
    """
    return _say(register, record, values, "Correct", by=by, effective=effective, why=why, seen=seen)


def rename(
    register: type[Register],
    record: Record,
    reference: str,
    *,
    by: User,
    effective: date,
    why: str,
    seen: int | None = None,
) -> Corrected:
    """Give an entry another reference from a day on, not later than today; the one it had leads to it from then on.

    Raises MayNot, NotAllowedValues ("reference" or "effective"), ChangedSince, NothingToSay; nothing is written then.
    """
    must_be_allowed(by, CORRECT, register, record)
    wanted = reference_of(reference)
    if effective > timezone.localdate():
        raise NotAllowedValues({"effective": "A reference is changed from today or from an earlier day"})
    taken = references_taken(register.name, record.organisation_id, [wanted], except_for=[record.pk])
    if taken:
        raise Taken({"reference": f"“{wanted}” is the reference of another entry"})
    said = {"reference": wanted}
    return _say(register, record, said, "Rename", by=by, effective=effective, why=why, seen=seen, renames=True)


def reference_of(said: str) -> str:
    """A reference as it is kept: on one line, no blanks around it; NotAllowedValues where it cannot be one."""
    wanted = " ".join(said.split())
    longest = Record._meta.get_field("reference").max_length or 0
    if not wanted or "\0" in wanted:
        raise NotAllowedValues({"reference": "Enter a reference"})
    if len(wanted) > longest:
        raise NotAllowedValues({"reference": f"A reference has at most {longest} characters"})
    if wanted.strip("./") == "":
        raise NotAllowedValues({"reference": "A reference needs a letter or a digit"})
    return wanted


def retire(
    register: type[Register], record: Record, *, by: User, effective: date, why: str, seen: int | None = None
) -> Corrected:
    """Say that an entry is no longer in use from a day on. It stays readable, with its history."""
    return _say(register, record, {"retired": True}, "Retire", by=by, effective=effective, why=why, seen=seen)


def restore(
    register: type[Register], record: Record, *, by: User, effective: date, why: str, seen: int | None = None
) -> Corrected:
    """Say that a retired entry is in use again from a day on."""
    return _say(register, record, {"retired": False}, "Restore", by=by, effective=effective, why=why, seen=seen)


def comment(record: Record, register: type[Register], *, by: User, text: str) -> Comment:
    """Remark on an entry. A remark changes no figure, so it is no act of the record."""
    must_be_allowed(by, COMMENT, register, record)
    if not text.strip():
        raise NothingToSay("A comment needs some words.")
    return Comment.objects.create(record=record, by=by, text=text.strip())


def _say(
    register: type[Register],
    record: Record,
    values: Mapping[str, Any],
    verb: str,
    *,
    by: User,
    effective: date,
    why: str,
    seen: int | None = None,
    renames: bool = False,
) -> Corrected:
    must_be_allowed(by, CORRECT, register, record)
    if not why.strip() and register.asks_why:
        raise NotAllowedValues({"why": "Say why"})
    values = with_one_kind_of_line_end(values)
    if values.get("sensitivity", Sensitivity.EXEMPT) != Sensitivity.EXEMPT:
        values = {**values, "exempt_under": None}
    with act(in_words(verb, register, record), by=by, organisation=record.organisation, why=why.strip()) as acting:
        versions = versions_of(register, [record])[record.pk]
        if seen is not None:
            must_be_as_seen(versions, seen)
        stands = history.version_at(versions, effective)
        state = {**blank_state(register, record.reference), **(stands.state if stands else {})}
        said = {name: value for name, value in values.items() if stands is None or state[name] != value}
        if not said:
            raise NothingToSay(f"{record}: it already reads so on {effective:%-d %B %Y}; nothing was changed.")
        if not renames:
            check(register, record, said, {**state, **said}, by)
        write(register, record.organisation, [Change(record.reference, said, effective)], acting=acting)
        after = versions_of(register, [record])[record.pk]
    return Corrected({name: (state[name], value) for name, value in said.items()}, _overruled(after, said, effective))


def hidden_from(by: User, register: type[Register], record: Record) -> frozenset[str]:
    """The fields of an entry that a person may not correct because they may not see them."""
    policy = register.policy
    ceilings = [policy.reach(by, action).ceiling(record) for action in (READ, CORRECT)]
    return policy.hidden(min(ceilings))


def in_words(verb: str, register: type[Register], record: Record) -> str:
    """The act in words; an act's words are read more widely than a restricted entry, so they do not name one."""
    which = record.reference if record.sensitivity <= Sensitivity.INTERNAL else "an entry"
    return f"{verb} {which} ({register.title})"[:200]


def state_seen(register: type[Register], record: Record, seen: int) -> Mapping[str, Any]:
    """What an entry read today for who saw its history up to a revision; of one that lies ahead its first state."""
    return _state_seen(versions_of(register, [record])[record.pk], seen)


def _state_seen(versions: list[history.Version], seen: int) -> Mapping[str, Any]:
    by_then = [version for version in versions if version.order <= seen] or versions
    stands = history.version_at(by_then, timezone.localdate())
    return (stands or min(by_then, key=lambda version: version.rank)).state


def must_be_as_seen(versions: list[history.Version], seen: int) -> None:
    """Raise ChangedSince where a revision came after the last one that the person saw."""
    last = max(version.order for version in versions)
    if last > seen:
        raise ChangedSince(last, _state_seen(versions, seen), _state_seen(versions, last))


def check(
    register: type[Register], record: Record, said: Mapping[str, Any], after: Mapping[str, Any], by: User
) -> None:
    """What the fields and the register demand of the values, and that nobody says what they may not see."""
    allowed = {*Revision.STATE, *(field.name for field in register.editable())} - {"reference"}
    allowed -= hidden_from(by, register, record)
    stays = said_once(register, register.model._default_manager.filter(pk=record.pk)).get(record.pk, {})
    faults: dict[str, str] = {}
    for name, value in said.items():
        if name not in allowed:
            faults[name] = "is not corrected by hand"
            continue
        if stays.get(name, value) != value:
            faults[name] = "was said before, and its first value stays"
            continue
        field = register.field(name)
        try:
            if value is None and not field.null:
                faults[name] = "must say something"
            elif isinstance(value, str) and (why := fault_of(value)):
                faults[name] = why
            elif value is not None and not field.is_relation:
                field.clean(value, None)
        except ValidationError as error:
            faults[name] = error.messages[0]
    if (after["sensitivity"] == Sensitivity.EXEMPT) != (after["exempt_under"] is not None):
        faults["exempt_under"] = "Say under which paragraph of Schedule 12A it is exempt, and only where it is exempt"
    if faults:
        raise NotAllowedValues(faults)
    reached = register.policy.reach(by, CORRECT).own.get(record.organisation_id, -1)
    if after["sensitivity"] > reached:
        raise MayNot(
            CORRECT,
            register.policy,
            f"entries of {register.title} so that they are read by fewer",
            after["sensitivity"],
        )
    own = {field.attname: after[field.name] for field in register.model.own_fields()}
    try:
        register.model(record=record, **own).validate_constraints()
    except ValidationError as error:
        raise NotAllowedValues({"": " ".join(error.messages)}) from error


def said_once(register: type[Register], entries: QuerySet[Any]) -> dict[Any, dict[str, Any]]:
    """What entries say in the fields whose first value stays, by record id; what says nothing yet is not in it."""
    if not register.once:
        return {}
    rows = entries.values("pk", *register.once)
    return {row.pop("pk"): {name: value for name, value in row.items() if value not in {None, ""}} for row in rows}


def _overruled(
    versions: list[history.Version], said: Mapping[str, Any], effective: date
) -> dict[str, tuple[date, Any]]:
    later = sorted(
        (one for one in history.assertions(versions) if one.effective > effective), key=lambda version: version.rank
    )
    found: dict[str, tuple[date, Any]] = {}
    for version in later:
        for name in version.said & said.keys():
            if name not in found and version.state[name] != said[name]:
                found[name] = (version.effective, version.state[name])
    return found
