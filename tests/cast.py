"""The cast of the tests of the record: three councils, a shared service, and the people of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import models
from django.test import Client

from reeve.access.models import Membership, Organisation, Partnership, Role, User
from reeve.access.policy import Sensitivity
from reeve.access.roles import bring_in_roles
from reeve.register.acts import act
from reeve.register.declaring import Register, register_of
from reeve.register.models import Record
from reeve.register.writing import Change, write

SPRING = date(2024, 4, 1)


@dataclass(frozen=True)
class Cast:
    """Ashmere stands alone; Becklink serves Thornbeck and Ravensholt."""

    ashmere: Organisation
    thornbeck: Organisation
    ravensholt: Organisation
    becklink: Organisation

    def person(self, role: str, organisation: str = "ashmere") -> User:
        """The person who holds a role in an organisation, as if their request had just begun."""
        user, new = User.objects.get_or_create(username=f"{organisation}-{role}", defaults={"post_title": role})
        if new:
            Membership.objects.create(
                user=user, organisation=getattr(self, organisation), role=Role.objects.get(reference=role)
            )
        return user

    def browser(self, role: str, organisation: str = "ashmere") -> Client:
        """A browser in which that person is signed in."""
        client = Client()
        client.force_login(self.person(role, organisation))
        return client


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, with the roles that an installation begins with."""
    bring_in_roles()
    made = {
        name: Organisation.objects.create(reference=name, name=f"{name.capitalize()} Council")
        for name in ("ashmere", "thornbeck", "ravensholt")
    }
    service = Organisation.objects.create(
        reference="becklink", name="Becklink Shared Services", kind=Organisation.SHARED_SERVICE
    )
    for council in ("thornbeck", "ravensholt"):
        Partnership.objects.create(shared_service=service, council=made[council], starts=date(2020, 4, 1))
    return Cast(**made, becklink=service)


def say(
    register: type[Register],
    organisation: Organisation,
    reference: str,
    *,
    effective: date = SPRING,
    run: str = "",
    by: User | None = None,
    why: str = "",
    **values: Any,
) -> Record:
    """Write one assertion in an act of its own; gives the record. What is exempt is so under paragraph 3."""
    if values.get("sensitivity") == Sensitivity.EXEMPT:
        values.setdefault("exempt_under", 3)
    with act("Test", by=by, organisation=organisation, why=why) as acting:
        write(register, organisation, [Change(reference, values, effective, run)], acting=acting)
    return Record.objects.get(register=register.name, organisation=organisation, reference=reference)


def an_entry(register: type[Register], organisation: Organisation, reference: str = "E-1", **given: Any) -> Record:
    """An entry of any register, with a value in each field that must have one, and in most others."""
    values = {"title": f"{register.title} {reference}", **values_for(register, organisation), **given}
    return say(register, organisation, reference, **values)


def values_for(register: type[Register], organisation: Organisation) -> dict[str, Any]:
    """A value for each field of a register; the entries that it names are made too."""
    return {field.name: _value(register, field, organisation) for field in register.model.own_fields()}


def _value(register: type[Register], field: models.Field[Any, Any], organisation: Organisation) -> Any:
    if field.is_relation:
        target = register_of(field.related_model)  # type: ignore[arg-type]
        if target is register:
            return None
        known = Record.objects.filter(register=target.name, organisation=organisation).first()
        return (known or an_entry(target, organisation, "E-1")).pk
    if field.flatchoices:
        return field.flatchoices[0][0]
    kinds: list[tuple[Any, Any]] = [
        (models.BooleanField, False),
        (models.DateTimeField, datetime.fromisoformat("2024-04-01T09:00:00+00:00")),
        (models.DateField, SPRING),
        (models.DecimalField, Decimal("1.00")),
        (models.IntegerField, 1),
        (models.JSONField, {}),
    ]
    return next((value for kind, value in kinds if isinstance(field, kind)), "words")


TRACKER = [
    "Contract ref", "Contract title", "Supplier", "Directorate", "Owner",
    "Type", "Start date", "End date", "Annual value", "Status",
]  # fmt: skip


def a_contract(reference: str = "C-1", **given: Any) -> list[Any]:
    """A row of the contracts tracker, by heading (spaces as underscores)."""
    row = {
        "Contract ref": reference,
        "Contract title": f"Contract {reference}",
        "Supplier": "Lakeside Systems",
        "Type": "Term",
        "Start date": date(2022, 4, 1),
        "End date": date(2025, 3, 31),
        "Annual value": 1200,
        "Status": "Live",
        **{name.replace("_", " "): value for name, value in given.items()},
    }
    return [row.get(heading) for heading in TRACKER]


def a_tracker(
    folder: Path, rows: Iterable[list[Any]], name: str = "tracker.xlsx", headings: list[str] = TRACKER
) -> Path:
    """A contracts tracker as a council has it: a title, headings in row 3, rows from row 4."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Contracts"
    sheet.append(["Contracts tracker"])
    sheet.append([])
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    path = folder / name
    book.save(path)
    return path
