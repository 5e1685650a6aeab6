"""The register of metric definitions."""

from reeve.access.policy import Sensitivity
from reeve.figures.models import MetricDefinition
from reeve.register.declaring import Register, register


@register
class MetricDefinitions(Register):
    """Dated parameters, targets and owners of metrics."""

    model = MetricDefinition
    columns = ["reference", "metric", "valid_from", "target", "direction", "owner"]
    filters = {"metric": ["exact"], "direction": ["exact"]}
    search = ["reference", "title", "metric"]
    sensitivity = Sensitivity.PUBLIC
