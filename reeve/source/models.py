"""What each import read and what became of it, row by row; and how people said that columns are to be read."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation
from reeve.access.policy import Sensitivity
from reeve.register.models import Act, Record


class ImportRun(models.Model):
    """One file, read by one source for one organisation. The file itself is kept, by digest."""

    WAITING, REFUSED, LOADING = "waiting", "refused", "loading"
    LOADED, UNDONE, DROPPED = "loaded", "undone", "dropped"
    STATES: ClassVar = [
        (WAITING, "Waiting to be confirmed"),
        (REFUSED, "Refused"),
        (LOADING, "Loading"),
        (LOADED, "Loaded"),
        (UNDONE, "Undone"),
        (DROPPED, "Dropped"),
    ]

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
    columns = models.JSONField(default=dict, help_text="Heading in the file -> column of the source, as a person said")
    lacking = models.JSONField(default=list, help_text="The columns that the file lacks, which are left alone")
    shown = models.CharField(max_length=64, blank=True, help_text="Digest of the comparison that people are shown")
    remark = models.CharField(max_length=400, blank=True, help_text="What the last attempt to load it came to")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    claim = models.CharField(max_length=32, blank=True, help_text="Which job has it while it is loading")
    lease = models.DateTimeField(null=True, help_text="Until when that job has it, unless it shows that it works")

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
    """What became of one row of a register file, or what would become of it; of a failing row, why, cell by cell."""

    NEW, CHANGED, UNCHANGED, SKIPPED, FAILING, ABSENT = "new", "changed", "unchanged", "skipped", "failing", "absent"

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    column = models.CharField(max_length=400, blank=True)
    note = models.TextField(blank=True)
    reference = models.CharField(max_length=120, blank=True)
    sensitivity = models.PositiveSmallIntegerField(default=Sensitivity.PUBLIC.value)
    differences = models.JSONField(default=list, help_text="While it waits: [field, before, after], in words")

    class Meta:
        ordering = ["run", "sheet", "line", "id"]
        indexes = [models.Index(fields=["run", "outcome", "sheet", "line"], name="rows_of_an_outcome")]


class ColumnMapping(models.Model):
    """How the columns of files with these headings are read, as a person said once for an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the headings")
    columns = models.JSONField(default=dict, help_text="Heading in the file -> column of the source")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "source", "digest"], name="one_mapping_of_these_headings")
        ]
