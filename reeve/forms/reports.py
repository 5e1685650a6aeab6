"""What documents show of form apps."""

from reeve.reports.blocks import Paragraph, Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table, or_said
from reeve.reports.writing import Writing


@block
def apps(writing: Writing, *, status: str) -> Table:
    """Form apps of a status, with the service that each is for."""
    caption = {"live": "Form apps in use", "in-development": "Form apps in development"}[status]
    columns = [("App", "title"), ("Service", "service")]
    if status == "live":
        columns.append(("In use since", "live_since"))
    else:
        columns.append(("How far it is", "delivery_status"))
    return entries_table(
        writing, "forms.apps", caption, "form_apps", columns, where=lambda row: row["status"] == status
    )


@block
def launched(writing: Writing) -> Table | Paragraph:
    """Form apps that came into use in the period."""
    first, last = writing.ask.period
    made = entries_table(
        writing,
        "forms.launched",
        "Forms that came into use in the period",
        "form_apps",
        [
            ("Form", "title"),
            ("Service", "service"),
            ("In use since", "live_since"),
            ("How far it is", "delivery_status"),
        ],
        where=lambda row: row["live_since"] is not None and first <= row["live_since"] <= last,
    )
    return or_said(writing, made, "No form came into use in the period.")
