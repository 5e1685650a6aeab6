"""The register of governance bodies."""

from reeve.access.policy import Sensitivity
from reeve.governance.models import Body
from reeve.register.declaring import Register, register


@register
class Bodies(Register):
    """Boards, groups and committees, of the service and of the council."""

    model = Body
    columns = ["reference", "title", "tier", "purpose", "meets", "chair", "terms_of_reference"]
    filters = {"tier": ["exact"], "terms_of_reference": ["exact"]}
    search = ["reference", "title", "purpose"]
    common = True
    sensitivity = Sensitivity.PUBLIC
