"""The example councils, loaded once for each file of tests of this folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from reeve import demo
from reeve.access.roles import bring_in_roles

EXAMPLE = Path(__file__).parent.parent.parent / "example"


@pytest.fixture(scope="module")
def councils(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """All files of the example councils, loaded in a transaction that is taken back at the end.

    Not of package scope: without an `__init__.py` that is the whole session, and other tests would find the
    transaction open.
    """
    manifest = tomllib.loads((EXAMPLE / "manifest.toml").read_text(encoding="utf-8"))
    with django_db_blocker.unblock(), transaction.atomic():
        bring_in_roles()
        demo.organisations(manifest)
        demo.people()
        assert demo.load_files(EXAMPLE, manifest) == len(manifest["load"])
        yield
        transaction.set_rollback(True)
