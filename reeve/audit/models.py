"""Internal audit: controls tested with their ratings, and recommendations until they are closed."""

from django.db import models

from reeve.organisation.models import Post
from reeve.register.models import Entry


class ControlTest(Entry):
    """A control as it was tested in a review, with the rating it got."""

    GREEN, AMBER, RED = "green", "amber", "red"
    RATINGS = [(GREEN, "Green"), (AMBER, "Amber"), (RED, "Red")]

    review = models.CharField(max_length=200, blank=True)
    tested_on = models.DateField()
    rating = models.CharField(max_length=10, choices=RATINGS)
    tester = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Recommendation(Entry):
    """What audit recommends; the date first agreed stays beside the revised one."""

    PRIORITIES = [("high", "High"), ("medium", "Medium"), ("low", "Low")]
    OPEN, CLOSED = "open", "closed"
    STATUSES = [(OPEN, "Open"), (CLOSED, "Closed")]

    review = models.CharField(max_length=200, blank=True)
    priority = models.CharField(max_length=10, choices=PRIORITIES, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_date = models.DateField(null=True, blank=True, help_text="When it was first agreed to be done")
    revised_date = models.DateField(null=True, blank=True, help_text="When it is to be done now, if that changed")
    status = models.CharField(max_length=10, choices=STATUSES)
    closed_on = models.DateField(null=True, blank=True)
