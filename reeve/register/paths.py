"""Where a field is found: in an entry's row, in its record's, or in the version that was in force on a past day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeve.register.models import Revision

if TYPE_CHECKING:
    from django.db import models

RECORDED = frozenset({*Revision.STATE, "sorting"})
"""What stands in the record of an entry rather than in its own row."""


def is_past(model: type[models.Model]) -> bool:
    """Whether the rows are versions of entries rather than entries as they are now."""
    return issubclass(model, Revision)


def path(model: type[models.Model], name: str) -> str:
    """The way to a field of an entry or of its record, in a query over entries or over versions of them."""
    if is_past(model):
        return {"pk": "entry_id"}.get(name, name)
    return f"record__{name}" if name in RECORDED else name
