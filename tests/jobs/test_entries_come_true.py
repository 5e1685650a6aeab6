"""Entries written ahead of their day: the scheduled task shows them when the day has come."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from reeve.access.models import Organisation
from reeve.catalogue.models import Product
from reeve.catalogue.registers import Products
from reeve.jobs.schedule import Run, schedules
from reeve.register.acts import act
from reeve.register.tasks import come_true
from reeve.register.writing import Change, write

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def said(council: Organisation, day: date, **values: object) -> None:
    with act("Correct", by=None, organisation=council) as acting:
        write(Products, council, [Change("P1", {"title": "Bookings", "kind": "managed", **values}, day)], acting=acting)


def at(day: date, hour: int = 6) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def council() -> Organisation:
    return Organisation.objects.create(reference="ashmere", name="Ashmere City Council")


def test_what_is_written_ahead_is_shown_from_its_day_on(council):
    today = timezone.localdate()
    day = today + timedelta(days=10)
    said(council, today, stage="growth")
    said(council, day, stage="decline")
    product = Product.objects.get()
    assert product.stage == "growth"

    assert come_true(Products, Run(at(day - timedelta(days=1)), since=None)) == 0
    assert come_true(Products, Run(at(day), since=at(day - timedelta(days=1)))) == 1
    product.refresh_from_db()
    assert product.stage == "decline"


def test_what_was_true_when_it_was_written_is_not_looked_at_again(council):
    today = timezone.localdate()
    said(council, today - timedelta(days=30), stage="growth")
    said(council, today, stage="maturity")
    assert come_true(Products, Run(at(today, 23), since=None)) == 0


def test_days_that_nobody_worked_are_taken_up(council):
    today = timezone.localdate()
    said(council, today, stage="growth")
    said(council, today + timedelta(days=3), stage="maturity")
    said(council, today + timedelta(days=5), stage="decline")
    assert come_true(Products, Run(at(today + timedelta(days=9)), since=at(today))) == 1
    assert Product.objects.get().stage == "decline"


def test_it_comes_round_by_itself():
    assert "register.entries_come_true" in schedules
