"""What is counted of projects and of a roll-out's sites."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Share, metric


def _satellites(sites: ir.Table) -> ir.Table:
    return sites.filter(sites.kind == "satellite")


def _done_by(day: ir.DateColumn, as_of: date) -> ir.BooleanValue:
    """Whether a day is known and not after the as-at day: without a day, the thing is not done."""
    return day.notnull() & (day <= ibis.literal(as_of))


@metric(label="Projects completed in the period", unit="projects", over="completed_on")
def projects_completed(projects: ir.Table) -> Count:
    """The council's own projects completed on a day of the period; shared projects are not counted."""
    return Count(projects.filter((projects.scope == "council") & (projects.status == "completed")))


@metric(label="Satellite sites", unit="sites")
def sites(sites: ir.Table) -> Count:
    """Sites of the roll-out, without the main site."""
    return Count(_satellites(sites))


@metric(label="Satellite sites surveyed", unit="%")
def sites_surveyed(sites: ir.Table, *, as_of: date) -> Share:
    """Share of the satellite sites that were surveyed on or before the as-at day; the main site is left out."""
    satellites = _satellites(sites)
    return Share(satellites, where=_done_by(satellites.surveyed_on, as_of))


@metric(label="Satellite sites installed", unit="%")
def sites_installed(sites: ir.Table, *, as_of: date) -> Share:
    """Share of the satellite sites that were installed on or before the as-at day; the main site is left out."""
    satellites = _satellites(sites)
    return Share(satellites, where=_done_by(satellites.installed_on, as_of))
