"""The register of opportunities for improvement."""

from reeve.access.policy import Sensitivity
from reeve.assurance.models import Opportunity
from reeve.register.declaring import Register, register


@register
class Opportunities(Register):
    """What is to be done better, with owner and date."""

    model = Opportunity
    columns = ["reference", "stage", "title", "owner", "due"]
    filters = {"stage": ["exact"], "owner": ["exact"], "due": ["lt", "gt"]}
    sensitivity = Sensitivity.PUBLIC
