"""What is summed of budgets and of capital handed back."""

from __future__ import annotations

import ibis.expr.types as ir

from reeve.metrics import Total, metric


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
