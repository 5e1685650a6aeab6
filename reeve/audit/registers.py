"""The registers of control tests and of audit recommendations."""

from reeve.access.policy import Sensitivity
from reeve.audit.models import ControlTest, Recommendation
from reeve.register.declaring import Register, register


@register
class ControlTests(Register):
    """Controls that internal audit tested."""

    model = ControlTest
    columns = ["reference", "title", "review", "tested_on", "rating", "tester"]
    filters = {"rating": ["exact"], "tested_on": ["lt", "gt"]}
    search = ["reference", "title", "review"]
    sensitivity = Sensitivity.PUBLIC


@register
class Recommendations(Register):
    """Recommendations of internal audit, open and closed."""

    model = Recommendation
    columns = [
        "reference",
        "title",
        "review",
        "priority",
        "owner",
        "agreed_date",
        "revised_date",
        "status",
        "closed_on",
    ]
    filters = {"status": ["exact"], "priority": ["exact"], "owner": ["exact"], "agreed_date": ["lt", "gt"]}
    search = ["reference", "title", "review"]
    sensitivity = Sensitivity.PUBLIC
