"""The registers of who and where: directorates, services, teams, posts, officer roles and scales."""

from reeve.access.policy import Sensitivity
from reeve.organisation.models import (
    Appointment,
    Directorate,
    OfficerRole,
    Post,
    Responsibility,
    ScaleValue,
    Service,
    Team,
)
from reeve.register.declaring import Register, register


@register
class Directorates(Register):
    """The council's directorates."""

    model = Directorate
    columns = ["reference", "title"]
    sensitivity = Sensitivity.PUBLIC


@register
class Posts(Register):
    """Posts that own entries, chair bodies and sign."""

    model = Post
    columns = ["reference", "title", "directorate", "status", "left_on"]
    filters = {"status": ["exact"], "directorate": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Services(Register):
    """The services that the directorates give."""

    model = Service
    columns = ["reference", "title", "directorate", "head", "purpose"]
    filters = {"directorate": ["exact"], "head": ["exact"]}
    search = ["reference", "title", "purpose"]
    sensitivity = Sensitivity.PUBLIC


@register
class Teams(Register):
    """The teams of the services, with what each answers for."""

    model = Team
    columns = ["reference", "title", "service", "lead", "answers_for"]
    filters = {"service": ["exact"], "lead": ["exact"]}
    search = ["reference", "title", "answers_for"]
    sensitivity = Sensitivity.PUBLIC


@register
class Responsibilities(Register):
    """What each post is responsible for, one line a responsibility."""

    model = Responsibility
    columns = ["reference", "title", "post"]
    filters = {"post": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class OfficerRoles(Register):
    """Roles that some post must always hold."""

    model = OfficerRole
    columns = ["reference", "title", "purpose", "required_by"]
    search = ["reference", "title", "purpose", "required_by"]
    sensitivity = Sensitivity.PUBLIC


@register
class Appointments(Register):
    """Which post holds, deputises or acts in an officer role, from when to when."""

    model = Appointment
    columns = ["reference", "role", "post", "capacity", "starts", "ends"]
    filters = {
        "role": ["exact"],
        "post": ["exact"],
        "capacity": ["exact"],
        "starts": ["lt", "gt"],
        "ends": ["lt", "gt"],
    }
    complete = ["role", "post", "capacity", "starts"]
    sensitivity = Sensitivity.PUBLIC


@register
class ScaleValues(Register):
    """The values of every scale in use, in order, with what each means."""

    model = ScaleValue
    columns = ["reference", "scale", "position", "value", "title", "definition", "starts", "ends"]
    filters = {"scale": ["exact"], "starts": ["lt", "gt"], "ends": ["lt", "gt"]}
    search = ["reference", "title", "definition"]
    complete = ["definition"]
    sensitivity = Sensitivity.PUBLIC
