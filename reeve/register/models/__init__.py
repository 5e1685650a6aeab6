"""The models of the record: identity, present state and history of every entry; what backs it; what people keep."""

from reeve.register.models.backing import Approval, Comment, Confirmation, Evidence, Link
from reeve.register.models.entry import Entry, Revision
from reeve.register.models.record import PARAGRAPHS, SENSITIVITIES, Act, Alias, Record, folded, sort_key
from reeve.register.models.using import BulkEdit, SavedView, is_bulk

__all__ = [
    "PARAGRAPHS",
    "SENSITIVITIES",
    "Act",
    "Alias",
    "Approval",
    "BulkEdit",
    "Comment",
    "Confirmation",
    "Entry",
    "Evidence",
    "Link",
    "Record",
    "Revision",
    "SavedView",
    "folded",
    "is_bulk",
    "sort_key",
]
