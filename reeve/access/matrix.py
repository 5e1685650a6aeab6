"""The permission matrix: how far each role reaches, by register, action and relation; read off the policy objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reeve.access.policy import ACTIONS, Policy, Reach

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import Organisation, User

OWN, SHARED, SERVED, OTHER = "own", "shared", "served", "other"
RELATIONS = {
    OWN: "of the person's own organisation",
    SHARED: "common entries of the shared service that serves their council",
    SERVED: "of a council that their shared service serves",
    OTHER: "of any other organisation",
}


@dataclass(frozen=True)
class Cell:
    """One cell: the highest sensitivity that is reached, -1 where it may not be done at all."""

    register: str
    action: str
    role: str
    relation: str
    ceiling: int


@dataclass(frozen=True)
class World:
    """The organisations that the matrix speaks of, and who holds which role: in a council, and in its service."""

    council: Organisation
    service: Organisation
    other: Organisation
    in_council: Mapping[str, User | AnonymousUser]
    in_service: Mapping[str, User | AnonymousUser]


def cells(policies: Mapping[str, Policy], world: World) -> Iterator[Cell]:
    """Every cell of the matrix, in the order of registers, actions, roles and relations."""
    for name in sorted(policies):
        for action in ACTIONS:
            for role, person in world.in_council.items():
                reach = policies[name].reach(person, action)
                yield Cell(name, action, role, OWN, reach.own.get(world.council.pk, -1))
                yield Cell(name, action, role, SHARED, _shared(reach, world.service))
                if role in world.in_service:
                    from_service = policies[name].reach(world.in_service[role], action)
                    yield Cell(name, action, role, SERVED, from_service.own.get(world.council.pk, -1))
                yield Cell(name, action, role, OTHER, _anything(reach, world.other))


def _shared(reach: Reach, service: Organisation) -> int:
    return max(reach.common_of.get(service.pk, -1), reach.own.get(service.pk, -1))


def _anything(reach: Reach, organisation: Organisation) -> int:
    return max(reach.own.get(organisation.pk, -1), reach.common_of.get(organisation.pk, -1))
