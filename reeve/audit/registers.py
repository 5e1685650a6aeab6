"""The registers of audit reviews, objectives, control tests, recommendations, also of consultants, and follow-ups."""

from reeve.access.policy import Sensitivity
from reeve.audit.models import (
    AuditObjective,
    AuditReview,
    ConsultantRecommendation,
    ControlTest,
    FollowUp,
    Recommendation,
)
from reeve.register.declaring import Register, register


@register
class AuditReviews(Register):
    """Reviews of internal audit, planned and reported, with their opinions."""

    model = AuditReview
    columns = ["reference", "title", "opinion", "planned_for", "reported_on", "lead", "body"]
    filters = {"opinion": ["exact"], "planned_for": ["lt", "gt"], "reported_on": ["lt", "gt"], "body": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class AuditObjectives(Register):
    """What reviews set out to find out, and what they found."""

    model = AuditObjective
    columns = ["reference", "title", "review", "position", "finding"]
    filters = {"review": ["exact"]}
    search = ["reference", "title", "finding"]
    sensitivity = Sensitivity.PUBLIC


@register
class ControlTests(Register):
    """Controls that internal audit tested."""

    model = ControlTest
    columns = ["reference", "title", "review", "tested_on", "rating", "tester"]
    filters = {"rating": ["exact"], "tested_on": ["lt", "gt"]}
    search = ["reference", "title", "review"]
    sensitivity = Sensitivity.PUBLIC


@register
class Recommendations(Register):
    """Recommendations of internal audit, open and closed."""

    model = Recommendation
    columns = [
        "reference",
        "title",
        "review",
        "priority",
        "owner",
        "agreed_date",
        "revised_date",
        "status",
        "closed_on",
    ]
    filters = {"status": ["exact"], "priority": ["exact"], "owner": ["exact"], "agreed_date": ["lt", "gt"]}
    search = ["reference", "title", "review"]
    sensitivity = Sensitivity.PUBLIC
    once = ["agreed_date"]


@register
class FollowUps(Register):
    """Claims that recommendations are carried out, and what audit found when it looked."""

    model = FollowUp
    columns = [
        "reference",
        "title",
        "recommendation",
        "claimed_on",
        "outcome",
        "verified_on",
        "verified_by",
        "evidence",
    ]
    filters = {"recommendation": ["exact"], "outcome": ["exact"], "claimed_on": ["lt", "gt"]}
    search = ["reference", "title", "evidence"]


@register
class ConsultantRecommendations(Register):
    """What consultants recommended, and what became of it."""

    model = ConsultantRecommendation
    columns = ["reference", "title", "made_by", "made_on", "response", "owner", "due", "done_on"]
    filters = {"response": ["exact"], "owner": ["exact"], "due": ["lt", "gt"]}
    search = ["reference", "title", "made_by"]
    complete = ["made_by", "owner"]
    sensitivity = Sensitivity.PUBLIC
