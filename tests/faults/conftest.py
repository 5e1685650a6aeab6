"""What the tests of this folder share: the cast, and a record of its own for processes that come to harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cast import cast
from tests.faults.installations import Installation, a_copy, a_template

__all__ = ["cast"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[Installation]:
    """A council's record, made once."""
    with a_template(tmp_path_factory.mktemp("template") / "data") as made:
        yield made


@pytest.fixture
def installation(template: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A council's record of its own, on a database of the kind that the tests run on."""
    with a_copy(template, tmp_path / "data") as made:
        yield made
