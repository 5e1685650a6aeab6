"""What is counted of risks."""

from __future__ import annotations

import ibis.expr.types as ir

from reeve.metrics import Count, metric


@metric(label="Risks on a register", unit="risks")
def risks(risks: ir.Table, *, level: str) -> Count:
    """Risks that stand on the corporate, programme or project register, as level says."""
    return Count(risks.filter(risks.level == level))
