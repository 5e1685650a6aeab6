"""The registers of policies and of strategic priorities."""

from reeve.access.policy import Sensitivity
from reeve.policies.models import Policy, StrategicPriority
from reeve.register.declaring import Register, register


@register
class Policies(Register):
    """Strategies, policies and principles in force, under review or in draft."""

    model = Policy
    columns = ["reference", "title", "kind", "owner", "approved_on", "next_review", "status"]
    filters = {"kind": ["exact"], "status": ["exact"], "next_review": ["lt", "gt"]}
    sensitivity = Sensitivity.PUBLIC


@register
class StrategicPriorities(Register):
    """The priorities of the strategies."""

    model = StrategicPriority
    columns = ["reference", "title", "strategy"]
    search = ["reference", "title", "strategy"]
    sensitivity = Sensitivity.PUBLIC
