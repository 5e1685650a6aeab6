"""Entry and Revision: the present state of every entry, and its whole history in a twin of the same fields."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.functional import cached_property

from reeve.access.policy import Sensitivity
from reeve.register.models.record import PARAGRAPHS, SENSITIVITIES, Act, Record
from reeve.register.models.using import BULK, is_bulk


class Entry(models.Model):
    """The present state of one entry: the base of every register's model.

    A concrete subclass gets a `<Name>Revision` model of the same fields beside it, append-only.
    """

    revisions_model: ClassVar[type[Revision]]
    personal: ClassVar[tuple[str, ...]] = ()
    """Fields about a person: never part of a snapshot."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.record.title or self.record.reference

    @classmethod
    def history(cls) -> Any:
        """Every version of every entry. The relation `entry` is made with each register: types do not know it."""
        return cls.revisions_model._default_manager

    @classmethod
    def own_fields(cls) -> list[models.Field[Any, Any]]:
        """The fields that a register declares, in order, without those that the database derives."""
        return [
            field
            for field in cls._meta.local_concrete_fields
            if field.name != "record" and not isinstance(field, models.GeneratedField)
        ]


class Revision(models.Model):
    """One version of an entry: its whole state from `effective` on; rows are only ever added."""

    STATE: ClassVar[tuple[str, ...]] = (
        "reference",
        "title",
        "sensitivity",
        "exempt_under",
        "common",
        "retired",
    )

    effective = models.DateField()
    recorded = models.DateTimeField()
    said = models.JSONField(default=list)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    run = models.CharField(max_length=40, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField(null=True)
    asserted_run = models.CharField(max_length=40, blank=True, help_text="The import that itself says these fields")
    undoes = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=120)
    title = models.CharField(max_length=400, blank=True)
    sensitivity = models.PositiveSmallIntegerField(choices=SENSITIVITIES, default=Sensitivity.INTERNAL.value)
    exempt_under = models.PositiveSmallIntegerField(choices=PARAGRAPHS, null=True)
    common = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)
    sorting = models.CharField(max_length=540, default="", help_text="What lists of a past day order and search by")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title or self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Revisions are added in bulk by `reeve.register.writing` and never changed."""
        raise TypeError("A revision is added by reeve.register.writing and never changed.")

    @classmethod
    def of_hands(cls) -> models.Q:
        """Which revisions may be said by hand: all of those, and such as say nothing."""
        return models.Q(asserted_run="") | models.Q(asserted_run__startswith=BULK)

    @property
    def said_by_hand(self) -> bool:
        """Whether a person said something with it, rather than a file."""
        return bool(self.said) and (not self.asserted_run or is_bulk(self.asserted_run))

    @cached_property
    def record(self) -> Record:
        """The entry's record as this version has it: what lists and permission look at, never to be saved."""
        return Record(
            pk=self.entry_id,  # type: ignore[attr-defined] # the relation is made with each register
            organisation=self.entry.record.organisation,  # type: ignore[attr-defined]
            register=self.entry.record.register,  # type: ignore[attr-defined]
            reference=self.reference,
            title=self.title or self.reference,
            sorting=self.sorting,
            sensitivity=max(self.sensitivity, self.entry.record.sensitivity),  # type: ignore[attr-defined]
            common=self.common and self.entry.record.common,  # type: ignore[attr-defined]
            retired=self.retired,
        )


def _revision_model(entry: type[Entry]) -> type[Revision]:
    """Make the append-only twin of an entry's model."""
    attributes: dict[str, Any] = {
        "__module__": entry.__module__,
        "__doc__": f"The history of every {entry._meta.verbose_name}.",
        "entry": models.ForeignKey(entry, on_delete=models.PROTECT, related_name="revisions"),
        "Meta": type(
            "Meta",
            (),
            {
                "app_label": entry._meta.app_label,
                "indexes": [models.Index(fields=["entry", "-effective", "-recorded", "-id"], name=_index_name(entry))],
            },
        ),
    }
    for field in entry._meta.local_concrete_fields:
        if field.name != "record":
            attributes[field.name] = _twin(field, entry)
    return type(f"{entry.__name__}Revision", (Revision,), attributes)


def _twin(field: models.Field[Any, Any], entry: type[Entry]) -> models.Field[Any, Any]:
    """The same field for the history: never unique, and found from nowhere."""
    if isinstance(field, models.ForeignKey):
        # A relation cannot be cloned while the models are still being loaded; "self" would be the twin itself.
        to = field.remote_field.model
        return models.ForeignKey(
            entry if to == "self" else to,  # type: ignore[comparison-overlap] # a name, until all models are loaded
            verbose_name=field.verbose_name,
            null=field.null,
            blank=field.blank,
            on_delete=models.PROTECT,
            related_name="+",
        )
    twin = field.clone()
    twin._unique = False  # type: ignore[attr-defined] # noqa: SLF001 - Django offers no other way to clone without it
    return twin


def _index_name(entry: type[Entry]) -> str:
    return f"{entry._meta.model_name}_two_times"[-30:]


def _give_revisions(sender: type[models.Model], **_: Any) -> None:
    if issubclass(sender, Entry) and not sender._meta.abstract:
        sender.revisions_model = _revision_model(sender)


models.signals.class_prepared.connect(_give_revisions)
