"""What imports put into the shell, onto the home page, and into entries' pages."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from reeve.access.models import Organisation
from reeve.register.home import Line, Panel, home_panel
from reeve.register.origins import Origin, tell_origins
from reeve.source.models import ImportRun
from reeve.source.seeing import sources_seen
from reeve.web import navigation

_RECENT = timedelta(days=30)


def put_in_place() -> None:
    """Add the imports to the navigation and the home page, and tell entries where they were read from."""
    navigation.add("Imports", "source:index", 30, lambda request: request.user.is_authenticated)
    tell_origins(origins_of)
    home_panel(20)(refused_files)


def origins_of(runs: Collection[str]) -> dict[str, Origin]:
    """The imports of these runs, by run."""
    found = ImportRun.objects.filter(pk__in=runs)
    return {str(run.pk): Origin(run.file, reverse("source:run", args=[run.pk]), run.as_of) for run in found}


def refused_files(request: HttpRequest, organisations: list[Organisation]) -> Panel | None:
    """Files that were refused in the last month and have not been loaded since."""
    lines = []
    for organisation in organisations:
        names = sources_seen(request.user, organisation)
        runs = ImportRun.objects.filter(organisation=organisation, source__in=names)
        refused = runs.filter(state=ImportRun.REFUSED, at__gte=timezone.now() - _RECENT)
        loaded = set(runs.filter(state=ImportRun.LOADED).values_list("source", "file", "as_of")) if refused else set()
        count = sum((run.source, run.file, run.as_of) not in loaded for run in refused)
        if count:
            url = f"{reverse('source:index')}?organisation={organisation.reference}&state={ImportRun.REFUSED}"
            what = "file was refused" if count == 1 else "files were refused"
            lines.append(Line(f"{what} in the last 30 days and not loaded since, {organisation}", url, count))
    return Panel("Files", tuple(lines)) if lines else None
