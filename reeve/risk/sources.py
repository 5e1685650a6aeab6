"""Which file fills the risks."""

from __future__ import annotations

from reeve.organisation.registers import Posts
from reeve.risk.models import HIGHEST, LOWEST, Risk
from reeve.risk.registers import Risks
from reeve.source.cells import Cell, Unreadable, day, one_of, shown, whole
from reeve.source.declaring import Column, Source, source


def judged(cell: Cell) -> int:
    """A likelihood or an impact on the scale."""
    found = whole(cell)
    if not LOWEST <= found <= HIGHEST:
        raise Unreadable(f"must be {LOWEST} to {HIGHEST}, and was {shown(cell)}")
    return found


@source
class RiskRegister(Source):
    """The risk registers in one sheet, one row a risk."""

    name = "risk.risk-register"
    register = Risks
    sheet = "Risks"
    day_first = True
    columns = [
        Column("Risk ref", "reference"),
        Column("Title", "title"),
        Column("Register", "level", one_of({label: key for key, label in Risk.LEVELS}), required=True),
        Column("Likelihood", "likelihood", judged, required=True),
        Column("Impact", "impact", judged, required=True),
        Column("Owner", "owner", names=Posts),
        Column("Next review", "next_review", day),
        Column("Cause", "cause"),
        Column("Consequence", "consequence"),
    ]
