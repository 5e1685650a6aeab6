"""What each import read and what became of it, row by row."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation
from reeve.register.models import Act, Record


class ImportRun(models.Model):
    """One file, loaded once by one source for one organisation. The file itself is kept, by digest."""

    LOADED, REFUSED, UNDONE = "loaded", "refused", "undone"
    STATES: ClassVar = [(LOADED, "Loaded"), (REFUSED, "Refused"), (UNDONE, "Undone")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="import_runs")
    source = models.CharField(max_length=80)
    file = models.CharField(max_length=255, help_text="The file's name as it was given")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    as_of = models.DateField(help_text="The date that the file speaks of")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    undone_by = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=STATES)
    counts = models.JSONField(default=dict, help_text="Rows read, new, changed, unchanged, skipped, set aside")
    faults = models.JSONField(default=list, help_text="Why it was refused, or what was set aside: sentences")

    class Meta:
        ordering = ["-at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "digest", "as_of"],
                condition=models.Q(state="loaded"),
                name="one_load_of_a_file",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file} ({self.source})"


class ImportRow(models.Model):
    """What became of one row of a register file."""

    NEW, CHANGED, UNCHANGED, SKIPPED = "new", "changed", "unchanged", "skipped"

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["run", "sheet", "line", "id"]
