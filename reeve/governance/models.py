"""Governance bodies: who decides what."""

from django.db import models

from reeve.organisation.models import Post
from reeve.register.models import Entry


class Body(Entry):
    """A board, group, meeting or committee that decides or oversees."""

    SERVICE, COUNCIL = "service", "council"
    TIERS = [(SERVICE, "Service"), (COUNCIL, "Council")]

    tier = models.CharField(max_length=10, choices=TIERS)
    purpose = models.CharField(max_length=400, blank=True)
    meets = models.CharField(max_length=60, blank=True, help_text="How often, such as monthly")
    chair = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    terms_of_reference = models.BooleanField(
        null=True, blank=True, help_text="Whether its terms of reference are written down"
    )
