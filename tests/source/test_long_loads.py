"""Files that are loaded as a job: progress, a worker that dies, and two people who confirm at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reeve.catalogue.registers import Contracts
from reeve.register import writing
from reeve.register.models import Act
from reeve.source import progress, waiting
from reeve.source.models import ImportRun
from reeve.source.tasks import load_confirmed
from tests.cast import Cast, a_contract, a_tracker, cast
from tests.jobs.test_worker import database_url, wait_until
from tests.source.test_import_pages import words
from tests.source.test_upload import press, send

__all__ = ["cast"]
pytestmark = pytest.mark.db
ROWS = waiting.AT_ONCE + 1


@pytest.fixture
def head(cast: Cast) -> Client:
    return cast.browser("head-of-ict")


@pytest.fixture
def run(head: Client, tmp_path: Path) -> ImportRun:
    """A long file that waits."""
    send(head, a_tracker(tmp_path, [a_contract(f"C-{number}") for number in range(ROWS)]))
    return ImportRun.objects.get()


def work() -> None:
    """Run what is enqueued, in this test's own transaction; the worker as a program is tested at the end."""
    for waiting_task in DBTaskResult.objects.ready().filter(task_path__endswith="load_confirmed"):
        waiting_task.task.call(*waiting_task.args_kwargs["args"])


def loaded() -> int:
    return int(Contracts.model._default_manager.count())


def test_a_long_file_is_loaded_by_the_worker_and_tells_how_far_it_has_come(head: Client, run: ImportRun):
    said = words(press(head, run, "confirm"))
    assert f"Step 1 of {len(progress.STAGES)}: waiting for its turn" in said
    assert "You may leave this page and come back" in said
    assert loaded() == 0
    run.refresh_from_db()
    progress.tell(run, "Writing its entries")
    page = head.get(f"/imports/{run.pk}/")
    assert "Step 4 of 5: writing its entries" in words(page)
    assert 'hx-trigger="every 2s"' in page.content.decode()
    assert "HX-Refresh" not in page.headers
    work()
    assert loaded() == ROWS
    page = head.get(f"/imports/{run.pk}/", headers={"HX-Request": "true"})
    assert page.headers["HX-Refresh"] == "true"
    assert f"New {ROWS}" in words(page)
    run.refresh_from_db()
    assert (run.state, run.confirmed_by and run.confirmed_by.username) == (ImportRun.LOADED, "ashmere-head-of-ict")
    assert not list((Path(progress._path(run)).parent).glob(f"{run.pk}*"))


def test_what_a_job_says_is_seen_outside_its_transaction(head: Client, run: ImportRun, monkeypatch: pytest.MonkeyPatch):
    press(head, run, "confirm")
    run.refresh_from_db()
    seen: list[str] = []
    keep = writing.bring_up_to_date

    def look(*given: Any, **more: Any) -> None:
        seen.append(progress.of(run).stage)
        keep(*given, **more)

    monkeypatch.setattr(writing, "bring_up_to_date", look)
    work()
    assert seen == ["Writing its entries"]


def test_while_it_is_loading_nobody_can_confirm_or_drop_it(head: Client, run: ImportRun):
    press(head, run, "confirm")
    for what in ("confirm", "drop", "check"):
        assert "it is being loaded by head-of-ict; nothing was done" in words(press(head, run, what))
    assert DBTaskResult.objects.filter(task_path__contains="load_confirmed").count() == 1


def test_a_job_that_died_leaves_the_file_waiting_and_it_can_be_confirmed_again(head: Client, run: ImportRun):
    press(head, run, "confirm")
    run.refresh_from_db()
    claim = run.claim
    ImportRun.objects.filter(pk=run.pk).update(lease=timezone.now() - timedelta(seconds=1))
    said = words(head.get(f"/imports/{run.pk}/"))
    assert "The job that was to load it ended before it was done" in said
    assert "Confirm and load" in said
    press(head, run, "confirm")
    run.refresh_from_db()
    assert run.claim != claim
    load_confirmed.call(str(run.pk), claim)  # the dead job comes back: it has the file no more
    assert loaded() == 0
    work()
    assert loaded() == ROWS
    assert Act.objects.count() == 1


