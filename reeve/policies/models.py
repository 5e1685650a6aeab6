"""Policies, strategies and principles, and the priorities that a strategy sets."""

from django.db import models

from reeve.organisation.models import Post
from reeve.register.models import Entry


class Policy(Entry):
    """A strategy, policy or principle, with its owner and its next review."""

    KINDS = [("strategy", "Strategy"), ("policy", "Policy"), ("principle", "Principle")]
    IN_FORCE, UNDER_REVIEW, DRAFT, WITHDRAWN = "in-force", "under-review", "draft", "withdrawn"
    STATUSES = [
        (IN_FORCE, "In force"),
        (UNDER_REVIEW, "Under review"),
        (DRAFT, "Draft"),
        (WITHDRAWN, "Withdrawn"),
    ]

    kind = models.CharField(max_length=20, choices=KINDS)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=STATUSES)


class StrategicPriority(Entry):
    """A priority of a strategy; projects are carried out towards it."""

    strategy = models.CharField(max_length=200, blank=True)
