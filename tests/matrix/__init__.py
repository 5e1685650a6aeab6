"""What the tests of the permission matrix share: the roles as roles.toml has them, and who holds which where."""

from __future__ import annotations

import tomllib
from datetime import date

from django.contrib.auth.models import AnonymousUser

from reeve.access.matrix import World
from reeve.access.models import Organisation, Partnership
from reeve.access.policy import PUBLIC_ROLE, Sensitivity
from reeve.access.roles import FILE
from tests.cast import Cast

ROLES = tomllib.loads(FILE.read_text(encoding="utf-8"))
READING = ("read", "comment", "report")


def highest(role: str, action: str, register: str) -> int:
    """The highest sensitivity that roles.toml lets a role reach, read without Reeve's own policy; -1 for none."""
    domain = register.partition(".")[0]
    return max(
        (
            Sensitivity[ceiling.upper()].value
            for said, name, ceiling in ROLES[role]["may"]
            if said == action and name in ("*", register, f"{domain}.*")
        ),
        default=-1,
    )


def world_of(cast: Cast) -> World:
    """Ashmere is served by Becklink and opens its registers; Ravensholt is another council, behind its own walls."""
    Partnership.objects.filter(council=cast.ravensholt).delete()
    Partnership.objects.get_or_create(shared_service=cast.becklink, council=cast.ashmere, starts=date(2020, 4, 1))
    Organisation.objects.filter(pk=cast.ashmere.pk).update(open_registers=True)
    signed_in = [role for role in ROLES if role != PUBLIC_ROLE]
    return World(
        council=cast.ashmere,
        service=cast.becklink,
        other=cast.ravensholt,
        in_council={**{role: cast.person(role) for role in signed_in}, PUBLIC_ROLE: AnonymousUser()},
        in_service={role: cast.person(role, "becklink") for role in signed_in},
    )
