"""What documents show of the survey of internal control."""

from __future__ import annotations

from reeve.metrics.suppression import hidden
from reeve.reports.blocks import Column, Inline, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import PUBLIC, Writing, cells
from reeve.survey.models import Answer

HIDDEN = "[c]"


@block
def answers(writing: Writing, *, survey: str, question: str) -> Table:
    """Answers to one question by directorate; a public document hides small counts and their partners."""
    directorates = [row["reference"] for row in writing.rows("directorates")]
    grid = [
        [
            writing.ask.figure(
                "survey.answers_given",
                survey=survey,
                question=question,
                answer=answer,
                scope={"directorate": directorate},
            )
            for directorate in directorates
        ]
        for answer, _ in Answer.ANSWERS
    ]
    covered = (
        hidden([[int(figure.numerator) for figure in row] for row in grid]) if writing.audience == PUBLIC else set()
    )
    rows = []
    for r, (answer, label) in enumerate(Answer.ANSWERS):
        shown: list[Inline | str] = [
            Text(HIDDEN) if (r, c) in covered else writing.quote(figure, "count") for c, figure in enumerate(grid[r])
        ]
        every = writing.ask.figure("survey.answers_given", survey=survey, question=question, answer=answer)
        rows.append(cells(label, *shown, writing.quote(every, "count"), writing.quote(every)))
    base: list[Inline | str] = [
        writing.figure("survey.answers", survey=survey, question=question, scope={"directorate": directorate})
        for directorate in directorates
    ]
    rows.append(cells("All answers", *base, writing.figure("survey.answers", survey=survey, question=question), "–"))
    note = (
        f"{HIDDEN}: a count of fewer than five people, or one from which such a count could be worked out."
        if covered
        else ""
    )
    return Table(
        f"survey.answers.{question}",
        dict(Answer.QUESTIONS)[question],
        (
            Column("Answer"),
            *(Column(directorate, numeric=True) for directorate in directorates),
            Column("All", numeric=True),
            Column("Share", numeric=True),
        ),
        tuple(rows),
        note=note,
    )


@block
def directorates(writing: Writing) -> Table:
    """The directorates' codes and names."""
    return entries_table(
        writing,
        "survey.directorates",
        "Directorates",
        "directorates",
        [("Code", "reference"), ("Directorate", "title")],
    )
