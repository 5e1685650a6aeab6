"""Give templates GOV.UK fields, error summaries, status tags, dates and numbers."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms, template
from django.core.paginator import Page, Paginator
from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django_tables2 import Table
from django_tables2.columns import BoundColumn

from reeve.web.status import tone_of

register = template.Library()

# Attributes that GOV.UK's inputs go without: numbers are typed as text, and what must be filled in is said in words.
_LEFT_OUT = {"class", "required", "min", "max", "step", "cols"}
_COLOURS = {"good": "green", "caution": "yellow", "bad": "red", "busy": "blue", "none": "grey"}


def _is_choices(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.simple_tag
def widget_attrs(widget: dict[str, Any], base: str, *leave: str) -> SafeString:
    """The attributes of a widget with its GOV.UK class, its error class, and its own classes after them."""
    attrs = widget["attrs"]
    classes = [
        base,
        *([f"{base.partition(' ')[0]}--error"] if attrs.get("aria-invalid") else []),
        attrs.get("class", ""),
    ]
    kept = {name: value for name, value in attrs.items() if name not in _LEFT_OUT and name not in leave}
    return flatatt({"class": " ".join(filter(None, classes)), **kept})


@register.simple_tag
def options(widget: dict[str, Any]) -> SafeString:
    """The options of a select, in their groups; in Python, for a list of some hundred would take long in a template."""
    drawn = SafeString("")
    for group, choices, _index in widget["optgroups"]:
        within = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((one["value"], flatatt(one["attrs"]), one["label"]) for one in choices),
        )
        drawn += format_html('<optgroup label="{}">{}</optgroup>', group, within) if group else within
    return drawn


@register.simple_tag
def option_attrs(widget: dict[str, Any], base: str) -> SafeString:
    """The attributes of one radio or checkbox; the list's own classes belong to the list, not to its options."""
    kept = {
        name: value
        for name, value in widget["attrs"].items()
        if name not in _LEFT_OUT and name not in ("aria-invalid", "aria-describedby")
    }
    return flatatt({"class": base, **kept})


@register.filter
def shape(field: BoundField) -> str:
    """How a field is laid out: hidden, checkbox (label after the box), group (legend) or single (label before)."""
    if field.is_hidden:
        return "hidden"
    if isinstance(field.field.widget, forms.CheckboxInput):
        return "checkbox"
    return "group" if field.use_fieldset else "single"


@register.filter
def messages_of(field: BoundField) -> list[str]:
    """The errors of a field as sentences; "This field is required." becomes "Enter …" or "Select …"."""
    default = forms.Field.default_error_messages["required"]
    return [
        _missing(field) if error.code == "required" and str(error.message) == str(default) else text
        for error in field.errors.as_data()
        for text in error.messages
    ]


def _missing(field: BoundField) -> str:
    label = str(field.label).strip()
    if label.endswith("?"):
        return f"Answer “{label}”"
    # "PSN certificate" keeps its capitals; "Contract title" begins small inside a sentence.
    name = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return f"Confirm: {label}"
    if isinstance(widget, forms.Select) or _is_choices(widget):
        return f"Select {name}"
    if isinstance(widget, forms.FileInput):
        return f"Choose a file for {name}"
    return f"Enter {name}"


def anchor(field: BoundField) -> str:
    """The id of the element that the error summary leads to."""
    widget = field.field.widget
    id_ = widget.attrs.get("id") or field.auto_id
    if hasattr(widget, "id_for_error"):
        return str(widget.id_for_error(id_, field.value()))
    if _is_choices(widget) or isinstance(widget, forms.MultiWidget):
        first = next(iter(field.subwidgets), None)
        if isinstance(widget, forms.MultiWidget):
            return f"{id_}_0"
        return (first.id_for_label if first else None) or id_
    return id_


@register.filter
def has_errors(form: object) -> bool:
    """Whether it is a form, sent, and wrong."""
    return isinstance(form, BaseForm) and form.is_bound and bool(form.errors)


@register.simple_tag
def error_summary(form: object) -> SafeString:
    """The summary of what to mend, each sentence leading to its field; nothing where there is nothing to mend."""
    if not isinstance(form, BaseForm) or not has_errors(form):
        return SafeString("")
    errors = [(str(error), "") for error in form.non_field_errors()]
    errors += [
        (f"{field.label}: {text}", "") if field.is_hidden else (text, anchor(field))
        for field in form
        for text in messages_of(field)
    ]
    return render_to_string("web/error_summary.html", {"errors": errors})


@register.simple_tag
def govuk_field(field: BoundField, *, mark_optional: bool = True, small: bool = False) -> SafeString:
    """One field with label, hint and error; `small` makes its radios or checkboxes small."""
    attrs: dict[str, str | bool] = {}
    if small and _is_choices(field.field.widget):
        kind = "radios" if isinstance(field.field.widget, forms.RadioSelect) else "checkboxes"
        attrs["class"] = f"govuk-{kind}--small"
    context = {"field": field, "unmarked": not mark_optional, "drawn": field.as_widget(attrs=attrs)}
    return render_to_string("web/field.html", context)


@register.simple_tag
def active_filters(form: BaseForm) -> int:
    """How many fields of a filter form hold a value."""
    if not form.is_bound:
        return 0
    return sum(bool(field.value()) and not field.is_hidden for field in form)


@register.simple_tag
def status_tag(word: object, tone: str = "") -> SafeString:
    """A status in words, coloured by its tone: good, caution, bad, busy or none; found from the word if not given."""
    text = str(word)
    if not text:
        return SafeString("")
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', _COLOURS[tone or tone_of(text)], text)


