"""Arrangements that control the service, what shows that they work, and what a statement means to do better."""

from django.db import models

from reeve.governance.models import Body
from reeve.organisation.models import PRINCIPLES, Post
from reeve.policies.models import Policy
from reeve.register.models import Entry

STAGES = [
    ("define-and-document", "Define and Document"),
    ("clearly-communicate", "Clearly Communicate"),
    ("effectively-embed", "Effectively Embed"),
    ("meaningfully-monitor", "Meaningfully Monitor"),
    ("review-and-refine", "Review and Refine"),
]
"""The stages of the control cycle, which are the headings of the statement."""


class Opportunity(Entry):
    """Something to do better, under the heading of the statement that it belongs to."""

    OPEN, UNDER_WAY, DONE, DROPPED = "open", "under-way", "done", "dropped"
    STATES = [(OPEN, "Not begun"), (UNDER_WAY, "Under way"), (DONE, "Done"), (DROPPED, "Dropped")]

    stage = models.CharField("heading", max_length=30, choices=STAGES)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=STATES, default=OPEN)
    carried_from = models.CharField(
        "carried from the statement of", max_length=20, blank=True, help_text="The earlier year, such as 2022/23"
    )
    outcome = models.CharField(max_length=400, blank=True)


class Arrangement(Entry):
    """Something that guides the digital service: a body, policy, process, tool, role or measure.

    It names the entry of its body or policy where the record has one, so that it cannot say other than they do.
    """

    KINDS = [
        ("body", "Body"),
        ("policy", "Policy"),
        ("process", "Process"),
        ("tool", "Tool"),
        ("role", "Role"),
        ("measure", "Measure"),
    ]

    kind = models.CharField("type", max_length=10, choices=KINDS)
    stage = models.CharField("stage of the control cycle", max_length=30, choices=STAGES)
    purpose = models.CharField("what it guides", max_length=400, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField("in place since", null=True, blank=True)
    principle = models.CharField("principle of the local code", max_length=1, choices=PRINCIPLES, blank=True)
    version = models.CharField(max_length=20, blank=True)
    next_review = models.DateField(null=True, blank=True)


class ArrangementEvidence(Entry):
    """Something that shows that an arrangement is there and works: where it is, and of what day."""

    KINDS = [
        ("document", "Document"),
        ("minutes", "Minutes"),
        ("register", "Entries of a register"),
        ("figure", "Figure"),
        ("audit", "Audit or assessment"),
        ("survey", "Survey"),
        ("training", "Training or notice"),
    ]

    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("type", max_length=10, choices=KINDS)
    place = models.CharField("where it is", max_length=400, blank=True, help_text="A reference, file or address")
    dated = models.DateField("day it is of", null=True, blank=True)
