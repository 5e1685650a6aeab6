"""What the warehouse holds: snapshots by their manifest, and the parts of event tables."""

from __future__ import annotations

from django.db import models

from reeve.access.models import Organisation
from reeve.register.models import Act


class Snapshot(models.Model):
    """The state of an organisation's record on a day, as known at an instant: a manifest of Parquet files."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    known_at = models.DateTimeField()
    manifest = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "as_of", "known_at"], name="one_snapshot"),
        ]


class EventPart(models.Model):
    """One Parquet file of an event table: one import's events of one month. Never changed once written."""

    table = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    path = models.CharField(max_length=255, help_text="Below REEVE_DATA/warehouse")
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    run = models.CharField(max_length=40)
    recorded = models.DateTimeField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.DateTimeField(null=True, help_text="When its import was undone")

    class Meta:
        indexes = [models.Index(fields=["table", "organisation", "month"], name="events_of_a_month")]
