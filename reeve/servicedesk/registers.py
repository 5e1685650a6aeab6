"""The registers of improvement plans, of lessons learned and of praise and criticism."""

from reeve.access.policy import Sensitivity
from reeve.register.declaring import Register, register
from reeve.servicedesk.models import Feedback, ImprovementPlan, Lesson


@register
class ImprovementPlans(Register):
    """Service improvement plans, open and closed."""

    model = ImprovementPlan
    columns = ["reference", "title", "trigger", "target", "month", "opened_on", "owner", "due", "closed_on"]
    filters = {"trigger": ["exact"], "target": ["exact"], "owner": ["exact"], "due": ["lt", "gt"]}
    search = ["reference", "title", "outcome"]
    complete = ["owner", "due"]
    common = True
    sensitivity = Sensitivity.PUBLIC


@register
class Lessons(Register):
    """What events taught the service, and what was changed."""

    model = Lesson
    columns = ["reference", "title", "learned_on", "raised_by", "change", "result", "plan", "owner"]
    filters = {"learned_on": ["lt", "gt"], "owner": ["exact"]}
    search = ["reference", "title", "raised_by", "cause", "change", "result"]
    complete = ["raised_by", "cause", "change", "result", "owner"]
    sensitivity = Sensitivity.PUBLIC


@register
class FeedbackReceived(Register):
    """Praise and criticism received, and what was done with it."""

    model = Feedback
    columns = [
        "reference",
        "title",
        "kind",
        "received_on",
        "received_from",
        "about",
        "answered_on",
        "outcome",
        "lesson",
    ]
    filters = {"kind": ["exact"], "received_on": ["lt", "gt"], "owner": ["exact"]}
    search = ["reference", "title", "received_from", "about", "outcome"]
    complete = ["received_from", "about", "owner"]
    sensitivity = Sensitivity.PUBLIC
