"""Which files fill projects, their milestones and health, and sites."""

from __future__ import annotations

from collections.abc import Iterable

from reeve.organisation.registers import Posts
from reeve.policies.registers import StrategicPriorities
from reeve.portfolio.metrics import DIMENSIONS
from reeve.portfolio.models import NOT_REPORTED, RATINGS, Project, Site
from reeve.portfolio.registers import HealthReports, Milestones, Programmes, Projects, Sites
from reeve.source.cells import Cell, Unreadable, day, one_of, shown, whole, words
from reeve.source.declaring import Column, Row, Source, source

_STATUSES = {label: key for key, label in Project.STATUSES}


@source
class WorkPlan(Source):
    """The ICT work plan: one row a project, with its state and its next milestone."""

    name = "portfolio.work-plan"
    register = Projects
    sheet = "Work plan"
    day_first = True
    columns = [
        Column("Project ref", "reference"),
        Column("Project", "title"),
        Column("Scope", "scope", one_of({label: key for key, label in Project.SCOPES}), required=True),
        Column("Priority", "priority", names=StrategicPriorities),
        Column("Status", "status", one_of(_STATUSES), required=True),
        Column("Completed on", "completed_on", day),
        Column("Next milestone", "next_milestone"),
        Column("Milestone date", "milestone_date", day),
    ]


@source
class ProjectExport(Source):
    """The projects of a portfolio tool's export (Daptiv and its like): one row a project."""

    name = "portfolio.project-export"
    register = Projects
    sheet = "Projects"
    day_first = True
    constants = {"scope": Project.COUNCIL}
    columns = [
        Column("Project ID", "reference"),
        Column("Project Name", "title"),
        Column("Program", "programme", names=Programmes, also=("Programme",)),
        Column("Project Manager", "manager", names=Posts),
        Column(
            "Project Status",
            "status",
            one_of(
                {
                    "Proposed": Project.PLANNED,
                    "Active": Project.IN_PROGRESS,
                    "On hold": Project.IN_PROGRESS,
                    "Closed": Project.COMPLETED,
                }
            ),
            required=True,
        ),
        Column("Actual Finish", "completed_on", day),
    ]


@source
class MilestoneExport(Source):
    """The milestones of a portfolio tool's export: baseline, forecast and actual finish."""

    name = "portfolio.milestone-export"
    register = Milestones
    sheet = "Milestones"
    day_first = True
    columns = [
        Column("Task ID", "reference"),
        Column("Milestone", "title"),
        Column("Project ID", "project", names=Projects, required=True),
        Column("Baseline Finish", "baseline_on", day),
        Column("Forecast Finish", "forecast_on", day),
        Column("Actual Finish", "reached_on", day),
    ]


def percent(cell: Cell) -> int:
    """A part of the whole in percent, with or without the sign."""
    found = whole(words(cell).removesuffix("%"))
    if not 0 <= found <= 100:
        raise Unreadable(f"must be 0 to 100 percent, and was {shown(cell)}")
    return found


_rating = one_of({label: key for key, label in RATINGS})


@source
class StatusExport(Source):
    """A portfolio tool's status reports: a project's health in a month; an empty rating is not reported."""

    name = "portfolio.status-export"
    register = HealthReports
    sheet = "Status reports"
    day_first = True
    columns = [
        Column("Report ID", "reference"),
        Column("Report Name", "title"),
        Column("Project ID", "project", names=Projects, required=True),
        Column("Report Month", "month", day, required=True),
        Column("% Complete", "percent_complete", percent),
        Column("Overall Health", "overall", _rating),
        *(Column(f"{name.capitalize()} Health", name, _rating) for name in DIMENSIONS),
        *(Column(f"{name.capitalize()} Comment", f"{name}_reason") for name in DIMENSIONS),
    ]

    def expand(self, row: Row) -> Iterable[Row]:
        """The report, with the month from its first day and a word for each rating that is missing."""
        row.values["month"] = row.values["month"].replace(day=1)
        for name in ("overall", *DIMENSIONS):
            row.values[name] = row.values[name] or NOT_REPORTED
        yield row


@source
class SiteRollout(Source):
    """The roll-out by site: when each was surveyed and installed."""

    name = "portfolio.site-rollout"
    register = Sites
    sheet = "Sites"
    day_first = True
    columns = [
        Column("Site ref", "reference"),
        Column("Site", "title"),
        Column("Kind", "kind", one_of({label: key for key, label in Site.KINDS}), required=True),
        Column("Surveyed on", "surveyed_on", day),
        Column("Installed on", "installed_on", day),
    ]