@register.filter
def date(value: object) -> str:
    """A date in full, "14 September 2024"; of an instant the day in local time; "" for none."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if not isinstance(value, dt.date):
        return "" if value is None else str(value)
    return f"{value.day} {value:%B} {value.year}"


@register.filter
def instant(value: object) -> str:
    """An instant in local time, "14 September 2024 at 3:05pm"; "" for none."""
    if not isinstance(value, dt.datetime):
        return date(value)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"
    return f"{date(local)} at {clock}"


@register.filter
def number(value: object, places: int | None = None) -> str:
    """A number with thousands separators, as it is or with so many places; "" for none."""
    if value is None or value == "":
        return ""
    if not isinstance(value, int | float | Decimal):
        return str(value)
    if places is None:
        return f"{value:,}"
    # Half up, as people round: Python's own formatting rounds half to even.
    return f"{Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"


@register.filter
def money(value: object) -> str:
    """Pounds: "£1,200.50", and "£1,200" where there are no pence; "" for none."""
    if value is None or value == "":
        return ""
    amount = Decimal(str(value))
    text = f"{abs(amount):,.2f}".removesuffix(".00")
    return f"{'−' if amount < 0 else ''}£{text}"


@register.simple_tag(takes_context=True)
def query(context: template.Context, name: str, value: object, drop: str = "") -> str:
    """The query string of this page with one parameter set and another dropped: "?sort=title&size=50"."""
    request = context.get("request")
    params = request.GET.copy() if request is not None else QueryDict(mutable=True)
    params[name] = str(value)
    if drop:
        params.pop(drop, None)
    return f"?{params.urlencode()}"


@register.simple_tag(takes_context=True)
def without_query(context: template.Context, *names: str) -> str:
    """This page's address without some parameters, and without its page number."""
    request = context["request"]
    params = request.GET.copy()
    for name in (*names, "page"):
        params.pop(name, None)
    return f"{request.path}?{params.urlencode()}" if params else str(request.path)


@register.simple_tag(takes_context=True)
def kept_query(context: template.Context, form: BaseForm) -> SafeString:
    """Hidden fields for the parameters of this page that the filter form does not hold, but for the page number."""
    request = context.get("request")
    if request is None:
        return SafeString("")
    names = {field.html_name for field in form}
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        if name not in names
        and not f"-{name}".endswith("-page")
        and not any(name.startswith(f"{own}_") for own in names)
        for value in values
    ]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


@register.simple_tag
def cell_attrs(attrs: Mapping[str, Any] | None, base: str) -> SafeString:
    """The attributes of a table, row or cell with its GOV.UK class before its own; "numeric" aligns it right."""
    # Attributes of parts (such as "th") lie in the same dictionary of a table: only plain values are its own.
    own = {name: value for name, value in (attrs or {}).items() if value is not None and not isinstance(value, dict)}
    given = str(own.pop("class", "")).split()
    classes = [base, *(f"{base}--numeric" if name == "numeric" else name for name in given)]
    return flatatt({"class": " ".join(classes), **own})


@register.simple_tag
def sort_state(column: BoundColumn) -> SafeString:
    """aria-sort for the heading of a column that the table is sorted by."""
    if not column.is_ordered:
        return SafeString("")
    return flatatt({"aria-sort": "descending" if column.order_by_alias.is_descending else "ascending"})


@register.filter
def row_count(table: Table) -> int:
    """How many rows a table has on all its pages; a table with pages knows it without asking again."""
    return int(table.page.paginator.count) if getattr(table, "page", None) else len(table.rows)


@register.simple_tag
def body_rows(table: Table) -> SafeString:
    """The rows of a table's page; the column named by the table's `row_header`, or its first one, heads each row.

    In Python rather than in the template: a long table has hundreds of cells, and each tag of a template costs.
    """
    columns = list(table.columns)
    heading = getattr(table, "row_header", columns[0].name)
    cells = []
    for column in columns:
        tag, kind = ("th", "govuk-table__header") if column.name == heading else ("td", "govuk-table__cell")
        scope = SafeString(' scope="row"') if tag == "th" else ""
        attrs = cell_attrs(column.attrs.get("td"), kind)
        cells.append((_drawing(column), format_html("<{}{}{}>", tag, scope, attrs), format_html("</{}>", tag)))
    body = []
    for row in table.paginated_rows:
        body.append(format_html("<tr{}>", cell_attrs(row.attrs, "govuk-table__row")))
        for drawn, begins, ends in cells:
            body += [begins, conditional_escape(drawn(row)), ends]
        body.append(SafeString("</tr>\n"))
    return SafeString("".join(body))  # nosec B308 B703 - each part was escaped as it was added


def _drawing(column: BoundColumn) -> Callable[[Any], Any]:
    """How a column's cell of a row is drawn: by its own `read` of a record where it has one, which is much quicker."""
    read = getattr(column.column, "read", None)
    if read is None:
        return lambda row: row.get_cell(column.name)
    render, default = column.column.render, column.default
    of_record = "record" in inspect.signature(render).parameters

    def drawn(row: Any) -> Any:
        value = read(row.record)
        if value is None or value == "":
            return default
        return render(value, row.record) if of_record else render(value)

    return drawn


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The page numbers to offer: first, last, this one and its neighbours; None stands for a gap."""
    paginator = page.paginator
    shown: list[int | None] = [
        None if number == Paginator.ELLIPSIS else int(number)
        for number in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return shown
