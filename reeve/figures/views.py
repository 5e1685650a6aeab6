"""The pages of figures: one figure opened to its rows, and the list of metrics."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from reeve.access.policy import organisations_of
from reeve.figures.models import Figure
from reeve.figures.opening import Opened, RowShown
from reeve.metrics import metrics
from reeve.metrics.display import in_words, shown
from reeve.register.export import safe_cell
from reeve.register.fields import EndDateField, MoneyField, last_day

PAGE = 50


def figure_or_404(request: HttpRequest, figure: str) -> Figure:
    """The figure, if its organisation's pages are open to the person; 404 whether it is another's or not there."""
    found = (
        Figure.objects.filter(pk=figure, organisation__in=organisations_of(request.user))
        .select_related("organisation", "snapshot")
        .first()
    )
    if found is None:
        raise Http404
    return found


@login_required
def figure(request: HttpRequest, figure: str) -> HttpResponse:
    """One figure: value, meaning, what was asked, the rows behind it and where each was read."""
    found = figure_or_404(request, figure)
    request.organisation = found.organisation  # type: ignore[attr-defined]
    opened = Opened(found, user=request.user)
    rows = opened.visible(request.user)
    counted = request.GET.get("rows") == "counted" and bool(found.denominator)
    listed = rows.filter(rows["_counted"]) if counted else rows
    seen = opened.count(rows)
    paginator: Paginator[RowShown] = Paginator(_Rows(opened, listed), PAGE)  # type: ignore[arg-type]  # it counts and slices, no more
    page = paginator.get_page(request.GET.get("page"))
    return render(
        request,
        "figures/figure.html",
        {
            "figure": found,
            "metric": found.declared,
            "meaning": found.declared.meaning.partition(". ")
            if ". " in found.declared.meaning
            else (found.declared.meaning.rstrip("."), "", ""),
            "value": found.headline,
            "definition": opened.ask.definition(found.metric),
            "facts": _facts(found),
            "parts": _parts(found),
            "page": page,
            "columns": [_heading(opened, name) for name in opened.columns()],
            "table": [_cells(opened, row) for row in page.object_list],
            "seen": seen,
            "counted": counted,
            "lines": opened.lines() if seen == found.rows else [],
            "corrections": opened.corrections() if seen == found.rows else (),
            "restatements": [
                other
                for other in Figure.objects.filter(question=found.question).exclude(pk=found.pk).order_by("known_at")
                if other.result != found.result
            ],
        },
    )


class _Rows:
    """A figure's rows for a paginator: counted once, fetched by the page."""

    def __init__(self, opened: Opened, rows: Any) -> None:
        self._opened, self._rows = opened, rows
        self._count = opened.count(rows)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, span: slice) -> Sequence[RowShown]:
        return self._opened.page(self._rows, start=span.start, size=span.stop - span.start)


def _facts(found: Figure) -> list[dict[str, str]]:
    period = found.period
    facts = [
        ("Organisation", found.organisation.name),
        ("Period", f"{period[0]:%-d %B %Y} to {period[1]:%-d %B %Y}" if period else "None: a state as at a day"),
        ("As at", f"{found.as_of:%-d %B %Y}"),
        ("Record as known at", f"{found.known_at:%-d %B %Y, %H:%M:%S} UTC"),
        ("Limited to", ", ".join(f"{key} {value}" for key, value in found.scope.items()) or "Nothing: all rows"),
        ("Metric", f"{found.metric}, version {found.version}"),
        (
            "Parameters",
            "; ".join(f"{name}: {in_words(value)}" for name, value in sorted(found.parameters.items())) or "None",
        ),
    ]
    return [{"key": key, "value": value} for key, value in facts]


def _parts(found: Figure) -> list[dict[str, str]]:
    if not found.denominator:
        return []
    numerator, denominator = found.numerator, found.denominator
    parts = [("Numerator", numerator), ("Denominator", denominator)]
    if found.unknown:
        parts.append(("Rows that do not say", str(found.unknown)))
    return [{"key": key, "value": shown(Decimal(value), "")} for key, value in parts]


def _heading(opened: Opened, name: str) -> str:
    if opened.is_event:
        return name.replace("_", " ").capitalize()
    label = str(opened.of.field(name).verbose_name)  # type: ignore[union-attr]
    return label[:1].upper() + label[1:]


def _cells(opened: Opened, row: RowShown) -> dict[str, Any]:
    return {"row": row, "cells": [_shown(opened, name, value) for name, value in row.values.items()]}


def _shown(opened: Opened, name: str, value: Any) -> str:
    """A value as a person reads it: choices by label, last days as such."""
    if value is None or value == "":
        return "Not recorded"
    if not opened.is_event:
        field = opened.of.field(name)  # type: ignore[union-attr]
        if isinstance(field, EndDateField):
            value = last_day(value)
        elif field.choices:
            return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if hasattr(value, "strftime"):
        return f"{value:%-d %B %Y, %H:%M:%S}" if hasattr(value, "hour") else f"{value:%-d %B %Y}"
    if isinstance(value, Decimal):
        money = not opened.is_event and isinstance(opened.of.field(name), MoneyField)  # type: ignore[union-attr]
        return shown(
            value, "£" if money else "", "" if value == value.to_integral_value() else "2dp" if money else "1dp"
        )
    return str(value)


@login_required
def rows_csv(request: HttpRequest, figure: str) -> HttpResponse:
    """The rows that the person may see, with file, sheet and line, as CSV."""
    opened = Opened(figure_or_404(request, figure), user=request.user)
    rows = opened.visible(request.user)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{opened.figure.pk}.csv"'
    out = csv.writer(response)
    out.writerow(
        [*(_heading(opened, name) for name in opened.columns()), "Counted", "File", "Sheet", "Line", "Corrected"]
    )
    for start in range(0, opened.count(rows), 5_000):
        for row in opened.page(rows, start=start, size=5_000):
            values = [_shown(opened, name, value) for name, value in row.values.items()]
            counted = "Yes" if row.counted else "No"
            out.writerow(
                [safe_cell(one) for one in (*values, counted, row.file, row.sheet, row.line or "", row.corrected)]
            )
    return response


@login_required
@require_POST
def again(request: HttpRequest, figure: str) -> HttpResponse:
    """Compute again: from the same record, and from the record as it is known now."""
    found = figure_or_404(request, figure)
    opened = Opened(found)
    same, now = opened.again(), opened.now()
    if same.pk != found.pk:
        messages.error(request, f"Computed again from the same record it came out differently: {same.headline}.")
    elif now.pk == found.pk:
        messages.success(
            request, f"Computed again, from the same record and from the record as it is now: {found.headline}."
        )
    else:
        messages.warning(
            request,
            "The record has changed since. From the record as it was then the figure is the same;"
            f" from the record as it is now it is {now.headline}.",
        )
        return redirect("figures:figure", figure=now.pk)
    return redirect("figures:figure", figure=found.pk)


@login_required
def metric_list(request: HttpRequest) -> HttpResponse:
    """Every metric: its plain name, what it measures, from what."""
    return render(request, "figures/metrics.html", {"metrics": [metrics[name] for name in sorted(metrics)]})
