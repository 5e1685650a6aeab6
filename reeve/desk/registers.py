"""The register of implications."""

from reeve.access.policy import Sensitivity
from reeve.desk.models import Implication
from reeve.register.declaring import Register, register


@register
class Implications(Register):
    """What the report means for each matter that the committee asks about."""

    model = Implication
    columns = ["reference", "title", "statement"]
    search = ["reference", "title", "statement"]
    sensitivity = Sensitivity.PUBLIC