def test_a_job_whose_process_is_gone_is_dead_before_its_lease_ends(head: Client, run: ImportRun):
    press(head, run, "confirm")
    run.refresh_from_db()
    progress.tell(run, "Reading the file")
    assert not waiting.waits(run)
    path = progress._path(run)
    told = json.loads(path.read_text())
    path.write_text(json.dumps({**told, "process": _a_process_that_is_gone()}))
    assert waiting.waits(run)
    path.write_text(json.dumps({**told, "claim": "another"}))
    assert not waiting.waits(run), "what an earlier job said counts for nothing"


def _a_process_that_is_gone() -> int:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def test_a_job_that_fails_in_the_middle_leaves_nothing_and_can_be_confirmed_again(
    head: Client, run: ImportRun, monkeypatch: pytest.MonkeyPatch
):
    press(head, run, "confirm")

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "bring_up_to_date", fail)
        with pytest.raises(RuntimeError):
            work()
    DBTaskResult.objects.all().delete()
    assert (loaded(), Act.objects.count()) == (0, 0)
    said = words(head.get(f"/imports/{run.pk}/"))
    assert "The last attempt failed, and left nothing in the record. Confirm it again." in said
    press(head, run, "confirm")
    work()
    assert loaded() == ROWS


def test_a_job_that_finds_the_record_changed_shows_the_new_difference_first(
    cast: Cast, head: Client, run: ImportRun, tmp_path: Path
):
    press(head, run, "confirm")
    send(head, a_tracker(tmp_path, [a_contract("C-1", Supplier="Hollin")], "small.xlsx"))
    press(head, ImportRun.objects.get(file="small.xlsx"), "confirm")
    work()
    said = words(head.get(f"/imports/{run.pk}/"))
    assert "the record has changed since this was shown. Nothing was loaded" in said
    assert "Supplier: Hollin → becomes Lakeside Systems" in said
    assert loaded() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_confirm_at_the_same_moment_load_once(tmp_path: Path, transactional_db: None, cast: Cast):
    head = cast.browser("head-of-ict")
    send(head, a_tracker(tmp_path, [a_contract(f"C-{number}") for number in range(20)]))
    run = ImportRun.objects.get()
    people = [cast.browser("head-of-ict"), cast.browser("sourcing-manager")]
    ready, answers = threading.Barrier(2), []

    def confirm(browser: Client) -> None:
        try:
            ready.wait(10)
            answers.append(browser.post(f"/imports/{run.pk}/confirm/", {"seen": run.shown}).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=confirm, args=[browser]) for browser in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [302, 302]
    assert (Act.objects.count(), loaded()) == (1, 20)
    assert Contracts.model.revisions_model._default_manager.count() == 20


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_while_it_writes_leaves_nothing_and_the_next_one_loads_all(
    tmp_path: Path, transactional_db: None, cast: Cast
):
    head = cast.browser("head-of-ict")
    send(head, a_tracker(tmp_path, [a_contract(f"C-{number}") for number in range(1500)]))
    run = ImportRun.objects.get()
    press(head, run, "confirm")
    run.refresh_from_db()
    worker = a_worker()
    try:
        wait_until(lambda: progress.of(run).stage == "Writing its entries")
    finally:
        worker.kill()
        worker.wait()
    assert (loaded(), Act.objects.count()) == (0, 0)
    said = words(head.get(f"/imports/{run.pk}/"))
    assert "The job that was to load it ended before it was done" in said
    press(head, run, "confirm")
    worker = a_worker()
    try:
        wait_until(lambda: ImportRun.objects.get().state == ImportRun.LOADED)
    finally:
        worker.terminate()
        worker.wait(30)
    assert (loaded(), Act.objects.count()) == (1500, 1)


def a_worker() -> subprocess.Popen[bytes]:
    """The worker as a program, on this test's database."""
    environment = {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "reeve.settings"}
    command = [sys.executable, "-m", "django", "reeve_worker", "--interval", "0.1"]
    return subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[2])
