"""What documents show of the survey of internal control."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reeve.figures.models import Figure
from reeve.metrics.suppression import hidden
from reeve.reports.blocks import Block, ChartBlock, Column, EntryText, Inline, Paragraph, Table, Text
from reeve.reports.declaring import Named, block, naming
from reeve.reports.making import Cells, charted, entries_table, nothing
from reeve.reports.writing import PUBLIC, Writing, cells
from reeve.survey.models import PRINCIPLES, Answer

HIDDEN = "[c]"
_IN_SHORT = [("liaison", "Working with the Chief Digital Officer"), ("guidance", "Advice and guidance")]
"""The questions in words that fit the legend of a chart."""


@naming
def latest(writing: Writing) -> Named:
    """The reference of the latest survey that was opened by the as-at day."""
    opened = [row for row in writing.rows("surveys") if (row["opened_on"] or date.min) <= writing.ask.as_of]
    if not opened:
        return Named("", Text("none"))
    row = max(opened, key=lambda row: (row["opened_on"] or date.min, row["reference"]))
    return Named(row["reference"], EntryText(str(row["_key"]), row["title"]))


@block
def answered(writing: Writing) -> tuple[Block, ...]:
    """What was answered, where anything was."""
    there = _answered(writing)
    said = "::: section survey.answered" if there else "No answers to a survey of internal control are recorded."
    return writing.narrative(said, "survey.answered")


@block
def after_answers(writing: Writing) -> tuple[Block, ...]:
    """What the answers and comments led to; nothing where there are none."""
    asked = ("survey.comments", "survey.responses")
    if _answered(writing) or any(writing.ask.figure(name, survey=latest(writing).value).exact for name in asked):
        return writing.narrative("::: section survey.after-answers", "survey.after_answers")
    return ()


def _answered(writing: Writing) -> bool:
    survey = latest(writing).value
    asked = (writing.ask.figure("survey.answers", survey=survey, question=name) for name, _ in Answer.QUESTIONS)
    return any(figure.exact for figure in asked)


@block
def answers(writing: Writing, *, survey: str, question: str) -> Table:
    """Answers to one question by directorate; a public document hides small counts and their partners."""
    directorates = [row["reference"] for row in writing.rows("directorates")]
    grid = _grid(writing, survey, question)
    covered = _covered(writing, grid)
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


def _grid(writing: Writing, survey: str, question: str) -> list[list[Figure]]:
    """The answers to a question: a row an answer, a column a directorate."""
    return [
        [
            writing.ask.figure(
                "survey.answers_given",
                survey=survey,
                question=question,
                answer=answer,
                scope={"directorate": row["reference"]},
            )
            for row in writing.rows("directorates")
        ]
        for answer, _ in Answer.ANSWERS
    ]


def _covered(writing: Writing, grid: list[list[Figure]]) -> frozenset[tuple[int, int]]:
    """The cells that a public document hides."""
    counts = [[int(figure.numerator) for figure in row] for row in grid]
    return hidden(counts) if writing.audience == PUBLIC else frozenset()


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


@block
def least_embedded(writing: Writing, *, survey: str) -> tuple[Paragraph, ...]:
    """For each question, the directorate of which the largest share said that the arrangements are not embedded.

    A public document gives the numbers only where the table shows them.
    """
    titles = writing.titles("directorates")
    made = []
    for question, words in Answer.QUESTIONS:
        grid = _grid(writing, survey, question)
        place = [answer for answer, _ in Answer.ANSWERS].index("not")
        shares = [(figure.exact or 0, -c) for c, figure in enumerate(grid[place])]
        if not shares or not max(shares)[0]:
            continue
        most = -max(shares)[1]
        figure = grid[place][most]
        said: tuple[Inline, ...] = (
            Text(f"{words}: the largest share who said that this is not embedded is in "),
            Text(titles[figure.scope["directorate"]]),
        )
        if (place, most) not in _covered(writing, grid):
            said += (Text(" ("), writing.quote(figure, "count"), Text(" of "), writing.quote(figure, "base"), Text(")"))
        made.append(Paragraph((*said, Text(".")), writing.numbering.next() if writing.numbering.numbered else None))
    return tuple(made)


@block
def questions(writing: Writing, *, survey: str) -> Table:
    """The questions of all surveys up to one, the latest first, with the earlier question that asked the same."""
    titles, surveys = writing.titles("survey_questions"), writing.titles("surveys")
    asked = [row for row in writing.rows("survey_questions") if row["survey"] <= survey]
    rows = []
    for row in sorted(asked, key=lambda row: row["survey"], reverse=True):
        spoken = {**row, "survey": surveys.get(row["survey"]), "same_as": titles.get(row["same_as"])}
        told = [writing.cell("survey_questions", spoken, name) for name in ("title", "survey", "principle")]
        same = writing.cell("survey_questions", spoken, "same_as") if row["same_as"] else (Text("None"),)
        rows.append((*told, same))
    return Table(
        "survey.questions",
        "Questions of this survey and earlier ones",
        tuple(Column(head) for head in ("Question", "Survey", "Principle", "Same question in an earlier survey")),
        tuple(rows) or nothing(4),
    )


@block
def shares(writing: Writing, *, survey: str) -> ChartBlock:
    """The answers of all directorates together, as shares of all who answered each question."""
    asked = [
        (words, [writing.ask.figure("survey.answers_given", survey=survey, question=name, answer=answer)
                 for answer, _ in Answer.ANSWERS])
        for name, words in _IN_SHORT
    ]  # fmt: skip
    rows = [
        cells(label, *(writing.quote(figures[place]) for _, figures in asked))
        for place, (_, label) in enumerate(Answer.ANSWERS)
    ]
    table = Table(
        "survey.shares",
        "Answers of all directorates",
        (Column("Answer"), *(Column(words, numeric=True) for words, _ in asked)),
        tuple(rows),
    )
    return charted(
        table,
        title="Answers of all directorates to the survey of internal control",
        unit="%",
        categories=[label for _, label in Answer.ANSWERS],
        series=asked,
    )


@block
def comments(writing: Writing, *, survey: str) -> tuple[Block, ...]:
    """What respondents wrote, under each principle, each with what is done about it."""
    titles, posts = writing.titles("directorates"), writing.titles("posts")
    responses = [row for row in writing.rows("survey_responses") if row["survey"] == survey]
    heads = ("Comment", "Directorate", "What is done about it", "Owner", "Due", "Done")
    tables = []
    for principle, label in PRINCIPLES:
        rows = []
        mine = (
            row for row in writing.rows("survey_comments") if (row["survey"], row["principle"]) == (survey, principle)
        )
        for row in mine:
            spoken = {**row, "directorate": titles.get(row["directorate"], row["directorate"])}
            said = tuple(writing.cell("survey_comments", spoken, name) for name in ("words", "directorate"))
            answers = [one for one in responses if one["comment"] == row["reference"]]
            rows += [(*said, *_done(writing, one, posts)) for one in answers]
            if not answers:
                rows.append((*said, (Text("No response yet"),), *(((Text("–"),),) * 3)))
        if rows:
            columns = tuple(Column(head) for head in heads)
            tables.append(Table(f"survey.comments.{principle}", f"Principle {label}", columns, tuple(rows)))
    return tuple(tables)


@block
def responses(writing: Writing, *, survey: str) -> Table:
    """What is done about the answers themselves, by directorate."""
    titles, posts = writing.titles("directorates"), writing.titles("posts")
    rows = []
    for row in writing.rows("survey_responses"):
        if row["survey"] == survey and not row["comment"]:
            what, *rest = _done(writing, row, posts)
            spoken = {**row, "directorate": titles.get(row["directorate"])}
            rows.append((what, writing.cell("survey_responses", spoken, "directorate"), *rest))
    return Table(
        "survey.responses",
        "What is done about the answers",
        tuple(Column(head) for head in ("What is done", "Directorate", "Owner", "Due", "Done")),
        tuple(rows) or nothing(5),
    )


@block
def by_principle(writing: Writing, *, survey: str) -> Table:
    """Comments and responses in numbers, by principle; those that may not be printed are counted too."""
    rows = []
    for principle, label in PRINCIPLES:
        made = writing.ask.figure("survey.comments", survey=survey, principle=principle)
        acted = writing.ask.figure("survey.responses", survey=survey, principle=principle)
        if made.exact or acted.exact:
            still = writing.figure("survey.responses_open", survey=survey, principle=principle)
            rows.append(cells(label, writing.quote(made), writing.quote(acted), still))
    return Table(
        "survey.by_principle",
        "Comments and responses by principle",
        (
            Column("Principle"),
            Column("Comments", numeric=True),
            Column("Responses", numeric=True),
            Column("Responses still open", numeric=True),
        ),
        tuple(rows) or nothing(4),
    )


def _done(writing: Writing, row: Mapping[str, Any], posts: Mapping[str, str]) -> Cells:
    spoken = {**row, "owner": posts.get(row["owner"], row["owner"])}
    told = [writing.cell("survey_responses", spoken, name) for name in ("title", "owner", "due")]
    done = writing.cell("survey_responses", row, "done_on") if row["done_on"] else (Text("Not yet"),)
    return (*told, done)
