"""From a file that somebody sends to its being loaded: kept once, checked, shown, confirmed or dropped."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from reeve.access.policy import IMPORT
from reeve.errors import ReeveError
from reeve.register.acts import act, take_turn
from reeve.register.keeping import intact
from reeve.register.lookup import MayNot
from reeve.source import columns as mapping
from reeve.source import progress
from reeve.source.declaring import Source, sinks, source_named
from reeve.source.loading import MOST_FAULTS, Load, Refused, refuse_again, write_all
from reeve.source.models import ImportRow, ImportRun
from reeve.source.seeing import may_load, policy_of

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User

AT_ONCE = 300
"""Rows up to which a file is loaded while the person waits; a longer one is a job."""
_BATCH = 1000


class NotWaiting(ReeveError):
    """The import is not, or no longer, one that can be confirmed, dropped or read otherwise."""


class Differs(ReeveError):
    """The record changed since the difference was shown; the new difference is what is shown now."""


def receive(
    digest: str, name: str, source: Source, organisation: Organisation, *, as_of: date, by: User
) -> tuple[ImportRun, bool]:
    """Take in a kept file as an import that waits, and check it where its columns are known.

    Gives the import, and whether somebody must first say which columns are which. The same file for the same day that
    waits already is that import. Raises MayNot, and ReeveError where it was loaded before or cannot be read at all.
    """
    _must_be_allowed(source, organisation, by)
    there = ImportRun.objects.filter(
        organisation=organisation, source=source.name, digest=digest, as_of=as_of, state=ImportRun.WAITING
    ).first()
    run = there or ImportRun(
        organisation=organisation,
        source=source.name,
        file=name,
        digest=digest,
        as_of=as_of,
        by=by,
        state=ImportRun.WAITING,
    )
    refuse_again(run)
    with file_of(run) as path:
        layout = mapping.layout_of(source, path)
        if layout is not None and not there:
            said = mapping.remembered(organisation, source, layout)
            if said is not None and not mapping.faults_of(source, layout, said):
                run.columns = said
            elif mapping.needs_a_person(source, layout):
                run.save(force_insert=True)
                return run, True
            else:
                run.columns = _partial(source, layout)
    check(run, by=by)
    return run, False


def _partial(source: Source, layout: mapping.Layout) -> dict[str, str]:
    """The columns of a file that lacks some and has no other; empty where it has all, or lacks what none can."""
    found = dict(layout.found)
    return found if mapping.lacking(source, found) and not mapping.faults_of(source, layout, found) else {}


def say_columns(run: ImportRun, columns: Mapping[str, str], *, by: User) -> None:
    """Say which columns of the file are which; kept for the next file with these headings, and checked at once.

    Raises MayNot, NotWaiting, and ReeveError with a sentence for each fault.
    """
    source = source_named(run.source)
    _must_be_allowed(source, run.organisation, by)
    _must_wait(run)
    with file_of(run) as path:
        layout = mapping.layout_of(source, path)
    if layout is None:
        raise ReeveError(f"{run.file}: this kind of file has no columns to be told.")
    if faults := mapping.faults_of(source, layout, columns):
        raise ReeveError(". ".join(faults) + ".")
    with transaction.atomic():
        mapping.remember(run.organisation, source, layout, columns, by=by)
        run.columns = dict(columns)
        run.save(update_fields=["columns"])
    check(run, by=by)


def check(run: ImportRun, *, by: User | None, remark: str = "") -> None:
    """Compare the file with the record as it is now, and keep what is found: it waits, or is refused.

    ReeveError where the file cannot be read at all; an import that is new then leaves nothing.
    """
    source = reading_of(run)
    run.lacking = mapping.lacking(source_named(run.source), run.columns) if run.columns else []
    with file_of(run) as path:
        load = Load(source, path, run.organisation, run.as_of, run, dry=True, by=by)
        try:
            sinks[source.sink](load, None)
        except Refused as refusal:
            run.state, run.shown = ImportRun.REFUSED, ""
            run.counts, run.faults = refusal.counts, refusal.sentences[:MOST_FAULTS]
            rows = [
                ImportRow(
                    run=run,
                    sheet=one.sheet,
                    line=one.line,
                    outcome=ImportRow.FAILING,
                    column=one.column[:400],
                    note=one.said,
                )
                for one in refusal.faults
            ]
        else:
            run.state, run.shown = ImportRun.WAITING, load.shown
            run.counts, run.faults, rows = load.counts, load.notes, load.rows
    run.remark, run.claim, run.lease = remark, "", None
    with transaction.atomic():
        take_turn()
        if run._state.adding:
            run.save(force_insert=True)
        else:
            # In its turn: what somebody confirmed in the meantime is not to be called waiting again.
            _must_wait(run)
            run.rows.all().delete()
            run.save()
        ImportRow.objects.bulk_create(rows, batch_size=_BATCH)


def confirm(run: ImportRun, *, by: User, seen: str) -> None:
    """Load what was shown, all of it or nothing; a long file as a job. `seen`: the digest of the difference shown.

    Raises MayNot, NotWaiting, Differs where the record has changed since, and Refused where a row now fails.
    """
    _must_be_allowed(source_named(run.source), run.organisation, by)
    _must_wait(run)
    if not run.shown:
        raise NotWaiting(f"{run.file}: it is not checked yet, or has failing rows; nothing was loaded.")
    if seen != run.shown:
        raise Differs(f"{run.file}: what it would change was compared again since you opened the page; look once more.")
    if run.counts.get("rows", 0) <= AT_ONCE:
        load_kept(run, by=by)
        return
    from reeve.source.tasks import load_confirmed

    claim = get_random_string(32)
    with transaction.atomic():
        take_turn()
        _must_wait(run)
        run.state, run.claim, run.lease = ImportRun.LOADING, claim, timezone.now() + progress.LEASE
        run.confirmed_by, run.remark = by, ""
        run.save(update_fields=["state", "claim", "lease", "confirmed_by", "remark"])
        load_confirmed.enqueue(str(run.pk), claim)


def load_kept(run: ImportRun, *, by: User | None, claim: str = "") -> None:
    """Load a file that waits, or that a job has claimed, if it would still change what was shown.

    Where it would not, or a row now fails, it is compared again and waits, or is refused. Raises as `confirm`.
    """
    source, shown = reading_of(run), run.shown

    def stage(words: str) -> None:
        if claim:
            progress.tell(run, words)

    try:
        with file_of(run) as path, act(f"Import {run.file}", by=by, organisation=run.organisation) as acting:
            # In its turn: of two who confirm at once the second finds it loaded.
            _must_wait(run, claim=claim)
            refuse_again(run)
            run.rows.all().delete()
            load = Load(source, path, run.organisation, run.as_of, run, by=by, stage=stage)
            write_all(load, acting)
            _must_be_as(shown, load)
            run.act, run.state, run.confirmed_by = acting.row, ImportRun.LOADED, by
            run.claim, run.lease, run.remark = "", None, ""
            run.save()
    except (Refused, Differs) as error:
        _again(run, by=by, remark=str(error).partition("\n")[0] if isinstance(error, Differs) else "")
        raise
    finally:
        progress.clear(run)


def _must_be_as(shown: str, load: Load) -> None:
    if load.shown != shown:
        raise Differs(
            f"{load.run.file}: the record has changed since this was shown. Nothing was loaded;"
            " look at the new difference, and confirm it."
        )


def _again(run: ImportRun, *, by: User | None, remark: str) -> None:
    """Compare anew what could not be loaded as it was shown; a job's claim ends with it."""
    run.refresh_from_db()
    if run.state == ImportRun.LOADING:
        ImportRun.objects.filter(pk=run.pk, claim=run.claim).update(state=ImportRun.WAITING, claim="", lease=None)
        run.refresh_from_db()
    check(run, by=by, remark=remark)


