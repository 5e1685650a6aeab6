"""Opportunities for improvement that a statement carries into the next year."""

from django.db import models

from reeve.organisation.models import Post
from reeve.register.models import Entry


class Opportunity(Entry):
    """Something to do better, under the heading of the statement that it belongs to."""

    STAGES = [
        ("define-and-document", "Define and Document"),
        ("clearly-communicate", "Clearly Communicate"),
        ("effectively-embed", "Effectively Embed"),
        ("meaningfully-monitor", "Meaningfully Monitor"),
        ("review-and-refine", "Review and Refine"),
    ]

    stage = models.CharField("heading", max_length=30, choices=STAGES)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
