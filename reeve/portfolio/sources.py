"""Which files fill projects and sites."""

from __future__ import annotations

from reeve.policies.registers import StrategicPriorities
from reeve.portfolio.models import Project, Site
from reeve.portfolio.registers import Projects, Sites
from reeve.source.cells import day, one_of
from reeve.source.declaring import Column, Source, source


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
        Column("Status", "status", one_of({label: key for key, label in Project.STATUSES}), required=True),
        Column("Completed on", "completed_on", day),
        Column("Next milestone", "next_milestone"),
        Column("Milestone date", "milestone_date", day),
    ]


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
