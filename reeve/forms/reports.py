"""What documents show of form apps."""

from reeve.reports.blocks import Table
from reeve.reports.declaring import block
from reeve.reports.making import entries_table
from reeve.reports.writing import Writing


@block
def apps(writing: Writing, *, status: str) -> Table:
    """Form apps of a status, with the service that each is for."""
    caption = {"live": "Form apps in use", "in-development": "Form apps in development"}[status]
    columns = [("App", "title"), ("Service", "service")]
    if status != "live":
        columns.append(("How far it is", "delivery_status"))
    return entries_table(
        writing, "forms.apps", caption, "form_apps", columns, where=lambda row: row["status"] == status
    )
