"""The example councils, as the tests of this folder find them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from reeve import demo
from reeve.access.roles import bring_in_roles
from tests.loaded import brought_in, examples

EXAMPLE = Path(__file__).parent.parent.parent / "example"


@pytest.fixture(scope="module")
def councils(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """All files of the example councils, in a transaction that is taken back at the end.

    Not of package scope: without an `__init__.py` that is the whole session, and other tests would find the
    transaction open.
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with brought_in(examples()):
                yield
        else:
            with transaction.atomic():
                load_all()
                yield
                transaction.set_rollback(True)


def load_all() -> None:
    """Load every file of the examples into the tests' own database."""
    manifest = tomllib.loads((EXAMPLE / "manifest.toml").read_text(encoding="utf-8"))
    bring_in_roles()
    demo.organisations(manifest)
    demo.people()
    assert demo.load_files(EXAMPLE, manifest) == len(manifest["load"])
