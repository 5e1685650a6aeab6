"""The pages of a bulk edit: choose fields, entries and values; look at what would change; change it; undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reeve.access.policy import CORRECT, READ
from reeve.register import bulk, showing
from reeve.register.actions import NotAllowedValues
from reeve.register.changing import done
from reeve.register.forms import EFFECTIVE, WHY, BulkForm, WithdrawalForm, number_sent
from reeve.register.listing import listing_of
from reeve.register.lookup import MayNot, page, register_or_404, trail_to
from reeve.register.models import BulkEdit, Record
from reeve.register.saved_views import query_kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeve.access.models import Organisation
    from reeve.register.declaring import Register

FIELDS, ENTRIES, CONFIRMED = "fields", "entry", "confirmed"


@page
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """Change the entries of a list at once: the fields that are chosen, after a look at what would change."""
    found, declared = register_or_404(request, organisation, register)
    if not declared.policy.may_in(request.user, CORRECT, found):
        raise MayNot(CORRECT, declared.policy, f"entries of {declared.title}")
    choosing = ChooseForm(declared, request)
    names = choosing.chosen(request)
    form = BulkForm(declared, found, request.user, names, request.POST or None) if names else None  # type: ignore[arg-type]
    there = _entries(request, declared, found)
    context: dict[str, Any] = {
        "organisation": found,
        "register": declared,
        "choosing": choosing,
        "form": form,
        "most": bulk.MOST,
        "there": there[: bulk.MOST],
        "too_many": len(there) > bulk.MOST,
        "ticked": set(request.POST.getlist(ENTRIES)) if request.method == "POST" else {str(one.pk) for one in there},
        "trail": trail_to(found, declared, {"label": "Change many at once"}),
        "cancel_url": f"{reverse('register:list', args=[organisation, register])}?{_list_query(request)}",
    }
    if request.method == "POST" and form is not None and form.is_valid() and not request.POST.get("back"):
        answer = _looked_at(request, declared, found, form, context)
        if answer is not None:
            return answer
    return render(request, "register/bulk.html", context)


def _looked_at(
    request: HttpRequest, register: type[Register], organisation: Organisation, form: BulkForm, context: dict[str, Any]
) -> HttpResponse | None:
    """Show what would change; where that was looked at, change it. None where the form must be asked again."""
    chosen = _chosen(request, register, organisation)
    if not 0 < len(chosen) <= bulk.MOST:
        form.add_error(None, f"Choose between 1 and {bulk.MOST} entries")
        return None
    said: dict[str, Any] = {"by": request.user, "effective": form.cleaned_data[EFFECTIVE]}
    if request.POST.get(CONFIRMED):
        seen = {record.pk: number_sent(request.POST.get(f"seen-{record.pk}", "")) or 0 for record in chosen}
        made: list[BulkEdit] = []

        def decide() -> None:
            why = form.cleaned_data[WHY]
            try:
                made.append(bulk.edit(register, organisation, seen, form.values(), why=why, **said))
            except bulk.ChangedMeanwhile as meanwhile:
                raise NotAllowedValues({"": str(meanwhile)}) from meanwhile

        if done(form, decide):
            words = "1 entry was" if made[0].entries == 1 else f"{made[0].entries} entries were"
            messages.success(request, f"{words} changed. You can undo this as a whole.")
            return redirect("register:bulk_edit", made[0].pk)
    planned = bulk.plan(register, chosen, form.values(), **said)
    context |= {"planned": _told(register, planned, request), "faulty": any(one.faults for one in planned)}
    own = {CONFIRMED, "csrfmiddlewaretoken", "back"}
    context["sent"] = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in own and not name.startswith("seen-")
        for value in values
    ]
    context["changing"] = sum(bool(one.changes) for one in planned)
    return render(request, "register/bulk_preview.html", context)


def _entries(request: HttpRequest, register: type[Register], organisation: Organisation) -> Sequence[Any]:
    """The entries of the list that the person may correct, one more than can be changed at once."""
    listing = listing_of(request.user, register, organisation, request.GET)
    if listing.when:
        return []
    may = register.policy.reach(request.user, CORRECT).condition("record__")
    return list(listing.filters.qs.filter(may)[: bulk.MOST + 1])


def _chosen(request: HttpRequest, register: type[Register], organisation: Organisation) -> list[Record]:
    """The entries that were ticked, of those that the person may correct."""
    ids = []
    for said in request.POST.getlist(ENTRIES)[: bulk.MOST + 1]:
        try:
            ids.append(UUID(said))
        except ValueError:
            continue
    reads, corrects = (register.policy.reach(request.user, action).condition() for action in (READ, CORRECT))
    there = Record.objects.filter(reads, corrects, pk__in=ids, organisation=organisation, register=register.name)
    return list(there.select_related("organisation"))


def _list_query(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop(FIELDS, None)
    return query_kept(query)


def _told(register: type[Register], planned: list[bulk.Planned], request: HttpRequest) -> list[dict[str, Any]]:
    """What would change, in words."""
    pairs = [pair for one in planned for pair in one.changes.items()]
    related = {name for name, _ in pairs if register.field(name).is_relation}
    titles = showing.titles(request.user, (value for name, both in pairs if name in related for value in both))

    def words(name: str, value: Any) -> str:
        return showing.words(register.field(name), value, titles) or "Not given"

    return [
        {
            "record": one.record,
            "url": showing.url_of(one.record),
            "seen": one.seen,
            "changes": [
                {"field": showing.label(register, name), "before": words(name, before), "after": words(name, after)}
                for name, (before, after) in one.changes.items()
            ],
            "faults": _faults(register, one.faults),
        }
        for one in planned
    ]


def _faults(register: type[Register], faults: Mapping[str, str]) -> list[str]:
    return [f"{showing.label(register, name)}: {said}" if name else said for name, said in faults.items()]


class ChooseForm(forms.Form):
    """Which fields are to be changed."""

    fields_ = forms.MultipleChoiceField(label="Fields to change", widget=forms.CheckboxSelectMultiple)

    def __init__(self, register: type[Register], request: HttpRequest) -> None:
        super().__init__(auto_id="choose_%s")
        hidden = register.policy.hidden(
            min(max(register.policy.reach(request.user, action).own.values(), default=-1) for action in (READ, CORRECT))
        )
        names = [field.name for field in register.editable() if field.name not in hidden]
        names += ["sensitivity"]
        self.known = names
        # `fields` is what every form calls its own fields, so the address' name for them is put here.
        self.fields = {FIELDS: self.fields["fields_"]}
        self.fields[FIELDS].choices = [(name, showing.label(register, name)) for name in names]  # type: ignore[attr-defined]
        self.initial = {FIELDS: self.chosen(request)}

    def chosen(self, request: HttpRequest) -> list[str]:
        """The fields that the address names, in the register's order."""
        asked = set(request.GET.getlist(FIELDS))
        return [name for name in self.known if name in asked]


