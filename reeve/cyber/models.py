"""Certificates and accreditations that the council holds."""

from django.db import models

from reeve.register.fields import EndDateField
from reeve.register.models import Entry


class Certificate(Entry):
    """A certificate: valid from the day of issue to the day before it expires."""

    scheme = models.CharField(max_length=60, help_text="Such as PSN or ISO 9001")
    issued_on = models.DateField(help_text="The first valid day")
    expires = EndDateField("last valid day")
    issuer = models.CharField(max_length=200, blank=True)
    submitted_on = models.DateField(null=True, blank=True, help_text="When the evidence was submitted")
