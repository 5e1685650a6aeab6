"""Record, Entry and Revision: identity, present state, and the whole history of every entry; and what backs it."""

from __future__ import annotations

import unicodedata
import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation
from reeve.access.policy import Sensitivity
from reeve.register.fields import EndDateField, last_day

if TYPE_CHECKING:
    from datetime import date

SENSITIVITIES = [(level.value, level.name.capitalize()) for level in Sensitivity]


def folded(text: str) -> str:
    """Text as lists order and search it: case-folded, accents stripped, spaces single."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


class Act(models.Model):
    """One writing transaction: who did what and why, chained to the act before it.

    `digest` is the SHA-256 over the previous digest and this act's canonical content, so that a
    changed or missing act shows (a chain rewritten whole shows only against a head kept elsewhere).
    """

    recorded = models.DateTimeField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="acts")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="acts")
    what = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    contents = models.CharField(max_length=64, help_text="SHA-256 over all rows that the act wrote")
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-id"]
        get_latest_by = "id"

    @property
    def by_whom(self) -> str:
        """The post of who did it."""
        return str(self.by) if self.by else "the command line"


class Record(models.Model):
    """The identity behind an entry: comments, evidence and links point here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="records")
    register = models.CharField(max_length=80)
    reference = models.CharField(max_length=120)
    title = models.CharField(max_length=400)
    sorting = models.CharField(max_length=540, editable=False)
    sensitivity = models.PositiveSmallIntegerField(choices=SENSITIVITIES, default=Sensitivity.INTERNAL.value)
    common = models.BooleanField(default=False, help_text="A shared service's entry that those it serves may read")
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["sorting", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "register", "reference"], name="one_record_of_a_reference"),
        ]
        indexes = [
            models.Index(fields=["register", "organisation", "sorting"], name="record_in_order"),
            models.Index(fields=["register", "organisation"], condition=models.Q(common=True), name="record_common"),
        ]

    def __str__(self) -> str:
        return self.title or self.reference

    def sort_key(self) -> str:
        """What lists order and search by."""
        return folded(f"{self.title} {self.reference}")[:540]


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

    STATE: ClassVar[tuple[str, ...]] = ("reference", "title", "sensitivity", "common", "retired")

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
    common = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Revisions are added in bulk by `reeve.register.writing` and never changed."""
        raise TypeError("A revision is added by reeve.register.writing and never changed.")


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
    for field in entry.own_fields():
        attributes[field.name] = _twin(field)
    return type(f"{entry.__name__}Revision", (Revision,), attributes)


def _twin(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    """The same field for the history: never unique, and found from nowhere."""
    if isinstance(field, models.ForeignKey):
        # A relation cannot be cloned while the models are still being loaded.
        return models.ForeignKey(
            field.remote_field.model,
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


class Comment(models.Model):
    """What a person remarks on an entry."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()

    class Meta:
        ordering = ["at", "id"]


class Confirmation(models.Model):
    """A person looked at an entry and says that it is right, up to the last revision that they saw."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="confirmations")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    last_revision = models.BigIntegerField()

    class Meta:
        ordering = ["-id"]


class Evidence(models.Model):
    """A file that shows that an entry is right, kept by its SHA-256; from a day, until the day before `expires`."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="evidence")
    what = models.CharField(max_length=400, help_text="What it shows")
    file = models.CharField(max_length=200, help_text="The name under which it came and is given out")
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="Bytes")
    content_type = models.CharField(max_length=100)
    effective = models.DateField()
    expires = EndDateField(null=True, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(condition=models.Q(expires__gt=models.F("effective")), name="evidence_ends_later"),
        ]

    def __str__(self) -> str:
        return self.file

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, where it has one."""
        return last_day(self.expires) if self.expires else None


class Link(models.Model):
    """How one entry stands to another, in words that read on: `record` "replaces" `to`; from a day, until a day."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links")
    to = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="linked_from")
    what = models.CharField(max_length=120)
    starts = models.DateField()
    ends = EndDateField(null=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(record=models.F("to")), name="link_joins_two"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="link_ends_later"),
            models.UniqueConstraint(
                fields=["record", "to", "what"], condition=models.Q(ends=None), name="one_such_link_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.what} {self.to}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, where it has one."""
        return last_day(self.ends) if self.ends else None
