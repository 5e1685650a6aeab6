"""The forms of campaigns and data rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from reeve.access.models import Role
from reeve.register.models import SavedView
from reeve.stewardship.queries import LONGEST, query_of
from reeve.web.forms import DateField

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reeve.access.models import User

_ADDRESS = "Filter the list until it shows them, and copy its address from your browser."


class QueryField(forms.CharField):
    """A list of the register: its address, or what stands behind the “?” of it; gives the query."""

    widget = forms.TextInput

    def clean(self, value: Any) -> str:
        return query_of(super().clean(value))


class SureForm(forms.Form):
    """Asks for an explicit yes only where very many would be told: then `ask` puts the box on the page."""

    sure = forms.BooleanField(label="Yes, tell so many people", required=False)

    def __init__(self, *args: Any, ask: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ask and not self.data.get("sure"):
            self.fields["sure"].widget = forms.HiddenInput()


class StartForm(SureForm):
    """A new campaign: its title, which entries, until when."""

    title = forms.CharField(label="Title", max_length=120, help_text="Such as: contracts, spring 2027")
    view = forms.ModelChoiceField(
        label="Saved view", queryset=SavedView.objects.none(), required=False, empty_label="None"
    )
    query = QueryField(
        label="Or the address of a list",
        required=False,
        max_length=LONGEST,
        help_text=f"{_ADDRESS} Leave both empty for every entry that is not retired.",
    )
    due = DateField(label="Last day", help_text="The last day on which a confirmation is in time.")
    field_order = ("title", "view", "query", "due", "sure")

    def __init__(self, views: QuerySet[SavedView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["view"].queryset = views  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("view") and said.get("query"):
            raise ValidationError("Choose a saved view or give the address of a list, not both")
        return said

    @property
    def chosen(self) -> str:
        """The query of the entries that were chosen."""
        view = self.cleaned_data["view"]
        return query_of(f"?{view.query}") if view else str(self.cleaned_data["query"])


class DelegateForm(forms.Form):
    """Which entries, to whom, until when."""

    ALL = ""

    items = forms.MultipleChoiceField(label="Entries", widget=forms.CheckboxSelectMultiple)
    to = forms.ChoiceField(label="Who is asked", required=False)
    due = DateField(label="Last day", required=False, help_text="Leave it empty for that of the campaign.")

    def __init__(self, items: Iterable[tuple[str, str]], people: Iterable[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = list(items)  # type: ignore[attr-defined]
        choices = [(self.ALL, "Everybody who may confirm them"), *((str(one.pk), str(one)) for one in people)]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    """Why something ends."""

    why = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class RuleForm(forms.Form):
    """A new data rule."""

    name = forms.CharField(label="Name", max_length=120, help_text="Such as: live contracts have an end date")
    why = forms.CharField(
        label="Why it matters", max_length=400, widget=forms.Textarea(attrs={"rows": 3}), help_text="In a sentence."
    )
    owner = forms.ModelChoiceField(
        label="Who sees to it",
        queryset=Role.objects.all(),
        empty_label="Choose a role",
        help_text="The role that puts such entries right.",
    )
    scope = QueryField(
        label="Which entries it is about",
        required=False,
        max_length=LONGEST,
        help_text=f"The address of a list. {_ADDRESS} Leave it empty for every entry that is not retired.",
    )
    wrong = QueryField(
        label="Which of them are wrong",
        max_length=LONGEST,
        help_text=(
            "The address of a list that shows those that are wrong, such as one filtered by Missing. Only what it"
            " filters beyond the list above."
        ),
    )
