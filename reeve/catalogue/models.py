"""Products, contracts, and frameworks with their lots and awards."""

from __future__ import annotations

from django.db import models

from reeve.organisation.models import Directorate, Post
from reeve.register.fields import EndDateField, MoneyField
from reeve.register.models import Entry


class Product(Entry):
    """An item of the digital service's portfolio: a managed product, or one that is only held."""

    MANAGED = "managed"
    KINDS = [
        (MANAGED, "Managed product"),
        ("licence", "Licence"),
        ("access-database", "Access database"),
        ("local-install", "Local install"),
        ("infrastructure", "Infrastructure"),
    ]
    STAGES = [
        ("introduction", "Introduction"),
        ("growth", "Growth"),
        ("maturity", "Maturity"),
        ("decline", "Decline"),
    ]

    kind = models.CharField("type", max_length=20, choices=KINDS)
    stage = models.CharField("lifecycle stage", max_length=20, choices=STAGES, blank=True)
    hosting = models.CharField(max_length=60, blank=True)
    users = models.PositiveIntegerField("number of users", null=True, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Contract(Entry):
    """An agreement with a supplier, for once or for a term."""

    ONE_OFF, TERM = "one-off", "term"
    KINDS = [(ONE_OFF, "One-off"), (TERM, "Term")]
    LIVE, CEASED = "live", "ceased"
    STATUSES = [(LIVE, "Live"), (CEASED, "Ceased")]

    supplier = models.CharField(max_length=200, blank=True)
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("type", max_length=10, choices=KINDS)
    starts = models.DateField("start date", null=True, blank=True)
    ends = EndDateField("end date", null=True, blank=True, help_text="The last day of cover")
    annual_value = MoneyField("annual value", null=True, blank=True)
    status = models.CharField(max_length=10, choices=STATUSES, default=LIVE)


class Lot(Entry):
    """A part of a framework that is awarded on its own."""

    note = models.CharField(max_length=400, blank=True)


class Award(Entry):
    """A supplier was given a place on a lot."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    supplier = models.CharField(max_length=200)
    decision = models.CharField("decision reference", max_length=40, blank=True)
    awarded_on = models.DateField(null=True, blank=True)
