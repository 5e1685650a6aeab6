"""What the tests of this folder share: the cast, and a record of its own for processes that come to harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cast import cast
from tests.faults.installations import Installation, an_installation

__all__ = ["cast"]


@pytest.fixture
def installation(tmp_path: Path, django_db_blocker: Any) -> Iterator[Installation]:
    """A database of the kind that the tests run on, with one council."""
    with an_installation(tmp_path / "data") as made:
        yield made
