"""Which file fills the survey's answers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reeve.organisation.registers import Directorates
from reeve.source.cells import one_of
from reeve.source.declaring import Column, Reading, Row, Source, source
from reeve.source.file_names import reference_in
from reeve.survey.models import Answer
from reeve.survey.registers import Answers

_ANSWER = one_of({label: key for key, label in Answer.ANSWERS})


@source
class SurveyResponses(Source):
    """One row a respondent, one column a question; the year in the file's name is the survey's reference."""

    name = "survey.responses"
    register = Answers
    columns = [
        Column("Respondent", "respondent", required=True),
        Column("Directorate", "directorate", names=Directorates, required=True),
        Column(
            "How well embedded is the way your service works with the Chief Digital Officer"
            " before it decides anything about digital technology?",
            Answer.LIAISON,
            _ANSWER,
        ),
        Column(
            "How well embedded is the way your service obtains advice and guidance"
            " about digital technology and uses it?",
            Answer.GUIDANCE,
            _ANSWER,
        ),
        Column("Comment", "comment"),
    ]

    def read(self, path: Path) -> Reading:
        survey = reference_in(path, "survey-2023.csv")
        reading = super().read(path)
        for row in reading.rows:
            row.values["survey"] = survey
            row.values["reference"] = f"{survey} {row.values['reference']}"
        return reading

    def expand(self, row: Row) -> Iterable[Row]:
        """An entry for each question, also where it was left blank; the comment stays with the first."""
        common = {name: row.values[name] for name in ("respondent", "directorate")}
        for number, (question, _) in enumerate(Answer.QUESTIONS):
            own = {
                "reference": f"{common['respondent']} {question}",
                "title": f"{common['respondent']}, {question}",
                "question": question,
                "answer": row.values[question],
                "comment": row.values["comment"] if number == 0 else None,
            }
            yield Row(row.sheet, row.line, {**common, **own})
