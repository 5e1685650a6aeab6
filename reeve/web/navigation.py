"""Collect what the parts put into the service navigation, and give it to every page as `shell`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

Permitted = Callable[[HttpRequest], bool]
Text = Callable[[HttpRequest], str]


def _everyone(_request: HttpRequest) -> bool:
    return True


def _user_label(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return str(user) if user is not None and user.is_authenticated else ""


def _organisation(request: HttpRequest) -> str:
    return str(getattr(request, "organisation", None) or "")


@dataclass(frozen=True)
class Entry:
    """One declared place of the navigation; `url_name` takes no arguments."""

    label: str
    url_name: str
    order: int
    permitted: Permitted


@dataclass(frozen=True)
class Item:
    """One link of the navigation as this reader sees it; `current` is "page", "true" (a page below it) or ""."""

    label: str
    url: str
    current: str


@dataclass(frozen=True)
class Session:
    """Where to sign in and out, and how to name the reader and the organisation; URL names, "" for none."""

    sign_in: str = ""
    sign_out: str = ""
    account: str = ""
    user_label: Text = _user_label
    organisation: Text = _organisation


@dataclass
class _Declared:
    """All that the parts have said when Django starts; read by every request, changed by none."""

    entries: dict[str, Entry] = field(default_factory=dict)
    footer: dict[str, Entry] = field(default_factory=dict)
    session: Session = field(default_factory=Session)


_declared = _Declared()


def add(label: str, url_name: str, order: int, permitted: Permitted = _everyone) -> None:
    """Put a link into the service navigation; called once from an app's `ready`. The same `url_name` again replaces."""
    _declared.entries[url_name] = Entry(label, url_name, order, permitted)


def add_to_footer(label: str, url_name: str, order: int, permitted: Permitted = _everyone) -> None:
    """Put a link into the footer, such as the accessibility statement."""
    _declared.footer[url_name] = Entry(label, url_name, order, permitted)


def session(
    *,
    sign_in: str = "",
    sign_out: str = "",
    account: str = "",
    user_label: Text = _user_label,
    organisation: Text = _organisation,
) -> None:
    """Say how the header knows the reader: URL names of sign-in, sign-out (a POST form) and account, and two labels."""
    _declared.session = Session(sign_in, sign_out, account, user_label, organisation)


class Shell:
    """The frame around one request's page; each part is worked out when a template first asks for it."""

    product = "Reeve"

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The links that this reader may follow, in order."""
        return self._links(_declared.entries)

    @cached_property
    def footer(self) -> tuple[Item, ...]:
        """The links of the footer, in order."""
        return self._links(_declared.footer)

    @cached_property
    def user_label(self) -> str:
        """The name of the signed-in reader, or "" where nobody is signed in."""
        return _declared.session.user_label(self._request)

    @cached_property
    def organisation(self) -> str:
        """The name of the organisation in view, or ""."""
        return _declared.session.organisation(self._request)

    @cached_property
    def sign_in_url(self) -> str:
        """Where to sign in, or ""."""
        return reverse(_declared.session.sign_in) if _declared.session.sign_in else ""

    @cached_property
    def sign_out_url(self) -> str:
        """Where the sign-out form posts to, or ""."""
        return reverse(_declared.session.sign_out) if _declared.session.sign_out else ""

    @cached_property
    def account_url(self) -> str:
        """The page of the reader's own account, or ""."""
        return reverse(_declared.session.account) if _declared.session.account else ""

    def _links(self, entries: dict[str, Entry]) -> tuple[Item, ...]:
        shown = [
            (entry.label, reverse(entry.url_name))
            for entry in sorted(entries.values(), key=lambda entry: (entry.order, entry.label))
            if entry.permitted(self._request)
        ]
        path = self._request.path
        # "/" begins every path: only the longest match is where the reader is, and home only when exactly there.
        above = max((url for _, url in shown if url != "/" and path.startswith(url)), key=len, default=None)
        return tuple(
            Item(label, url, "page" if url == path else "true" if url == above else "") for label, url in shown
        )


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` for the base page, one per request however many templates it renders."""
    kept = getattr(request, "reeve_shell", None)
    if kept is None:
        kept = Shell(request)
        request.reeve_shell = kept  # type: ignore[attr-defined]
    return {"shell": kept}
