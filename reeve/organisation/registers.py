"""The registers of directorates and posts."""

from reeve.access.policy import Sensitivity
from reeve.organisation.models import Directorate, Post
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
