"""Look-up and permission as one step: what a person may not see is not there, what they may not do is explained."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from reeve.access.models import Organisation, Role
from reeve.access.policy import READ, Policy
from reeve.register.declaring import Register, registers
from reeve.register.models import Entry, Record, Revision
from reeve.register.naming import records_named
from reeve.register.timing import NOW, When, states

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from reeve.access.models import User

_VERBS = {"correct": "correct", "comment": "comment on", "import": "load or undo files of", "report": "report on"}


class Renamed(Exception):
    """An entry was asked for by a reference that it had once; `record` is what it is called now."""

    def __init__(self, record: Record) -> None:
        self.record = record
        super().__init__(f"This entry is called {record.reference} now.")


class MayNot(PermissionDenied):
    """A person sees a thing and may not do this to it; says which roles may."""

    def __init__(self, action: str, policy: Policy, what: str, sensitivity: int = 0) -> None:
        self.action = action
        self.what = what
        self._policy, self._sensitivity = policy, sensitivity
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """What may not be done, to be followed by who may."""
        return f"Your role does not let you {_VERBS.get(self.action, self.action)} {self.what}."

    @property
    def roles(self) -> list[Role]:
        """The roles whose holders may."""
        return self._policy.roles(self.action, self._sensitivity)


def page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page for those who are signed in: others are led to sign in, and who may not act is told who may."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            return view(request, *args, **kwargs)
        except MayNot as refusal:
            return render(request, "register/may_not.html", {"refusal": refusal}, status=403)
        except Renamed as renamed:
            return redirect_to(request, renamed, kwargs)

    return guarded


def open_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page that shows anybody what is public; who is not signed in and finds nothing is led to sign in."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            if request.user.is_authenticated or organisations_seen(request.user):
                return view(request, *args, **kwargs)
        except Http404:
            if request.user.is_authenticated:
                raise
        except Renamed as renamed:
            return redirect_to(request, renamed, kwargs)
        return redirect_to_login(request.get_full_path())

    return guarded


def redirect_to(request: HttpRequest, renamed: Renamed, parts: dict[str, Any]) -> HttpResponseBase:
    """Lead to the same page of an entry under the reference that it has now; a form is then asked for again."""
    match = request.resolver_match
    assert match is not None, "a page has an address"
    url = reverse(match.view_name, kwargs={**parts, "reference": renamed.record.reference})
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{url}?{query}" if query else url)


def register_or_404(request: HttpRequest, organisation: str, name: str) -> tuple[Organisation, type[Register]]:
    """A register as an organisation keeps it; 404 unless the person reads entries of it there."""
    register = registers.get(name)
    found = Organisation.objects.filter(reference=organisation).first()
    if register is None or found is None:
        raise Http404
    reach = register.policy.reach(request.user, READ)
    if found.pk not in reach.own and found.pk not in reach.common_of:
        raise Http404
    request.organisation = found  # type: ignore[attr-defined]
    return found, register


def entries_of(
    user: User | AnonymousUser, register: type[Register], organisation: Organisation, when: When = NOW
) -> QuerySet[Any]:
    """The entries of a register in an organisation that a person may read, in order; of a past day, their versions.

    A past version is read by who may read the entry now, and then too: neither opening nor closing an entry opens
    what it said before.
    """
    query = register.model._default_manager.filter(record__organisation=organisation)
    seen = register.policy.visible(user, query)
    if not when:
        return seen.select_related("record").order_by("record__sorting", "pk")
    reach = register.policy.reach(user, READ)
    ceiling = reach.own.get(organisation.pk, -1)
    then = Q(sensitivity__lte=ceiling) | Q(common=True, sensitivity__lte=reach.common_of.get(organisation.pk, -1))
    found: Any = states(register, seen, when).filter(then)
    return found.select_related("entry__record").order_by("sorting", "pk")  # type: ignore[no-any-return]


def entry_or_404(request: HttpRequest, organisation: str, name: str, reference: str) -> Entry:
    """One entry that the person may read; 404 whether it is not theirs to see or not there at all.

    Raises Renamed where it was once called so, and the person may read it.
    """
    found, register = register_or_404(request, organisation, name)
    # A database may refuse to compare with a NUL character at all.
    if "\0" in reference:
        raise Http404
    readable = entries_of(request.user, register, found)
    entry: Entry | None = readable.filter(record__reference=reference).first()
    if entry is None:
        once = records_named(name, found, [reference]).get(reference)
        renamed = readable.filter(pk=once.pk).first() if once else None
        if renamed is None:
            raise Http404
        raise Renamed(renamed.record)
    entry.record.organisation = found
    return entry


def version_of(user: User | AnonymousUser, register: type[Register], entry: Entry, when: When) -> Revision | None:
    """The version of an entry that was in force then, if it was there and the person may read it."""
    there = register.model.history().filter(entry=entry.pk, effective__lte=when.day, recorded__lte=when.known)
    version: Revision | None = there.order_by("-effective", "-recorded", "-id").first()
    if version is None or not register.policy.may(user, READ, version.record):
        return None
    return version


def organisations_near(organisation: Organisation) -> list[Organisation]:
    """Whose entries an organisation's entries may name: its own, and those of the shared services that serve it."""
    return [organisation, *organisation.shared_services(timezone.localdate())]


def must_be_allowed(user: User | AnonymousUser, action: str, register: type[Register], record: Record) -> None:
    """Raise MayNot unless the person may do the action to the record."""
    if not register.policy.may(user, action, record):
        raise MayNot(action, register.policy, f"entries of {register.title}", record.sensitivity)


def records_reached(user: User | AnonymousUser, action: str, prefix: str = "") -> list[tuple[list[str], Q]]:
    """The registers on whose records a person may do an action, with the condition on these, `prefix` leading there."""
    reaches: dict[Any, tuple[list[str], Q]] = {}
    for name, register in registers.items():
        reach = register.policy.reach(user, action)
        if not reach.own and not reach.common_of:
            continue
        same = (tuple(sorted(reach.own.items())), tuple(sorted(reach.common_of.items())))
        reaches.setdefault(same, ([], reach.condition(prefix)))[0].append(name)
    return list(reaches.values())


def records_seen(user: User | AnonymousUser) -> Q:
    """The records of all registers that a person may read, as one condition on Record."""
    seen = Q(pk__in=[])
    for names, condition in records_reached(user, READ):
        seen |= Q(register__in=names) & condition
    return seen


def organisations_seen(user: User | AnonymousUser) -> list[Organisation]:
    """The organisations of which a person reads anything, their own first."""
    own: set[Any] = set()
    common: set[Any] = set()
    for register in registers.values():
        reach = register.policy.reach(user, READ)
        own |= set(reach.own)
        common |= set(reach.common_of)
    found = Organisation.objects.filter(pk__in=own | common)
    return sorted(found, key=lambda one: (one.pk not in own, one.name))


def trail_to(organisation: Organisation, register: type[Register], *more: dict[str, str]) -> list[dict[str, str]]:
    """The way down to a register, or through it to what stands below."""
    above = {"label": "Registers", "url": f"{reverse('register:index')}?organisation={organisation.reference}"}
    here = {"label": register.title}
    if more:
        here["url"] = reverse("register:list", args=[organisation.reference, register.name])
    return [above, here, *more]
