"""A record of its own, apart from the tests' database: processes that die or find no room take no other with them."""

from __future__ import annotations

import hashlib
import itertools
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings

from reeve.catalogue.registers import Contracts
from reeve.register.models import Act, BulkEdit, Comment, Evidence, Record
from reeve.source.models import ImportRow, ImportRun
from reeve.warehouse.models import EventPart

SQLITE = "sqlite" in settings.DATABASES["default"]["ENGINE"]
TABLES = {
    model._meta.db_table: model._meta.label
    for model in (
        Act, Record, Contracts.model, Contracts.model.revisions_model,
        ImportRun, ImportRow, EventPart, Evidence, Comment, BulkEdit,
    )
}  # fmt: skip
_LOCK = 0x52656576
_TEMPLATES = itertools.count()
_SET_UP = """
import django; django.setup()
from django.core.management import call_command; call_command("migrate", verbosity=0)
from reeve.access.roles import bring_in_roles; bring_in_roles()
from reeve.access.models import Membership, Organisation, Role, User
organisation = Organisation.objects.create(reference="ashmere", name="Ashmere")
for name in ("head-of-ict", "cdio", "sourcing-manager"):
    user = User.objects.create(username=name, post_title=name)
    Membership.objects.create(user=user, organisation=organisation, role=Role.objects.get(reference=name))
"""
_CHAIN = """
import django; django.setup()
from reeve.register.acts import first_broken_link
broken = first_broken_link()
assert broken is None, f"the chain is broken at act {broken.pk}: {broken}"
"""


@dataclass(frozen=True)
class Installation:
    """One council's record, on a database of the kind that the tests run on; used through processes of its own."""

    folder: Path
    environment: dict[str, str]
    query: Callable[[str], list[tuple[Any, ...]]]
    checked: set[Path] = field(default_factory=set)
    """Files that were found whole before."""

    def python(self, *arguments: str, largest: int = 0, **more: str) -> subprocess.Popen[str]:
        """A process in this installation; `largest`: bytes that a file of it may grow to."""
        pipe, environment = subprocess.PIPE, {**self.environment, **more}
        process = subprocess.Popen(
            [sys.executable, *arguments], env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )
        if largest:
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (largest, largest))
        return process

    def reeve(self, *arguments: str, largest: int = 0) -> subprocess.Popen[str]:
        """`reeve`, under way."""
        return self.python("-m", "reeve.cli", *arguments, largest=largest)

    def load(self, path: Path, *, largest: int = 0) -> subprocess.Popen[str]:
        """`reeve import`, under way."""
        said = ["--organisation", "ashmere", "--as-of", "2024-03-01"]
        return self.reeve("import", str(path), *said, largest=largest)

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        counted = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in TABLES)
        return {TABLES[name]: count for name, count in self.query(counted)}

    def files_are_whole(self) -> bool:
        """Whether every file that the record names lies there as it was written."""
        parts = self.query(f"SELECT path, digest FROM {EventPart._meta.db_table}")
        named = [(self.folder / "warehouse" / path, digest) for path, digest in parts]
        for table, name in ((Evidence, "file"), (ImportRun, "file")):
            for digest, file in self.query(f"SELECT digest, {name} FROM {table._meta.db_table}"):
                named.append((self.folder / "files" / digest[:2] / f"{digest}{Path(file).suffix.lower()}", digest))
        for path, digest in named:
            if path not in self.checked:
                if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                    return False
                self.checked.add(path)
        return True

    def chain_holds(self) -> None:
        """Assert that no link of the chain of acts is broken."""
        ended(self.python("-c", _CHAIN))

    def left_aside(self) -> list[Path]:
        """Files that were begun and not put in place."""
        return list(self.folder.rglob("*.partial"))


@contextmanager
def a_template(folder: Path, set_up: str = _SET_UP) -> Iterator[Installation]:
    """Make a council's record once by a script, to be copied: to bring a database up takes seconds."""
    given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REEVE_DATA")}
    given |= {"REEVE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "reeve.settings", "PYTHONDONTWRITEBYTECODE": "1"}
    if SQLITE:
        made = Installation(folder, given, _asking_sqlite(folder))
        ended(made.python("-c", set_up))
        yield made
        return
    name = f"template_{os.getpid()}_{next(_TEMPLATES)}"
    given["DATABASE_URL"] = _url_of(name)
    with _server() as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            made = Installation(folder, given, _asking_postgres(given["DATABASE_URL"]))
            ended(made.python("-c", set_up))
            yield made
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def a_copy(template: Installation, folder: Path) -> Iterator[Installation]:
    """The same record in another folder and database; its database is taken away afterwards."""
    shutil.copytree(template.folder, folder)
    given = {**template.environment, "REEVE_DATA": str(folder)}
    if SQLITE:
        yield Installation(folder, given, _asking_sqlite(folder))
        return
    name = f"apart_{os.getpid()}"
    given["DATABASE_URL"] = _url_of(name)
    with _server() as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template.environment['DATABASE_URL'].rpartition('/')[2]}")
        try:
            yield Installation(folder, given, _asking_postgres(given["DATABASE_URL"]))
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _url_of(name: str) -> str:
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def _server() -> Any:
    return closing(psycopg.connect(os.environ["DATABASE_URL"], autocommit=True))


def _asking_sqlite(folder: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    import sqlite3

    def query(sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(folder / "reeve.sqlite3", timeout=60)) as there:
            return there.execute(sql).fetchall()

    return query


def _asking_postgres(url: str) -> Callable[[str], list[tuple[Any, ...]]]:
    def query(sql: str) -> list[tuple[Any, ...]]:
        with closing(psycopg.connect(url)) as there:
            # What a killed client had begun is rolled back a moment later, once the server sees that it is gone.
            there.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            return there.execute(sql).fetchall()  # type: ignore[arg-type]

    return query


def ended(process: subprocess.Popen[str]) -> str:
    """What a process that must end well said."""
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, out + err
    return out


def refused(process: subprocess.Popen[str]) -> str:
    """The sentence of a process that must end with one, and with no traceback."""
    out, err = process.communicate(timeout=180)
    assert process.returncode == 1, out + err
    assert "Traceback" not in err, err
    assert err.count("Error: ") == 1, err
    return err.partition("Error: ")[2].strip()
