"""What is counted of a report's implications."""

from __future__ import annotations

import ibis.expr.types as ir

from reeve.metrics import Count, metric


@metric(label="Implications stated", unit="implications")
def implications(implications: ir.Table) -> Count:
    """Matters of which the report says what it means for them."""
    return Count(implications)
