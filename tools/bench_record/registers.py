"""The register of assets."""

from bench_record.models import Asset
from reeve.register.declaring import Register, register


@register
class Assets(Register):
    """Assets, for measuring."""

    model = Asset
    columns = [
        "reference", "title", "directorate", "owner", "product", "kind", "status", "supplier", "starts", "ends",
        "annual_value", "users",
    ]  # fmt: skip
    filters = {
        "kind": ["exact"],
        "status": ["exact"],
        "directorate": ["exact"],
        "owner": ["exact"],
        "product": ["exact"],
        "critical": ["exact"],
        "ends": ["lt", "gt"],
        "annual_value": ["lt", "gt"],
    }
    search = ["reference", "title", "supplier"]
