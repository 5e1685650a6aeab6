"""Bring the roles of `roles.toml` into the database."""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.db import transaction

from reeve.access.models import Grant, Role
from reeve.access.policy import ACTIONS, Sensitivity

FILE = Path(__file__).with_name("roles.toml")


@transaction.atomic
def bring_in_roles(path: Path = FILE) -> int:
    """Write the file's roles and grants over those of the same name; gives how many roles it holds."""
    roles = tomllib.loads(path.read_text(encoding="utf-8"))
    for reference, said in roles.items():
        role, _ = Role.objects.update_or_create(reference=reference, defaults={"title": said["title"]})
        role.grants.all().delete()
        for action, register, ceiling in said["may"]:
            assert action in ACTIONS, f"{path.name}: {reference}: unknown action {action!r}"
            Grant.objects.create(role=role, action=action, register=register, up_to=Sensitivity[ceiling.upper()])
    return len(roles)
