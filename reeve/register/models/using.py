"""What people keep of a register for themselves and others: saved views; and what they changed in bulk."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation
from reeve.register.models.record import Act


class SavedView(models.Model):
    """A list of a register as somebody filtered, sorted and laid it out; theirs alone, or shared."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="saved_views")
    register = models.CharField(max_length=80)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=120)
    query = models.TextField(blank=True, help_text="The list's query string, without its page number")
    shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "register", "owner", "name"], name="one_view_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


BULK = "bulk-"
"""How the name of what asserted a revision begins where it was a bulk edit."""


def is_bulk(run: str) -> bool:
    """Whether what asserted a revision was a bulk edit rather than an import."""
    return run.startswith(BULK)


class BulkEdit(models.Model):
    """The same correction of many entries at once: one act, which can be undone as a whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=80)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    undone = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    entries = models.PositiveIntegerField(help_text="How many entries it changed")

    class Meta:
        ordering = ["-act"]

    @property
    def run(self) -> str:
        """By which its revisions are told from others, as an import's are by its run."""
        return f"{BULK}{self.pk.hex}"
