"""The part of the labelled set that no rule is ever tuned on: do not read it when you write one."""

from tests.checking.papers.sealed import chambers, directorates, long
from tests.checking.papers.tools import Maker

MODULES = (chambers, directorates)
MAKERS = [made for module in MODULES for made in vars(module).values() if isinstance(made, Maker)]
LONG = long.MAKERS
