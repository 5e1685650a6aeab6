"""Which files fill the governance bodies."""

from __future__ import annotations

from reeve.governance.models import Body
from reeve.governance.registers import Bodies
from reeve.organisation.registers import Posts
from reeve.source.cells import one_of, yes
from reeve.source.declaring import Column, Source, source


@source
class BodiesSheet(Source):
    """The list of bodies with tier, chair and whether their terms of reference are written."""

    name = "governance.bodies"
    register = Bodies
    sheet = "Bodies"
    columns = [
        Column("Ref", "reference"),
        Column("Body", "title"),
        Column("Tier", "tier", one_of({label: key for key, label in Body.TIERS}), required=True),
        Column("Purpose", "purpose"),
        Column("Meets", "meets"),
        Column("Chair", "chair", names=Posts),
        Column("Terms of reference", "terms_of_reference", yes),
    ]
