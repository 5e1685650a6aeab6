"""The labelled set by which the document check is judged: short reports of bodies that do not exist, right and wrong.

It has two parts by maker, with other bodies, other layouts and other turns of phrase in each:

- `tuning`: rules may be read against it, measured on it and mended by it.
- `sealed`: rules are **never** tuned on it. Whoever writes a rule does not read `sealed/`, and looks at nothing of it
  but the two numbers, precision and recall. Papers that somebody did look at are moved to `tuning`, and others by
  another hand, who has not read the rules, take their place.

Each maker writes one report from a seed and offers some slips. For each slip that it offers the set holds two papers of
one seed: the wrong one, where just that slip is planted, and the right one, where nothing is. `soak` gives long reports
in which nothing is wrong. What a label means:

- A right paper holds no *error* and no *doubt*. It may deserve advice: not all acronyms are spelled out.
- `Planted.quote` stands exactly once in the text, blanks counted alike. A finding is at its place if it overlaps the
  quote or one of `also`: the other end of a contradiction, or the list that a count is told of.
- `Planted.alike` names further kinds that a careful reader could file the same slip under.
- `attribution` is a figure that the table has, under another name; a figure that the table has nowhere is
  `conflicting-values`; a figure that does not follow from its neighbours is `arithmetic`.
- A meeting of a committee on a Saturday or Sunday is `weekday`, and so is a weekday's name that the date does not bear.
"""

from __future__ import annotations

from typing import Literal

from tests.checking.papers import sealed, tuning
from tests.checking.papers.tools import Paper, Planted, plain

__all__ = ["Paper", "Planted", "papers", "plain", "soak"]

PARTS = {"tuning": tuning, "sealed": sealed}


def papers(part: Literal["tuning", "sealed"]) -> list[Paper]:
    """The short papers of a part: each wrong one follows the right one of the same seed."""
    return [paper for maker in PARTS[part].MAKERS for paper in maker.pairs()]


def soak(part: Literal["tuning", "sealed"]) -> list[Paper]:
    """The long right papers of a part, two seeds each, to hear false alarms."""
    return [maker.right(seed) for maker in PARTS[part].LONG for seed in (1, 2)]
