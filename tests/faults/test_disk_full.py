"""A disk that is full: a sentence that says what, where and what to do; nothing half written; the next try works."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from reeve.access.models import ReportingPeriod
from reeve.catalogue.registers import Contracts
from reeve.cli import main
from reeve.errors import NoRoom
from reeve.register import keeping
from reeve.register.acts import first_broken_link
from reeve.register.models import Comment, Record
from tests.cast import SPRING, TRACKER, Cast, a_contract, a_tracker, say
from tests.faults.installations import Installation, ended, refused

pytestmark = pytest.mark.db
TOLD = "for the disk is full (No space left on device). Nothing of it was kept. Make room there, then try again."
OF = ["--organisation", "ashmere", "--as-of", "2024-04-02"]
MANY = [a_contract(f"C-{number}") for number in range(300)]
LESS_THAN_MANY = 256 * 1024
"""Bytes of a file; what the database writes of `MANY` rows, the log beside it included, is more."""


def counts() -> dict[str, int]:
    """Rows by model; a session is not of the record."""
    models = [model for model in apps.get_models() if model._meta.app_label != "sessions"]
    return {model._meta.label: model._default_manager.count() for model in models}


def files() -> set[Path]:
    """All files below REEVE_DATA but the database."""
    return {path for path in Path(settings.DATA).rglob("*") if path.is_file() and ".sqlite3" not in path.name}


@contextmanager
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A disk that takes the bytes of a file and then says that it has no room for them, as disks do."""

    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(keeping.os, "fsync", no_room)
        yield


@pytest.fixture
def council(cast: Cast) -> Cast:
    """Ashmere with a contract and a period to report on."""
    say(Contracts, cast.ashmere, "C-9", title="Payroll", supplier="Lakeside", kind="term", effective=date(2024, 1, 1))
    ReportingPeriod.objects.create(
        organisation=cast.ashmere, starts=date(2024, 1, 1), ends=date(2024, 4, 2) + timedelta(days=1)
    )
    return cast


Told = tuple[int, str]
Doing = Callable[[Cast, Path], Told]


def importing(_cast: Cast, folder: Path) -> Told:
    path = a_tracker(folder, [a_contract("C-1")], f"{folder.name}.xlsx")
    return in_the_shell("import", str(path), *OF)


def sending_a_file(cast: Cast, folder: Path) -> Told:
    path = a_tracker(folder, [a_contract("C-2")], f"sent-{folder.name}.xlsx")
    said = {
        "file": SimpleUploadedFile(path.name, path.read_bytes()),
        "source": "catalogue.contracts-tracker",
        "as_of": "2024-04-02",
    }
    return answer(cast, reverse("source:new", args=["ashmere"]), said)


def attaching(cast: Cast, folder: Path) -> Told:
    file = SimpleUploadedFile("signed.pdf", b"%PDF-1.7 " + folder.name.encode())
    said = {"file": file, "what": "The signed contract", "effective": "2024-04-02"}
    return answer(cast, reverse("register:attach", args=["ashmere", Contracts.name, "C-9"]), said)


def taking_a_snapshot(_cast: Cast, _folder: Path) -> Told:
    return in_the_shell("figure", "catalogue.contracts", *OF)


def writing_a_report(_cast: Cast, folder: Path) -> Told:
    return in_the_shell("report", "progress-report", *OF, "--format", "html,json", "-o", str(folder / "out"))


def reading_a_report(cast: Cast, _folder: Path) -> Told:
    found = cast.browser("head-of-ict").get(f"/o/ashmere/reports/progress-report/?as_of={SPRING}")
    return found.status_code, text_of(found)


def in_the_shell(*arguments: str) -> Told:
    ended = CliRunner().invoke(main, list(arguments))
    assert isinstance(ended.exception, SystemExit | None), repr(ended.exception)
    return ended.exit_code, ended.output


def answer(cast: Cast, url: str, said: dict[str, Any]) -> Told:
    found = cast.browser("head-of-ict").post(url, said)
    return found.status_code, text_of(found) if found.status_code == 200 else ""


def text_of(found: Any) -> str:
    return found.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("do", "fails", "works"),
    [
        (importing, 1, 0),
        (sending_a_file, 200, 302),  # the form once more, with the sentence
        (attaching, 200, 302),
        (taking_a_snapshot, 1, 0),
        (writing_a_report, 1, 0),
        (reading_a_report, 507, 200),
    ],
)
def test_what_finds_the_disk_full_says_so_leaves_nothing_and_works_the_next_time(
    council: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, do: Doing, fails: int, works: int
):
    council.person("head-of-ict")
    before, lay = counts(), files()
    with full(monkeypatch):
        status, said = do(council, tmp_path)
    assert status == fails, said
    assert TOLD in said
    assert "cannot be written in " in said
    assert counts() == before
    assert files() == lay
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    assert do(council, tmp_path)[0] == works
    assert not [path for path in files() if path.name.endswith(".partial")]


@pytest.mark.parametrize("number", [13, 28, 122, 27])
def test_each_way_in_which_a_disk_refuses_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    def refuse(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(keeping.os, "fsync", refuse)
    with pytest.raises(NoRoom, match=r"^The list: it cannot be written in .*then try again\.$") as told:
        keeping.write_whole(tmp_path / "list.csv", "rows", "The list")
    assert os.strerror(number) in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_who_is_interrupted_while_writing_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "list.csv"
    keeping.write_whole(path, "as it was")

    def half() -> None:
        with keeping.written_whole(path) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]
    assert path.read_text() == "as it was"


