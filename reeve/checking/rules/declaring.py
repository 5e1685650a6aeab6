"""A rule of the check: what it looks for, with examples of its own of right and wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reeve.checking.finding import SEVERITIES, Finding
from reeve.checking.paper import Paper

Find = Callable[[Paper], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule. Each example is a short paper as plain text."""

    name: str
    kind: str
    find: Find
    about: str
    wrong: tuple[str, ...]
    """Papers in which the rule finds something."""
    right: tuple[str, ...]
    """Papers in which it finds nothing, though they look much the same."""


rules: dict[str, Rule] = {}


def rule(kind: str, *, wrong: Sequence[str], right: Sequence[str]) -> Callable[[Find], Find]:
    """Declare a rule; its docstring says what it looks for."""
    assert kind in SEVERITIES, kind

    def declare(find: Find) -> Find:
        about = " ".join((find.__doc__ or "").split())
        assert all((about, wrong, right)), find.__name__
        assert find.__name__ not in rules, find.__name__
        rules[find.__name__] = Rule(find.__name__, kind, find, about, tuple(wrong), tuple(right))
        return find

    return declare
