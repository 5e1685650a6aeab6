"""The part of the labelled set that rules may be tuned on."""

from tests.checking.papers.tools import Maker
from tests.checking.papers.tuning import (
    agencies,
    assemblies,
    authorities,
    boards,
    bodies,
    commissions,
    committees,
    counties,
    departments,
    forums,
    long,
    partnerships,
    places,
    services,
    stewards,
    towns,
    trusts,
)

MODULES = (
    towns,
    counties,
    boards,
    trusts,
    agencies,
    forums,
    stewards,
    bodies,
    places,
    authorities,
    services,
    committees,
    departments,
    partnerships,
    commissions,
    assemblies,
)
MAKERS = [made for module in MODULES for made in vars(module).values() if isinstance(made, Maker)]
LONG = long.MAKERS
