"""What is counted of survey answers."""

from __future__ import annotations

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
