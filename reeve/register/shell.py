"""What the registers put into the shell of every page."""

from django.http import HttpRequest

from reeve.web import navigation


def put_in_navigation() -> None:
    """Add the registers to the service navigation, and say how the header knows the reader."""
    navigation.add("Home", "home", 10, _signed_in)
    navigation.add("Registers", "register:index", 20, _signed_in)
    navigation.add("Search", "register:search", 90, _signed_in)
    navigation.session(sign_in="access:sign_in", sign_out="access:sign_out")


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated
