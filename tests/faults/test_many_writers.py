"""Six who write at once: what is accepted stands once, none over what was not seen, and nobody is told of a lock."""

from __future__ import annotations

import json
import os
import re
import socket
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from lxml import html

from reeve.catalogue.registers import Contracts
from reeve.register.models import Comment, Record
from tests.cast import a_contract, a_tracker
from tests.faults.installations import SQLITE, Installation, ended
from tests.faults.writers import SHARED

pytestmark = pytest.mark.db
SECONDS = float(os.environ.get("SECONDS", "5"))
WRITERS = 6
ROOT = Path(__file__).parents[2]
DATABASE = "SQLite" if SQLITE else "PostgreSQL"
_SOUND = """
import django; django.setup()
from reeve.register.acts import first_broken_link; assert first_broken_link() is None
from tests.faults.soundness import present_and_history; wrong = list(present_and_history()); assert not wrong, wrong
"""
_LINKS = """
import django; django.setup()
from reeve.access.models import SignInLink, User
for name in ("head-of-ict", "cdio", "sourcing-manager") * 2: print(SignInLink.make(User.objects.get(username=name)))
"""


@pytest.fixture
def shared(installation: Installation, tmp_path: Path) -> Installation:
    """A council with the few contracts that all write."""
    connection.close()
    ended(installation.load(a_tracker(tmp_path, [a_contract(name) for name in SHARED])))
    return installation


def test_six_processes(shared: Installation, tmp_path: Path):
    processes = [
        shared.python("-m", "tests.faults.writers", str(n), str(SECONDS), str(tmp_path), PYTHONPATH=str(ROOT))
        for n in range(WRITERS)
    ]
    while not all((tmp_path / f"ready-{number}").exists() for number in range(WRITERS)):
        assert all(one.poll() is None for one in processes), processes[0].communicate()
        time.sleep(0.05)
    (tmp_path / "begin").touch()
    for process in processes:
        ended(process)
    told = [json.loads((tmp_path / f"writer-{number}.json").read_text()) for number in range(WRITERS)]
    errors = [error for one in told for error in one["errors"]]
    assert not errors, errors[:5]
    accepted = [write for one in told for write in one["accepted"]]
    answers = sum((Counter(one["answers"]) for one in told), Counter())
    each_stands_once(shared, accepted)
    assert answers["changed since it was opened"], "nobody crossed anybody: this tried nothing"
    say_how_many(accepted, answers)


def each_stands_once(installation: Installation, accepted: list[dict[str, Any]]) -> None:
    """Every accepted write is in the history exactly once, and no correction lies over one that was not seen."""
    history, record = Contracts.model.revisions_model._meta.db_table, Record._meta.db_table
    rows = installation.query(
        f"SELECT h.id, r.reference, h.supplier, h.said FROM {history} h JOIN {record} r ON r.id = h.entry_id"
    )
    asserted: dict[str, list[tuple[int, str]]] = {}
    of_entry: dict[str, list[int]] = {}
    for number, reference, supplier, said in rows:
        of_entry.setdefault(reference, []).append(number)
        if "supplier" in (json.loads(said) if isinstance(said, str) else said):
            asserted.setdefault(supplier, []).append((number, reference))
    written = [one for one in accepted if one["did"] != "comment"]
    for one in written:
        found = asserted.get(one["token"], [])
        assert [reference for _, reference in found] == [one["reference"]], f"{one} stands {len(found)} times"
        if one["did"] == "correct":
            ((own, _),) = found
            over = [number for number in of_entry[one["reference"]] if one["seen"] < number < own]
            assert not over, f"{one} was written over {over}, which it had not seen"
    begun_with = len(SHARED)
    assert sum(len(found) for found in asserted.values()) == len(written) + begun_with, "somebody wrote unaccepted"
    remarks = Counter(text for (text,) in installation.query(f"SELECT text FROM {Comment._meta.db_table}"))
    assert remarks == Counter(one["token"] for one in accepted if one["did"] == "comment")
    ended(installation.python("-c", _SOUND, PYTHONPATH=str(ROOT)))


def say_how_many(accepted: list[dict[str, Any]], answers: Counter[str]) -> None:
    """The rate, for whoever measures."""
    did = Counter(one["did"] for one in accepted)
    rate = len([one for one in accepted if one["did"] != "load"]) / SECONDS
    print(f"{DATABASE}, {WRITERS} for {SECONDS:.0f} s: {rate:.0f} a second; accepted {dict(did)}; {dict(answers)}")


