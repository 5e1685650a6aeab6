"""Fork a child for each write that is asked for by a line of JSON; print its process id, and then its wait status.

A command may name a point at which the child kills itself: `before` or `after` a function, wherever it is looked up.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any

import django

DAY = date(2024, 3, 1)


def arm(when: str, where: str) -> None:
    """Have this process kill itself before or after a function is called (`module:name` or `module:Class.name`)."""
    module, _, name = where.partition(":")
    holder: Any = importlib.import_module(module)
    *above, last = name.split(".")
    for part in above:
        holder = getattr(holder, part)
    real = getattr(holder, last)

    def dies(*args: Any, **kwargs: Any) -> Any:
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(holder, last, dies)


def load(said: dict[str, Any]) -> None:
    """Load a file."""
    from reeve.access.models import Organisation
    from reeve.source.guessing import source_of
    from reeve.source.loading import load as load_file

    path = Path(said["path"])
    load_file(path, source_of(path), Organisation.named("ashmere"), as_of=DAY, by=None)


def undo(said: dict[str, Any]) -> None:
    """Undo the load of a file."""
    from reeve.source.loading import undo as undo_run
    from reeve.source.models import ImportRun

    undo_run(ImportRun.objects.get(file=Path(said["path"]).name, state="loaded"), by=None, why="Wrong file")


def bulk(said: dict[str, Any]) -> None:
    """Give many contracts another supplier."""
    from reeve.access.models import Organisation, User
    from reeve.catalogue.registers import Contracts
    from reeve.register import bulk as many
    from reeve.register.models import Record
    from reeve.register.writing import versions_of

    records = list(Record.objects.filter(register=Contracts.name, reference__startswith=f"C-{said['number']}-"))
    seen = {pk: max(version.order for version in past) for pk, past in versions_of(Contracts, records).items()}
    values = {"supplier": f"Supplier {said['number']}"}
    head = User.objects.get(username="head")
    many.edit(Contracts, Organisation.named("ashmere"), seen, values, by=head, effective=DAY, why="They merged")


def attach(said: dict[str, Any]) -> None:
    """Attach evidence to a contract."""
    from django.core.files.base import ContentFile

    from reeve.access.models import User
    from reeve.catalogue.registers import Contracts
    from reeve.register import evidence
    from reeve.register.models import Record

    record = Record.objects.filter(register=Contracts.name).order_by("pk")[0]
    file = ContentFile(f"words {said['number']} ".encode() * 200_000, f"words-{said['number']}.txt")
    evidence.attach(Contracts, record, file, by=User.objects.get(username="head"), what="It", effective=DAY)


WRITES = {"load": load, "undo": undo, "bulk": bulk, "attach": attach}


def main() -> None:
    """Fork for each line until there are no more. The parent opens no connection, so that a child shares none."""
    django.setup()
    for line in sys.stdin:
        said = json.loads(line)
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                if point := said.get("point"):
                    arm(*point)
                WRITES[said["do"]](said)
                status = 0
            except BaseException:  # noqa: BLE001 - the child must end here, whatever it was
                traceback.print_exc()
            os._exit(status)
        print(pid, flush=True)
        # A child that has ended keeps its id until it is waited for: whoever kills it kills no other process.
        assert sys.stdin.readline().strip() == "wait"
        print(os.waitpid(pid, 0)[1], flush=True)


if __name__ == "__main__":
    main()
