"""The pages of imports: what was loaded, what became of each row, and how to undo it."""

from __future__ import annotations

from uuid import UUID

import django_tables2 as tables
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reeve.access.policy import IMPORT
from reeve.errors import ReeveError
from reeve.register.lookup import MayNot, organisations_seen, page
from reeve.source import failing, loading, progress, waiting
from reeve.source.declaring import sources
from reeve.source.forms import StateForm, UndoForm
from reeve.source.models import ImportRow, ImportRun
from reeve.source.seeing import may_load, may_undo, policy_of, run_or_404, sources_loaded, sources_seen
from reeve.source.telling import OUTCOMES, columns_told, counts_told, told
from reeve.web.tables import DateColumn, NumberColumn, StatusColumn, configure

PAGE = 50
_ASIDE = 20
_WOULD_CHANGE = (ImportRow.FAILING, ImportRow.NEW, ImportRow.CHANGED)


class RunsTable(tables.Table):  # type: ignore[misc]
    """Imports, the last one first."""

    caption = "Imports"
    caption_hidden = True
    row_header = "file"
    file = tables.Column(verbose_name="File", linkify=lambda record: reverse("source:run", args=[record.pk]))
    source = tables.Column(verbose_name="Read as")
    as_of = DateColumn(verbose_name="Speaks of")
    at = DateColumn(verbose_name="Brought")
    rows = NumberColumn(verbose_name="Rows", accessor="counts__rows", orderable=False)
    state = StatusColumn(verbose_name="State", accessor="get_state_display", order_by=("state", "-at"))

    class Meta:
        template_name = "web/table.html"
        order_by = "-at"


@page
def index(request: HttpRequest) -> HttpResponse:
    """The imports of one organisation, by state and source; the others a link away."""
    seen = [(one, sources_seen(request.user, one)) for one in organisations_seen(request.user)]
    seen = [(one, names) for one, names in seen if names]
    wanted = request.GET.get("organisation")
    organisation, names = next((pair for pair in seen if pair[0].reference == wanted), seen[0] if seen else (None, []))
    if organisation is None:
        return render(request, "source/index.html", {"organisations": []})
    request.organisation = organisation  # type: ignore[attr-defined]
    runs = ImportRun.objects.filter(organisation=organisation, source__in=names)
    there = sorted(set(runs.order_by().values_list("source", flat=True)))
    form = StateForm(request.GET, there)
    chosen = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    table = RunsTable(runs.filter(**chosen))
    table.empty_text, table.empty_next = (
        ("No imports match", "Change or clear the filters to see more.")
        if chosen
        else ("Nothing was loaded yet", "Those who load files begin with Import a file.")
    )
    configure(table, request, PAGE)
    table.noun = "import" if table.page.paginator.count == 1 else "imports"
    context = {
        "organisation": organisation,
        "organisations": [one for one, _ in seen],
        "filter": {"form": form},
        "table": table,
        "may_load": bool(sources_loaded(request.user, organisation)),
    }
    return render(request, "source/index.html", context)


@page
def run(request: HttpRequest, run: UUID) -> HttpResponse:
    """One import: what it would change while it waits, how far it has come, or what became of each row."""
    found = run_or_404(request, run)
    if found.state == ImportRun.LOADING and not waiting.waits(found):
        context = {"run": found, "progress": progress.of(found), "trail": _trail(found)}
        return render(request, "source/loading.html", context)
    counted = dict(found.rows.order_by().values_list("outcome").annotate(Count("pk")))
    outcome = request.GET.get("outcome", "")
    rows = found.rows.select_related("record__organisation").order_by("sheet", "line", "pk")
    waits = waiting.waits(found)
    if outcome in OUTCOMES:
        rows = rows.filter(outcome=outcome)
    elif waits and outcome != "all":
        rows = rows.filter(outcome__in=_WOULD_CHANGE)
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    may = may_load(request.user, found.source, found.organisation)
    context = {
        "run": found,
        "about": (sources[found.source].__doc__ or "").strip().partition("\n")[0] if found.source in sources else "",
        "tally": counts_told(found),
        "counts": [(word, counted[key], f"?outcome={key}#rows") for key, word in OUTCOMES.items() if key in counted],
        "total": sum(counted.values()),
        "skipped": counted.get(ImportRow.SKIPPED, 0),
        "aside": list(found.rows.filter(outcome=ImportRow.SKIPPED).order_by("sheet", "line", "pk")[:_ASIDE]),
        "outcome": OUTCOMES.get(outcome, "") or (_which(found, outcome, waits=waits)),
        "rows": told(request.user, found, list(shown)),
        "shown": shown,
        "would_change": waits and found.state != ImportRun.REFUSED,
        "failing": counted.get(ImportRow.FAILING, 0),
        "kinds": list(failing.KINDS),
        "columns": columns_told(found),
        "may_load": may,
        "may_confirm": may and waits and bool(found.shown),
        "asks_columns": may and waiting.asks_columns(found),
        "has_columns": may and waits and bool(getattr(sources.get(found.source), "register", None)),
        "at_once": found.counts.get("rows", 0) <= waiting.AT_ONCE,
        "may_undo": found.state == ImportRun.LOADED and may,
        "trail": _trail(found),
    }
    answer = render(request, "source/run.html" if not waits else "source/waiting.html", context)
    if request.headers.get("HX-Request"):
        # The page of progress asks here; what comes next is a page of its own.
        answer.headers["HX-Refresh"] = "true"
    return answer


def _which(found: ImportRun, outcome: str, *, waits: bool) -> str:
    """Which rows are listed where none of an outcome are asked for."""
    if outcome == "all" or not waits:
        return ""
    return OUTCOMES[ImportRow.FAILING] if found.state == ImportRun.REFUSED else "what would change"


def _trail(found: ImportRun, *more: dict[str, str]) -> list[dict[str, str]]:
    above = {"label": "Imports", "url": f"{reverse('source:index')}?organisation={found.organisation.reference}"}
    here = {"label": found.file}
    if more:
        here["url"] = reverse("source:run", args=[found.pk])
    return [above, here, *more]


@page
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, run: UUID) -> HttpResponse:
    """Ask why, then withdraw what an import said; its rows stay in the history."""
    found = run_or_404(request, run)
    if not may_undo(request.user, found):
        raise MayNot(IMPORT, policy_of(sources.get(found.source), found.source), found.source)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            loading.undo(found, by=request.user, why=form.cleaned_data["why"])  # type: ignore[arg-type]
        except ReeveError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"The import of {found.file} was undone. The record reads as it did without it.")
            return redirect("source:run", run=found.pk)
    context = {"run": found, "form": form, "trail": _trail(found, {"label": "Undo"})}
    return render(request, "source/undo.html", {**context, "cancel_url": reverse("source:run", args=[found.pk])})
