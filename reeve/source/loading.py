"""Load a file: read it, try it, write all of it or nothing, and remember what became of each row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reeve.errors import ReeveError
from reeve.register.acts import act
from reeve.register.keeping import digest_of, keep
from reeve.source.declaring import Source, sinks
from reeve.source.models import ImportRun
from reeve.source.sheets import readable

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User

_SENTENCES_TOLD = 5


class Refused(ReeveError):
    """A file that cannot be loaded: `sentences` say why, row by row. Nothing of it was loaded."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        more = len(sentences) - _SENTENCES_TOLD
        told = sentences[:_SENTENCES_TOLD] + ([f"{more} more faults like these."] if more > 0 else [])
        super().__init__("\n".join([*told, "Nothing was loaded."]))


@dataclass
class Load:
    """One file on its way in: handed to the sink, which fills in what became of it."""

    source: Source
    path: Path
    organisation: Organisation
    as_of: date
    run: ImportRun
    dry: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    """For a dry run: what would change, in sentences."""


def load(
    path: Path,
    source: Source,
    organisation: Organisation,
    *,
    as_of: date,
    by: User | None,
    dry: bool = False,
) -> Load:
    """Load one file. Raises Refused with a sentence for each fault, and loads nothing then.

    A file that was loaded before, for the same organisation, source and date, is refused: it would
    change nothing. A dry run reads and compares, and writes nothing.
    """
    digest = digest_of(readable(path))
    run = ImportRun(organisation=organisation, source=source.name, file=path.name, digest=digest, as_of=as_of, by=by)
    under_way = Load(source, path, organisation, as_of, run, dry=dry)
    sink = sinks[source.sink]
    _refuse_again(run)
    try:
        if dry:
            sink(under_way, None)
            return under_way
        keep(path, digest)
        with act(f"Import {path.name}", by=by, organisation=organisation) as acting:
            _refuse_again(run)  # another process may have loaded it while this one waited for its turn
            run.act = acting.row
            run.state = ImportRun.LOADED
            run.save(force_insert=True)
            sink(under_way, acting)
            run.counts, run.faults = under_way.counts, under_way.notes
            run.save(update_fields=["counts", "faults"])
            acting.wrote("import", str(run.pk), source.name, digest, under_way.counts)
    except Refused as refusal:
        if not dry:
            _remember_refusal(run, refusal)
        raise
    return under_way


def _refuse_again(run: ImportRun) -> None:
    earlier = ImportRun.objects.filter(
        organisation=run.organisation,
        source=run.source,
        digest=run.digest,
        as_of=run.as_of,
        state=ImportRun.LOADED,
    ).first()
    if earlier:
        raise ReeveError(
            f"{run.file}: this file was already loaded for {run.organisation.name} on {earlier.at:%-d %B %Y}"
            f" (import {earlier.pk}); nothing was changed."
        )


def _remember_refusal(run: ImportRun, refusal: Refused) -> None:
    run.act, run.state = None, ImportRun.REFUSED
    run.faults = refusal.sentences[:1000]
    run._state.adding = True
    run.save(force_insert=True)


def undo(run: ImportRun, *, by: User | None, why: str) -> Any:
    """Withdraw what an import asserted. The rows stay in the history; the present reads as before."""
    if run.state != ImportRun.LOADED:
        raise ReeveError(f"{run.file}: this import is {run.get_state_display().lower()}; there is nothing to undo.")
    from reeve.source.declaring import source_named

    source = source_named(run.source)
    with act(f"Undo import of {run.file}", by=by, organisation=run.organisation, why=why) as acting:
        done = sinks[f"undo {source.sink}"](source, run, acting)
        run.state, run.undone_by = ImportRun.UNDONE, acting.row
        run.save(update_fields=["state", "undone_by"])
        acting.wrote("undo", str(run.pk))
    return done
