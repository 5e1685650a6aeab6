"""The registers of arrangements, their evidence, and opportunities for improvement."""

from reeve.access.policy import Sensitivity
from reeve.assurance import models
from reeve.register.declaring import Register, register


@register
class Opportunities(Register):
    """What is to be done better, with owner, date and state."""

    model = models.Opportunity
    columns = ["reference", "stage", "title", "owner", "due", "state", "carried_from"]
    filters = {"stage": ["exact"], "state": ["exact"], "owner": ["exact"], "due": ["lt", "gt"]}
    search = ["reference", "title", "outcome"]
    complete = ["owner", "due"]
    sensitivity = Sensitivity.PUBLIC


@register
class Arrangements(Register):
    """The system of internal control, arrangement by arrangement."""

    model = models.Arrangement
    columns = ["reference", "title", "kind", "stage", "owner", "body", "policy", "since"]
    filters = {"kind": ["exact"], "stage": ["exact"], "owner": ["exact"]}
    search = ["reference", "title", "purpose"]
    complete = ["purpose", "owner"]
    sensitivity = Sensitivity.PUBLIC


@register
class ArrangementEvidence(Register):
    """What shows that arrangements are there and work."""

    model = models.ArrangementEvidence
    columns = ["reference", "title", "arrangement", "kind", "place", "dated"]
    filters = {"arrangement": ["exact"], "kind": ["exact"], "dated": ["lt", "gt"]}
    search = ["reference", "title", "place"]