def test_of_two_who_make_a_file_that_may_be_made_once_the_first_stands(tmp_path: Path):
    path = tmp_path / "key"
    with keeping.written_whole(path, private=True, first=True) as out:
        out.write(b"mine")
        keeping.write_whole(path, "theirs", private=True, first=True)  # who was quicker
    assert path.read_text() == "theirs"
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_a_killed_process_left_aside_is_swept_after_a_day(tmp_path: Path):
    now, old = tmp_path / ".a.csv.0123.partial", tmp_path / "deep" / ".b.csv.4567.partial"
    for path in (now, old, tmp_path / "deep" / "kept.csv"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("half")
    os.utime(old, (0, 0))
    os.utime(tmp_path / "deep" / "kept.csv", (0, 0))
    assert keeping.sweep(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [".a.csv.0123.partial", "kept.csv"]


@contextmanager
def full_database() -> Iterator[None]:
    """A database whose disk takes no more: SQLite as it is, PostgreSQL by the error that it gives then."""
    tables = [Record._meta.db_table, Comment._meta.db_table]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            (pages,) = cursor.execute("PRAGMA page_count").fetchone()
            cursor.execute(f"PRAGMA max_page_count = {pages}")
        else:
            cursor.execute(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
                " 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"
            )
            for name in tables:
                cursor.execute(f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {name} EXECUTE FUNCTION no_room()")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA max_page_count = 1000000000")
            else:
                cursor.execute("DROP FUNCTION no_room CASCADE")


@pytest.mark.django_db(transaction=True)
def test_a_database_without_room_is_told_on_pages_in_the_api_and_in_the_shell(
    transactional_db: None, council: Cast, tmp_path: Path
):
    browser = council.browser("head-of-ict")
    browser.raise_request_exception = False
    page = reverse("register:comment", args=["ashmere", Contracts.name, "C-9"])
    path = a_tracker(tmp_path, MANY)
    before = counts()
    with full_database():
        told = comment_until_full(browser, page)
        assert told.status_code == 507
        assert "The record: it cannot be written, for the disk of the database is full" in text_of(told)
        assert "Make room there, then try again." in text_of(told)
        status, said = in_the_shell("import", str(path), *OF)
        assert status == 1
        assert "the disk of the database is full" in said
        assert browser.get(reverse("register:list", args=["ashmere", Contracts.name])).status_code == 200
    after = counts()
    assert {name for name in after if after[name] != before[name]} <= {Comment._meta.label}
    assert first_broken_link() is None
    assert in_the_shell("import", str(path), *OF)[0] == 0
    assert browser.post(page, {"text": "Now there is room."}).status_code == 302


def comment_until_full(browser: Client, page: str) -> Any:
    """A page that is not full yet takes some more rows."""
    for _ in range(200):
        told = browser.post(page, {"text": "long " * 400})
        if told.status_code != 302:
            return told
    raise AssertionError("the database took everything")


def test_who_waits_too_long_for_others_is_told_so(council: Cast, monkeypatch: pytest.MonkeyPatch):
    import sqlite3

    from django.db import OperationalError

    def locked(*_: Any, **__: Any) -> None:
        cause = sqlite3.OperationalError("database is locked")
        cause.sqlite_errorcode = 5
        raise OperationalError("database is locked") from cause

    monkeypatch.setattr("reeve.register.actions.comment", locked)
    browser = council.browser("head-of-ict")
    browser.raise_request_exception = False
    told = browser.post(reverse("register:comment", args=["ashmere", Contracts.name, "C-9"]), {"text": "Now"})
    assert told.status_code == 503
    assert told["Retry-After"] == "30"
    assert "others were writing for too long. Nothing was written. Try again." in text_of(told)


def a_large_file(folder: Path) -> Path:
    """A contracts tracker of more than two megabytes."""
    path = folder / "tracker.csv"
    row = "Long title " * 15 + ",Lakeside,,,Term,,,,Live"
    path.write_text(",".join(TRACKER) + "\n" + "".join(f"C-{number},{row}\n" for number in range(13_000)))
    return path


def test_a_file_that_may_not_grow_as_large_as_it_is_is_not_kept_in_part(installation: Installation, tmp_path: Path):
    connection.close()
    path, before = a_large_file(tmp_path), installation.counts()
    said = refused(installation.load(path, largest=2_000_000))
    assert said.startswith("tracker.csv: it cannot be written in ")
    assert "for a file may not grow so large there (File too large)" in said
    assert installation.counts() == before
    assert installation.left_aside() == []
    assert not list((installation.folder / "files").rglob("*.csv"))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the files of PostgreSQL are the server's")
def test_a_database_that_may_not_grow_is_as_it_was_before_the_import(installation: Installation, tmp_path: Path):
    path = a_tracker(tmp_path, MANY)
    before = installation.counts()
    said = refused(installation.load(path, largest=LESS_THAN_MANY))
    assert "the disk of the database cannot be written" in said
    assert installation.counts() == before
    installation.chain_holds()
    assert "300 new" in ended(installation.load(path))
