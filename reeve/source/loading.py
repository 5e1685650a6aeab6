"""Load a file: read it, try it, write all of it or nothing, and remember what became of each row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reeve.errors import ReeveError
from reeve.register.acts import act, canonical
from reeve.register.keeping import digest_of, keep
from reeve.source import columns as mapping
from reeve.source.declaring import Fault, Source, sinks, source_named
from reeve.source.models import ImportRow, ImportRun
from reeve.source.sheets import readable

if TYPE_CHECKING:
    from reeve.access.models import Organisation, User
    from reeve.register.acts import Acting

_SENTENCES_TOLD = 5
MOST_FAULTS = 1000
"""Sentences kept with an import, where its rows are not kept one by one."""


class Refused(ReeveError):
    """A file that cannot be loaded: `sentences` say why, row by row. Nothing of it was loaded."""

    def __init__(self, sentences: list[str], faults: list[Fault] | None = None, counts: Any = None) -> None:
        self.sentences = sentences
        self.faults = faults or []
        """The same, where a fault is of a row; empty where it is of the whole file."""
        self.counts: dict[str, int] = counts or {}
        more = len(sentences) - _SENTENCES_TOLD
        told = sentences[:_SENTENCES_TOLD] + ([f"{more} more faults like these."] if more > 0 else [])
        super().__init__("\n".join([*told, "Nothing was loaded."]))


class LoadedBefore(ReeveError):
    """The same file was loaded before for the same day: it would change nothing."""


def _unheard(_stage: str) -> None:
    """Nobody waits for the progress of a load that is watched until it ends."""


@dataclass
class Load:
    """One file on its way in: handed to the sink, which fills in what became of it."""

    source: Source
    path: Path
    organisation: Organisation
    as_of: date
    run: ImportRun
    dry: bool = False
    by: User | None = None
    """Who answers for it: entries that they may not load make a row fail. None for the command line."""
    stage: Callable[[str], None] = _unheard
    """Told in words what is being done."""
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    """For a dry run: what would change, in sentences."""
    rows: list[ImportRow] = field(default_factory=list)
    """For a dry run: what would become of each row."""
    comparison: Any = None
    """What the difference rests on, as canonical JSON takes it."""

    @property
    def shown(self) -> str:
        """A digest of what a person is shown of the difference."""
        return hashlib.sha256(canonical(self.comparison if self.comparison is not None else self.counts)).hexdigest()


def load(
    path: Path,
    source: Source,
    organisation: Organisation,
    *,
    as_of: date,
    by: User | None,
    dry: bool = False,
    partial: bool = False,
) -> Load:
    """Load one file. Raises Refused with a sentence for each fault, and loads nothing then.

    A file that was loaded before, for the same organisation, source and date, is refused: it would
    change nothing. A dry run reads and compares, and writes nothing. Columns that the file lacks are left
    alone where it is `partial`; headings are read as somebody said once in the browser.
    """
    digest = digest_of(readable(path))
    run = ImportRun(organisation=organisation, source=source.name, file=path.name, digest=digest, as_of=as_of, by=by)
    refuse_again(run)
    source = _mapped(source, path, run, partial=partial)
    under_way = Load(source, path, organisation, as_of, run, dry=dry, by=by)
    try:
        if dry:
            sinks[source.sink](under_way, None)
            return under_way
        keep(path, digest)
        with act(f"Import {path.name}", by=by, organisation=organisation) as acting:
            refuse_again(run)  # another process may have loaded it while this one waited for its turn
            run.act = acting.row
            run.state = ImportRun.LOADED
            run.save(force_insert=True)
            write_all(under_way, acting)
            run.save(update_fields=["counts", "faults"])
    except Refused as refusal:
        if not dry:
            _remember_refusal(run, refusal)
        raise
    return under_way


def write_all(under_way: Load, acting: Acting) -> None:
    """Hand a load to its sink, and take what became of it into its import and the act."""
    run = under_way.run
    sinks[under_way.source.sink](under_way, acting)
    run.counts, run.faults = under_way.counts, under_way.notes
    acting.wrote("import", str(run.pk), run.source, run.digest, under_way.counts)


def _mapped(source: Source, path: Path, run: ImportRun, *, partial: bool) -> Source:
    """The source as it reads this file: under its own headings, else as somebody said of files with these."""
    layout = mapping.layout_of(source, path)
    if layout is None or not mapping.lacking(source, layout.found):
        return source
    said: Mapping[str, str] | None = mapping.remembered(run.organisation, source, layout)
    if said is None and partial:
        said = layout.found
    if said is None or mapping.faults_of(source, layout, said):
        return source  # reading it tells what is missing
    run.columns, run.lacking = dict(said), mapping.lacking(source, said)
    return mapping.read_under(source, said)


def refuse_again(run: ImportRun) -> None:
    """LoadedBefore where the same file was already loaded for the same day."""
    earlier = ImportRun.objects.filter(
        organisation=run.organisation,
        source=run.source,
        digest=run.digest,
        as_of=run.as_of,
        state=ImportRun.LOADED,
    ).first()
    if earlier:
        raise LoadedBefore(
            f"{run.file}: this file was already loaded for {run.organisation.name} on {earlier.at:%-d %B %Y}"
            f" (import {earlier.pk}); nothing was changed."
        )


def _remember_refusal(run: ImportRun, refusal: Refused) -> None:
    run.act, run.state = None, ImportRun.REFUSED
    run.faults = refusal.sentences[:MOST_FAULTS]
    run._state.adding = True
    run.save(force_insert=True)


def undo(run: ImportRun, *, by: User | None, why: str) -> Any:
    """Withdraw what an import asserted. The rows stay in the history; the present reads as before."""
    source = source_named(run.source)
    with act(f"Undo import of {run.file}", by=by, organisation=run.organisation, why=why) as acting:
        # Read again in its turn: two people who undo at once undo once.
        run.state = ImportRun.objects.values_list("state", flat=True).get(pk=run.pk)
        if run.state != ImportRun.LOADED:
            raise ReeveError(f"{run.file}: this import is {run.get_state_display().lower()}; there is nothing to undo.")
        done = sinks[f"undo {source.sink}"](source, run, acting)
        run.state, run.undone_by = ImportRun.UNDONE, acting.row
        run.save(update_fields=["state", "undone_by"])
        acting.wrote("undo", str(run.pk))
    return done
