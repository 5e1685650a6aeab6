"""Internal audit: reviews and what they asked, controls tested, and recommendations until their closing is verified."""

from django.db import models

from reeve.governance.models import Body
from reeve.organisation.models import Post
from reeve.register.models import Entry


class AuditReview(Entry):
    """A review that internal audit plans or has reported, with its opinion."""

    SUBSTANTIAL, REASONABLE, LIMITED, NONE, NOT_GIVEN = "substantial", "reasonable", "limited", "none", "not-given"
    OPINIONS = [
        (SUBSTANTIAL, "Substantial assurance"),
        (REASONABLE, "Reasonable assurance"),
        (LIMITED, "Limited assurance"),
        (NONE, "No assurance"),
        (NOT_GIVEN, "No opinion given"),
    ]

    opinion = models.CharField(max_length=20, choices=OPINIONS, blank=True)
    planned_for = models.DateField("to be reported by", null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    lead = models.ForeignKey(
        Post, verbose_name="lead auditor", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body,
        verbose_name="body whose work is reviewed",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )


class AuditObjective(Entry):
    """What a review sets out to find out."""

    review = models.ForeignKey(AuditReview, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField("number in the review", null=True, blank=True)
    finding = models.TextField(blank=True)


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


class FollowUp(Entry):
    """A claim that a recommendation is carried out, and what audit found when it looked."""

    WAITING, VERIFIED, REFUSED = "waiting", "verified", "refused"
    OUTCOMES = [(WAITING, "Waiting"), (VERIFIED, "Verified"), (REFUSED, "Not accepted")]

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    claimed_on = models.DateField("claimed closed on")
    outcome = models.CharField(max_length=10, choices=OUTCOMES, default=WAITING)
    verified_on = models.DateField("looked at on", null=True, blank=True)
    verified_by = models.ForeignKey(
        Post, verbose_name="looked at by", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence = models.TextField("evidence seen", blank=True)


class ConsultantRecommendation(Entry):
    """What consultants, whom the council asked for advice, recommended, and what became of it."""

    ACCEPTED, IN_PART, NOT_ACCEPTED, WAITING = "accepted", "in-part", "not-accepted", "waiting"
    RESPONSES = [
        (ACCEPTED, "Accepted"),
        (IN_PART, "Accepted in part"),
        (NOT_ACCEPTED, "Not accepted"),
        (WAITING, "Being considered"),
    ]

    made_by = models.CharField("consultants", max_length=200, blank=True)
    made_on = models.DateField()
    response = models.CharField(max_length=20, choices=RESPONSES, default=WAITING)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
