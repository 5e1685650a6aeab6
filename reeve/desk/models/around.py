"""What stands around a document: reports it relies on, words it uses, members' questions, consultations."""

from django.db import models

from reeve.governance.models import Body
from reeve.organisation.models import Post
from reeve.register.models import Entry

DOCUMENTS = [("annual-statement", "Annual statement of internal control"), ("progress-report", "Progress report")]


class CitedReport(Entry):
    """Another report that a document relies on, and for what."""

    document = models.CharField(max_length=20, choices=DOCUMENTS)
    body = models.ForeignKey(
        Body, verbose_name="body that receives it", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dated = models.DateField("day it is of", null=True, blank=True)
    relied_on_for = models.CharField("what it is relied on for", max_length=400, blank=True)
    address = models.CharField("where it is published", max_length=400, blank=True)


class GlossaryTerm(Entry):
    """A word that a document uses, and what the document means by it."""

    document = models.CharField(max_length=20, choices=DOCUMENTS)
    meaning = models.TextField()


class MembersQuestion(Entry):
    """What members asked about a document at a meeting, and what they were told."""

    document = models.CharField(max_length=20, choices=DOCUMENTS)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    owner = models.ForeignKey(
        Post, verbose_name="who answers", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)


class Consultation(Entry):
    """A formal consultation in preparing a document."""

    document = models.CharField(max_length=20, choices=DOCUMENTS)
    consulted = models.CharField("who was consulted", max_length=400)
    began_on = models.DateField()
    ended_on = models.DateField("last day of consultation")
    outcome = models.TextField(blank=True)