@page
def made(request: HttpRequest, edit: UUID) -> HttpResponse:
    """A bulk edit: what it said, of which entries, and the way to undo it."""
    found, register = _edit_or_404(request, edit)
    touched = register.model.history().filter(asserted_run=found.run).values("entry")
    visible = register.policy.reach(request.user, READ).condition()
    context = {
        "edit": found,
        "register": register,
        "organisation": found.organisation,
        "entries": [
            (record, showing.url_of(record))
            for record in Record.objects.filter(visible, pk__in=touched).select_related("organisation")
        ],
        "may_undo": found.undone is None and register.policy.may_in(request.user, CORRECT, found.organisation),
        "trail": trail_to(found.organisation, register, {"label": "Changed at once"}),
    }
    return render(request, "register/bulk_edit.html", context)


@page
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, edit: UUID) -> HttpResponse:
    """Ask why, then withdraw what a bulk edit said."""
    found, register = _edit_or_404(request, edit)
    if not register.policy.may_in(request.user, CORRECT, found.organisation):
        raise MayNot(CORRECT, register.policy, f"entries of {register.title}")
    form = WithdrawalForm(request.POST or None)

    def decide() -> None:
        bulk.undo(register, found, by=request.user, why=form.cleaned_data["why"])  # type: ignore[arg-type]

    if request.method == "POST" and form.is_valid() and done(form, decide):
        messages.success(request, "It was undone. What others said since stands.")
        return redirect("register:bulk_edit", found.pk)
    above = {"label": "Changed at once", "url": reverse("register:bulk_edit", args=[found.pk])}
    context = {
        "edit": found,
        "form": form,
        "register": register,
        "organisation": found.organisation,
        "cancel_url": above["url"],
        "trail": trail_to(found.organisation, register, above, {"label": "Undo"}),
    }
    return render(request, "register/bulk_undo.html", context)


def _edit_or_404(request: HttpRequest, edit: UUID) -> tuple[BulkEdit, type[Register]]:
    """A bulk edit in an organisation whose entries the person may read."""
    found = BulkEdit.objects.filter(pk=edit).select_related("organisation", "act__by", "undone__by").first()
    if found is None:
        raise Http404
    _, register = register_or_404(request, found.organisation.reference, found.register)
    if found.organisation_id not in register.policy.reach(request.user, READ).own:
        raise Http404
    return found, register
