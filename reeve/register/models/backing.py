"""What backs an entry: comments, confirmations, approvals, evidence, links to other entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from reeve.register.fields import EndDateField, last_day
from reeve.register.models.record import Act, Record

if TYPE_CHECKING:
    from datetime import date


class Comment(models.Model):
    """What a person remarks on an entry."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()

    class Meta:
        ordering = ["at", "id"]


class Confirmation(models.Model):
    """A person looked at an entry and says that it is right, up to the last revision that they saw."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="confirmations")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    last_revision = models.BigIntegerField()

    class Meta:
        ordering = ["-id"]


class Approval(models.Model):
    """A person asked that an entry be approved as it reads; another one, never the same, gave or refused it."""

    WAITING, APPROVED, REFUSED, WITHDRAWN = "waiting", "approved", "refused", "withdrawn"
    STATES = [(WAITING, "Waiting"), (APPROVED, "Approved"), (REFUSED, "Refused"), (WITHDRAWN, "Withdrawn")]

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="approvals")
    what = models.CharField(max_length=400, help_text="What is asked to be approved")
    asked = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    last_revision = models.BigIntegerField(help_text="The state that is approved: the last revision when it was asked")
    state = models.CharField(max_length=10, choices=STATES, default=WAITING)
    decided = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=models.Q(state="waiting"), name="one_approval_asked_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "withdrawn"]) | ~models.Q(decided_by=models.F("asked_by")),
                name="asker_does_not_approve",
            ),
        ]


class Evidence(models.Model):
    """A file that shows that an entry is right, kept by its SHA-256; from a day, until the day before `expires`."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="evidence")
    what = models.CharField(max_length=400, help_text="What it shows")
    file = models.CharField(max_length=200, help_text="The name under which it came and is given out")
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes")
    content_type = models.CharField(max_length=100)
    effective = models.DateField()
    expires = EndDateField(null=True, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(condition=models.Q(expires__gt=models.F("effective")), name="evidence_ends_later"),
        ]

    def __str__(self) -> str:
        return self.file

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, where it has one."""
        return last_day(self.expires) if self.expires else None


class Link(models.Model):
    """How one entry stands to another, in words that read on: `record` "replaces" `to`; from a day, until a day."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links")
    to = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="linked_from")
    what = models.CharField(max_length=120)
    starts = models.DateField()
    ends = EndDateField(null=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(record=models.F("to")), name="link_joins_two"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="link_ends_later"),
            models.UniqueConstraint(
                fields=["record", "to", "what"], condition=models.Q(ends=None), name="one_such_link_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.what} {self.to}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, where it has one."""
        return last_day(self.ends) if self.ends else None
