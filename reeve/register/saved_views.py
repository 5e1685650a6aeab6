"""Saved views: a list as somebody filtered, sorted and laid it out, kept for themselves or shared with others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reeve.register.lookup import page, register_or_404, trail_to
from reeve.register.models import SavedView

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from reeve.access.models import Organisation, User
    from reeve.register.declaring import Register

_LONGEST = 4000


def saved_views_of(
    user: User | AnonymousUser, register: type[Register], organisation: Organisation
) -> QuerySet[SavedView]:
    """A person's own views of a register in an organisation, and those that others share there; own ones first."""
    there = SavedView.objects.filter(organisation=organisation, register=register.name)
    return there.filter(Q(owner__pk=user.pk) | Q(shared=True)).select_related("owner") if user.pk else there.none()


def query_kept(data: QueryDict) -> str:
    """What a view keeps of an address: all that says something, without the page that was open."""
    kept = data.copy()
    kept.pop("page", None)
    for name, values in list(kept.lists()):
        if not any(values):
            kept.pop(name)
    return kept.urlencode()


class ViewForm(forms.Form):
    """What a view is called, and whether others see it."""

    name = forms.CharField(label="Name of the view", max_length=120)
    shared = forms.BooleanField(
        label="Share it with everyone who reads this register here",
        required=False,
        help_text="They see the same list, but only those entries and columns that their own role lets them see.",
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=_LONGEST)

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        if "\0" in name or not name:
            raise ValidationError("Enter a name of the view", code="invalid")
        return name


@page
@require_http_methods(["GET", "POST"])
def views(request: HttpRequest, organisation: str, register: str) -> HttpResponse:
    """Keep the list that the address describes under a name; a name that the person used already is written over."""
    found, declared = register_or_404(request, organisation, register)
    form = ViewForm(request.POST or None, initial={"query": query_kept(request.GET)})
    url = reverse("register:list", args=[organisation, register])
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = query_kept(QueryDict(said["query"]))
        SavedView.objects.update_or_create(
            organisation=found,
            register=declared.name,
            owner_id=request.user.pk,
            name=said["name"],
            defaults={"query": kept, "shared": said["shared"]},
        )
        messages.success(request, f"The view “{said['name']}” was saved.")
        return redirect(f"{url}?{kept}" if kept else url)
    context = {
        "form": form,
        "register": declared,
        "organisation": found,
        "own": [view for view in views_shown(request, declared, found) if view.own],
        "trail": trail_to(found, declared, {"label": "Views"}),
        "cancel_url": f"{url}?{query_kept(request.GET)}",
    }
    return render(request, "register/views.html", context)


@page
@require_POST
def delete(request: HttpRequest, organisation: str, register: str, number: int) -> HttpResponse:
    """Delete a view of one's own; the entries that it listed are not touched."""
    found, declared = register_or_404(request, organisation, register)
    view = SavedView.objects.filter(
        pk=number, organisation=found, register=declared.name, owner_id=request.user.pk
    ).first()
    if view is None:
        raise Http404
    view.delete()
    messages.success(request, f"The view “{view.name}” was deleted.")
    return redirect(reverse("register:list", args=[organisation, register]))


@dataclass(frozen=True)
class ViewShown:
    """A saved view as a page names it; `by` is the post of who shares it, "" for one's own."""

    name: str
    url: str
    own: bool
    by: str
    shared: bool
    number: int
    current: bool


def views_shown(request: HttpRequest, register: type[Register], organisation: Organisation) -> list[ViewShown]:
    """The views that a person may choose from, their own first."""
    url = reverse("register:list", args=[organisation.reference, register.name])
    now = query_kept(request.GET)
    found = []
    for view in saved_views_of(request.user, register, organisation):
        own = view.owner_id == request.user.pk
        address = f"{url}?{view.query}" if view.query else url
        by = "" if own else str(view.owner)
        found.append(ViewShown(view.name, address, own, by, view.shared, view.pk, view.query == now))
    return sorted(found, key=lambda view: not view.own)
