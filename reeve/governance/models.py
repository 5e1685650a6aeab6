"""Governance: bodies and their terms, who sits on them, their meetings, and what was decided and is to be done."""

from django.db import models

from reeve.organisation.models import Post
from reeve.register.fields import EndDateField
from reeve.register.models import Entry


def to_post(label: str = "") -> models.ForeignKey[Post | None, Post | None]:
    """A field that may name a post."""
    return models.ForeignKey(
        Post, verbose_name=label or None, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class Body(Entry):
    """A board, group, meeting or committee that decides or oversees."""

    SERVICE, COUNCIL = "service", "council"
    TIERS = [(SERVICE, "Service"), (COUNCIL, "Council")]

    tier = models.CharField(max_length=10, choices=TIERS)
    purpose = models.CharField(max_length=400, blank=True)
    meets = models.CharField(max_length=60, blank=True, help_text="How often, such as monthly")
    chair = to_post()
    terms_of_reference = models.BooleanField(
        null=True, blank=True, help_text="Whether its terms of reference are written down"
    )
    meetings_a_year = models.PositiveSmallIntegerField(
        "meetings expected a year", null=True, blank=True, help_text="12 where it meets monthly, 52 where weekly"
    )
    quorum = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many members must be present")
    reports_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Terms(Entry):
    """One version of a body's terms of reference."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=20, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    next_review = models.DateField(null=True, blank=True)


class Membership(Entry):
    """A seat on a body: a post, or what else sits there, such as an elected member."""

    CHAIR, DEPUTY, MEMBER, ADVISER = "chair", "deputy", "member", "adviser"
    ROLES = [(CHAIR, "Chair"), (DEPUTY, "Deputy chair"), (MEMBER, "Member"), (ADVISER, "Adviser")]

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    post = to_post()
    seat = models.CharField(
        "who sits there, where it is no post", max_length=120, blank=True, help_text="Such as an elected member"
    )
    role = models.CharField(max_length=10, choices=ROLES)
    starts = models.DateField("from", null=True, blank=True)
    ends = EndDateField("to", null=True, blank=True)


class Meeting(Entry):
    """A meeting of a body that was planned, and what became of it."""

    PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
    STATES = [(PLANNED, "Planned"), (HELD, "Held"), (CANCELLED, "Cancelled")]

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    day = models.DateField("date")
    state = models.CharField(max_length=10, choices=STATES)
    quorate = models.BooleanField(null=True, blank=True, help_text="Whether enough members were present")


class AgendaItem(Entry):
    """What a meeting heard, as often as its agenda has it: each time, in turn, or this once."""

    STANDING, ROTATING, SINGLE = "standing", "rotating", "single"
    KINDS = [(STANDING, "Standing"), (ROTATING, "Rotating"), (SINGLE, "This meeting only")]

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField("number on the agenda", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=KINDS)
    lead = to_post("led by")


class Decision(Entry):
    """What a body or a post decided, and under which reference it was published."""

    decision_reference = models.CharField(max_length=40, blank=True, help_text="As published, such as D56934")
    body = models.ForeignKey(
        Body,
        verbose_name="decided by body",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    post = to_post("decided by post")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    key = models.BooleanField("key decision", default=False)
    urgent = models.BooleanField("urgent decision", default=False)
    delegated = models.BooleanField("delegated decision", default=False, help_text="Taken by an officer for a body")


class Action(Entry):
    """What somebody is to do; the day first agreed stays beside the day it is due now.

    It follows from a meeting or a decision, or is a step of an improvement plan.
    """

    owner = to_post()
    original_due = models.DateField("due as first agreed", null=True, blank=True)
    due = models.DateField("due now", null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, verbose_name="agreed at", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision = models.ForeignKey(
        Decision, verbose_name="follows decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # By name: plans stand on a higher floor.
    plan = models.ForeignKey(
        "servicedesk.ImprovementPlan",
        verbose_name="step of improvement plan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    escalated_to = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class ActionExtension(Entry):
    """A later day that somebody approved for an action, and why."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    new_due = models.DateField("due from then on")
    agreed_on = models.DateField()
    approving_body = models.ForeignKey(
        Body, verbose_name="approved by body", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approving_post = to_post("approved by post")
    reason = models.CharField(max_length=400, blank=True)


class MemberBriefing(Entry):
    """What an executive member was told by the service, or was asked to approve, and when."""

    BRIEFING, APPROVAL = "briefing", "approval"
    KINDS = [(BRIEFING, "Briefing"), (APPROVAL, "Approval")]

    kind = models.CharField("type", max_length=10, choices=KINDS)
    portfolio = models.CharField(max_length=200, blank=True, help_text="What the member answers for, such as resources")
    held_on = models.DateField()
    briefed_by = to_post()
    outcome = models.CharField(max_length=400, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
