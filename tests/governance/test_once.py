"""The day first agreed stays: neither a person nor a file says another, while the day due now may move."""

from datetime import date

import pytest

from reeve.governance.registers import Actions
from reeve.register.actions import NotAllowedValues, correct
from reeve.source.loading import Refused
from tests.cast import Cast, cast, say
from tests.files import a_file, entries, loaded

__all__ = ["cast"]

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2024, 4, 30), date(2024, 6, 30)


def test_a_person_moves_the_day_due_now_and_not_the_one_first_agreed(cast: Cast):
    record = say(Actions, cast.ashmere, "A-1", title="Write it down", original_due=FIRST, due=FIRST)
    head = cast.person("head-of-ict")
    with pytest.raises(NotAllowedValues) as refused:
        correct(Actions, record, {"original_due": LATER}, by=head, effective=LATER, why="It slipped")
    assert refused.value.faults == {"original_due": "was said before, and its first value stays"}
    with pytest.raises(NotAllowedValues):
        correct(Actions, record, {"original_due": None}, by=head, effective=LATER, why="To forget it")
    correct(Actions, record, {"due": LATER}, by=head, effective=LATER, why="It slipped")


def test_what_was_not_said_yet_may_be_said(cast: Cast):
    record = say(Actions, cast.ashmere, "A-1", title="Write it down")
    correct(Actions, record, {"original_due": FIRST}, by=cast.person("head-of-ict"), effective=FIRST, why="Agreed")
    assert Actions.model._default_manager.get(pk=record.pk).original_due == FIRST


@pytest.mark.parametrize("said", ["2024-06-30", ""])
def test_a_file_that_says_another_day_or_none_is_refused_and_one_that_says_the_same_is_loaded(said, tmp_path):
    heads = "Reference | Title | Due as first agreed | Due now"
    loaded(
        "governance.actions.own", a_file(f"{heads}\nA-1 | Write it down | 2024-04-30 | 2024-04-30", tmp_path / "a.csv")
    )
    with pytest.raises(Refused) as refused:
        loaded(
            "governance.actions.own", a_file(f"{heads}\nA-1 | Write it down | {said} | 2024-06-30", tmp_path / "b.csv")
        )
    told = "b.csv, row 2, column Due as first agreed: stands in the record as 2024-04-30, and its first value stays"
    assert refused.value.sentences == [f"{told}; say there what the record says."]
    loaded(
        "governance.actions.own", a_file(f"{heads}\nA-1 | Write it down | 2024-04-30 | 2024-06-30", tmp_path / "c.csv")
    )
    action = entries("governance.actions.own")["A-1"]
    assert (action["original_due"], action["due"]) == (FIRST, LATER)
