"""Assets, each of which names three other entries."""

from django.db import models

from reeve.catalogue.models import Product
from reeve.organisation.models import Directorate, Post
from reeve.register.fields import EndDateField, MoneyField
from reeve.register.models import Entry


class Asset(Entry):
    """Something that the measured organisation has."""

    KINDS = [(str(number), f"Kind {number}") for number in range(6)]
    STATUSES = [("live", "Live"), ("ceased", "Ceased"), ("planned", "Planned")]

    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("type", max_length=10, choices=KINDS, default="0")
    status = models.CharField(max_length=10, choices=STATUSES, default="live")
    supplier = models.CharField(max_length=200, blank=True)
    hosting = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=60, blank=True)
    version = models.CharField(max_length=40, blank=True)
    serial = models.CharField(max_length=60, blank=True)
    starts = models.DateField("start date", null=True, blank=True)
    ends = EndDateField("end date", null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    annual_value = MoneyField(null=True, blank=True)
    cost = MoneyField(null=True, blank=True)
    users = models.PositiveIntegerField(null=True, blank=True)
    critical = models.BooleanField(default=False)
    note = models.TextField(blank=True)
