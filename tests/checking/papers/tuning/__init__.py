"""The part of the labelled set that rules may be tuned on."""

from tests.checking.papers.tools import Maker
from tests.checking.papers.tuning import boards, counties, long, towns

MODULES = (towns, counties, boards)
MAKERS = [made for module in MODULES for made in vars(module).values() if isinstance(made, Maker)]
LONG = long.MAKERS
