"""Policies, strategies and principles, the priorities that a strategy sets, and how changes are made known."""

from django.db import models

from reeve.governance.models import Body
from reeve.organisation.models import Post
from reeve.register.models import Entry


class Policy(Entry):
    """A strategy, policy or principle: its version, who approved it, its owner and its next review."""

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
    version = models.CharField(max_length=20, blank=True)
    approved_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    review_cycle = models.PositiveSmallIntegerField(
        "review cycle (months)", null=True, blank=True, help_text="The most months that may pass between two reviews"
    )
    next_review = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=STATUSES)


class StrategicPriority(Entry):
    """A priority of a strategy; projects are carried out towards it."""

    strategy = models.CharField(max_length=200, blank=True)


class CommunicationItem(Entry):
    """One thing that the communication plan has the service tell, to whom, how and when."""

    CHANNELS = [
        ("email", "E-mail"),
        ("intranet", "Intranet"),
        ("newsletter", "Newsletter"),
        ("briefing", "Briefing"),
        ("meeting", "Meeting"),
        ("video", "Video"),
    ]

    audience = models.CharField(max_length=120)
    channel = models.CharField(max_length=20, choices=CHANNELS)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    planned_for = models.DateField()
    done_on = models.DateField(null=True, blank=True)


class Launch(Entry):
    """New technology that is put into use: when it was announced, and when there was guidance for it."""

    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=120, blank=True)
    announced_on = models.DateField(null=True, blank=True, help_text="When the launch notice went out")
    guidance_on = models.DateField("guidance ready on", null=True, blank=True)
    launched_on = models.DateField(help_text="When it is, or was, put into use")
