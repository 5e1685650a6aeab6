"""Reminders: on which days, to whom, never twice, and quiet once nothing is left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reeve.catalogue.registers import Contracts
from reeve.jobs.models import Message
from reeve.jobs.schedule import schedules
from reeve.register.confirming import confirm_all
from reeve.register.models import Record
from reeve.stewardship import reminding
from reeve.stewardship.models import Campaign, Reminder
from reeve.stewardship.reminding import stage_of
from reeve.stewardship.tasks import look_after
from tests.cast import Cast
from tests.stewardship.conftest import last_of, started

pytestmark = pytest.mark.db
MAY = date(2024, 5, 20)


@pytest.mark.parametrize(
    ("days", "stage"),
    [(-20, ""), (-8, ""), (-7, "before"), (-1, "before"), (0, "due"), (6, "due"), (7, "week-1"), (13, "week-1"),
     (14, "week-2"), (70, "week-10")],
)  # fmt: skip
def test_the_day_says_which_reminder_is_due(days: int, stage: str):
    assert stage_of(MAY, MAY - timedelta(days=30), MAY + timedelta(days=days)) == stage


def test_who_was_told_at_the_start_a_few_days_ago_is_not_told_a_week_before():
    assert stage_of(MAY, MAY - timedelta(days=7), MAY - timedelta(days=5)) == ""
    assert stage_of(MAY, MAY - timedelta(days=8), MAY - timedelta(days=5)) == "before"


def days_told(cast: Cast, campaign: Campaign, days: range, runs: int = 1) -> list[int]:
    """On which days from the last one the head of ICT was told, where the task runs every day."""
    start = Message.objects.count()
    found = []
    for day in days:
        for _ in range(runs):
            look_after(campaign.due + timedelta(days=day))
        if Message.objects.count() > start:
            found.append(day)
            start = Message.objects.count()
    return found


def test_it_reminds_a_week_before_on_the_day_and_weekly_and_twice_a_day_tells_nobody_twice(
    cast: Cast, contracts: list[Record]
):
    campaign = started(cast)
    assert days_told(cast, campaign, range(-29, 22), runs=2) == [-7, 0, 7, 14, 21]
    assert Message.objects.count() == 6


def test_days_without_a_worker_are_made_up_for_once(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    assert days_told(cast, campaign, range(17, 22)) == [17, 21]


def test_it_is_quiet_once_nothing_is_left(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    head = cast.person("head-of-ict")
    confirm_all(Contracts, cast.ashmere, {one: last_of(one) for one in contracts}, by=head)
    assert days_told(cast, campaign, range(-10, 20)) == []


def test_who_was_reminded_by_hand_today_is_not_told_again_today(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    head = cast.person("head-of-ict")
    assert reminding.remind(campaign, by=head) == 0
    Reminder.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert reminding.remind(campaign, by=head) == 1
    assert reminding.remind(campaign, by=head) == 0


def test_the_database_itself_keeps_a_second_reminder_of_a_stage_or_day_out(cast: Cast, contracts: list[Record]):
    campaign = started(cast)
    told = Reminder.objects.get()
    for other in ({"day": told.day, "stage": "x"}, {"day": told.day + timedelta(days=1), "stage": told.stage}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reminder.objects.create(campaign=campaign, person=told.person, items=1, **other)


def test_a_campaign_that_outgrew_the_limit_without_a_yes_reminds_nobody(
    cast: Cast, contracts: list[Record], monkeypatch: pytest.MonkeyPatch
):
    campaign = started(cast)
    monkeypatch.setattr(reminding, "MOST_ENTRIES", 3)
    assert days_told(cast, campaign, range(1)) == []
    Campaign.objects.update(to_many=True)
    assert days_told(cast, campaign, range(1)) == [0]


def test_the_tasks_come_round_daily():
    assert {"stewardship.look_after_campaigns", "stewardship.measure_data_rules"} <= set(schedules)
