"""What is counted of opportunities for improvement."""

from __future__ import annotations

import ibis.expr.types as ir

from reeve.metrics import Count, metric


@metric(label="Opportunities for improvement", unit="opportunities")
def opportunities(opportunities: ir.Table, *, stage: str = "") -> Count:
    """Opportunities for improvement on the register: all, or those under one heading of the statement."""
    return Count(opportunities.filter(opportunities.stage == stage) if stage else opportunities)
