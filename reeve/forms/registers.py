"""The register of form apps."""

from reeve.access.policy import Sensitivity
from reeve.forms.models import FormApp
from reeve.register.declaring import Register, register


@register
class FormApps(Register):
    """Form apps in use and in the making."""

    model = FormApp
    columns = ["reference", "service", "status", "live_since", "delivery_status"]
    filters = {"status": ["exact"], "live_since": ["lt", "gt"]}
    search = ["reference", "service"]
    sensitivity = Sensitivity.PUBLIC
