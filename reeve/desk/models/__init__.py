"""What the desk keeps: what stands around documents, documents that were checked, and decisions about findings."""

from reeve.desk.models.around import DOCUMENTS, CitedReport, Consultation, GlossaryTerm, MembersQuestion
from reeve.desk.models.checks import DocumentCheck, FindingDecision
from reeve.desk.models.implications import Implication

__all__ = [
    "DOCUMENTS",
    "CitedReport",
    "Consultation",
    "DocumentCheck",
    "FindingDecision",
    "GlossaryTerm",
    "Implication",
    "MembersQuestion",
]
