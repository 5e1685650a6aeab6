"""The part of the labelled set that no rule is ever tuned on: do not read it when you write one."""

from tests.checking.papers.tools import Maker

MAKERS: list[Maker] = []
LONG: list[Maker] = []
