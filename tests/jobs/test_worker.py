"""The worker as a program: it works off what waits, and ends gracefully when it is told to."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django_tasks import task
from django_tasks_db.models import DBTaskResult


@task()
def sleep_and_say(path: str, seconds: float) -> None:
    """Say that it began, take its time, and say that it ended."""
    Path(path).write_text("began")
    time.sleep(seconds)
    Path(path).write_text("ended")


def database_url() -> str:
    """The address of this test's database, for a process of its own."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{said['NAME']}"
    host = quote(said["HOST"], safe="")
    password = f":{quote(said['PASSWORD'])}" if said["PASSWORD"] else ""
    port = f":{said['PORT']}" if said["PORT"] else ""
    return f"postgres://{said['USER']}{password}@{host}{port}/{said['NAME']}"


def wait_until(condition, seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it did not come"
        time.sleep(0.05)


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_ended_finishes_its_task_and_begins_no_other(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    sleep_and_say.enqueue(str(first), 1.5)
    sleep_and_say.enqueue(str(second), 0)
    environment = {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "reeve.settings"}
    command = [sys.executable, "-m", "django", "reeve_worker", "--interval", "0.1"]
    worker = subprocess.Popen(command, env=environment, cwd=Path(__file__).parents[2])
    try:
        wait_until(lambda: first.exists() and first.read_text())
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
    finally:
        worker.kill()
        worker.wait()
    assert first.read_text() == "ended"
    assert not second.exists()
    statuses = sorted(DBTaskResult.objects.filter(task_path__endswith="sleep_and_say").values_list("status", flat=True))
    assert statuses == ["READY", "SUCCESSFUL"]
