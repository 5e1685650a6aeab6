"""The process that is killed: it does one write that it is told by name, and dies at a named point where one is given.

`python -m tests.faults.victims` sets Django up once and forks for each write, so that hundreds of kills take minutes.
It reads one JSON object a line and answers two: which process does it, and how that ended.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

Said = dict[str, Any]
MARCH = date(2024, 3, 2)


def load(path: str) -> str:
    """Load a file as the command line does; gives the import."""
    from reeve.access.models import Organisation
    from reeve.source.guessing import source_of
    from reeve.source.loading import load as load_file

    organisation = Organisation.objects.get()
    done = load_file(Path(path), source_of(Path(path)), organisation, as_of=date(2024, 3, 1), by=None)
    return str(done.run.pk)


def undo(run: str) -> str:
    """Undo an import."""
    from reeve.source.loading import undo as undo_import
    from reeve.source.models import ImportRun

    undo_import(ImportRun.objects.get(pk=run), by=None, why="It was the wrong file")
    return ""


def change_many(supplier: str) -> str:
    """Give all contracts another supplier; gives the bulk edit."""
    from django.db.models import Max

    from reeve.access.models import Organisation, User
    from reeve.catalogue.registers import Contracts
    from reeve.register import bulk

    seen = dict(Contracts.model.history().order_by().values_list("entry").annotate(last=Max("pk")))
    values, by = {"supplier": supplier}, User.objects.get(username="head-of-ict")
    done = bulk.edit(Contracts, Organisation.objects.get(), seen, values, by=by, effective=MARCH, why="It merged")
    return str(done.pk)


def undo_many(edit: str) -> str:
    """Undo a bulk edit."""
    from reeve.access.models import User
    from reeve.catalogue.registers import Contracts
    from reeve.register import bulk
    from reeve.register.models import BulkEdit

    by = User.objects.get(username="head-of-ict")
    bulk.undo(Contracts, BulkEdit.objects.select_related("act").get(pk=edit), by=by, why="It did not merge")
    return ""


def attach(path: str) -> str:
    """Attach a file to a contract."""
    from django.core.files import File

    from reeve.access.models import User
    from reeve.catalogue.registers import Contracts
    from reeve.register import evidence
    from reeve.register.models import Record

    record = Record.objects.order_by("reference").first()
    assert record is not None
    with Path(path).open("rb") as file:
        by = User.objects.get(username="head-of-ict")
        evidence.attach(Contracts, record, File(file, Path(path).name), by=by, what="A signed copy", effective=MARCH)
    return ""


def chain() -> str:
    """Nothing where the chain of acts holds; else where it does not."""
    from reeve.register.acts import first_broken_link

    broken = first_broken_link()
    return f"the chain is broken at act {broken.pk}" if broken else ""


def present() -> str:
    """Nothing where every entry reads as its history says; else which does not."""
    from tests.faults.soundness import present_and_history

    return "; ".join(present_and_history())


WRITES: dict[str, Callable[..., str]] = {
    one.__name__: one for one in (load, undo, change_many, undo_many, attach, chain, present)
}


def die_at(point: str) -> None:
    """Kill this process when it comes to a point: `module.name:before` or `:after`, the first call of it."""
    name, _, when = point.partition(":")
    owner_name, _, attribute = name.rpartition(".")
    try:
        owner: Any = importlib.import_module(owner_name)
    except ModuleNotFoundError:
        module, _, cls = owner_name.rpartition(".")
        owner = getattr(importlib.import_module(module), cls)
    original = getattr(owner, attribute)

    @wraps(original)
    def dying(*given: Any, **named: Any) -> Any:
        if when == "after":
            original(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, attribute, dying)


def main() -> None:
    """Fork for each write that is asked for."""
    import django

    django.setup()
    from django.db import connections

    from reeve.errors import ReeveError
    from reeve.source import shell as _shell  # noqa: F401 - all that a load needs, before the first fork

    for line in sys.stdin:
        asked = json.loads(line)
        told = Path(asked["told"])
        told.unlink(missing_ok=True)
        connections.close_all()
        process = os.fork()
        if process == 0:
            try:
                if asked.get("point"):
                    die_at(asked["point"])
                answer = {"gives": WRITES[asked["write"]](**asked["said"])}
            except ReeveError as error:
                answer = {"refused": str(error)}
            except BaseException as error:  # noqa: BLE001 - told to the test, which fails of it
                answer = {"failed": repr(error)}
            told.write_text(json.dumps(answer))
            os._exit(0)
        print(process, flush=True)
        os.waitpid(process, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
