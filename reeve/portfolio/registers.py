"""The registers of projects and of roll-out sites."""

from reeve.access.policy import Sensitivity
from reeve.portfolio.models import Project, Site
from reeve.register.declaring import Register, register


@register
class Projects(Register):
    """Projects of the work plan: planned, in progress and completed."""

    model = Project
    columns = [
        "reference",
        "title",
        "scope",
        "priority",
        "status",
        "completed_on",
        "next_milestone",
        "milestone_date",
    ]
    filters = {"scope": ["exact"], "status": ["exact"], "priority": ["exact"], "completed_on": ["lt", "gt"]}
    common = True
    sensitivity = Sensitivity.PUBLIC


@register
class Sites(Register):
    """Sites of the network refresh: surveyed and installed when."""

    model = Site
    columns = ["reference", "title", "kind", "surveyed_on", "installed_on"]
    filters = {"kind": ["exact"]}
    sensitivity = Sensitivity.PUBLIC
