"""Documents that people had checked, and what they decided about what was found."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation
from reeve.access.policy import REPORT, Policy

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User


class ChecksOfAPerson(models.QuerySet["DocumentCheck"]):
    """Checks, as far as a person may see them."""

    def of(self, user: User | AnonymousUser) -> ChecksOfAPerson:
        """A person's own, in the organisations whose reports they read: a paper that was not published yet is nobody
        else's to see.
        """
        return self.filter(by=user.pk, organisation__in=Policy("*").organisations(user, REPORT))


class DocumentCheck(models.Model):
    """One document that a person had checked. The file is kept beside, until the check is deleted."""

    WAITING, READING, DONE, REFUSED = "waiting", "reading", "done", "refused"
    STATES: ClassVar = [
        (WAITING, "Waiting for its turn"),
        (READING, "In progress"),
        (DONE, "Done"),
        (REFUSED, "Refused"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="document_checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    file = models.CharField(max_length=255, help_text="The file's name as it was given")
    as_of = models.DateField(null=True, help_text="As at which day its numbers are compared with the record")
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=STATES, default=WAITING)
    asked = models.DateTimeField(auto_now_add=True, help_text="When the job that has it was asked for")
    pages = models.PositiveIntegerField(default=0)
    pages_read = models.PositiveIntegerField(default=0)
    why = models.TextField(blank=True, help_text="Why it was refused")
    result = models.JSONField(default=dict, help_text="What was found, as the command line prints it, and where")
    errors = models.PositiveIntegerField(default=0)
    doubts = models.PositiveIntegerField(default=0)

    objects = ChecksOfAPerson.as_manager()

    class Meta:
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return self.file

    @property
    def path(self) -> Path:
        """Where the file is kept."""
        return Path(settings.DATA) / "checks" / str(self.pk) / self.file

    def remove(self) -> None:
        """Delete the check and its file; what was decided about findings stays."""
        shutil.rmtree(self.path.parent, ignore_errors=True)
        self.delete()


class FindingDecision(models.Model):
    """What people of an organisation decided about a finding, wherever its words stand again."""

    ACCEPTED, DISMISSED = "accepted", "dismissed"
    VERDICTS: ClassVar = [(ACCEPTED, "To be corrected"), (DISMISSED, "Dismissed")]

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="finding_decisions")
    finding = models.CharField(max_length=10, help_text="The identity of the finding: its kind, words and message")
    kind = models.CharField(max_length=30)
    verdict = models.CharField(max_length=10, choices=VERDICTS)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "finding"], name="one_decision_about_a_finding"),
            models.CheckConstraint(condition=~models.Q(verdict="dismissed", reason=""), name="a_dismissal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.kind}"
