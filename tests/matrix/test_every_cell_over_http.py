"""Every cell of the permission matrix over HTTP: each role asks for each thing of each register, near and far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reeve.access.matrix import OTHER, OWN, SERVED, SHARED, World
from reeve.access.models import Organisation, User
from reeve.access.policy import PUBLIC_ROLE, Sensitivity
from reeve.register.declaring import Register, registers
from reeve.register.models import Approval, Record
from reeve.register.writing import versions_of
from tests.cast import Cast, an_entry, cast
from tests.matrix import READING, ROLES, highest, world_of

__all__ = ["cast"]
pytestmark = pytest.mark.matrix
LED, ALLOWED, DENIED, ABSENT, NO_KEY = "led to sign in", "allowed", "denied", "absent", "no key"
_WORDS = {200: ALLOWED, 201: ALLOWED, 302: ALLOWED, 401: NO_KEY, 403: DENIED, 404: ABSENT}


@dataclass(frozen=True)
class Operation:
    """A page or an operation of the API that does one action: `posts` is what is sent, None for a GET."""

    action: str
    name: str
    posts: dict[str, Any] | None = None
    of_list: bool = False


OPERATIONS = [
    Operation("read", "list", of_list=True),
    Operation("read", "export", of_list=True),
    Operation("read", "entry"),
    Operation("read", "api entry"),
    Operation("comment", "comment", {"text": "Noted"}),
    Operation("correct", "add", of_list=True),
    Operation("correct", "bulk", of_list=True),
    Operation("correct", "correct"),
    Operation("correct", "rename"),
    Operation("correct", "retire"),
    Operation("correct", "attach"),
    Operation("correct", "link"),
    Operation("confirm", "confirm", {"seen": "0"}),
    Operation("approve", "decide_approval"),
]


@dataclass(frozen=True)
class There:
    """One entry, and whose it is to those who ask for it."""

    relation: str
    record: Record
    organisation: Organisation
    people: dict[str, Any]


def places(register: type[Register], world: World) -> list[There]:
    """An internal entry of each relation, and who asks for it from where; somebody else asked that it be approved."""
    found = []
    for relation, organisation, people in (
        (OWN, world.council, world.in_council),
        (SHARED, world.service, world.in_council),
        (SERVED, world.council, world.in_service),
        (OTHER, world.other, world.in_council),
    ):
        known = Record.objects.filter(register=register.name, organisation=organisation, reference="M-1").first()
        given = {"sensitivity": Sensitivity.INTERNAL.value, "common": organisation == world.service}
        record = known or an_entry(register, organisation, "M-1", **given)
        found.append(There(relation, record, organisation, dict(people)))
    asker = User.objects.create(username="asker")
    for record in {there.record.pk: there.record for there in found}.values():
        (version,) = versions_of(register, [record])[record.pk][-1:]
        act = register.model.history().get(pk=version.order).act
        Approval.objects.create(record=record, what="x", asked=act, asked_by=asker, last_revision=version.order)
    return found


def asked(browser: Client, operation: Operation, register: type[Register], there: There) -> str:
    args = [there.organisation.reference, register.name]
    if operation.name == "api entry":
        url = f"/api/{'/'.join(args)}/M-1"
    else:
        more = [] if operation.of_list else ["M-1"]
        url = reverse(f"register:{operation.name}", args=[*args, *(["csv"] if operation.name == "export" else more)])
    answer = browser.get(url) if operation.posts is None else browser.post(url, operation.posts)
    if answer.status_code == 302 and "/sign-in/" in answer.headers["Location"]:
        return LED
    return _WORDS.get(answer.status_code, str(answer.status_code))


def expected(operation: Operation, register: type[Register], role: str, relation: str) -> str:
    """What roles.toml and the walls make of it, worked out here."""
    level = 0 if operation.of_list else Sensitivity.INTERNAL
    reads = relation != OTHER and highest(role, "read", register.name) >= level
    if role == PUBLIC_ROLE:
        if operation.name == "api entry":
            return NO_KEY
        return ALLOWED if reads and operation.action == "read" and relation != SERVED else LED
    if not reads:
        return ABSENT
    near = relation == OWN or operation.action in READING
    return ALLOWED if near and highest(role, operation.action, register.name) >= level else DENIED


@pytest.mark.django_db
@pytest.mark.parametrize("register", [registers[name] for name in sorted(registers)], ids=sorted(registers))
def test_every_cell(cast: Cast, register: type[Register]):
    """What a role may do is allowed; what it may not is denied; what it may not see is absent."""
    world = world_of(cast)
    wrong, tried = [], 0
    for there in places(register, world):
        for role in there.people:
            browser = Client()
            if role != PUBLIC_ROLE:
                browser.force_login(there.people[role])
            for operation in OPERATIONS:
                got, told = (
                    asked(browser, operation, register, there),
                    expected(operation, register, role, there.relation),
                )
                tried += 1
                if got != told:
                    wrong.append((role, there.relation, operation.name, f"expected {told}, got {got}"))
    assert wrong == []
    assert tried == len(OPERATIONS) * (3 * len(ROLES) + len(ROLES) - 1)
