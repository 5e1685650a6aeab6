"""The forms of imports: which file, which columns, which imports to list, and why one is undone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from reeve.source.cells import FIRST_YEAR, LAST_YEAR
from reeve.source.columns import Heading
from reeve.source.models import ImportRun
from reeve.web.forms import DateField

LARGEST = 100 * 1024 * 1024
"""Bytes of a file that is sent in the browser or to the API."""
TOO_LARGE = f"The file is larger than {LARGEST // (1024 * 1024)} MB; split it, and send the parts one by one"


class StateForm(forms.Form):
    """Which imports to list."""

    state = forms.ChoiceField(label="State", choices=[("", "All"), *ImportRun.STATES], required=False)
    source = forms.ChoiceField(label="Read as", required=False)

    def __init__(self, data: Any, names: list[str]) -> None:
        super().__init__(data, auto_id="filter_%s")
        self.fields["source"].choices = [("", "All"), *((name, name) for name in names)]  # type: ignore[attr-defined]


class UndoForm(forms.Form):
    """Why an import is undone."""

    why = forms.CharField(
        label="Why is it undone?",
        help_text="Kept with the import and in the history of each entry.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Say why it is undone"},
    )


class UploadForm(forms.Form):
    """A file, what kind of file it is, and the day that it speaks of. What was sent once need not be sent again."""

    file = forms.FileField(
        label="File",
        max_length=200,
        help_text="A workbook (XLSX, ODS), CSV, or another kind that is listed below; at most 100 MB.",
        error_messages={"required": "Choose the file", "empty": "The file is empty; export it again"},
    )
    source = forms.ChoiceField(label="Kind of file", required=False)
    as_of = DateField(
        label="The day that it speaks of",
        help_text="What the file says becomes true on this day, not on the day of loading.",
        initial=timezone.localdate,
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, choices: list[tuple[str, str]], *args: Any, kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", "Find it by its headings"), *choices]  # type: ignore[attr-defined]
        if kept:
            self.fields["file"].required = False
            self.fields["file"].help_text = f"{kept} is here already. Choose a file only to send another one."

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(f"The day must lie in the years {FIRST_YEAR} to {LAST_YEAR}")
        return day


class ColumnsForm(forms.Form):
    """For each heading of a file, the column of the source that it is."""

    def __init__(
        self, headings: tuple[Heading, ...], columns: list[str], *args: Any, found: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings = headings
        choices = [("", "Leave this column out"), *((column, column) for column in columns)]
        for number, heading in enumerate(headings):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=heading.text,
                help_text=f"Such as {'; '.join(heading.samples)}" if heading.samples else "Nothing stands below it.",
                choices=choices,
                required=False,
                initial=found.get(heading.text, ""),
            )

    def columns(self) -> dict[str, str]:
        """Heading in the file -> column of the source."""
        said = {one.text: self.cleaned_data[f"column_{number}"] for number, one in enumerate(self.headings)}
        return {heading: column for heading, column in said.items() if column}
