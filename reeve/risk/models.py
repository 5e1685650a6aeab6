"""Risks of the digital service, on the corporate, programme and project registers."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from reeve.organisation.models import Post
from reeve.register.models import Entry

LOWEST, HIGHEST = 1, 5
"""The ends of the scale on which likelihood and impact are judged."""


class Risk(Entry):
    """A risk: what may cause it, what would follow, and how it is judged."""

    CORPORATE, PROGRAMME, PROJECT = "corporate", "programme", "project"
    LEVELS = [(CORPORATE, "Corporate"), (PROGRAMME, "Programme"), (PROJECT, "Project")]

    level = models.CharField("risk register", max_length=10, choices=LEVELS)
    likelihood = models.PositiveSmallIntegerField(validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)])
    impact = models.PositiveSmallIntegerField(validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)])
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    next_review = models.DateField(null=True, blank=True)
    cause = models.TextField(blank=True)
    consequence = models.TextField(blank=True)
