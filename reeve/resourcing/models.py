"""Skills, the hours that teams have of them, and the projects that need them."""

from django.db import models

from reeve.organisation.models import Post
from reeve.portfolio.models import Project
from reeve.register.fields import EndDateField
from reeve.register.models import Entry


class Skill(Entry):
    """A skill that work needs, and where more of it comes from when the service's own people are too few."""

    OWN, PARTNER, OFFSHORE = "own", "partner", "offshore"
    WAYS = [
        (OWN, "Own staff only"),
        (PARTNER, "Partners on the framework"),
        (OFFSHORE, "A team abroad"),
    ]

    filled_by = models.CharField("filled up by", max_length=10, choices=WAYS, default=OWN)


class Capacity(Entry):
    """The hours that a team has of a skill in a period; part of them is kept for what nobody can plan."""

    team = models.CharField(max_length=200)
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = EndDateField()
    people = models.DecimalField(
        "full-time posts", max_digits=6, decimal_places=1, null=True, blank=True, help_text="Filled, part-time in part"
    )
    hours = models.PositiveIntegerField(help_text="All hours of the period, without leave")
    unplanned_hours = models.PositiveIntegerField(
        "hours kept for unplanned work", default=0, help_text="Incidents and small requests"
    )


class Assignment(Entry):
    """Hours of a skill that a project needs in a period, and the post that gives them; without one it is open."""

    ASKED, CONFIRMED = "asked", "confirmed"
    STATES = [(ASKED, "Asked for"), (CONFIRMED, "Confirmed")]

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = EndDateField()
    hours = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=STATES)
