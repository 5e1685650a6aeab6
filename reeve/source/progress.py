"""How far a load has come, told outside its transaction: a small file each, written whole."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from reeve.errors import NoRoom
from reeve.register.keeping import write_whole
from reeve.source.models import ImportRun

LEASE = timedelta(minutes=5)
"""For how long nothing may be heard of a job before it is taken to be dead."""
STAGES = (
    "Waiting for its turn",
    "Reading the file",
    "Checking its rows",
    "Writing its entries",
    "Writing down what became of each row",
)


@dataclass(frozen=True)
class Progress:
    """What a job said last: its stage in words, and the number of it."""

    stage: str
    number: int
    of: int = len(STAGES)


def tell(run: ImportRun, stage: str) -> None:
    """Say what is being done. A disk that cannot take it must not end the load."""
    path = _path(run)
    told = {
        "stage": stage,
        "claim": run.claim,
        "at": timezone.now().isoformat(),
        "host": socket.gethostname(),
        "process": os.getpid(),
    }
    with suppress(NoRoom):
        write_whole(path, json.dumps(told), lasting=False)


def clear(run: ImportRun) -> None:
    """Forget how far a load has come."""
    _path(run).unlink(missing_ok=True)


def of(run: ImportRun) -> Progress:
    """How far a load has come."""
    stage = str((_told(run) or {}).get("stage", STAGES[0]))
    return Progress(stage, STAGES.index(stage) + 1 if stage in STAGES else 1)


def is_alive(run: ImportRun) -> bool:
    """Whether a job that loads this file is, or may be, at work: within its lease, or heard of within one."""
    now = timezone.now()
    told = _told(run)
    if told is None:
        return run.lease is not None and run.lease > now
    if told["host"] == socket.gethostname() and not _runs(int(told["process"])):
        return False
    return datetime.fromisoformat(told["at"]) + LEASE > now


def _path(run: ImportRun) -> Path:
    return Path(settings.DATA) / "progress" / f"{run.pk}.json"


def _told(run: ImportRun) -> dict[str, Any] | None:
    """What the job that has the run now said last; None where it has said nothing yet."""
    try:
        told: dict[str, Any] = json.loads(_path(run).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if told.get("claim") == run.claim else None


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
