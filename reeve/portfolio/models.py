"""What is asked of the service, and what it delivers: requests, programmes and projects, and how they are doing."""

from django.core.validators import MaxValueValidator
from django.db import models

from reeve.governance.models import Body
from reeve.organisation.models import Directorate, Post
from reeve.policies.models import StrategicPriority
from reeve.register.fields import EndDateField, MoneyField
from reeve.register.models import Entry


class Programme(Entry):
    """A set of projects that is led, funded and governed as one."""

    PLANNED, UNDER_WAY, CLOSED = "planned", "under-way", "closed"
    STATUSES = [(PLANNED, "Planned"), (UNDER_WAY, "Under way"), (CLOSED, "Closed")]

    purpose = models.CharField(max_length=400, blank=True)
    lead = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField(null=True, blank=True)
    ends = EndDateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=STATUSES)


class ProgrammeObjective(Entry):
    """What a programme is to achieve: its own objectives, and the strategic ones that it contributes to."""

    STRATEGIC, PROGRAMME = "strategic", "programme"
    KINDS = [(STRATEGIC, "Strategic"), (PROGRAMME, "Programme")]

    kind = models.CharField(max_length=10, choices=KINDS)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    priority = models.ForeignKey(
        StrategicPriority,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="strategic priority",
    )


class Project(Entry):
    """A project of the work plan: a council's own, or shared by those whom a shared service serves."""

    COUNCIL, SHARED = "council", "shared"
    SCOPES = [(COUNCIL, "Council"), (SHARED, "Shared")]
    COMPLETED, IN_PROGRESS, PLANNED = "completed", "in-progress", "planned"
    STATUSES = [(COMPLETED, "Completed"), (IN_PROGRESS, "In progress"), (PLANNED, "Planned")]

    scope = models.CharField(max_length=10, choices=SCOPES)
    priority = models.ForeignKey(StrategicPriority, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    manager = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=STATUSES)
    completed_on = models.DateField(null=True, blank=True)
    next_milestone = models.CharField(max_length=400, blank=True)
    milestone_date = models.DateField(null=True, blank=True)


class WorkRequest(Entry):
    """Work that a directorate asks of the service: which way it goes, and at which body it waits."""

    UNSORTED, USUAL, PROGRAMME, NEW = "unsorted", "business-as-usual", "programme", "new-development"
    ROUTES = [
        (USUAL, "Business as usual"),
        (PROGRAMME, "Established programme"),
        (NEW, "New development"),
        (UNSORTED, "Not yet sorted"),
    ]
    WAITING, APPROVED, DECLINED, WITHDRAWN = "waiting", "approved", "declined", "withdrawn"
    STATES = [(WAITING, "Waiting"), (APPROVED, "Approved"), (DECLINED, "Declined"), (WITHDRAWN, "Withdrawn")]

    directorate = models.ForeignKey(
        Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="asked by"
    )
    route = models.CharField(max_length=20, choices=ROUTES, default=UNSORTED)
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=STATES)
    raised_on = models.DateField()
    waiting_at = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="The body that decides next"
    )
    decided_on = models.DateField(null=True, blank=True)
    delivery_order = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its place in the order of delivery; 1 comes first"
    )
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="What came of it"
    )
    bypassed = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="A body that should have decided and was not asked",
    )
    bypass_reason = models.CharField(max_length=400, blank=True)


class Milestone(Entry):
    """A milestone of a project: first planned, now forecast, and reached when."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    baseline_on = models.DateField("baseline", null=True, blank=True, help_text="As first agreed; it is not moved")
    forecast_on = models.DateField("forecast", null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)


GREEN, AMBER, RED, NOT_REPORTED = "green", "amber", "red", "not-reported"
RATINGS = [
    (GREEN, "Green"),
    (AMBER, "Amber"),
    (RED, "Red"),
    (NOT_REPORTED, "Not reported"),
]
"""On plan, in need of attention, in trouble; and a month in which nobody said."""


def _rating() -> "models.CharField[str, str]":
    return models.CharField(max_length=20, choices=RATINGS, default=NOT_REPORTED)


class HealthReport(Entry):
    """How a project said it was doing in a month: overall, and in seven dimensions, each with its reason."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="The first day of the month that is reported on")
    percent_complete = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    overall = _rating()
    budget = _rating()
    budget_reason = models.CharField(max_length=400, blank=True)
    quality = _rating()
    quality_reason = models.CharField(max_length=400, blank=True)
    resource = _rating()
    resource_reason = models.CharField(max_length=400, blank=True)
    risk = _rating()
    risk_reason = models.CharField(max_length=400, blank=True)
    schedule = _rating()
    schedule_reason = models.CharField(max_length=400, blank=True)
    scope = _rating()
    scope_reason = models.CharField(max_length=400, blank=True)
    benefits = _rating()
    benefits_reason = models.CharField(max_length=400, blank=True)


class Issue(Entry):
    """Something that went wrong in a project or with how the service works."""

    SEVERITIES = [("high", "High"), ("medium", "Medium"), ("low", "Low")]
    OPEN, CLOSED = "open", "closed"
    STATUSES = [(OPEN, "Open"), (CLOSED, "Closed")]

    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    directorate = models.ForeignKey(
        Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="raised by"
    )
    raised_on = models.DateField()
    severity = models.CharField(max_length=10, choices=SEVERITIES)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("to be resolved by", null=True, blank=True)
    status = models.CharField(max_length=10, choices=STATUSES)
    closed_on = models.DateField(null=True, blank=True)


