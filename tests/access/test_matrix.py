"""Every cell of the permission matrix, at the level of the policy objects, against what roles.toml says."""

from __future__ import annotations

import pytest

from reeve.access.matrix import OTHER, OWN, SERVED, SHARED, Cell, cells
from reeve.access.policy import ACTIONS, Policy, Sensitivity
from reeve.register.declaring import registers
from reeve.register.models import Record
from reeve.warehouse.events import event_tables
from tests.cast import Cast
from tests.matrix import READING, ROLES, highest, world_of

pytestmark = pytest.mark.db


def policies() -> dict[str, Policy]:
    found = {name: one.policy for name, one in registers.items()}
    return found | {one.name: one.policy for one in event_tables.values()}


def expected(cell: Cell) -> int:
    """What roles.toml says, read without Reeve's own policy; partners are reached by reading alone."""
    ceiling = highest(cell.role, cell.action, cell.register)
    if cell.relation == OWN or (cell.relation in (SHARED, SERVED) and cell.action in READING):
        return ceiling
    return -1


def test_every_cell_is_what_the_roles_say(cast: Cast):
    found = list(cells(policies(), world_of(cast)))
    in_service = len(ROLES) - 1  # nobody is a member of a service by the role of those who are not signed in
    assert len(found) == len(policies()) * len(ACTIONS) * (3 * len(ROLES) + in_service)
    assert [cell for cell in found if cell.ceiling != expected(cell)] == []
    assert {cell.ceiling for cell in found if cell.relation == OTHER} == {-1}


def test_the_answer_for_one_record_is_that_of_the_query_in_every_cell(cast: Cast):
    """The queryset and the single answer cannot differ: tried on records of every organisation and sensitivity."""
    world = world_of(cast)
    there = []
    for organisation in (world.council, world.service, world.other):
        for level in Sensitivity:
            for common in (False, True):
                there.append(
                    Record.objects.create(
                        organisation=organisation,
                        register="x.y",
                        reference=f"{level}{common}",
                        title="x",
                        sensitivity=level.value,
                        exempt_under=3 if level == Sensitivity.EXEMPT else None,
                        common=common,
                    )
                )
    for name, policy in policies().items():
        for people in (world.in_council, world.in_service):
            for role, person in people.items():
                for action in ACTIONS:
                    reach = policy.reach(person, action)
                    seen = set(Record.objects.filter(reach.condition()).values_list("pk", flat=True))
                    allowed = {record.pk for record in there if reach.holds(record)}
                    assert seen == allowed, (name, role, action)
