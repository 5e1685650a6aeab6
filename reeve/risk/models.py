"""Risks of the digital service, what is done about them, their reviews, and how services would do without it."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from reeve.governance.models import Body
from reeve.organisation.models import Directorate, Post
from reeve.register.models import Entry

LOWEST, HIGHEST = 1, 5
"""The ends of the scale on which likelihood and impact are judged."""


def on_the_scale(label: str = "", **kwargs: Any) -> models.PositiveSmallIntegerField[Any, Any]:
    """A likelihood or an impact."""
    ends = [MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    return models.PositiveSmallIntegerField(label or None, validators=ends, **kwargs)


class Risk(Entry):
    """A risk: what may cause it, what would follow, and its score without controls, now, and as it should be."""

    CORPORATE, PROGRAMME, PROJECT = "corporate", "programme", "project"
    LEVELS = [(CORPORATE, "Corporate"), (PROGRAMME, "Programme"), (PROJECT, "Project")]
    APPETITES = [
        ("averse", "Averse"),
        ("minimal", "Minimal"),
        ("cautious", "Cautious"),
        ("open", "Open"),
        ("eager", "Eager"),
    ]

    level = models.CharField("risk register", max_length=10, choices=LEVELS)
    likelihood = on_the_scale()
    impact = on_the_scale()
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    next_review = models.DateField(null=True, blank=True)
    cause = models.TextField(blank=True)
    consequence = models.TextField(blank=True)
    source = models.CharField("comes from", max_length=200, blank=True, help_text="Who or what it may come from")
    inherent_likelihood = on_the_scale("likelihood without controls", null=True, blank=True)
    inherent_impact = on_the_scale("impact without controls", null=True, blank=True)
    target_likelihood = on_the_scale(null=True, blank=True)
    target_impact = on_the_scale(null=True, blank=True)
    appetite = models.CharField(max_length=10, choices=APPETITES, blank=True)
    accepted_score = models.PositiveSmallIntegerField(
        "highest score accepted",
        null=True,
        blank=True,
        validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST * HIGHEST)],
        help_text="Likelihood times impact up to which the appetite reaches",
    )
    recovery = models.CharField(
        "how long recovery may take", max_length=400, blank=True, help_text="In words that any manager can plan by"
    )
    accountable = models.ForeignKey(
        Post, verbose_name="accountable post", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class RiskControl(Entry):
    """Something that is in place and keeps a risk down."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    explained = models.CharField(
        "what it is and covers", max_length=400, blank=True, help_text="For a certificate: what it says, and of what"
    )
    tested_on = models.DateField("last tested on", null=True, blank=True)
    next_test = models.DateField(null=True, blank=True)


class Mitigation(Entry):
    """Something still to be done about a risk."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)


class RiskReview(Entry):
    """A day on which a risk was looked at again, and what was judged of it."""

    FALLING, STEADY, RISING, TO_CLOSE = "falling", "steady", "rising", "to-close"
    JUDGEMENTS = [(FALLING, "Falling"), (STEADY, "Steady"), (RISING, "Rising"), (TO_CLOSE, "To be closed")]

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField()
    body = models.ForeignKey(
        Body, verbose_name="reviewed by", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    judgement = models.CharField(max_length=10, choices=JUDGEMENTS)
    remarks = models.TextField(blank=True)


class ContinuityPlan(Entry):
    """How a service goes on without digital systems, and for how long."""

    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    hours_without = models.PositiveIntegerField(
        "hours it can do without digital systems",
        null=True,
        blank=True,
        help_text="Blank where nobody has worked it out",
    )
    works_by = models.CharField("how it goes on", max_length=400, blank=True)
    tested_on = models.DateField("last tested on", null=True, blank=True)
