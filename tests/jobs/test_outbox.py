"""The outbox and its digest: one mail a person a day, a limit, and nothing lost when the server is away."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from reeve.access.models import User
from reeve.jobs import digest
from reeve.jobs.digest import Sending, send_digests
from reeve.jobs.models import Message
from reeve.jobs.outbox import tell

pytestmark = pytest.mark.django_db
MORNING = datetime(2024, 6, 3, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def a_person(name: str = "auditor", **given: Any) -> User:
    return User.objects.create(**{"username": name, "email": f"{name}@council.example", **given})


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time at which mails are noted as sent."""
    now = [MORNING]
    monkeypatch.setattr(digest.timezone, "now", lambda: now[0])
    return now


def test_a_single_message_goes_out_as_it_stands():
    tell(a_person(), "A contract\nends soon", "Decide by 3 July.")
    assert send_digests() == Sending(sent=1, failed=0, waiting=0)
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("A contract ends soon", ["auditor@council.example"])
    assert sent.body == "Decide by 3 July.\n\n\nhttp://127.0.0.1:8000\n"


def test_messages_of_one_person_go_out_together():
    person = a_person()
    tell(person, "First", "One.")
    tell(person, "Second", "Two.")
    send_digests()
    (sent,) = mail.outbox
    assert sent.subject == "2 messages from Reeve"
    assert sent.body.index("First") < sent.body.index("One.") < sent.body.index("Second") < sent.body.index("Two.")


def test_a_person_gets_one_mail_a_day(clock):
    person = a_person()
    for hours in (0, 1, 15):
        clock[0] = MORNING + timedelta(hours=hours)
        tell(person, f"Message {hours}", "Text.")
        send_digests()
    assert [one.subject for one in mail.outbox] == ["Message 0"]
    clock[0] = MORNING + DAY
    send_digests()
    assert [one.subject for one in mail.outbox] == ["Message 0", "2 messages from Reeve"]


def test_those_without_an_address_or_no_longer_active_get_none_and_nothing_is_lost():
    tell(a_person("none", email=""), "Subject", "Text.")
    leaver = a_person("leaver", is_active=False)
    tell(leaver, "Subject", "Text.")
    assert send_digests() == Sending(sent=0, failed=0, waiting=0)
    assert Message.objects.filter(sent=None).count() == 2


def test_beyond_the_limit_people_wait_for_the_next_run_and_it_is_logged(monkeypatch, caplog, clock):
    monkeypatch.setattr(digest, "PEOPLE_IN_A_RUN", 3)
    for number in range(5):
        tell(a_person(f"person-{number}"), "Subject", "Text.")
    assert send_digests() == Sending(sent=3, failed=0, waiting=2)
    assert "5 people have messages; 2 wait for the next run." in caplog.text
    clock[0] = MORNING + timedelta(hours=1)
    assert send_digests() == Sending(sent=2, failed=0, waiting=0)
    assert len(mail.outbox) == 5


def test_a_server_that_is_away_loses_nothing_and_is_not_asked_for_ever(monkeypatch, caplog):
    def away(*_: Any) -> None:
        raise SMTPServerDisconnected("no answer")

    for number in range(7):
        tell(a_person(f"person-{number}"), "Subject", "Text.")
    with monkeypatch.context() as while_away:
        while_away.setattr(digest, "send_mail", away)
        assert send_digests() == Sending(sent=0, failed=5, waiting=2)
    assert "5 mails in a row could not be sent" in caplog.text
    assert send_digests() == Sending(sent=7, failed=0, waiting=0)


def test_what_another_run_has_taken_is_left_to_it_until_it_must_have_ended():
    tell(a_person(), "Subject", "Text.")
    Message.objects.update(taken=MORNING - timedelta(minutes=5))
    assert send_digests() == Sending(sent=0, failed=0, waiting=0)
    Message.objects.update(taken=MORNING - timedelta(hours=2))
    assert send_digests() == Sending(sent=1, failed=0, waiting=0)


def test_nothing_is_told_of_what_was_not_done():
    with transaction.atomic():
        tell(a_person(), "Subject", "Text.")
        transaction.set_rollback(True)
    assert not Message.objects.exists()
