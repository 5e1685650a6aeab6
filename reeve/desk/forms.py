"""The forms of the document check: which document, which of its findings, and why one is dismissed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms

from reeve.access.models import Organisation
from reeve.checking.finding import SEVERITIES
from reeve.checking.reading.what_it_is import MOST_BYTES
from reeve.checking.telling import TALLIED, WORDS
from reeve.desk.checks import Told, is_dismissed
from reeve.desk.models import FindingDecision
from reeve.errors import ReeveError
from reeve.web.forms import DateField

TOO_LARGE = f"The document is larger than {MOST_BYTES // (1024 * 1024)} MB; save it without its pictures, or in parts"
DECIDED = [("", "All but the dismissed"), ("open", "Not decided yet"), *FindingDecision.VERDICTS]


class DocumentForm(forms.Form):
    """A document, and as at which day its numbers are compared with the record."""

    file = forms.FileField(
        label="Document",
        max_length=200,
        help_text=f"Word (DOCX), PDF, OpenDocument, HTML, Markdown or text, whoever wrote it; "
        f"at most {MOST_BYTES // (1024 * 1024)} MB.",
        error_messages={"required": "Choose the document", "empty": "The document is empty; save it again"},
    )
    as_of = DateField(
        label="Compare its numbers with the record as at",
        help_text="A day inside a reporting period. Leave it empty to check the document by itself.",
        required=False,
    )

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def clean_as_of(self) -> Any:
        if day := self.cleaned_data["as_of"]:
            try:
                self.organisation.period_holding(day)
            except ReeveError as error:
                said = f"No reporting period of {self.organisation} holds {day:%-d %B %Y}; choose a day inside one"
                raise forms.ValidationError(said) from error
        return self.cleaned_data["as_of"]


class FindingsForm(forms.Form):
    """Which findings are listed: by how grave they are, by kind, and by what was decided about them."""

    severity = forms.ChoiceField(label="How grave", required=False)
    kind = forms.ChoiceField(label="Kind", required=False)
    decided = forms.ChoiceField(label="Decision", choices=DECIDED, required=False)

    def __init__(self, data: Any, found: Sequence[Told]) -> None:
        super().__init__(data, auto_id="filter_%s")
        kinds = Counter(one.finding["kind"] for one in found)
        severities = Counter(one.finding["severity"] for one in found if one.finding["kind"] not in TALLIED)
        graves = [(name, f"{word} ({severities[name]:,})") for name, word in WORDS.items()]
        self.fields["severity"].choices = [("", "All"), *graves]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", "All"),
            *((kind, f"{spoken(kind)} ({kinds[kind]:,})") for kind in SEVERITIES if kinds[kind]),
        ]

    def chosen(self, found: Sequence[Told]) -> list[Told]:
        """The findings that are asked for; numbers that were traced, or not, only where their kind is."""
        asked = self.cleaned_data if self.is_valid() else {}
        severity, kind, decided = (asked.get(name, "") for name in ("severity", "kind", "decided"))
        return [
            one
            for one in found
            if (not severity or one.finding["severity"] == severity)
            and (one.finding["kind"] == kind if kind else one.finding["kind"] not in TALLIED)
            and _is_decided(one, decided)
        ]


def _is_decided(one: Told, asked: str) -> bool:
    if asked == "open":
        return one.decision is None
    if asked:
        return one.decision is not None and one.decision.verdict == asked
    return not is_dismissed(one)


def spoken(kind: str) -> str:
    """A kind as a reader sees it: "Count against list" for `count-vs-list`."""
    return kind.replace("-vs-", " against ").replace("-", " ").capitalize()


class DismissForm(forms.Form):
    """Why a finding is none."""

    reason = forms.CharField(
        label="Why is it no finding?",
        help_text="Kept for your organisation: the same words are not told again, in this document or another.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": "Say why it is no finding"},
    )
