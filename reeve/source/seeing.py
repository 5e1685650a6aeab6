"""Which imports a person may look at, and which they may undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest

from reeve.access.models import Organisation
from reeve.access.policy import IMPORT, READ, Policy, Sensitivity
from reeve.source.declaring import Source, sources
from reeve.source.models import ImportRun

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from reeve.access.models import User


def policy_of(source: Source | None, name: str) -> Policy:
    """The policy of what a source fills: its register, its event table; of a source that is gone, its own name."""
    fills = _fills(source)
    return fills.policy if fills is not None else Policy(name)


def _fills(source: Source | None) -> Any:
    return getattr(source, "register", None) or getattr(source, "events", None)


def _ceiling(policy: Policy, user: User | AnonymousUser, action: str, organisation: Organisation) -> int:
    return policy.reach(user, action).own.get(organisation.pk, -1)


def may_see(user: User | AnonymousUser, source: str, organisation: Organisation) -> bool:
    """Whether a person may look at the imports of a source: who loads such files, or reads what is in them.

    What was wrong with a row is told in its own words, so that an import is never less sensitive than its rows.
    """
    declared = sources.get(source)
    policy = policy_of(declared, source)
    rows = _fills(declared)
    least = max(Sensitivity.INTERNAL, rows.sensitivity if rows is not None else Sensitivity.EXEMPT)
    return _ceiling(policy, user, IMPORT, organisation) >= 0 or _ceiling(policy, user, READ, organisation) >= least


def may_load(user: User | AnonymousUser, source: str, organisation: Organisation) -> bool:
    """Whether a person may load files of a source, confirm what others sent, and undo it."""
    return policy_of(sources.get(source), source).may_in(user, IMPORT, organisation)


def sources_loaded(user: User | AnonymousUser, organisation: Organisation) -> list[str]:
    """The names of the sources whose files a person may load in an organisation."""
    return [name for name in sources if may_load(user, name, organisation)]


def may_undo(user: User | AnonymousUser, run: ImportRun) -> bool:
    """Whether a person may undo an import."""
    return may_load(user, run.source, run.organisation)


def sources_seen(user: User | AnonymousUser, organisation: Organisation) -> list[str]:
    """The names of the sources whose imports a person may look at in an organisation."""
    return [name for name in sources if may_see(user, name, organisation)]


def run_or_404(request: HttpRequest, run: Any) -> ImportRun:
    """One import that the person may look at; 404 whether it is not theirs to see or not there at all."""
    found = ImportRun.objects.filter(pk=run).select_related("organisation", "by", "act", "undone_by__by").first()
    if found is None or not may_see(request.user, found.source, found.organisation):
        raise Http404
    request.organisation = found.organisation  # type: ignore[attr-defined]
    return found
