"""What the registers put into the shell of every page."""

from django.http import HttpRequest
from django.urls import reverse

from reeve.access.models import Organisation
from reeve.register.approving import waiting_for
from reeve.register.home import Line, Panel, home_panel
from reeve.web import navigation


def put_in_navigation() -> None:
    """Add the registers to the service navigation, and say how the header knows the reader."""
    navigation.add("Home", "home", 10, _signed_in)
    navigation.add("Registers", "register:index", 20, _signed_in)
    navigation.add("Search", "register:search", 90, _signed_in)
    navigation.session(sign_in="access:sign_in", sign_out="access:sign_out", account="access:account")


@home_panel(5)
def approvals_waiting(request: HttpRequest, _organisations: list[Organisation]) -> Panel | None:
    """How many approvals wait for the person, where there are any."""
    count = waiting_for(request.user).count()  # type: ignore[arg-type]
    if not count:
        return None
    what = "entry waits for your approval" if count == 1 else "entries wait for your approval"
    return Panel("Approvals", (Line(what, reverse("register:approvals"), count),))


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated
