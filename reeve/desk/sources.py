"""Which file fills the implications."""

from __future__ import annotations

from reeve.desk.registers import Implications
from reeve.source.declaring import Column, Source, source


@source
class ImplicationsList(Source):
    """The implications of a report, one row a matter."""

    name = "desk.implications"
    register = Implications
    columns = [Column("Ref", "reference"), Column("Implication", "title"), Column("Statement", "statement")]
