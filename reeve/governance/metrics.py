"""What is counted of governance bodies."""

from __future__ import annotations

import ibis.expr.types as ir

from reeve.metrics import Count, Share, metric


@metric(label="Governance bodies", unit="bodies")
def bodies(bodies: ir.Table) -> Count:
    """Boards, groups and committees in the organisation's own record; those of a shared service are counted there."""
    return Count(bodies)


@metric(label="Governance bodies with written terms of reference", unit="%")
def bodies_with_terms(bodies: ir.Table) -> Share:
    """Share of the governance bodies whose terms of reference are written down; where it is not said, it is unknown."""
    return Share(bodies, where=bodies.terms_of_reference)