def check_again(run: ImportRun, *, by: User) -> None:
    """Compare a file that waits, or was refused, with the record as it is by now. Raises as `check`, and MayNot."""
    _must_be_allowed(source_named(run.source), run.organisation, by)
    _must_wait(run)
    check(run, by=by)


def drop(run: ImportRun, *, by: User) -> None:
    """Say that a file that waits, or was refused, is not to be loaded. Raises MayNot, NotWaiting."""
    _must_be_allowed(source_named(run.source), run.organisation, by)
    with transaction.atomic():
        take_turn()
        _must_wait(run)
        run.rows.all().delete()
        run.state, run.shown = ImportRun.DROPPED, ""
        run.save(update_fields=["state", "shown"])


def waits(run: ImportRun) -> bool:
    """Whether an import can be confirmed, read otherwise or dropped; one whose job died can be again."""
    if run.state == ImportRun.LOADING:
        return not progress.is_alive(run)
    return run.state in (ImportRun.WAITING, ImportRun.REFUSED)


def asks_columns(run: ImportRun) -> bool:
    """Whether somebody must say which columns are which before anything can be compared."""
    return run.state == ImportRun.WAITING and not run.shown


def _must_wait(run: ImportRun, *, claim: str = "") -> None:
    """Look at the import as it is now; NotWaiting says what it is instead."""
    held = ImportRun.objects.get(pk=run.pk)
    if claim:
        if held.state == ImportRun.LOADING and held.claim == claim:
            return
    elif waits(held):
        return
    by = f" by {held.confirmed_by}" if held.confirmed_by else ""
    said = {
        ImportRun.LOADED: f"it was loaded{by} already",
        ImportRun.LOADING: f"it is being loaded{by}",
        ImportRun.UNDONE: "it was loaded and undone",
        ImportRun.DROPPED: "it was dropped",
    }.get(held.state, "it waits to be confirmed again")
    raise NotWaiting(f"{run.file}: {said}; nothing was done.")


def _must_be_allowed(source: Source, organisation: Organisation, by: User) -> None:
    policy = policy_of(source, source.name)
    if not may_load(by, source.name, organisation):
        raise MayNot(IMPORT, policy, source.name)


def reading_of(run: ImportRun) -> Source:
    """The source of an import, as it reads this file's columns."""
    source = source_named(run.source)
    return mapping.read_under(source, run.columns) if run.columns else source


@contextmanager
def file_of(run: ImportRun) -> Iterator[Path]:
    """The kept file of an import under the name that it came with, which some sources read and all sentences say."""
    path = intact(run.digest, run.file)
    if path is None:
        raise ReeveError(f"{run.file}: the kept file is gone, or was changed; send it again.")
    with tempfile.TemporaryDirectory(prefix="reeve-") as folder:
        named = Path(folder) / run.file
        named.symlink_to(path)
        yield named
