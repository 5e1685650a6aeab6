"""Digital learning and digital inclusion: courses, champions, guidance, partners and the money won for them."""

from django.db import models

from reeve.organisation.models import Directorate, Post
from reeve.register.fields import EndDateField, MoneyField
from reeve.register.models import Entry


class Course(Entry):
    """A course in a digital skill or product."""

    ONLINE, CLASSROOM, SELF_SERVICE = "online", "classroom", "self-service"
    KINDS = [(ONLINE, "Online with a trainer"), (CLASSROOM, "Face to face"), (SELF_SERVICE, "Self-service")]

    kind = models.CharField(max_length=20, choices=KINDS)
    subject = models.CharField(max_length=120, blank=True, help_text="The product or skill that it teaches")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class CourseSession(Entry):
    """One session of a course: how many booked a place, and how many came."""

    PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
    STATUSES = [(PLANNED, "Planned"), (HELD, "Held"), (CANCELLED, "Cancelled")]

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("day")
    status = models.CharField(max_length=10, choices=STATUSES)
    booked = models.PositiveIntegerField("places booked", null=True, blank=True)
    attended = models.PositiveIntegerField("people who came", null=True, blank=True)


class Champion(Entry):
    """A colleague who helps others of a directorate to use digital tools; known here by a number, never by name."""

    personal = ("contact",)

    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contact = models.CharField(max_length=200, blank=True, help_text="Where colleagues reach them")
    starts = models.DateField()
    ends = EndDateField(null=True, blank=True, help_text="The last day; blank while it lasts")


class GuidanceItem(Entry):
    """A guidance page or toolkit, with the day when somebody last made sure that it is right."""

    KINDS = [("page", "Guidance page"), ("toolkit", "Toolkit")]

    kind = models.CharField(max_length=10, choices=KINDS)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300, blank=True, help_text="Where colleagues find it")
    last_checked = models.DateField(null=True, blank=True)
    next_check = models.DateField(null=True, blank=True)


class InclusionPartner(Entry):
    """An organisation, team or setting that brings digital skills and access to the people whom it serves."""

    SECTORS = [
        ("council", "Council"),
        ("third-sector", "Third sector"),
        ("digital", "Digital and technology"),
        ("health", "Health and care"),
        ("education", "Education and research"),
    ]
    COMMUNITIES = [
        ("older", "Older people"),
        ("migrants", "Migrants and refugees"),
        ("disabled", "People with learning disabilities and autistic people"),
        ("care", "Residents of care settings"),
        ("families", "Women and families"),
        ("health", "People with long-term health conditions"),
        ("low-income", "People on a low income"),
        ("all", "Everybody in a neighbourhood"),
    ]

    sector = models.CharField(max_length=20, choices=SECTORS)
    community = models.CharField("works with", max_length=20, choices=COMMUNITIES, blank=True)
    neighbourhood = models.CharField(max_length=120, blank=True)
    starts = models.DateField()
    ends = EndDateField(null=True, blank=True, help_text="The last day; blank while it lasts")


class InclusionGrant(Entry):
    """Money won from outside for digital inclusion."""

    funder = models.CharField(max_length=200)
    won_on = models.DateField()
    amount = MoneyField()
    goes_to = models.CharField(max_length=200, blank=True, help_text="Whom the money reaches")
