"""Which files fill policies and strategic priorities."""

from __future__ import annotations

from reeve.organisation.registers import Posts
from reeve.policies.models import Policy
from reeve.policies.registers import Policies, StrategicPriorities
from reeve.source.cells import day, one_of
from reeve.source.declaring import Column, Source, source


@source
class PoliciesList(Source):
    """The list of strategies, policies and principles."""

    name = "policies.policies"
    register = Policies
    day_first = True
    columns = [
        Column("Ref", "reference"),
        Column("Title", "title"),
        Column("Kind", "kind", one_of({label: key for key, label in Policy.KINDS}), required=True),
        Column("Owner", "owner", names=Posts),
        Column("Approved", "approved_on", day),
        Column("Next review", "next_review", day),
        Column("Status", "status", one_of({label: key for key, label in Policy.STATUSES}), required=True),
    ]


@source
class StrategicPrioritiesList(Source):
    """The priorities of a strategy."""

    name = "policies.strategic-priorities"
    register = StrategicPriorities
    columns = [Column("Ref", "reference"), Column("Priority", "title"), Column("Strategy", "strategy")]
