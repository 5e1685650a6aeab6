"""Act and Record: who wrote what and when, and the identity behind every entry."""

from __future__ import annotations

import unicodedata
import uuid

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation
from reeve.access.policy import Sensitivity

SENSITIVITIES = [(level.value, level.name.capitalize()) for level in Sensitivity]
PARAGRAPHS = [
    (1, "1: about an individual"),
    (2, "2: likely to reveal who an individual is"),
    (3, "3: financial or business affairs"),
    (4, "4: labour relations"),
    (5, "5: legal professional privilege"),
    (6, "6: notices and orders to be made"),
    (7, "7: preventing or investigating crime"),
]
"""The grounds of Local Government Act 1972, Schedule 12A, Part 1, on which something may be exempt."""


def sort_key(title: str, reference: str) -> str:
    """What lists order and search by."""
    return folded(f"{title} {reference}")[:540]


def folded(text: str) -> str:
    """Text as lists order and search it: case-folded, accents stripped, spaces single."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


class Act(models.Model):
    """One writing transaction: who did what and why, chained to the act before it.

    `digest` is the SHA-256 over the previous digest and this act's canonical content, so that a
    changed or missing act shows (a chain rewritten whole shows only against a head kept elsewhere).
    """

    recorded = models.DateTimeField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="acts")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="acts")
    what = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    contents = models.CharField(max_length=64, help_text="SHA-256 over all rows that the act wrote")
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-id"]
        get_latest_by = "id"

    @property
    def by_whom(self) -> str:
        """The post of who did it."""
        return str(self.by) if self.by else "the command line"


class Record(models.Model):
    """The identity behind an entry: comments, evidence and links point here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="records")
    register = models.CharField(max_length=80)
    reference = models.CharField(max_length=120)
    title = models.CharField(max_length=400)
    sorting = models.CharField(max_length=540, editable=False)
    sensitivity = models.PositiveSmallIntegerField(choices=SENSITIVITIES, default=Sensitivity.INTERNAL.value)
    exempt_under = models.PositiveSmallIntegerField(
        "exempt under paragraph", choices=PARAGRAPHS, null=True, blank=True, help_text="Of Schedule 12A, Part 1"
    )
    common = models.BooleanField(default=False, help_text="A shared service's entry that those it serves may read")
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["sorting", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "register", "reference"], name="one_record_of_a_reference"),
            models.CheckConstraint(
                condition=models.Q(sensitivity=Sensitivity.EXEMPT.value, exempt_under__range=(1, 7))
                | models.Q(sensitivity__lt=Sensitivity.EXEMPT.value, exempt_under=None),
                name="exempt_under_a_paragraph",
            ),
        ]
        indexes = [
            models.Index(fields=["register", "organisation", "sorting"], name="record_in_order"),
            models.Index(fields=["register", "organisation"], condition=models.Q(common=True), name="record_common"),
        ]

    def __str__(self) -> str:
        return self.title or self.reference

    def sort_key(self) -> str:
        """What lists order and search it by."""
        return sort_key(self.title, self.reference)


class Alias(models.Model):
    """Another name of an entry: a reference or title that it had, or one by which people know it too."""

    REFERENCE, TITLE, KNOWN_AS = "reference", "title", "known-as"
    KINDS = [(REFERENCE, "Earlier reference"), (TITLE, "Earlier title"), (KNOWN_AS, "Also known as")]

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="aliases")
    kind = models.CharField(max_length=10, choices=KINDS)
    text = models.CharField(max_length=400)
    folded = models.CharField(max_length=400, editable=False)
    act = models.ForeignKey(
        Act, null=True, on_delete=models.PROTECT, related_name="+", help_text="None where a change came true by its day"
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["record", "kind", "text"], name="one_alias_of_a_record")]
        indexes = [models.Index(fields=["folded"], name="alias_folded")]

    def __str__(self) -> str:
        return self.text
