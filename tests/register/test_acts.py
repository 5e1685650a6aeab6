"""The chain of acts: any act that is changed, left out or put in breaks it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from reeve.catalogue.registers import Contracts
from reeve.register.acts import act, first_broken_link, last_recorded
from reeve.register.models import Act
from tests.cast import Cast, say

pytestmark = pytest.mark.db


@pytest.fixture
def four(cast: Cast) -> list[Act]:
    """Four acts, in order."""
    for number in range(4):
        say(Contracts, cast.ashmere, f"C-{number}", by=cast.person("head-of-ict"), why="The contract says so")
    return list(Act.objects.order_by("id"))


def test_acts_as_they_were_written_hold(four: list[Act]):
    assert first_broken_link() is None


@pytest.mark.parametrize(
    "change",
    [
        {"what": "Something else"},
        {"why": ""},
        {"contents": "0" * 64},
        {"recorded": F("recorded") + timedelta(microseconds=1)},
        {"by": None},
        {"organisation": None},
        {"previous": ""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_act_that_was_changed_is_found(four: list[Act], change: dict[str, Any]):
    Act.objects.filter(pk=four[1].pk).update(**change)
    assert first_broken_link() == four[1]


def test_an_act_that_was_given_a_new_digest_too_is_found_at_the_next_one(four: list[Act]):
    from reeve.register.acts import _link

    four[1].why = "Because"
    Act.objects.filter(pk=four[1].pk).update(why="Because", digest=_link(four[1]))
    assert first_broken_link() == four[2]


def test_an_act_that_was_left_out_is_found(cast: Cast):
    for number in range(3):
        with act(f"Act {number}", by=None, organisation=cast.ashmere):
            pass
    acts = list(Act.objects.order_by("id"))
    acts[1].delete()
    assert first_broken_link() == acts[2]


def test_each_act_is_recorded_after_the_one_before_and_the_last_is_what_is_known_now(four: list[Act]):
    instants = [one.recorded for one in four]
    assert instants == sorted(set(instants))
    assert last_recorded() == instants[-1]


def test_an_act_that_fails_leaves_nothing(four: list[Act], cast: Cast):
    with pytest.raises(RuntimeError), act("Fails", by=None, organisation=cast.ashmere):
        raise RuntimeError
    assert Act.objects.count() == len(four)
    assert first_broken_link() is None