class ProjectDependency(Entry):
    """Something that a project needs from elsewhere before a day."""

    OPEN, MET, FAILED = "open", "met", "failed"
    STATES = [(OPEN, "Not met yet"), (MET, "Met"), (FAILED, "Will not be met")]

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    on_project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="depends on project"
    )
    needed_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=STATES)


class Benefit(Entry):
    """What a programme or project is to bring, by when, and what of it has come."""

    KINDS = [
        ("saving", "Saving"),
        ("cost-avoided", "Cost avoided"),
        ("better-service", "Better service"),
        ("compliance", "Rules met"),
    ]
    EXPECTED, PARTLY, REALISED, LOST = "expected", "partly-realised", "realised", "lost"
    STATES = [(EXPECTED, "Expected"), (PARTLY, "Partly realised"), (REALISED, "Realised"), (LOST, "Will not come")]

    kind = models.CharField(max_length=20, choices=KINDS)
    objective = models.ForeignKey(ProgrammeObjective, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    planned = MoneyField(null=True, blank=True, help_text="Pounds a year; blank where it is not money")
    realised = MoneyField(null=True, blank=True, help_text="Pounds a year so far")
    due_on = models.DateField("to be realised by", null=True, blank=True)
    state = models.CharField(max_length=20, choices=STATES)


class ChangeRequest(Entry):
    """A change to what a programme or project was agreed to be; a proposal to stop it is one of them."""

    BUDGET, RESOURCE, SCHEDULE, SCOPE, STOP = "budget", "resource", "schedule", "scope", "stop"
    KINDS = [
        (BUDGET, "More budget"),
        (RESOURCE, "More people"),
        (SCHEDULE, "Other dates"),
        (SCOPE, "Other scope"),
        (STOP, "Stop it"),
    ]
    WAITING, APPROVED, REJECTED = "waiting", "approved", "rejected"
    DECISIONS = [(WAITING, "Waiting"), (APPROVED, "Approved"), (REJECTED, "Rejected")]

    kind = models.CharField(max_length=10, choices=KINDS)
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    recommended_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    amount = MoneyField(null=True, blank=True, help_text="What it adds to the budget, or takes from it")
    reason = models.CharField(max_length=400, blank=True)
    decision = models.CharField(max_length=10, choices=DECISIONS)
    decided_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)


class DeliveryReview(Entry):
    """A review of a programme or project by people who do not deliver it, with how far they trust its plan."""

    CONFIDENCES = [("high", "High"), ("medium", "Medium"), ("low", "Low")]

    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField()
    reviewer = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confidence = models.CharField("delivery confidence", max_length=10, choices=CONFIDENCES)
    reported_to = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    finding = models.CharField(max_length=400, blank=True)


class ServiceMigration(Entry):
    """A service whose shared data moves to a collaboration tool, or a group that gets a team in it."""

    STRUCTURAL, FUNCTIONAL = "structural", "functional"
    KINDS = [(STRUCTURAL, "Service"), (FUNCTIONAL, "Project or group")]
    PLANNED, UNDER_WAY, MOVED = "planned", "under-way", "moved"
    STATES = [(PLANNED, "Planned"), (UNDER_WAY, "Under way"), (MOVED, "Moved")]

    kind = models.CharField("kind of team", max_length=10, choices=KINDS)
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=STATES)
    planned_for = models.DateField(null=True, blank=True)
    moved_on = models.DateField(null=True, blank=True)
    moved_from = models.CharField(max_length=200, blank=True)
    moved_to = models.CharField(max_length=200, blank=True)


class Site(Entry):
    """A site at which a roll-out is surveyed and installed."""

    MAIN, SATELLITE = "main", "satellite"
    KINDS = [(MAIN, "Main"), (SATELLITE, "Satellite")]

    kind = models.CharField(max_length=10, choices=KINDS)
    surveyed_on = models.DateField(null=True, blank=True)
    installed_on = models.DateField(null=True, blank=True)


class Change(Entry):
    """A change to a live system, which a board weighs before it is made; not one to what a project was agreed to be."""

    STANDARD, NORMAL, EMERGENCY = "standard", "normal", "emergency"
    KINDS = [(STANDARD, "Standard"), (NORMAL, "Normal"), (EMERGENCY, "Emergency")]
    WAITING, APPROVED, REJECTED = "waiting", "approved", "rejected"
    DECISIONS = [(WAITING, "Waiting"), (APPROVED, "Approved"), (REJECTED, "Rejected")]
    WORKED, PROBLEMS, BACKED_OUT = "worked", "problems", "backed-out"
    RESULTS = [(WORKED, "Worked"), (PROBLEMS, "Worked, with problems"), (BACKED_OUT, "Backed out")]

    kind = models.CharField("type", max_length=10, choices=KINDS)
    system = models.CharField(max_length=200, blank=True, help_text="The system or service that is changed")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    decision = models.CharField(max_length=10, choices=DECISIONS, default=WAITING)
    decided_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    made_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=RESULTS, blank=True)


class WorkPlan(Entry):
    """A plan of work for a year or longer, and the body that approved it."""

    team = models.CharField(max_length=200, blank=True, help_text="Whose plan it is")
    starts = models.DateField("first day")
    ends = EndDateField("last day")
    approved_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField("last reviewed on", null=True, blank=True)
