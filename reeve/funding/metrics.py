"""What is summed of streams, bids, budgets and their movements, and of capital handed back."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from reeve.metrics import Count, Share, Total, metric


def _of(budget_lines: ir.Table, scheme: str, year: str) -> ir.Table:
    return budget_lines.filter((budget_lines.scheme == scheme) & (budget_lines.year == year))


@metric(label="Budget as it was set", unit="£")
def planned(budget_lines: ir.Table, *, scheme: str, year: str) -> Total:
    """Sum of the planned amounts of a scheme's budget lines in a financial year."""
    return Total(_of(budget_lines, scheme, year), "planned")


@metric(label="Budget as it was revised", unit="£")
def revised(budget_lines: ir.Table, *, scheme: str, year: str) -> Total:
    """Sum of the revised amounts of a scheme's budget lines in a financial year.

    A line that was not revised adds nothing and is counted as unknown.
    """
    return Total(_of(budget_lines, scheme, year), "revised")


@metric(label="Capital handed back", unit="£")
def handed_back(capital_returns: ir.Table, *, year: str) -> Total:
    """Sum of the capital handed back of a financial year, of all schemes."""
    return Total(capital_returns.filter(capital_returns.year == year), "amount")


@metric(label="Funding streams", unit="streams")
def streams(funding_streams: ir.Table, *, kind: str = "") -> Count:
    """Streams that money comes from: all, or revenue or capital ones."""
    return Count(funding_streams.filter(funding_streams.kind == kind) if kind else funding_streams)


def _of_year(budget_lines: ir.Table, year: str, stream: str) -> ir.Table:
    mine = budget_lines.filter(budget_lines.year == year)
    return mine.filter(mine.stream == stream) if stream else mine


@metric(label="Budget of a year", unit="£")
def budget(budget_lines: ir.Table, *, year: str, stream: str = "") -> Total:
    """Sum of the budget lines of a financial year, as revised where they were: of all streams, or of one."""
    lines = _of_year(budget_lines, year, stream)
    return Total(lines.mutate(budget=ibis.coalesce(lines.revised, lines.planned)), "budget")


@metric(label="Spending forecast for a year", unit="£")
def forecast(budget_lines: ir.Table, *, year: str, stream: str = "") -> Total:
    """Sum of what is expected to be spent by the end of a financial year: of all streams, or of one.

    A line without a forecast adds nothing and is counted as unknown.
    """
    return Total(_of_year(budget_lines, year, stream), "forecast")


@metric(label="Spending of a year so far", unit="£")
def actual(budget_lines: ir.Table, *, year: str, stream: str = "") -> Total:
    """Sum of what was spent so far in a financial year: of all streams, or of one.

    A line of which no spending is recorded adds nothing and is counted as unknown.
    """
    return Total(_of_year(budget_lines, year, stream), "actual")


@metric(label="Budget moved to another year", unit="£")
def reprofiled(budget_movements: ir.Table, *, year: str) -> Total:
    """Sum of the budget of a financial year that was moved to another year."""
    moved = budget_movements.filter(budget_movements.kind == "reprofiled")
    return Total(moved.filter(moved.from_year == year), "amount")


@metric(label="Budget reduced", unit="£")
def reduced(budget_movements: ir.Table, *, year: str) -> Total:
    """Sum by which the budget of a financial year was cut and not moved elsewhere; what was handed back is apart."""
    cut = budget_movements.filter(budget_movements.kind == "reduced")
    return Total(cut.filter(cut.from_year == year), "amount")


@metric(label="Budget movements without a decision reference", unit="%")
def movements_undecided(budget_movements: ir.Table, *, year: str) -> Share:
    """Share of the movements out of a financial year's budget that no decision reference stands behind."""
    moved = budget_movements.filter(budget_movements.from_year == year)
    return Share(moved, where=moved.decision_reference == "")


@metric(label="Bids made", unit="bids", over="submitted_on")
def bids(bids: ir.Table, *, outcome: str = "") -> Count:
    """Bids for money submitted in the period: all, or those with one outcome so far."""
    return Count(bids.filter(bids.outcome == outcome) if outcome else bids)


@metric(label="Money asked for in bids", unit="£", over="submitted_on")
def bids_asked(bids: ir.Table) -> Total:
    """Sum of the money asked for in bids submitted in the period, whatever became of them."""
    return Total(bids, "asked")


@metric(label="Money won in bids", unit="£", over="submitted_on")
def bids_won(bids: ir.Table) -> Total:
    """Sum of the money given on bids submitted in the period, which may be less than was asked.

    A bid of which nothing is won, or not yet, adds nothing and is counted as unknown.
    """
    return Total(bids, "won")
