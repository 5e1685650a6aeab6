"""Editions: documents as they were built, kept so that what changed since can be told."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation


class Commission(models.Model):
    """An organisation issues a report: it is then offered on its pages."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="commissions")
    report = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "report"], name="one_commission")]


class Edition(models.Model):
    """A report as it was built from a record known at an instant; its canonical JSON is kept by digest."""

    report = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="editions")
    as_of = models.DateField()
    starts = models.DateField()
    ends = models.DateField(help_text="The first day after the period")
    known_at = models.DateTimeField()
    audience = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the canonical JSON")
    figures = models.JSONField(help_text="The ids of the figures that it quotes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-known_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "organisation", "as_of", "starts", "ends", "known_at", "audience"],
                name="one_edition",
            )
        ]
