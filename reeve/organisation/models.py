"""Directorates and posts."""

from django.db import models

from reeve.register.models import Entry


class Directorate(Entry):
    """A part of the council that answers to one director; its reference is its code."""


class Post(Entry):
    """A post, whoever holds it. Entries are owned by posts, never by persons."""

    IN_POST, VACANT, LEFT = "in-post", "vacant", "left"
    STATUSES = [(IN_POST, "In post"), (VACANT, "Vacant"), (LEFT, "Left")]

    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=STATUSES, default=IN_POST)
    left_on = models.DateField(null=True, blank=True, help_text="When the last holder left, where nobody followed")
