"""What the desk keeps: implications, documents that were checked, and what people decided about findings."""

from reeve.desk.models.checks import DocumentCheck, FindingDecision
from reeve.desk.models.implications import Implication

__all__ = ["DocumentCheck", "FindingDecision", "Implication"]
