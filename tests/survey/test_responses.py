"""Survey responses: one entry a respondent and question."""

import pytest

from reeve.errors import ReeveError
from reeve.source.loading import Refused
from reeve.survey.sources import SurveyResponses
from tests.files import a_file, entries, loaded

pytestmark = pytest.mark.django_db

HEADS = " | ".join(column.heading for column in SurveyResponses.columns)
ROWS = """
    R-1 | CDV | Well embedded | DON'T KNOW     | Ask us first
    R-2 | CDV |               | Not embedded   |
"""


@pytest.fixture(autouse=True)
def _directorate(tmp_path):
    loaded("organisation.directorates", a_file("Code | Directorate\nCDV | City Development", tmp_path / "d.csv"))


def responses(tmp_path, rows=ROWS, name="survey-2023.csv"):
    return a_file(f"{HEADS}\n{rows.strip()}", tmp_path / name)


def test_each_respondent_has_an_entry_for_each_question_and_the_comment_once(tmp_path):
    loaded("survey.responses", responses(tmp_path))
    held = entries("survey.responses")
    assert {reference: (entry["answer"], entry["comment"]) for reference, entry in held.items()} == {
        "2023 R-1 liaison": ("well", "Ask us first"),
        "2023 R-1 guidance": ("unknown", ""),
        "2023 R-2 liaison": ("", ""),
        "2023 R-2 guidance": ("not", ""),
    }
    assert held["2023 R-1 guidance"] == {
        "title": "R-1, guidance",
        "survey": "2023",
        "respondent": "R-1",
        "directorate": "CDV",
        "question": "guidance",
        "answer": "unknown",
        "comment": "",
    }


def test_the_same_respondent_of_another_survey_is_another_entry(tmp_path):
    loaded("survey.responses", responses(tmp_path))
    later = "R-1 | CDV | Well embedded | Well embedded |"
    loaded("survey.responses", responses(tmp_path, later, name="survey-2024.csv"))
    assert [entries("survey.responses")[f"{year} R-1 guidance"]["answer"] for year in (2023, 2024)] == [
        "unknown",
        "well",
    ]


def test_a_respondent_who_answers_twice_is_refused(tmp_path):
    rows = "R-1 | CDV | Well embedded | Not embedded |\nR-1 | CDV | Fairly embedded | Not embedded |"
    with pytest.raises(Refused, match=r"row 3: “2023 R-1 \w+” already stands in row 2"):
        loaded("survey.responses", responses(tmp_path, rows))


def test_a_file_whose_name_says_no_year_is_refused(tmp_path):
    with pytest.raises(ReeveError, match="the name must say the year"):
        loaded("survey.responses", responses(tmp_path, name="survey.csv"))
