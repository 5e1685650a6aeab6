"""Who has an officer role on a day, and which values a scale has, as documents of the example councils show it."""

from __future__ import annotations

from datetime import date

import pytest

from reeve.access.models import Organisation
from reeve.errors import ReeveError
from reeve.figures.asking import Ask
from reeve.organisation.reports import officer_roles, scale
from reeve.reports.blocks import Table
from reeve.reports.writing import Writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("councils")]


def on(day: date, of: str = "ashmere") -> Writing:
    return Writing(Ask(Organisation.named(of), day))


def said(table: Table) -> list[tuple[str, ...]]:
    return [tuple("".join(part.text for part in cell) for cell in row) for row in table.rows]


DIRECTOR, CHIEF = "Director of Strategy and Resources", "Chief Digital Officer"


@pytest.mark.parametrize(
    ("day", "acting"),
    [
        (date(2023, 7, 9), "–"),
        (date(2023, 7, 10), CHIEF),
        (date(2023, 8, 18), CHIEF),
        (date(2023, 8, 19), "–"),
        (date(2024, 2, 29), "–"),
    ],
)
def test_who_is_senior_information_risk_owner_and_who_acts_follows_the_day(day, acting):
    assert said(officer_roles(on(day)))[0] == ("Senior information risk owner", DIRECTOR, CHIEF, acting)


def test_a_role_held_by_a_post_that_is_empty_says_so():
    (role,) = [row for row in said(officer_roles(on(date(2024, 2, 29)))) if row[0] == "Digital accessibility lead"]
    assert role[1:] == ("Product Manager, Customer Contact, nobody in post", "–", "Head of Digital Change")


def test_a_scale_shows_the_values_in_force_in_their_order():
    (table,) = scale(on(date(2024, 2, 29)), scale="confidence")
    assert [row[0] for row in said(table)] == ["High", "Medium", "Low"]
    assert table.note == "This scale has been in use since 1 April 2022."
    (table,) = scale(on(date(2024, 2, 29)), scale="impact")
    assert [row[:2] for row in said(table)][::4] == [("Slight", "1"), ("Severe", "5")]


def test_a_scale_that_a_council_does_not_record_is_left_out_and_one_that_there_is_not_is_refused():
    assert scale(on(date(2024, 9, 30), "thornbeck"), scale="impact") == ()
    with pytest.raises(ReeveError, match="no scale"):
        scale(on(date(2024, 9, 30), "thornbeck"), scale="beauty")
