"""Find entries by reference or by an earlier one, and keep the names that an entry had when it gets others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reeve.register.models import Alias, Record, folded

if TYPE_CHECKING:
    from reeve.access.models import Organisation
    from reeve.register.models import Act

_BATCH = 500


def records_named(register: str, organisation: Organisation, references: Sequence[str]) -> dict[str, Record]:
    """The records of a register (by its name) in an organisation, by the references asked for.

    A reference that no entry has now is looked up among those that entries had; one that two had names neither.
    """
    found: dict[str, Record] = {}
    for batch in _batches(references):
        query = Record.objects.filter(organisation=organisation, register=register, reference__in=batch)
        found.update({record.reference: record for record in query})
    missing = [reference for reference in references if reference not in found]
    once: dict[str, set[Record]] = {}
    for batch in _batches(missing):
        aliases = Alias.objects.filter(
            record__organisation=organisation, record__register=register, kind=Alias.REFERENCE, text__in=batch
        )
        for alias in aliases.select_related("record"):
            once.setdefault(alias.text, set()).add(alias.record)
    found.update({reference: next(iter(records)) for reference, records in once.items() if len(records) == 1})
    return found


def _batches(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _BATCH] for start in range(0, len(values), _BATCH))


@dataclass(frozen=True)
class Names:
    """What an entry is called."""

    reference: str
    title: str

    @classmethod
    def of(cls, record: Record) -> Names:
        """As its record has it."""
        return cls(record.reference, record.title)


def keep_earlier_names(renamed: Iterable[tuple[Record, Names]], act: Act | None) -> None:
    """Keep as aliases what records were called before, where that differs from now."""
    aliases: list[Alias] = []
    for record, before in renamed:
        if before.reference and before.reference != record.reference:
            aliases.append(_alias(record, Alias.REFERENCE, before.reference, act))
        if before.title and before.title != record.title:
            aliases.append(_alias(record, Alias.TITLE, before.title, act))
    Alias.objects.bulk_create(aliases, batch_size=_BATCH, ignore_conflicts=True)


def _alias(record: Record, kind: str, text: str, act: Act | None) -> Alias:
    return Alias(record=record, kind=kind, text=text, folded=folded(text)[:400], act=act)


def references_taken(
    register: str, organisation: Any, references: Iterable[str], *, except_for: Iterable[Any]
) -> set[str]:
    """Of these references, those that other entries of the register have."""
    query = Record.objects.filter(organisation=organisation, register=register, reference__in=list(references))
    return set(query.exclude(pk__in=list(except_for)).values_list("reference", flat=True))
