"""The example councils: load their files, write their documents, make ways in, and serve."""

from __future__ import annotations

import os
import signal
import subprocess  # nosec B404
import sys
import time
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.core.management import call_command

from reeve.access.models import Membership, Organisation, Partnership, ReportingPeriod, Role, SignInLink, User
from reeve.access.policy import PUBLIC_ROLE
from reeve.access.roles import bring_in_roles
from reeve.errors import ReeveError
from reeve.register.keeping import digest_of, write_whole
from reeve.reports.models import Commission
from reeve.reports.renditions import FORMATS, rendered, renderers, up_to_date
from reeve.reports.shelf import PAGE, Shelf
from reeve.source.declaring import source_named
from reeve.source.loading import load
from reeve.source.models import ImportRun

SINCE = date(2020, 4, 1)
"""Since when the example partnerships hold."""


def run(folder: Path | None, *, port: int) -> None:
    """Bring the database up, load what is not loaded, write what is not written, print the ways in."""
    began = time.monotonic()
    folder = folder or _example_folder()
    if not (folder / "manifest.toml").is_file():
        raise ReeveError(f"{folder}: there is no manifest.toml in it; name the examples' folder with --from.")
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    call_command("migrate", verbosity=0)
    bring_in_roles()
    organisations(manifest)
    people()
    loaded = load_files(folder, manifest)
    written = write_documents(manifest)
    if loaded or written:
        click.echo(f"Loaded {loaded} files and wrote {written} documents in {time.monotonic() - began:.0f} s.")
    click.echo(f"Documents: {documents_folder()}")
    click.echo("Sign in as (each link works once, for a day):")
    for organisation in Organisation.objects.all():
        click.echo(f"  {organisation.name}")
        for member in (
            Membership.objects.filter(organisation=organisation).select_related("user", "role").order_by("role")
        ):
            link = f"http://127.0.0.1:{port}/sign-in/{SignInLink.make(member.user)}/"
            click.echo(f"    {member.role.title:40} {link}")


def _example_folder() -> Path:
    for folder in (Path("example"), settings.REPOSITORY / "example"):
        if (folder / "manifest.toml").exists():
            return folder
    raise ReeveError("There is no folder example/ with the example councils; name it with --from.")


def organisations(manifest: dict[str, Any]) -> None:
    """Make the manifest's organisations, their partnerships and reporting periods."""
    for said in manifest["organisation"]:
        organisation, _ = Organisation.objects.update_or_create(
            reference=said["reference"],
            defaults={"name": said["name"], "kind": said["kind"], "open_registers": said.get("open_registers", False)},
        )
        ends = said["period_end"] + timedelta(days=1)
        ReportingPeriod.objects.get_or_create(organisation=organisation, starts=said["period_start"], ends=ends)
        for report in said.get("reports", []):
            Commission.objects.get_or_create(organisation=organisation, report=report)
    for said in manifest["organisation"]:
        if service := said.get("served_by"):
            Partnership.objects.get_or_create(
                shared_service=Organisation.named(service), council=Organisation.named(said["reference"]), starts=SINCE
            )


def people() -> None:
    """Make one person per role in each organisation, named by the post."""
    for organisation in Organisation.objects.all():
        for role in Role.objects.exclude(reference=PUBLIC_ROLE):
            if organisation.kind == Organisation.SHARED_SERVICE and role.reference in ("councillor", "committee-clerk"):
                continue
            user, new = User.objects.get_or_create(
                username=f"{organisation.reference}-{role.reference}",
                defaults={"post_title": f"{role.title}, {organisation.name}"},
            )
            if new:
                user.set_unusable_password()
                user.save()
            Membership.objects.get_or_create(user=user, organisation=organisation, role=role)


def load_files(folder: Path, manifest: dict[str, Any]) -> int:
    """Load the files that are not loaded yet, in the manifest's order; gives how many."""
    waiting = []
    for said in manifest["load"]:
        path = folder / said["file"]
        done = ImportRun.objects.filter(
            organisation__reference=said["organisation"],
            source=said["source"],
            as_of=said["as_of"],
            state=ImportRun.LOADED,
            digest=digest_of(path),
        )
        if not done.exists():
            waiting.append((path, said))
    if not waiting:
        return 0
    with click.progressbar(waiting, label="Loading the example councils", item_show_func=_file_name) as bar:
        for path, said in bar:
            organisation = Organisation.named(said["organisation"])
            load(path, source_named(said["source"]), organisation, as_of=said["as_of"], by=None)
    return len(waiting)


def _file_name(item: Any) -> str:
    return item[0].name if item else ""


def documents_folder() -> Path:
    """Where the documents of the example councils are written."""
    return Path(settings.DATA) / "documents"


def write_documents(manifest: dict[str, Any]) -> int:
    """Write each organisation's documents in every format, where the record has changed since; gives how many."""
    waiting = []
    for said in manifest["organisation"]:
        organisation = Organisation.named(said["reference"])
        for name in said.get("reports", []):
            if not up_to_date(documents_folder() / organisation.reference, name, said["as_of"]):
                waiting.append((name, organisation, said["as_of"]))
    if not waiting:
        return 0
    with renderers() as beside, click.progressbar(length=2 * len(waiting), label="Writing the documents") as bar:
        begun = []
        for name, organisation, as_of in waiting:
            shelf = Shelf.of(name, organisation, as_of, None)
            shelf.take(PAGE)
            begun.append((shelf, {kind: beside.submit(rendered, kind, shelf.document) for kind in FORMATS}))
            bar.update(1)
        for shelf, files in begun:
            folder = documents_folder() / shelf.organisation.reference
            for kind, file in files.items():
                shelf.put(kind, file.result())
                write_whole(folder / f"{shelf.report}.{kind}", file.result(), f"The report {shelf.report}.{kind}")
            bar.update(1)
    return len(waiting)


def serve(port: int) -> None:
    """Run the web server and the job worker together until one ends or the person stops them."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "reeve.settings"}
    programs = Path(sys.executable).parent
    web = subprocess.Popen(
        [
            programs / "gunicorn",
            "reeve.wsgi",
            "--bind",
            f"127.0.0.1:{port}",
            "--workers",
            "2",
            "--preload",
            "--threads",
            "4",
            "--log-level",
            "warning",
        ],
        env=environment,
    )
    worker = subprocess.Popen([sys.executable, "-m", "django", "reeve_worker"], env=environment)
    click.echo(f"Serving on http://127.0.0.1:{port}/ (Ctrl+C ends)")
    running = [web, worker]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while all(one.poll() is None for one in running):
            time.sleep(0.2)
    except KeyboardInterrupt:
        pass
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(timeout=15)
