"""Which file fills the form apps."""

from __future__ import annotations

from collections.abc import Iterable

from reeve.forms.models import FormApp
from reeve.forms.registers import FormApps
from reeve.source.cells import one_of
from reeve.source.declaring import Column, Row, Source, source


@source
class FormAppsList(Source):
    """The list of form apps, each told by its name."""

    name = "forms.form-apps"
    register = FormApps
    columns = [
        Column("App", "reference"),
        Column("Service", "service"),
        Column("Status", "status", one_of({label: key for key, label in FormApp.STATUSES}), required=True),
        Column("Delivery status", "delivery_status"),
    ]

    def expand(self, row: Row) -> Iterable[Row]:
        yield Row(row.sheet, row.line, {**row.values, "title": row.values["reference"]})
