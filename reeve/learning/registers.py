"""The registers of digital learning and digital inclusion."""

from reeve.access.policy import Sensitivity
from reeve.learning.models import Champion, Course, CourseSession, GuidanceItem, InclusionGrant, InclusionPartner
from reeve.register.declaring import Register, register


@register
class Courses(Register):
    """Courses in digital skills and products."""

    model = Course
    columns = ["reference", "title", "kind", "subject", "owner"]
    filters = {"kind": ["exact"], "owner": ["exact"]}
    search = ["reference", "title", "subject"]
    complete = ["owner"]
    sensitivity = Sensitivity.PUBLIC


@register
class CourseSessions(Register):
    """Sessions of courses, with places booked and people who came."""

    model = CourseSession
    columns = ["reference", "course", "held_on", "status", "booked", "attended"]
    filters = {"course": ["exact"], "status": ["exact"], "held_on": ["lt", "gt"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Champions(Register):
    """Colleagues who help others of their directorate with digital tools."""

    model = Champion
    columns = ["reference", "title", "directorate", "starts", "ends"]
    filters = {"directorate": ["exact"], "starts": ["lt", "gt"], "ends": ["lt", "gt"]}
    complete = ["directorate", "contact"]
    sensitivity = Sensitivity.INTERNAL


@register
class Guidance(Register):
    """Guidance pages and toolkits, with when each was last checked and is to be checked next."""

    model = GuidanceItem
    columns = ["reference", "title", "kind", "owner", "last_checked", "next_check"]
    filters = {"kind": ["exact"], "owner": ["exact"], "last_checked": ["lt", "gt"], "next_check": ["lt", "gt"]}
    complete = ["owner", "last_checked", "next_check"]
    sensitivity = Sensitivity.PUBLIC


@register
class InclusionPartners(Register):
    """Delivery partners of digital inclusion, in all sectors."""

    model = InclusionPartner
    columns = ["reference", "title", "sector", "community", "neighbourhood", "starts", "ends"]
    filters = {"sector": ["exact"], "community": ["exact"], "starts": ["lt", "gt"], "ends": ["lt", "gt"]}
    search = ["reference", "title", "neighbourhood"]
    complete = ["community", "neighbourhood"]
    sensitivity = Sensitivity.PUBLIC


@register
class InclusionGrants(Register):
    """Money won from outside for digital inclusion."""

    model = InclusionGrant
    columns = ["reference", "title", "funder", "won_on", "amount", "goes_to"]
    filters = {"won_on": ["lt", "gt"], "amount": ["lt", "gt"]}
    search = ["reference", "title", "funder", "goes_to"]
    sensitivity = Sensitivity.PUBLIC
