"""What a body says, as the decisions take it: days as they are kept, other entries by identity."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from reeve.access.models import Organisation
from reeve.access.policy import READ
from reeve.register import showing
from reeve.register.actions import NotAllowedValues
from reeve.register.api.shapes import SENSITIVITIES
from reeve.register.declaring import register_of
from reeve.register.fields import EndDateField
from reeve.register.lookup import organisations_near
from reeve.register.models import Record
from reeve.register.naming import records_named

if TYPE_CHECKING:
    from reeve.access.models import User
    from reeve.register.declaring import Register
    from reeve.register.models import Entry

_MARKS = ("title", "sensitivity", "exempt_under", "common")


def said_in(
    body: Any, user: User, register: type[Register], organisation: Organisation, entry: Entry | None = None
) -> dict[str, Any]:
    """The fields that a body names, by name; NotAllowedValues for another entry that is not there for the person."""
    said: dict[str, Any] = {name: getattr(body, name) for name in _MARKS if name in body.model_fields_set}
    if "sensitivity" in said:
        said["sensitivity"] = SENSITIVITIES[said["sensitivity"]]
    faults: dict[str, str] = {}
    if said.get("common") and organisation.kind != Organisation.SHARED_SERVICE:
        faults["common"] = "Only a shared service shares its entries with others"
    for name in sorted(body.values.model_fields_set):
        field, value = register.field(name), getattr(body.values, name)
        try:
            if field.is_relation:
                said[name] = _named(field, value, user, organisation, entry)
            else:
                said[name] = _kept(field, value)
        except ValueError as wrong:
            faults[name] = str(wrong)
    if faults:
        raise NotAllowedValues(faults)
    return said


def _kept(field: Any, value: Any) -> Any:
    if isinstance(field, EndDateField) and value is not None:
        return value + timedelta(days=1)
    if isinstance(value, datetime) and timezone.is_naive(value):
        return timezone.make_aware(value)
    return value


def _named(field: Any, reference: str | None, user: User, organisation: Organisation, entry: Entry | None) -> Any:
    """The identity of the entry that a field is to name. ValueError where the person finds none of that reference."""
    target = register_of(field.related_model)
    present = Record.objects.filter(pk=getattr(entry, field.attname)).first() if entry else None
    if present is not None and not showing.seen(user, present):
        raise ValueError("It names an entry that you may not see, so it is not corrected by you")
    if reference is None:
        return None
    if present is not None and present.reference == reference:
        return present.pk
    for near in organisations_near(organisation):
        found = records_named(target.name, near, [reference]).get(reference)
        if found is not None and not found.retired and target.policy.may(user, READ, found):
            return found.pk
    raise ValueError(f"There is no entry “{reference}” in {target.title} that you may name")
