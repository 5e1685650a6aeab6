"""What stewardship puts into the shell, and beside the lists of registers."""

from django.http import HttpRequest
from django.urls import reverse

from reeve.access.models import Organisation
from reeve.access.policy import OVERSEE
from reeve.register.beside import beside_lists
from reeve.register.declaring import Register
from reeve.register.home import Line
from reeve.stewardship.queries import query_of
from reeve.web import navigation


def put_in_place() -> None:
    """Add data quality to the service navigation, and to the foot of each list."""
    navigation.add("Data quality", "stewardship:index", 40, lambda request: request.user.is_authenticated)
    beside_lists(quality_of)
    beside_lists(campaign_over)


def quality_of(request: HttpRequest, register: type[Register], organisation: Organisation) -> Line | None:
    """The way from a register's list to how well it is kept."""
    if not request.user.is_authenticated:
        return None
    url = reverse("stewardship:quality", args=[organisation.reference, register.name])
    return Line("How well this register is kept", url)


def campaign_over(request: HttpRequest, register: type[Register], organisation: Organisation) -> Line | None:
    """The way from a list, as it is filtered now, to a campaign over its entries; of a past day there is none."""
    if {"as_of", "as_of_day", "known_at"} & set(request.GET):
        return None
    if not register.policy.may_in(request.user, OVERSEE, organisation):
        return None
    url = reverse("stewardship:start", args=[organisation.reference, register.name])
    query = query_of(f"?{request.META.get('QUERY_STRING', '')}")
    return Line("Start a campaign to confirm these entries", f"{url}?{query}" if query else url)
