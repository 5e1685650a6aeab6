"""What is counted of survey answers, questions, comments and responses."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Share, metric


def _given(answers: ir.Table, survey: str, question: str) -> ir.Table:
    """Answers to a question of a survey; who left it blank did not answer it."""
    asked = answers.filter((answers.survey == survey) & (answers.question == question))
    return asked.filter(asked.answer != "")


@metric(label="Answers to a question of the survey", unit="answers")
def answers(answers: ir.Table, *, survey: str, question: str) -> Count:
    """Respondents who answered a question of a survey, each once; "Don't know" is an answer, a blank is none."""
    return Count(_given(answers, survey, question))


@metric(label="Respondents who gave an answer", unit="%")
def answers_given(answers: ir.Table, *, survey: str, question: str, answer: str) -> Share:
    """Share of the respondents who answered a question that gave one answer to it: well, fairly, not, or unknown.

    "Don't know" (unknown) stays in the denominator; who left the question blank is not in it.
    """
    given = _given(answers, survey, question)
    return Share(given, where=given.answer == answer)


@metric(label="Questions that can be compared with an earlier survey", unit="%")
def questions_comparable(survey_questions: ir.Table, *, survey: str) -> Share:
    """Share of the questions of a survey of which an earlier survey asked the same."""
    asked = survey_questions.filter(survey_questions.survey == survey)
    return Share(asked, where=asked.same_as.notnull())


@metric(label="Comments in the survey", unit="comments")
def comments(survey_comments: ir.Table, *, survey: str, principle: str = "") -> Count:
    """Comments on the digital service in a survey: all, or under one principle (A to G)."""
    made = survey_comments.filter(survey_comments.survey == survey)
    return Count(made.filter(made.principle == principle) if principle else made)


@metric(label="Responses to the survey", unit="responses")
def responses(survey_responses: ir.Table, *, survey: str, principle: str = "") -> Count:
    """What is done, or to be done, about a survey: all responses, or those under one principle (A to G)."""
    made = survey_responses.filter(survey_responses.survey == survey)
    return Count(made.filter(made.principle == principle) if principle else made)


@metric(label="Responses to the survey still open", unit="responses")
def responses_open(survey_responses: ir.Table, *, survey: str, principle: str = "", as_of: date) -> Count:
    """Responses to a survey that were not done on or before the as-at day: all, or under one principle (A to G)."""
    made = survey_responses.filter(survey_responses.survey == survey)
    made = made.filter(made.principle == principle) if principle else made
    return Count(made.filter(made.done_on.isnull() | (made.done_on > ibis.literal(as_of))))
