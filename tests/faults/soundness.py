"""Compare what every entry shows with what its history says of today, field by field and by its own reckoning."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from reeve.register.declaring import registers


def present_and_history() -> Iterator[str]:
    """A sentence for each entry that shows what its history does not say, and for each without a history.

    Only changes written ahead of their day make an entry read otherwise than today's version, until they come true.
    """
    today = timezone.localdate()
    for register in registers.values():
        own = [field.attname for field in register.model.own_fields()]
        shared = ["reference", "title", "sensitivity", "exempt_under", "common", "retired"]
        stands: dict[object, tuple[object, ...]] = {}
        first: dict[object, tuple[object, ...]] = {}
        rows = register.model.history().values_list("entry", "effective", "recorded", "pk", *shared, *own)
        # In the order of rank: what comes last is in force; the earliest is shown of what lies ahead.
        for entry, effective, _recorded, _pk, *state in sorted(rows, key=lambda row: row[1:4]):
            first.setdefault(entry, tuple(state))
            if effective <= today:
                stands[entry] = tuple(state)
        entries = register.model._default_manager.values_list("pk", *(f"record__{name}" for name in shared), *own)
        for entry, *shown in entries:
            said = stands.get(entry, first.get(entry))
            if said is None:
                yield f"{register.name}: {shown[0]} has no history"
            elif tuple(shown) != (said[0], said[1] or shown[1], *said[2:]):
                names = [*shared, *own]
                pairs = zip(names, shown, said, strict=True)
                differ = ", ".join(f"{name} is {here!r} and was written {there!r}" for name, here, there in pairs
                                   if here != there)  # fmt: skip
                yield f"{register.name}: {shown[0]}: {differ}"
