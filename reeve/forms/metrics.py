"""What is counted of form apps."""

from __future__ import annotations

import ibis.expr.types as ir

from reeve.metrics import Count, Share, metric


@metric(label="Form apps", unit="apps")
def apps(form_apps: ir.Table) -> Count:
    """Form apps on the register, live or in development."""
    return Count(form_apps)


@metric(label="Form apps in a status", unit="%")
def apps_in_status(form_apps: ir.Table, *, status: str) -> Share:
    """Share of all form apps that are in a status: live, or in-development."""
    return Share(form_apps, where=form_apps.status == status)


@metric(label="Form apps that went live", unit="apps", over="live_since")
def apps_launched(form_apps: ir.Table) -> Count:
    """Form apps that came into use on a day of the period; one without such a day is not counted."""
    return Count(form_apps.filter(form_apps.status == "live"))
