"""A number that a rule doubts is left alone where it follows from others near it, and only there."""

import pytest

from reeve.checking.check import check
from reeve.checking.reading import read_text


def arithmetic(text):
    return [one.quote(read_text(text)) for one in check(read_text(text)) if one.kind == "arithmetic"]


@pytest.mark.parametrize(
    ("right", "wrong", "doubted"),
    [
        (
            "The parish put £5,200 by. The swings came to £2,896 and the gate to £860, so that £1,444 remains.",
            "The swings came to £2,896 and the gate to £860, so that £1,444 remains.",
            "£1,444",
        ),
        (
            "We fined 73 people: 60 for litter, eight for noise, four for fires and one for a dog.",
            "We fined 83 people: 60 for litter, eight for noise, four for fires and one for a dog.",
            "83",
        ),
        (
            "Late were 3,658 of 23,000 buses, comprising 2,760 in May, 618 in June and 280 in July.",
            "Late were 3,758 of 23,000 buses, comprising 2,760 in May, 618 in June and 280 in July.",
            "23,000",
        ),
        (
            "The year had 171,000 letters, of which 114 were late. The remaining six were lost.",
            "The year had 171 letters, of which 114 were late. The remaining six were lost.",
            "six",
        ),
    ],
)
def test_what_follows_from_numbers_near_it_is_right_and_what_does_not_is_told(right, wrong, doubted):
    assert arithmetic(right) == []
    assert arithmetic(wrong) == [doubted]


def test_numbers_that_name_things_are_not_added_up():
    assert arithmetic("Seven plots have new tenants: numbers 14, 20, 23, 24, 30 and 43.") == []
    assert arithmetic("Seven plots have new tenants: 14 by the lane and 20 by the brook.") == ["Seven"]
