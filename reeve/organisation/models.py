"""Who and where: directorates with services and teams, posts, the roles that posts hold, and the scales in use."""

from django.db import models

from reeve.register.fields import EndDateField
from reeve.register.models import Entry

PRINCIPLES = [
    ("A", "A: Integrity and the rule of law"),
    ("B", "B: Openness and engagement"),
    ("C", "C: Outcomes for the place and its people"),
    ("D", "D: Choosing what will work"),
    ("E", "E: Capacity and leadership"),
    ("F", "F: Risk, performance and money"),
    ("G", "G: Transparency and audit"),
]
"""The seven principles of good governance in local government, which local codes and surveys follow."""


class Directorate(Entry):
    """A part of the council that answers to one director; its reference is its code."""


class Post(Entry):
    """A post, whoever holds it. Entries are owned by posts, never by persons."""

    IN_POST, VACANT, LEFT = "in-post", "vacant", "left"
    STATUSES = [(IN_POST, "In post"), (VACANT, "Vacant"), (LEFT, "Left")]

    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=STATUSES, default=IN_POST)
    left_on = models.DateField(null=True, blank=True, help_text="When the last holder left, where nobody followed")


class Service(Entry):
    """A service that a directorate gives, such as housing repairs or the digital service itself."""

    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    head = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=400, blank=True)


class Team(Entry):
    """A team of a service, and what it answers for."""

    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers_for = models.CharField(max_length=400, blank=True)


class Responsibility(Entry):
    """One thing that a post is responsible for; the title says what."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")


class OfficerRole(Entry):
    """A role that some post must always hold, such as senior information risk owner."""

    purpose = models.CharField(max_length=400, blank=True)
    required_by = models.CharField(
        max_length=200, blank=True, help_text="The law, standard or decision that asks for it"
    )


class Appointment(Entry):
    """Which post holds an officer role, stands in for its holder, or acts in it, from when to when."""

    HOLDER, DEPUTY, ACTING = "holder", "deputy", "acting"
    CAPACITIES = [(HOLDER, "Holder"), (DEPUTY, "Deputy"), (ACTING, "Acting")]

    role = models.ForeignKey(OfficerRole, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(
        max_length=10,
        choices=CAPACITIES,
        help_text="A deputy stands in while the holder is away; who is acting has the role for the time being",
    )
    starts = models.DateField()
    ends = EndDateField(null=True, blank=True, help_text="The last day; blank while it lasts")


class ScaleValue(Entry):
    """One value of a scale on which something is judged; the title is the value in words."""

    SCALES = [
        ("health", "Health of projects"),
        ("confidence", "Delivery confidence"),
        ("control-rating", "Rating of controls tested"),
        ("opinion", "Opinion of internal audit"),
        ("priority", "Priority of recommendations"),
        ("embeddedness", "How well embedded an arrangement is"),
        ("severity", "Severity of vulnerabilities"),
        ("likelihood", "Likelihood of risks"),
        ("impact", "Impact of risks"),
        ("appetite", "Appetite for risk"),
        ("lifecycle", "Lifecycle of products"),
        ("disposition", "What is to become of products"),
    ]

    scale = models.CharField(max_length=20, choices=SCALES)
    value = models.CharField(max_length=40, help_text="As it is recorded, such as 3 or amber")
    position = models.PositiveSmallIntegerField(help_text="Its place in the scale, from 1")
    definition = models.TextField(blank=True)
    starts = models.DateField()
    ends = EndDateField(null=True, blank=True, help_text="The last day; blank while it is in use")
