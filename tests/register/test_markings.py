"""Fields that fewer people see than their entry: hidden everywhere, and changed by nobody who may not see them."""

from __future__ import annotations

from typing import Any

import pytest

from reeve.access.policy import Sensitivity
from reeve.figures.asking import Ask
from reeve.register import actions
from reeve.register.actions import NotAllowedValues
from reeve.register.models import Record
from reeve.survey.registers import Answers
from tests.cast import SPRING, Cast, say

pytestmark = pytest.mark.db
LIST = "/o/ashmere/survey.answers/"
SECRET = "Too slow by far"


@pytest.fixture
def answer(cast: Cast) -> Record:
    said: dict[str, Any] = {"survey": "2023", "respondent": "R-77", "question": "guidance", "answer": "not"}
    return say(Answers, cast.ashmere, "A-1", title="Answer", comment=SECRET, **said)


PAGES = [
    LIST,
    f"{LIST}?columns=reference&columns=comment&columns=respondent",
    f"{LIST}entry/A-1",
    f"{LIST}entry/A-1?as_of=2024-05-01",
    "/o/ashmere/survey.answers.csv",
    "/o/ashmere/survey.answers.csv?columns=comment&columns=respondent",
    "/api/ashmere/survey.answers",
    "/api/ashmere/survey.answers/A-1",
]


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_see_a_field_does_not_see_it_anywhere(cast: Cast, answer: Record, page: str):
    clerk, head = cast.browser("committee-clerk").get(page), cast.browser("head-of-ict").get(page)
    assert clerk.status_code == head.status_code == 200
    for hidden in (SECRET, "R-77"):
        assert hidden not in clerk.getvalue().decode()
    assert "R-77" in head.getvalue().decode()


def test_nor_finds_entries_by_it(cast: Cast, answer: Record):
    clerk, head = cast.browser("committee-clerk"), cast.browser("head-of-ict")
    assert "1 entry" in head.get(f"{LIST}?q=slow").content.decode()
    assert "No entries match" in clerk.get(f"{LIST}?q=slow").content.decode()
    for query in ("?sort=comment", "?respondent=R-77", "?comment__icontains=slow"):
        assert clerk.get(f"{LIST}{query}").status_code == 200


def test_nor_reads_it_in_the_history(cast: Cast, answer: Record):
    say(Answers, cast.ashmere, "A-1", comment="Slower still", effective=SPRING)
    said = cast.browser("committee-clerk").get(f"{LIST}entry/A-1").content.decode()
    assert SECRET not in said
    assert "Slower still" not in said
    assert "Not shown to your role" in said


def test_nor_in_the_rows_of_a_figure(cast: Cast, answer: Record):
    figure = Ask(cast.ashmere, SPRING).figure("survey.answers_given", survey="2023", question="guidance", answer="not")
    for page in (f"/figures/{figure.pk}/", f"/figures/{figure.pk}/rows.csv"):
        assert SECRET not in cast.browser("committee-clerk").get(page).content.decode()
        assert SECRET in cast.browser("head-of-ict").get(page).content.decode()


def test_nor_corrects_it(cast: Cast, answer: Record):
    from reeve.access.models import Grant, Role

    Grant.objects.create(
        role=Role.objects.get(reference="committee-clerk"),
        register="survey.answers",
        action="correct",
        up_to=Sensitivity.INTERNAL,
    )
    clerk = cast.person("committee-clerk")
    with pytest.raises(NotAllowedValues, match="comment"):
        actions.correct(Answers, answer, {"comment": "Fine"}, by=clerk, effective=SPRING, why="No")
    form = cast.browser("committee-clerk").get(f"{LIST}correct/A-1").content.decode()
    assert SECRET not in form
    assert 'name="answer"' in form
