"""What imports put into the shell, onto the home page, and into entries' pages."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from reeve.access.models import Organisation
from reeve.register.declaring import Register
from reeve.register.home import Line, Panel, home_panel
from reeve.register.origins import Origin, tell_origins
from reeve.register.ways_in import Way, tell_way_in
from reeve.source.declaring import sources
from reeve.source.models import ImportRun
from reeve.source.seeing import sources_loaded, sources_seen
from reeve.web import navigation

_RECENT = timedelta(days=30)


def put_in_place() -> None:
    """Add the imports to the navigation and the home page, and tell entries where they were read from."""
    navigation.add("Imports", "source:index", 30, lambda request: request.user.is_authenticated)
    tell_origins(origins_of)
    tell_way_in(file_for)
    home_panel(20)(files_that_wait)


def file_for(request: HttpRequest, organisation: Organisation, register: type[Register]) -> Way | None:
    """Where to send a file for a register."""
    names = sources_loaded(request.user, organisation)
    if not any(sources[name].register is register for name in names):
        return None
    url = reverse("source:new", args=[organisation.reference])
    return Way("Import a file into this register", f"{url}?register={register.name}")


def origins_of(runs: Collection[str]) -> dict[str, Origin]:
    """The imports of these runs, by run."""
    found = ImportRun.objects.filter(pk__in=runs)
    return {str(run.pk): Origin(run.file, reverse("source:run", args=[run.pk]), run.as_of) for run in found}


def files_that_wait(request: HttpRequest, organisations: list[Organisation]) -> Panel | None:
    """Files that wait to be confirmed; those refused in the last month and not loaded or dropped since."""
    lines = []
    for organisation in organisations:
        names = sources_seen(request.user, organisation)
        runs = ImportRun.objects.filter(organisation=organisation, source__in=names)
        url = f"{reverse('source:index')}?organisation={organisation.reference}&state="
        if waiting := runs.filter(state=ImportRun.WAITING).count():
            what = "file waits" if waiting == 1 else "files wait"
            lines.append(Line(f"{what} to be confirmed, {organisation}", f"{url}{ImportRun.WAITING}", waiting))
        refused = runs.filter(state=ImportRun.REFUSED, at__gte=timezone.now() - _RECENT)
        loaded = set(runs.filter(state=ImportRun.LOADED).values_list("source", "file", "as_of")) if refused else set()
        count = sum((run.source, run.file, run.as_of) not in loaded for run in refused)
        if count:
            what = "file was refused" if count == 1 else "files were refused"
            said = f"{what} in the last 30 days and not loaded since, {organisation}"
            lines.append(Line(said, f"{url}{ImportRun.REFUSED}", count))
    return Panel("Files", tuple(lines)) if lines else None
