"""Which files fill control tests and recommendations."""

from __future__ import annotations

from reeve.audit.models import ControlTest, Recommendation
from reeve.audit.registers import ControlTests, Recommendations
from reeve.organisation.registers import Posts
from reeve.source.cells import day, one_of
from reeve.source.declaring import Column, Source, source


@source
class ControlsTested(Source):
    """Internal audit's list of the controls that it tested."""

    name = "audit.controls"
    register = ControlTests
    sheet = "Controls"
    day_first = True
    columns = [
        Column("Control ref", "reference"),
        Column("Control", "title"),
        Column("Review", "review"),
        Column("Tested on", "tested_on", day, required=True),
        Column("Rating", "rating", one_of({label: key for key, label in ControlTest.RATINGS}), required=True),
        Column("Tester", "tester", names=Posts),
    ]


@source
class RecommendationTracker(Source):
    """Internal audit's tracker of recommendations."""

    name = "audit.recommendations"
    register = Recommendations
    sheet = "Recommendations"
    day_first = True
    columns = [
        Column("Rec ref", "reference"),
        Column("Review", "review"),
        Column("Recommendation", "title"),
        Column("Priority", "priority", one_of({label: key for key, label in Recommendation.PRIORITIES})),
        Column("Owner", "owner", names=Posts),
        Column("Agreed date", "agreed_date", day),
        Column("Revised date", "revised_date", day),
        Column("Status", "status", one_of({label: key for key, label in Recommendation.STATUSES}), required=True),
        Column("Closed on", "closed_on", day),
    ]
