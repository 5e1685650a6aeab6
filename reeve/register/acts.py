"""An act: one writing transaction, locked, stamped by the server's clock, and chained to the last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils import timezone

from reeve.register.models import Act

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User

_LOCK = 0x52656576
"""The advisory lock of the chain on PostgreSQL ("Reev")."""


@dataclass
class Acting:
    """An act while it writes: its instant, and a digest over all that it writes."""

    recorded: datetime
    row: Act
    _contents: Any = field(default_factory=hashlib.sha256)

    def wrote(self, *what: Any) -> None:
        """Take one written row into the act's digest."""
        self._contents.update(canonical(what))

    def contents(self) -> str:
        """SHA-256 over all rows so far."""
        return str(self._contents.hexdigest())


def canonical(value: Any) -> bytes:
    """One spelling of a value, whatever database it came from."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def _instant(last: Act | None) -> datetime:
    """The server's clock, after the lock was taken, and always later than the last act.

    On PostgreSQL the clock must be read after the lock: a transaction stamped when it began could
    become visible after a later instant had been read as known.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            now: datetime = cursor.fetchone()[0]
    else:
        now = timezone.now()
    return max(now, last.recorded + timedelta(microseconds=1)) if last else now


def _link(act: Act) -> str:
    content = {
        "recorded": act.recorded.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
        "by": act.by_id,
        "organisation": act.organisation_id,
        "what": act.what,
        "why": act.why,
        "contents": act.contents,
    }
    return hashlib.sha256(act.previous.encode() + canonical(content)).hexdigest()


def take_turn() -> None:
    """Wait, inside a transaction, until no other one writes entries; SQLite lets one write at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@contextmanager
def act(what: str, *, by: User | None, organisation: Organisation | None = None, why: str = "") -> Iterator[Acting]:
    """Open a writing transaction. All of it is written, or none; the chain grows by one link."""
    with transaction.atomic():
        take_turn()
        last = Act.objects.order_by("-id").first()
        recorded = _instant(last)
        row = Act.objects.create(
            recorded=recorded,
            by=by,
            organisation=organisation,
            what=what,
            why=why,
            previous=last.digest if last else "",
        )
        acting = Acting(recorded, row)
        yield acting
        row.contents = acting.contents()
        row.digest = _link(row)
        row.save(update_fields=["contents", "digest"])


def last_recorded() -> datetime | None:
    """The instant of the last act: what "known now" means. None before the first act.

    On PostgreSQL the shared lock waits for acts under way, so that none can appear before it later. On SQLite acts
    come one after another by themselves, and a transaction here would wait for the one that is writing.
    """
    if connection.vendor != "postgresql":
        return _last_instant()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])
        return _last_instant()


def _last_instant() -> datetime | None:
    return Act.objects.order_by("-id").values_list("recorded", flat=True).first()


def first_recorded() -> datetime | None:
    """The instant of the first act: before it there was no record. None before the first act."""
    return Act.objects.order_by("id").values_list("recorded", flat=True).first()


def first_broken_link() -> Act | None:
    """The first act whose link does not follow from the one before it; None where the chain holds."""
    previous = ""
    for row in Act.objects.order_by("id").iterator():
        if row.previous != previous or row.digest != _link(row):
            return row
        previous = row.digest
    return None
