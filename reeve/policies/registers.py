"""The registers of policies, strategic priorities, the communication plan and launches."""

from reeve.access.policy import Sensitivity
from reeve.policies.models import CommunicationItem, Launch, Policy, StrategicPriority
from reeve.register.declaring import Register, register


@register
class Policies(Register):
    """Strategies, policies and principles in force, under review or in draft."""

    model = Policy
    columns = ["reference", "title", "kind", "version", "owner", "approved_by", "approved_on", "next_review", "status"]
    filters = {"kind": ["exact"], "status": ["exact"], "approved_by": ["exact"], "next_review": ["lt", "gt"]}
    sensitivity = Sensitivity.PUBLIC


@register
class StrategicPriorities(Register):
    """The priorities of the strategies."""

    model = StrategicPriority
    columns = ["reference", "title", "strategy"]
    search = ["reference", "title", "strategy"]
    sensitivity = Sensitivity.PUBLIC


@register
class CommunicationItems(Register):
    """The communication plan: what is told to whom, how and when."""

    model = CommunicationItem
    columns = ["reference", "title", "audience", "channel", "owner", "planned_for", "done_on"]
    filters = {
        "channel": ["exact"],
        "owner": ["exact"],
        "planned_for": ["lt", "gt"],
        "done_on": ["lt", "gt"],
    }
    search = ["reference", "title", "audience"]
    complete = ["owner"]
    sensitivity = Sensitivity.PUBLIC


@register
class Launches(Register):
    """New technology put into use, with its launch notice and guidance."""

    model = Launch
    columns = ["reference", "title", "audience", "owner", "announced_on", "guidance_on", "launched_on"]
    filters = {"owner": ["exact"], "announced_on": ["lt", "gt"], "launched_on": ["lt", "gt"]}
    search = ["reference", "title", "audience"]
    sensitivity = Sensitivity.PUBLIC
