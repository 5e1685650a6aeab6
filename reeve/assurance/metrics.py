"""What is counted of opportunities for improvement, arrangements and their evidence."""

from __future__ import annotations

import ibis.expr.types as ir

from reeve.metrics import Count, Share, metric


@metric(label="Opportunities for improvement", unit="opportunities")
def opportunities(opportunities: ir.Table, *, stage: str = "") -> Count:
    """Opportunities for improvement on the register: all, or those under one heading of the statement."""
    return Count(opportunities.filter(opportunities.stage == stage) if stage else opportunities)


@metric(label="Opportunities for improvement in a state", unit="%")
def opportunities_in_state(opportunities: ir.Table, *, state: str) -> Share:
    """Share of the opportunities on the register that are in a state: open (not begun), under-way, done, or dropped."""
    return Share(opportunities, where=opportunities.state == state)


@metric(label="Opportunities for improvement carried over", unit="%")
def opportunities_carried(opportunities: ir.Table) -> Share:
    """Share of the opportunities on the register that an earlier year's statement named already."""
    return Share(opportunities, where=opportunities.carried_from != "")


@metric(label="Arrangements of internal control", unit="arrangements")
def arrangements(arrangements: ir.Table, *, stage: str = "") -> Count:
    """Arrangements that guide the digital service: all, or those of one stage of the control cycle."""
    return Count(arrangements.filter(arrangements.stage == stage) if stage else arrangements)


@metric(label="Arrangements without evidence", unit="%")
def arrangements_without_evidence(arrangements: ir.Table, arrangement_evidence: ir.Table, *, stage: str = "") -> Share:
    """Share of the arrangements, of all stages or of one, for which the record names no evidence at all.

    Evidence without a day, or of an earlier year, is evidence here: whether it is enough, a person judges.
    """
    held = arrangements.filter(arrangements.stage == stage) if stage else arrangements
    return Share(held, where=held.reference.notin(arrangement_evidence.arrangement))
