"""Sample pages that hold every component once, for the tests and the eye."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from reeve.web import charts, navigation
from reeve.web.forms import DateField, MoneyField
from reeve.web.tables import DateColumn, MoneyColumn, StatusColumn
from reeve.web.templatetags import reeve_web

DIRECTORATES = [("ah", "Adults and Health"), ("cf", "Children and Families"), ("cd", "City Development")]


class ContractForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label="Contract title", help_text="As it stands on the signed contract", max_length=80)
    supplier_email = forms.EmailField(label="Supplier’s email address", required=False)
    directorate = forms.ChoiceField(label="Directorate", choices=[("", "Choose one"), *DIRECTORATES])
    ends = DateField(label="End date", help_text="The last day of cover, for example 30 9 2024")
    review = DateField(label="Review date", required=False)
    value = MoneyField(label="Annual value", help_text="Without VAT")
    seats = forms.IntegerField(label="Number of seats", required=False)
    route = forms.ChoiceField(
        label="How was it bought?",
        choices=[("framework", "Call-off from a framework"), ("open", "Open procedure"), ("waiver", "Waiver")],
        widget=forms.RadioSelect,
    )
    schemes = forms.MultipleChoiceField(
        label="Compliance schemes",
        help_text="Select all that apply",
        choices=[("psn", "PSN"), ("pci", "PCI DSS"), ("gdpr", "GDPR")],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label="Reason for the change", widget=forms.Textarea, max_length=400)
    document = forms.FileField(label="Signed contract", help_text="A PDF or Word file")
    checked = forms.BooleanField(label="I have checked these details against the contract")
    version = forms.CharField(widget=forms.HiddenInput, initial="7")

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("title") == "Twice":
            raise forms.ValidationError("A contract with this title and end date is already in the register")
        return super().clean() or {}


class FilterForm(forms.Form):
    """Such a form as django-filter makes for a list."""

    q = forms.CharField(label="Search", required=False)
    directorate = forms.ChoiceField(label="Directorate", choices=[("", "All"), *DIRECTORATES], required=False)
    status = forms.ChoiceField(label="Decision", choices=[("", "All"), ("due", "Due soon")], required=False)
    ends_before = DateField(label="Ends before", required=False)


class FilterSet:
    """Stands for a django-filter FilterSet: all that the panel asks of it is its form."""

    def __init__(self, data: object) -> None:
        self.form = FilterForm(data, auto_id="filter_%s")


class Contracts(tables.Table):
    """A list of contracts as a register would show it."""

    caption = "Contracts of Ashmere City Council"
    title = tables.Column(verbose_name="Contract", linkify=lambda record: f"/?open={record['title']}")
    supplier = tables.Column()
    decide = DateColumn(verbose_name="Last day to give notice")
    ends = DateColumn(verbose_name="End date")
    value = MoneyColumn(
        verbose_name="Annual value", footer=lambda table: reeve_web.money(sum(row["value"] for row in table.data))
    )
    status = StatusColumn(verbose_name="Decision")

    class Meta:
        template_name = "web/table.html"


def a_contract(number: int) -> dict[str, object]:
    """A made-up contract."""
    statuses = ("Overdue", "Due soon", "Approved", "Not started", "In progress")
    names = ("Payroll hosting", "Wide-area network", "Library management", "Telephony", "Case management")
    ends = dt.date(2024, 3, 31) + dt.timedelta(days=37 * number)
    return {
        "title": f"{names[number % 5]} {number + 1}",
        "supplier": ("Northgate Example Ltd", "Lakeside Systems", "Hollin Cloud Services plc")[number % 3],
        "decide": ends - dt.timedelta(days=90),
        "ends": ends,
        "value": Decimal(1_250 + number * 7_345),
        "status": statuses[number % 5],
    }


def a_bar_chart() -> charts.Chart:
    """Answers by directorate, two series."""
    return charts.Chart(
        title="Survey answers by directorate",
        unit="answers",
        categories=("Adults and Health", "Children and Families", "City Development", "Communities", "Resources"),
        series=(
            charts.Series("Yes", tuple(map(Decimal, (22, 18, 13, 9, 30)))),
            charts.Series("No", (Decimal(6), Decimal(9), None, Decimal(4), Decimal(9))),
        ),
        kind="bar",
    )


def a_line_chart() -> charts.Chart:
    """A year of calls with a target and a break in the series."""
    months = ("Mar 23", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 24", "Feb")
    return charts.Chart(
        title="Calls answered within 30 seconds",
        unit="%",
        categories=months,
        series=(
            charts.Series(
                "Service desk",
                tuple(map(Decimal, ("68.2", 71, "72.5", 74, "69.9", 75, "76.1", 77, 71, "70.5", 73, "78.4"))),
            ),
            charts.Series("All lines", tuple(map(Decimal, (61, 62, 64, 66, 65, 63, 67, 69, 70, 68, 66, 67)))),
        ),
        target=Decimal(70),
        breaks=("Sep",),
        kind="line",
    )


def components(request: HttpRequest) -> HttpResponse:
    """The page that holds every component; POST shows the form's errors."""
    form = ContractForm(request.POST or None, request.FILES or None)
    table = Contracts([a_contract(number) for number in range(57)])
    tables.RequestConfig(request, paginate={"per_page": 10}).configure(table)
    context = {
        "form": form,
        "filter": FilterSet(request.GET or None),
        "table": table,
        "charts": [(charts.svg(chart), charts.description(chart)) for chart in (a_line_chart(), a_bar_chart())],
        "trail": [{"label": "Registers", "url": "/"}, {"label": "Contracts"}],
        "rows": [
            {"key": "Owner", "value": "Sourcing manager", "url": "/"},
            {"key": "Route to market", "value": "", "url": "/"},
            {"key": "Reference", "value": "C-00017"},
        ],
        "day": dt.date(2024, 9, 14),
        "messages": [Message(messages.SUCCESS, "The contract was saved")] if request.GET.get("saved") else [],
    }
    page = engines["django"].from_string((Path(__file__).parent / "templates" / "sample.html").read_text())
    return HttpResponse(page.render(context, request))


def nothing(request: HttpRequest) -> HttpResponse:
    """A page that only the navigation needs."""
    return HttpResponse("")


urlpatterns = [
    path("", components, name="components"),
    *(path(f"{name}/", nothing, name=name) for name in ("assurance", "contracts", "reports", "accessibility", "out")),
]


def fill_navigation() -> None:
    """Declare the sample's navigation; the caller puts back what was there."""
    navigation.add("Home", "components", 10)
    navigation.add("Assurance", "assurance", 20)
    navigation.add("Registers", "contracts", 30)
    navigation.add("Reports", "reports", 40)
    navigation.add("Hidden", "out", 50, permitted=lambda request: False)
    navigation.add_to_footer("Accessibility statement", "accessibility", 10)
    navigation.session(
        sign_out="out",
        user_label=lambda request: "Sourcing manager",
        organisation=lambda request: "Ashmere City Council",
    )
