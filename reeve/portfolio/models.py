"""Projects of the work plan, and the sites of a roll-out."""

from django.db import models

from reeve.policies.models import StrategicPriority
from reeve.register.models import Entry


class Project(Entry):
    """A project of the work plan: a council's own, or shared by those whom a shared service serves."""

    COUNCIL, SHARED = "council", "shared"
    SCOPES = [(COUNCIL, "Council"), (SHARED, "Shared")]
    COMPLETED, IN_PROGRESS, PLANNED = "completed", "in-progress", "planned"
    STATUSES = [(COMPLETED, "Completed"), (IN_PROGRESS, "In progress"), (PLANNED, "Planned")]

    scope = models.CharField(max_length=10, choices=SCOPES)
    priority = models.ForeignKey(StrategicPriority, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=STATUSES)
    completed_on = models.DateField(null=True, blank=True)
    next_milestone = models.CharField(max_length=400, blank=True)
    milestone_date = models.DateField(null=True, blank=True)


class Site(Entry):
    """A site at which a roll-out is surveyed and installed."""

    MAIN, SATELLITE = "main", "satellite"
    KINDS = [(MAIN, "Main"), (SATELLITE, "Satellite")]

    kind = models.CharField(max_length=10, choices=KINDS)
    surveyed_on = models.DateField(null=True, blank=True)
    installed_on = models.DateField(null=True, blank=True)