@contextmanager
def served(installation: Installation) -> Iterator[str]:
    """`reeve serve`, as a council runs it; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = installation.reeve("serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, process.communicate()
            try:
                with urllib.request.urlopen(f"{address}/sign-in/", timeout=5):
                    break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        _, said = process.communicate(timeout=60)
    assert "Traceback" not in said, said
    assert "locked" not in said, said


class Person:
    """Somebody with a browser."""

    def __init__(self, number: int, address: str, secret: str) -> None:
        self.number, self.address = number, address
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open
        self.accepted: list[dict[str, Any]] = []
        self.answers: Counter[str] = Counter()
        self.errors: list[str] = []
        self.turn = 0
        self.send(self.form(f"/sign-in/{secret}/"), {})

    def form(self, path: str) -> Any:
        """The form of a page that sends something, whichever is the page's own."""
        return self._form_of(self.get(path))

    def get(self, path: str) -> Any:
        """The page at a path."""
        return self._page(f"{self.address}{path}")[1]

    def _page(self, url: str, data: bytes | None = None) -> tuple[str, Any]:
        with self._open(url, data, timeout=60) as answer:
            page = html.fromstring(answer.read())
            page.make_links_absolute(answer.url)
            for one in page.xpath("//form[not(@action)]"):
                one.action = answer.url
            return answer.url, page

    def _form_of(self, page: Any) -> Any:
        found = page.xpath("//main//form[.//*[@name='act_seen']]") or page.xpath("//main//form[@method='post']")
        assert found, " ".join(page.text_content().split())[:1000]
        return found[0]

    def send(self, form: Any, said: dict[str, str]) -> tuple[str, Any]:
        """Fill a form in and send it; gives where that led, and the page."""
        return self._page(form.action, urlencode({**dict(form.form_values()), **said}).encode())

    def correct(self) -> None:
        """Correct a contract on its page; where others were quicker, look at both and save again."""
        token, reference = f"h{self.number}-{self.turn}", SHARED[self.turn % len(SHARED)]
        form = self.form(f"/o/ashmere/{Contracts.name}/correct/{reference}")
        said = {"supplier": token, "act_why": "Test", "act_true_from_day": "2", "act_true_from_month": "3"}
        said["act_true_from_year"] = "2024"
        for _ in range(30):
            seen = int(dict(form.form_values())["act_seen"])
            where, page = self.send(form, said)
            if "/correct/" not in where:
                self.accepted.append({"did": "correct", "reference": reference, "token": token, "seen": seen})
                return
            words = " ".join(page.text_content().split())
            assert "changed" in words, words[:2000]
            self.answers["changed since it was opened"] += 1
            form = self._form_of(page)

    def comment(self) -> None:
        token, reference = f"h{self.number}-{self.turn}", SHARED[self.turn % len(SHARED)]
        page = self.get(f"/o/ashmere/{Contracts.name}/entry/{reference}")
        form = page.xpath("//form[contains(@action, '/comment/')]")[0]
        where, _ = self.send(form, {"text": token})
        assert "/entry/" in where, where
        self.accepted.append({"did": "comment", "token": token})

    def write(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.turn += 1
            try:
                (self.correct if self.turn % 3 else self.comment)()
            except urllib.error.HTTPError as error:
                told = re.sub(r"<[^>]+>|\s+", " ", error.read().decode(errors="replace"))
                self.errors.append(f"{error.code} {error.url}: {told[:500]}")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what the test looks for
                self.errors.append(repr(error)[:2000])


def test_six_people_in_browsers(shared: Installation, tmp_path: Path):
    secrets = ended(shared.python("-c", _LINKS)).split()
    with served(shared) as address:
        people = [Person(number, address, secret) for number, secret in enumerate(secrets)]
        with ThreadPoolExecutor(WRITERS) as at_once:
            list(at_once.map(lambda person: person.write(SECONDS), people))
    errors = [error for person in people for error in person.errors]
    assert not errors, f"{len(errors)} errors: {errors[:3]}"
    accepted = [write for person in people for write in person.accepted]
    answers = sum((person.answers for person in people), Counter())
    each_stands_once(shared, accepted)
    assert {one["did"] for one in accepted} == {"correct", "comment"}
    say_how_many(accepted, answers)
