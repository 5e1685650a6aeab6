"""The registers of requests, programmes and projects, of how they are doing, and of roll-outs."""

from reeve.access.policy import Sensitivity
from reeve.portfolio import models
from reeve.register.declaring import Register, register


@register
class Programmes(Register):
    """Programmes, with the board that governs each."""

    model = models.Programme
    columns = ["reference", "title", "purpose", "lead", "board", "starts", "ends", "status"]
    filters = {"status": ["exact"], "board": ["exact"], "lead": ["exact"]}
    search = ["reference", "title", "purpose"]
    sensitivity = Sensitivity.PUBLIC


@register
class ProgrammeObjectives(Register):
    """What the programmes are to achieve, strategic objectives and their own."""

    model = models.ProgrammeObjective
    columns = ["reference", "title", "kind", "programme", "priority"]
    filters = {"kind": ["exact"], "programme": ["exact"], "priority": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Projects(Register):
    """Projects of the work plan: planned, in progress and completed."""

    model = models.Project
    columns = [
        "reference",
        "title",
        "scope",
        "priority",
        "programme",
        "manager",
        "status",
        "completed_on",
        "next_milestone",
        "milestone_date",
    ]
    filters = {
        "scope": ["exact"],
        "status": ["exact"],
        "priority": ["exact"],
        "programme": ["exact"],
        "completed_on": ["lt", "gt"],
    }
    common = True
    sensitivity = Sensitivity.PUBLIC


@register
class WorkRequests(Register):
    """Work that directorates ask for: its route, and the body at which it waits."""

    model = models.WorkRequest
    columns = [
        "reference",
        "title",
        "directorate",
        "route",
        "state",
        "raised_on",
        "waiting_at",
        "decided_on",
        "bypassed",
    ]
    filters = {
        "route": ["exact"],
        "state": ["exact"],
        "directorate": ["exact"],
        "waiting_at": ["exact"],
        "bypassed": ["exact"],
        "raised_on": ["lt", "gt"],
    }


@register
class Milestones(Register):
    """Milestones of projects: baseline, forecast, and the day they were reached."""

    model = models.Milestone
    columns = ["reference", "title", "project", "baseline_on", "forecast_on", "reached_on", "note"]
    filters = {
        "project": ["exact"],
        "baseline_on": ["lt", "gt"],
        "forecast_on": ["lt", "gt"],
        "reached_on": ["lt", "gt"],
    }
    sensitivity = Sensitivity.PUBLIC


@register
class HealthReports(Register):
    """What projects report of their health, month by month, in seven dimensions."""

    model = models.HealthReport
    columns = [
        "reference",
        "title",
        "project",
        "month",
        "percent_complete",
        "overall",
        "budget",
        "quality",
        "resource",
        "risk",
        "schedule",
        "scope",
        "benefits",
    ]
    filters = {"project": ["exact"], "month": ["lt", "gt"], "overall": ["exact"]}


@register
class Issues(Register):
    """Issues of projects and of the service, open and closed, with what was changed because of them."""

    model = models.Issue
    columns = ["reference", "title", "project", "directorate", "raised_on", "severity", "owner", "due_on", "status"]
    filters = {
        "project": ["exact"],
        "severity": ["exact"],
        "status": ["exact"],
        "owner": ["exact"],
        "due_on": ["lt", "gt"],
    }


@register
class ProjectDependencies(Register):
    """What projects need from elsewhere, and by when."""

    model = models.ProjectDependency
    columns = ["reference", "title", "project", "on_project", "needed_by", "state"]
    filters = {"project": ["exact"], "on_project": ["exact"], "state": ["exact"], "needed_by": ["lt", "gt"]}


@register
class Benefits(Register):
    """Benefits planned and realised, and by when."""

    model = models.Benefit
    columns = ["reference", "title", "kind", "objective", "project", "owner", "planned", "realised", "due_on", "state"]
    filters = {
        "kind": ["exact"],
        "state": ["exact"],
        "project": ["exact"],
        "objective": ["exact"],
        "due_on": ["lt", "gt"],
    }
    sensitivity = Sensitivity.PUBLIC


@register
class ChangeRequests(Register):
    """Changes to programmes and projects, proposals to stop one included, and who decided on them."""

    model = models.ChangeRequest
    columns = ["reference", "title", "kind", "programme", "project", "raised_on", "amount", "decision", "decided_by"]
    filters = {"kind": ["exact"], "decision": ["exact"], "programme": ["exact"], "project": ["exact"]}
    search = ["reference", "title", "reason"]


@register
class DeliveryReviews(Register):
    """Reviews of programmes and projects by people who do not deliver them."""

    model = models.DeliveryReview
    columns = ["reference", "title", "programme", "project", "reviewed_on", "reviewer", "confidence", "reported_to"]
    filters = {"confidence": ["exact"], "programme": ["exact"], "reviewed_on": ["lt", "gt"]}
    search = ["reference", "title", "finding"]


@register
class ServiceMigrations(Register):
    """Services and groups that move to collaboration tools."""

    model = models.ServiceMigration
    columns = [
        "reference",
        "title",
        "kind",
        "directorate",
        "state",
        "planned_for",
        "moved_on",
        "moved_from",
        "moved_to",
    ]
    filters = {"kind": ["exact"], "state": ["exact"], "directorate": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Sites(Register):
    """Sites of the network refresh: surveyed and installed when."""

    model = models.Site
    columns = ["reference", "title", "kind", "surveyed_on", "installed_on"]
    filters = {"kind": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Changes(Register):
    """Changes to live systems, with what the change board decided and how each went."""

    model = models.Change
    columns = ["reference", "title", "kind", "system", "raised_on", "decision", "decided_on", "made_on", "result"]
    filters = {"kind": ["exact"], "decision": ["exact"], "result": ["exact"], "raised_on": ["lt", "gt"]}
    search = ["reference", "title", "system"]
    complete = ["system", "owner"]


@register
class WorkPlans(Register):
    """Plans of work, and who approved them."""

    model = models.WorkPlan
    columns = ["reference", "title", "team", "starts", "ends", "approved_by", "approved_on", "reviewed_on"]
    filters = {"approved_by": ["exact"]}
    search = ["reference", "title", "team"]
    complete = ["team", "approved_by"]
    sensitivity = Sensitivity.PUBLIC
