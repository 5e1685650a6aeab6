"""What the registers put into the shell of every page."""

from reeve.web import navigation


def put_in_navigation() -> None:
    """Add the registers to the service navigation."""
    navigation.add("Registers", "register:index", 20, lambda request: request.user.is_authenticated)
