"""The forms of an entry's page: correct, retire or restore, and comment; all derived from the declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils import timezone

from reeve.access.models import Organisation
from reeve.access.policy import CORRECT, READ, Sensitivity
from reeve.register import showing
from reeve.register.actions import hidden_from, state_seen
from reeve.register.declaring import Register, register_of
from reeve.register.fields import EndDateField, LastDayFormField, MoneyField
from reeve.register.lookup import organisations_near
from reeve.register.models import PARAGRAPHS, Entry, Record
from reeve.web.forms import DateField
from reeve.web.forms import MoneyField as MoneyFormField

if TYPE_CHECKING:
    from reeve.access.models import User
    from reeve.register.listing import Listing

EFFECTIVE, WHY, SEEN = "act_true_from", "act_why", "act_seen"
_LONG = 250


def number_sent(said: str) -> int | None:
    """The number of a revision as a browser sent it; None for anything else."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


class _Saying(forms.Form):
    """From when on, and why: what every change to the record must say."""

    def __init__(self, *args: Any, why_required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[EFFECTIVE] = DateField(
            label="True from",
            help_text="The day from which it has been so. It may lie in the past: the record of it is then corrected.",
            initial=timezone.localdate,
        )
        self.fields[WHY] = forms.CharField(
            label="Why",
            help_text="Kept in the history with your role. Name the document or the person who said so.",
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
            required=why_required,
            error_messages={"required": "Say why it is so"},
        )


class AskForm(forms.Form):
    """What is asked to be approved: the entry as it read at the revision `seen`."""

    what = forms.CharField(
        label="What is to be approved",
        max_length=400,
        help_text="Such as: the new owner and end date, as agreed on 3 March",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(forms.Form):
    """Give or refuse an approval; who asked for it is asked for nothing but the press of the button."""

    decision = forms.ChoiceField(
        label="Decision",
        choices=[("approved", "Approve the entry as it reads"), ("refused", "Refuse")],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="Why",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="Needed for a refusal; kept in the record.",
    )

    def __init__(self, data: Any = None, *, own: bool = False) -> None:
        super().__init__(data)
        if own:
            self.fields.clear()


class ColumnsForm(forms.Form):
    """Which columns a list shows."""

    columns = forms.MultipleChoiceField(label="Columns", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, listing: Listing) -> None:
        super().__init__(initial={"columns": listing.columns}, auto_id="show_%s")
        choices = [(name, showing.label(listing.register, name)) for name in listing.choices]
        self.fields["columns"].choices = choices  # type: ignore[attr-defined]


class RetirementForm(_Saying):
    """Retire an entry, or restore it."""


class RenameForm(_Saying):
    """Another reference for an entry."""

    reference = forms.CharField(label="New reference", max_length=120)


class CommentForm(forms.Form):
    """A remark on an entry."""

    text = forms.CharField(
        label="Add a comment",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        error_messages={"required": "Write a comment"},
    )


class EvidenceForm(forms.Form):
    """A file that backs an entry, what it shows, and the days for which it does."""

    file = forms.FileField(
        label="File",
        max_length=200,
        help_text="A PDF, Word, Excel, OpenDocument, CSV or text file, or a PNG or JPG picture; at most 25 MB.",
    )
    what = forms.CharField(
        label="What it shows", max_length=400, help_text="Such as: the signed contract, with its end date"
    )
    effective = DateField(
        label="True from", help_text="The day from which it shows this, such as the date of the document."
    )
    expires = LastDayFormField(
        label="Last day", required=False, help_text="The last day on which it holds, where it has one."
    )


class WithdrawalForm(forms.Form):
    """Why a file is evidence no longer."""

    why = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class LinkForm(forms.Form):
    """Another entry, by register and reference, and how this one stands to it from a day on."""

    what = forms.CharField(
        label="How this entry stands to the other one",
        max_length=120,
        help_text="In words that read on from this entry to the other one, such as: replaces, or depends on.",
    )
    register = forms.ChoiceField(label="Register of the other entry")
    reference = forms.CharField(label="Reference of the other entry", max_length=120)
    starts = DateField(label="True from", initial=timezone.localdate)

    def __init__(self, choices: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["register"].choices = choices  # type: ignore[attr-defined]


class EndLinkForm(WithdrawalForm):
    """From when on, and why, a link no longer holds."""

    ends = LastDayFormField(label="Last day", help_text="The last day on which the link held.")
    field_order = ("ends", "why")


class CorrectionForm(_Saying):
    """The fields of an entry that a person may correct, as they read when it was opened: at the revision `seen`."""

    def __init__(self, register: type[Register], entry: Entry, user: User, seen: int, data: Any = None) -> None:
        self.register, self.entry, self.user = register, entry, user
        state = state_seen(register, entry.record, seen)
        title = state["title"] or entry.record.title
        super().__init__(data, initial={**state, "title": title, SEEN: seen}, why_required=register.asks_why)
        about = dict(self.fields)
        self.fields.clear()
        self.fields["title"] = forms.CharField(label="Title", max_length=400)
        self.hidden = hidden_from(user, register, entry.record)
        for field in register.editable():
            if field.name in self.hidden:
                continue
            asked = _asked(field, entry.record.organisation, user, entry)
            if asked is not None:
                asked.label = showing.label(register, field.name)
                self.fields[field.name] = asked
        reach = register.policy.reach(user, CORRECT).own.get(entry.record.organisation_id, 0)
        if reach > entry.record.sensitivity or entry.record.sensitivity:
            self.fields |= _sensitivity(register, reach)
        if entry.record.organisation.kind == Organisation.SHARED_SERVICE:
            self.fields["common"] = _common()
        self.fields.update(about)
        self.fields[SEEN] = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """The fields that the person changed, entries by identity."""
        touched = [name for name in self.changed_data if name not in (EFFECTIVE, WHY, SEEN)]
        return {name: _value(self.cleaned_data[name]) for name in touched}

    def bring_together(self, now: dict[str, Any], last: int) -> CorrectionForm:
        """The same answers over what the entry reads now: what the person did not touch follows the record."""
        merged: Any = self.data.copy()  # type: ignore[attr-defined] # what a browser sent
        for name, value in now.items():
            if name in self.fields and name not in self.changed_data:
                merged.pop(name, None)
                for part in ("day", "month", "year"):
                    merged.pop(f"{name}_{part}", None)
                merged[name] = _typed(self.fields[name], value)
        merged[SEEN] = str(last)
        return CorrectionForm(self.register, self.entry, self.user, last, merged)


class AddForm(_Saying):
    """A new entry: its reference, its title, and every field that the person may say something of."""

    def __init__(self, register: type[Register], organisation: Organisation, user: User, data: Any = None) -> None:
        super().__init__(data, initial={"sensitivity": register.sensitivity, "common": register.common})
        about = dict(self.fields)
        self.fields.clear()
        self.fields["reference"] = forms.CharField(
            label="Reference", max_length=120, help_text="By which it is told from all others, such as a number."
        )
        self.fields["title"] = forms.CharField(label="Title", max_length=400)
        policy = register.policy
        reach = min(policy.reach(user, action).own.get(organisation.pk, -1) for action in (READ, CORRECT))
        for field in register.editable():
            if field.name not in policy.hidden(reach):
                asked = _asked(field, organisation, user)
                asked.label = showing.label(register, field.name)
                self.fields[field.name] = asked
        self.fields |= _sensitivity(register, reach)
        if organisation.kind == Organisation.SHARED_SERVICE:
            self.fields["common"] = _common()
        self.fields.update(about)

    def values(self) -> dict[str, Any]:
        """What is said of the entry, entries by identity."""
        said = [name for name in self.fields if name not in ("reference", EFFECTIVE, WHY)]
        return {name: _value(self.cleaned_data[name]) for name in said}


def _common() -> forms.Field:
    return forms.BooleanField(label="Shared with the councils that the service serves", required=False)


class BulkForm(_Saying):
    """The same values for many entries: only the fields that were chosen; an empty one empties the field."""

    def __init__(
        self, register: type[Register], organisation: Organisation, user: User, names: list[str], data: Any = None
    ) -> None:
        super().__init__(data)
        about = dict(self.fields)
        self.fields.clear()
        self.names = names
        for name in names:
            if name == "sensitivity":
                self.fields |= _sensitivity(register, register.policy.reach(user, CORRECT).own.get(organisation.pk, 0))
                continue
            asked = _asked(register.field(name), organisation, user)
            asked.label = showing.label(register, name)
            self.fields[name] = asked
        self.fields.update(about)

    def values(self) -> dict[str, Any]:
        """What is said of each entry, entries by identity."""
        said = [name for name in self.fields if name not in (EFFECTIVE, WHY)]
        return {name: _value(self.cleaned_data[name]) for name in said}


def _sensitivity(register: type[Register], reach: int) -> dict[str, forms.Field]:
    """What asks who may see an entry, as far as the person reaches; of an exempt one, under which paragraph."""
    choices = [(one.value, one.name.capitalize()) for one in Sensitivity if one <= reach]
    asked: dict[str, forms.Field] = {
        "sensitivity": forms.TypedChoiceField(label=showing.label(register, "sensitivity"), choices=choices, coerce=int)
    }
    if reach >= Sensitivity.EXEMPT:
        asked["exempt_under"] = forms.TypedChoiceField(
            label=showing.label(register, "exempt_under"),
            choices=[("", "Not exempt"), *PARAGRAPHS],
            coerce=int,
            empty_value=None,
            required=False,
            help_text="Of Schedule 12A, Part 1 to the Local Government Act 1972; only where the entry is exempt.",
        )
    return asked


def _value(cleaned: Any) -> Any:
    return cleaned.pk if isinstance(cleaned, models.Model) else cleaned


def _typed(field: forms.Field, value: Any) -> Any:
    """A value as the browser would send it."""
    shown = field.prepare_value(value)
    if isinstance(field, forms.BooleanField):
        return "on" if shown else ""
    if shown is None:
        return ""
    return shown.isoformat() if hasattr(shown, "isoformat") else str(shown)


def _asked(
    field: models.Field[Any, Any],
    organisation: Organisation,
    user: User,
    entry: Entry | None = None,
) -> Any:
    """The form field that asks for a field; None where the person may not see what stands in it."""
    if field.is_relation:
        return _entry_asked(field, organisation, user, getattr(entry, field.attname) if entry else None)
    if isinstance(field, EndDateField):
        return field.formfield(form_class=LastDayFormField)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return field.formfield(form_class=DateField)
    if isinstance(field, MoneyField):
        return field.formfield(form_class=MoneyFormField)
    asked: Any = field.formfield()
    if field.choices and asked.choices and asked.choices[0][0] == "":
        asked.choices = [("", "None" if field.blank else "Choose one"), *asked.choices[1:]]
    if isinstance(asked, forms.CharField) and (field.max_length or 0) > _LONG and not field.choices:
        asked.widget = forms.Textarea(attrs={"rows": 3})
    return asked


class _EntryChoice(forms.ModelChoiceField[Any]):
    """Names an entry by its title, and by its reference too, for titles that stand twice."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.record.title} ({obj.record.reference})"


def _entry_asked(field: Any, organisation: Organisation, user: User, present: Any) -> Any:
    target = register_of(field.related_model)
    if present is not None and not showing.seen(user, Record.objects.get(pk=present)):
        return None
    near = organisations_near(organisation)
    there = target.model._default_manager.filter(record__organisation__in=near).filter(
        models.Q(record__retired=False) | models.Q(pk=present)
    )
    visible = target.policy.visible(user, there).select_related("record").order_by("record__sorting", "pk")
    return _EntryChoice(
        queryset=visible,
        required=not field.blank,
        help_text=field.help_text,
        empty_label="" if not field.blank else "None",
    )
