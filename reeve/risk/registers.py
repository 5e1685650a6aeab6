"""The register of risks."""

from reeve.access.policy import Sensitivity
from reeve.register.declaring import Register, register
from reeve.risk.models import Risk


@register
class Risks(Register):
    """Risks on the corporate, programme and project registers."""

    model = Risk
    columns = ["reference", "title", "level", "likelihood", "impact", "owner", "next_review", "cause", "consequence"]
    filters = {"level": ["exact"], "owner": ["exact"], "next_review": ["lt", "gt"]}
    search = ["reference", "title", "cause", "consequence"]
    sensitivity = Sensitivity.PUBLIC
