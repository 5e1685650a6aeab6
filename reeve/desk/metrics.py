"""What is counted of a report's implications, and of what stands around it."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, metric


@metric(label="Implications stated", unit="implications")
def implications(implications: ir.Table) -> Count:
    """Matters of which the report says what it means for them."""
    return Count(implications)


@metric(label="Reports that a document relies on", unit="reports")
def cited_reports(cited_reports: ir.Table, *, document: str) -> Count:
    """Other reports on which a document relies."""
    return Count(cited_reports.filter(cited_reports.document == document))


@metric(label="Members' questions", unit="questions", over="asked_on")
def members_questions(members_questions: ir.Table) -> Count:
    """Questions that members asked about the documents on a day of the period."""
    return Count(members_questions)


@metric(label="Members' questions without an answer", unit="questions")
def questions_unanswered(members_questions: ir.Table, *, as_of: date) -> Count:
    """Questions that members asked by the as-at day and that were not answered by it."""
    day = ibis.literal(as_of)
    asked = members_questions.filter(members_questions.asked_on <= day)
    return Count(asked.filter(asked.answered_on.isnull() | (asked.answered_on > day)))


@metric(label="Formal consultations", unit="consultations", over="began_on")
def consultations(consultations: ir.Table) -> Count:
    """Formal consultations on documents that began in the period."""
    return Count(consultations)
