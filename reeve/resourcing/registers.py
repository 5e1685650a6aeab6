"""The registers of skills, of capacity, and of assignments."""

from reeve.access.policy import Sensitivity
from reeve.register.declaring import Register, register
from reeve.resourcing.models import Assignment, Capacity, Skill


@register
class Skills(Register):
    """Skills that the work needs."""

    model = Skill
    columns = ["reference", "title", "filled_by"]
    filters = {"filled_by": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Capacities(Register):
    """Hours that teams have, by skill and period."""

    model = Capacity
    columns = ["reference", "title", "team", "skill", "starts", "ends", "people", "hours", "unplanned_hours"]
    filters = {"skill": ["exact"], "starts": ["lt", "gt"]}
    search = ["reference", "title", "team"]


@register
class Assignments(Register):
    """Hours that projects need, by skill and period, and the post that gives them."""

    model = Assignment
    columns = ["reference", "title", "project", "skill", "post", "starts", "ends", "hours", "state"]
    filters = {"project": ["exact"], "skill": ["exact"], "post": ["exact"], "state": ["exact"], "starts": ["lt", "gt"]}
