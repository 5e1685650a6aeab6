"""The register of certificates."""

from reeve.access.policy import Sensitivity
from reeve.cyber.models import Certificate
from reeve.register.declaring import Register, register


@register
class Certificates(Register):
    """Certificates and accreditations, present and past."""

    model = Certificate
    columns = ["reference", "title", "scheme", "issued_on", "expires", "issuer", "submitted_on"]
    filters = {"scheme": ["exact"], "expires": ["lt", "gt"]}
    search = ["reference", "title", "scheme", "issuer"]
    common = True
    sensitivity = Sensitivity.PUBLIC
