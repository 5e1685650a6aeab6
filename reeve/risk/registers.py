"""The registers of risks, controls, mitigations, reviews and continuity plans."""

from reeve.access.policy import Sensitivity
from reeve.register.declaring import Register, register
from reeve.risk import models


@register
class Risks(Register):
    """Risks on the corporate, programme and project registers."""

    model = models.Risk
    columns = [
        "reference",
        "title",
        "level",
        "likelihood",
        "impact",
        "target_likelihood",
        "target_impact",
        "appetite",
        "accepted_score",
        "owner",
        "accountable",
        "next_review",
        "cause",
        "consequence",
        "recovery",
    ]
    filters = {
        "level": ["exact"],
        "appetite": ["exact"],
        "owner": ["exact"],
        "accountable": ["exact"],
        "next_review": ["lt", "gt"],
    }
    search = ["reference", "title", "source", "cause", "consequence"]
    sensitivity = Sensitivity.PUBLIC


@register
class RiskControls(Register):
    """What is in place against risks, with the last and the next test."""

    model = models.RiskControl
    columns = ["reference", "title", "risk", "owner", "explained", "tested_on", "next_test"]
    filters = {"risk": ["exact"], "owner": ["exact"], "next_test": ["lt", "gt"]}
    search = ["reference", "title", "explained"]


@register
class Mitigations(Register):
    """What is still to be done about risks, with owner and date."""

    model = models.Mitigation
    columns = ["reference", "title", "risk", "owner", "due", "done_on"]
    filters = {"risk": ["exact"], "owner": ["exact"], "due": ["lt", "gt"], "done_on": ["lt", "gt"]}


@register
class RiskReviews(Register):
    """Reviews of risks: when, by which body, and whether the risk falls or rises."""

    model = models.RiskReview
    columns = ["reference", "title", "risk", "reviewed_on", "body", "judgement", "remarks"]
    filters = {"risk": ["exact"], "body": ["exact"], "judgement": ["exact"], "reviewed_on": ["lt", "gt"]}
    search = ["reference", "title", "remarks"]


@register
class ContinuityPlans(Register):
    """Services' own plans for the time without digital systems."""

    model = models.ContinuityPlan
    columns = ["reference", "title", "directorate", "owner", "hours_without", "works_by", "tested_on"]
    filters = {"directorate": ["exact"], "owner": ["exact"], "hours_without": ["lt", "gt"], "tested_on": ["lt", "gt"]}
    search = ["reference", "title", "works_by"]
