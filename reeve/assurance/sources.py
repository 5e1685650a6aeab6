"""Which file fills the opportunities for improvement."""

from __future__ import annotations

from reeve.assurance.models import STAGES
from reeve.assurance.registers import Opportunities
from reeve.organisation.registers import Posts
from reeve.source.cells import day, one_of
from reeve.source.declaring import Column, Source, source


@source
class OpportunitiesSheet(Source):
    """What the service means to do better, by the headings of the statement."""

    name = "assurance.opportunities"
    register = Opportunities
    sheet = "Opportunities"
    day_first = True
    columns = [
        Column("Ref", "reference"),
        Column("Heading", "stage", one_of({label: key for key, label in STAGES}), required=True),
        Column("Opportunity", "title"),
        Column("Owner", "owner", names=Posts),
        Column("Due", "due", day),
    ]
