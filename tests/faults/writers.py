"""One of several who write at once: `python -m tests.faults.writers NUMBER SECONDS FOLDER`.

Corrects the same few contracts as the others, adds entries (some by a reference that another may take first), comments,
and now and then loads a file; writes down what was accepted, what was answered otherwise, and every error.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

SHARED = [f"C-{number}" for number in range(5)]
DAYS = [date(2024, 3, day) for day in (2, 5, 9)]


class Writer:
    """Somebody who writes, and what came of it."""

    def __init__(self, number: int, folder: Path) -> None:
        from reeve.access.models import Organisation, User

        self.number, self.folder = number, folder
        self.draw = random.Random(number)
        self.by = User.objects.get(username="head-of-ict")
        self.organisation = Organisation.objects.get()
        self.accepted: list[dict[str, Any]] = []
        self.answers: Counter[str] = Counter()
        self.errors: list[str] = []
        self.turn = 0

    def token(self) -> str:
        """What nobody else writes."""
        return f"w{self.number}-{self.turn}"

    def correct(self) -> None:
        """Correct one of the entries that all correct, as a person who tries again when others were quicker."""
        from reeve.catalogue.registers import Contracts
        from reeve.register import actions
        from reeve.register.models import Record

        reference, said = self.draw.choice(SHARED), {"supplier": self.token()}
        effective = self.draw.choice(DAYS)
        for _ in range(50):
            record = Record.objects.get(register=Contracts.name, reference=reference)
            seen = Contracts.model.history().filter(entry=record.pk).order_by("-pk").values_list("pk", flat=True)[0]
            # As a person who looks at the page for a moment; without it hardly any two would cross.
            time.sleep(self.draw.uniform(0, 0.02))
            try:
                actions.correct(Contracts, record, said, by=self.by, effective=effective, why="Test", seen=seen)
            except actions.ChangedSince:
                self.answers["changed since it was opened"] += 1
                continue
            self.accepted.append({"did": "correct", "reference": reference, "token": self.token(), "seen": seen})
            return

    def add(self) -> None:
        """Add an entry; every other time by a reference that somebody else may take first."""
        from reeve.catalogue.registers import Contracts
        from reeve.register import adding
        from reeve.register.actions import NotAllowedValues

        reference = f"X-{time.time() * 2:.0f}" if self.turn % 2 else f"N-{self.token()}"
        values = {"title": f"Added by {self.token()}", "supplier": self.token(), "kind": "term"}
        try:
            adding.add(Contracts, self.organisation, reference, values, by=self.by, effective=DAYS[0], why="Test")
        except NotAllowedValues as error:
            if "is or was the reference" not in str(error):
                raise
            self.answers["the reference was taken"] += 1
            return
        self.accepted.append({"did": "add", "reference": reference, "token": self.token()})

    def comment(self) -> None:
        """Remark on one of the entries."""
        from reeve.catalogue.registers import Contracts
        from reeve.register import actions
        from reeve.register.models import Record

        record = Record.objects.get(register=Contracts.name, reference=self.draw.choice(SHARED))
        actions.comment(record, Contracts, by=self.by, text=self.token())
        self.accepted.append({"did": "comment", "token": self.token()})

    def load(self) -> None:
        """Load a file that speaks of the same entries and of some new ones."""
        from reeve.catalogue.sources import ContractsTracker
        from reeve.source.loading import load
        from tests.cast import a_contract, a_tracker

        names = [*SHARED, *(f"F-{self.token()}-{number}" for number in range(20))]
        rows = [a_contract(name, Supplier=f"{self.token()} {name}") for name in names]
        path = a_tracker(self.folder, rows, f"{self.token()}.xlsx")
        load(path, ContractsTracker(), self.organisation, as_of=DAYS[0], by=self.by)
        self.accepted += [{"did": "load", "reference": name, "token": f"{self.token()} {name}"} for name in names]

    def write(self, seconds: float) -> None:
        """Write until the time is up."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.turn += 1
            loads = self.turn % 40 == 5 + self.number
            do = self.load if loads else self.draw.choice([self.correct, self.correct, self.add, self.comment])
            try:
                do()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what the test looks for
                self.errors.append(f"{do.__name__}: {error!r}")


def main() -> None:
    """Write, and say what came of it."""
    import django

    django.setup()
    number, seconds, folder = int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3])
    writer = Writer(number, folder)
    # All begin at once, however long each took to start.
    (folder / f"ready-{number}").touch()
    while not (folder / "begin").exists():
        time.sleep(0.01)
    writer.write(seconds)
    told = {"accepted": writer.accepted, "answers": writer.answers, "errors": writer.errors}
    (folder / f"writer-{number}.json").write_text(json.dumps(told))


if __name__ == "__main__":
    main()
