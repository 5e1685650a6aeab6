"""What the service desk makes better: improvement plans, and lessons learned. The steps of a plan are actions."""

from django.db import models

from reeve.organisation.models import Post
from reeve.register.models import Entry


class ImprovementPlan(Entry):
    """A service improvement plan: why it was opened, and what came of it."""

    TARGET, FEEDBACK, AUDIT = "target", "feedback", "audit"
    TRIGGERS = [
        (TARGET, "A target was missed"),
        (FEEDBACK, "Feedback from a service"),
        (AUDIT, "Audit or certification"),
    ]
    TARGETS = [
        ("answered-within", "Calls answered in time"),
        ("answered", "Calls answered"),
        ("first-line-fix", "Calls resolved at first line"),
        ("satisfaction", "Satisfaction"),
        ("resolved-in-time", "Tickets resolved in time"),
    ]

    trigger = models.CharField("opened because", max_length=10, choices=TRIGGERS)
    target = models.CharField("target that was missed", max_length=20, choices=TARGETS, blank=True)
    month = models.DateField("month in which it was missed", null=True, blank=True, help_text="Its first day")
    opened_on = models.DateField()
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=400, blank=True)


class Lesson(Entry):
    """What an event taught the service, what was changed, and where that was used next."""

    learned_on = models.DateField()
    raised_by = models.CharField(max_length=200, blank=True, help_text="The service or team that raised it")
    cause = models.CharField("what went wrong", max_length=400, blank=True)
    change = models.CharField("what was changed", max_length=400, blank=True)
    result = models.CharField("what came of it", max_length=400, blank=True)
    plan = models.ForeignKey(
        ImprovementPlan,
        verbose_name="improvement plan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Feedback(Entry):
    """Praise or criticism that a service, member or resident sent in, and what was done with it."""

    PRAISE, CRITICISM = "praise", "criticism"
    KINDS = [(PRAISE, "Praise"), (CRITICISM, "Criticism")]

    kind = models.CharField("type", max_length=10, choices=KINDS)
    received_on = models.DateField()
    received_from = models.CharField(max_length=200, blank=True, help_text="The service or group, never a person")
    about = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=400, blank=True)
    lesson = models.ForeignKey(Lesson, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
