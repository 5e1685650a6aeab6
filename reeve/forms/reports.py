"""What documents show of form apps."""

from reeve.reports.blocks import Paragraph, Table, Text
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing


def _or_said(writing: Writing, made: Table, said: str) -> Table | Paragraph:
    """A table, or where it would be empty a sentence that says so."""
    if made.rows[0][0] != (Text("None recorded"),):
        return made
    return Paragraph((Text(said),), writing.numbering.next() if writing.numbering.numbered else None)


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
    return _or_said(writing, made, "No form came into use in the period.")
