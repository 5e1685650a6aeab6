"""Read Markdown with chips and directives into the tree of a narrative."""

from __future__ import annotations

import ast
from datetime import date
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reeve.reports.blocks import Text
from reeve.reports.narrative_tree import (
    CHIPS,
    CONTAINERS,
    DIRECTIVES,
    Asked,
    Chip,
    Container,
    Directive,
    Listing,
    Marked,
    Node,
    Part,
    Place,
    Problem,
    Prose,
    Title,
)

_MARKS: dict[str, Literal["strong", "emphasis", "link"]] = {
    "strong_open": "strong",
    "em_open": "emphasis",
    "link_open": "link",
}


def _chip_rule(state: StateInline, silent: bool) -> bool:
    """`[[…]]` on one line is one token, so that Markdown never looks inside."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos)
    if end < 0 or "\n" in state.src[state.pos : end]:
        return False
    if not silent:
        token = state.push("chip", "", 0)
        token.content = state.src[state.pos + 2 : end]
        # Which of the lines of this paragraph the chip stands on.
        token.meta = {"line": state.src.count("\n", 0, state.pos)}
    state.pos = end + 2
    return True


def _fence_rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that begins with `:::` is a token of its own, and ends a paragraph above it."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not line.startswith(":::"):
        return False
    if not silent:
        token = state.push("fence_line", "", 0)
        token.content = line[3:].strip()
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def markdown() -> MarkdownIt:
    """Markdown as narratives have it: headings, lists, emphasis, links; no HTML, no images, no code."""
    parser = MarkdownIt("zero").enable(["heading", "list", "emphasis", "link", "escape", "newline", "entity"])
    parser.inline.ruler.before("link", "chip", _chip_rule)
    parser.block.ruler.before("heading", "fence_line", _fence_rule, {"alt": ["paragraph", "list"]})
    return parser


class Reader:
    """Turns the tokens of Markdown into nodes; `problems` holds what could not be read."""

    def __init__(self, source: str, where: str) -> None:
        self.lines = source.splitlines()
        self.where = where
        self.problems: list[Problem] = []
        self.tokens = markdown().parse(source)
        self.at = 0

    def read(self) -> tuple[Node, ...]:
        nodes = self._nodes(until=None)
        assert self.at == len(self.tokens), "every token is read"
        return nodes

    def _place(self, line: int, needle: str = "") -> Place:
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.where, line + 1, max(text.find(needle), 0) + 1)

    def _problem(self, place: Place, sentence: str) -> None:
        self.problems.append(Problem(place, sentence))

    def _nodes(self, until: str | None) -> tuple[Node, ...]:
        """Nodes up to the token `until` (":::" for the end of a container), which is taken too."""
        nodes: list[Node] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == until or (until == ":::" and token.type == "fence_line" and not token.content):
                self.at += 1
                return tuple(nodes)
            if until == ":::" and token.type.endswith("_close"):
                break  # the list item that holds the container ends first
            self.at += 1
            nodes += self._node(token)
        if until == ":::":
            line = len(self.lines) - 1 if self.at >= len(self.tokens) else (self.tokens[self.at - 1].map or [0])[0]
            self._problem(self._place(max(line, 0)), "A container is not closed; end it with ::: on a line of its own.")
        return tuple(nodes)

    def _node(self, token: Token) -> list[Node]:
        line = token.map[0] if token.map else 0
        match token.type:
            case "heading_open":
                return [Title(int(token.tag[1]), self._inline(line), self._place(line))]
            case "paragraph_open":
                return [Prose(self._inline(line), self._place(line))]
            case "bullet_list_open" | "ordered_list_open":
                return [self._listing(token.type.replace("open", "close"), token.type.startswith("ordered"))]
            case "fence_line":
                return self._fenced(token.content, line)
        raise AssertionError(f"no rule makes the token {token.type}")

    def _listing(self, close: str, ordered: bool) -> Listing:
        items = []
        while self.tokens[self.at].type != close:
            assert self.tokens[self.at].type == "list_item_open", "a list holds items"
            self.at += 1
            items.append(self._nodes(until="list_item_close"))
        self.at += 1
        return Listing(tuple(items), ordered)

    def _fenced(self, content: str, line: int) -> list[Node]:
        place = self._place(line, ":::")
        kind, _, rest = content.partition(" ")
        if kind in CONTAINERS and not rest:
            return [Container(kind, self._nodes(until=":::"))]
        if kind in DIRECTIVES and rest.strip():
            return [Directive(kind=kind, **vars(self._asked(rest.strip(), place)))]
        if not content:
            self._problem(place, "This ::: closes nothing; remove it.")
        elif kind in DIRECTIVES:
            self._problem(place, f"A {kind} needs a name: write ::: {kind} NAME.")
        else:
            known = ", ".join((*DIRECTIVES, *CONTAINERS))
            self._problem(place, f"“{kind}” is no known directive; use one of {known}.")
        return []

    def _inline(self, line: int) -> tuple[Part, ...]:
        token = self.tokens[self.at]
        assert token.type == "inline", "a heading or a paragraph holds inline text"
        self.at += 2  # the inline token and the closing one
        parts, rest = self._parts(list(token.children or ()), line, None)
        assert not rest, "every mark is closed"
        return parts

    def _parts(self, tokens: list[Token], line: int, close: str | None) -> tuple[tuple[Part, ...], list[Token]]:
        parts: list[Part] = []
        while tokens:
            token = tokens.pop(0)
            match token.type:
                case kind if kind == close:
                    return _joined(parts), tokens
                case "text" | "text_special":
                    parts.append(Text(token.content))
                case "softbreak" | "hardbreak":
                    parts.append(Text(" "))
                case "chip":
                    parts += self._chip(token.content, line + int(token.meta["line"]))
                case "strong_open" | "em_open" | "link_open":
                    children, tokens = self._parts(tokens, line, token.type.replace("open", "close"))
                    parts.append(Marked(_MARKS[token.type], children, str(token.attrGet("href") or "")))
                case other:
                    raise AssertionError(f"no rule makes the token {other}")
        return _joined(parts), []

    def _chip(self, content: str, line: int) -> list[Part]:
        place = self._place(line, f"[[{content}]]")
        kind, colon, rest = content.partition(":")
        if kind not in CHIPS:
            self._problem(place, f"“{kind}” is no known kind of chip; write one of {', '.join(CHIPS.values())}.")
            return []
        if bool(colon) != (":" in CHIPS[kind]) or (colon and not rest):
            self._problem(place, f"This chip is written {CHIPS[kind]}.")
            return []
        asked, _, form = rest.rpartition("|") if "|" in rest else (rest, "", "")
        if kind == "parameter" and not form:
            self._problem(place, f"Say which parameter: this chip is written {CHIPS[kind]}.")
            return []
        return [Chip(kind=kind, format=form.strip(), **vars(self._asked(asked, place)))]

    def _asked(self, written: str, place: Place) -> Asked:
        """What `NAME?key=value&…` asks for."""
        name, _, query = written.partition("?")
        period: tuple[date, date] | None = None
        as_of: date | None = None
        organisation = ""
        parameters: list[tuple[str, object]] = []
        scope: list[tuple[str, str]] = []
        for pair in filter(None, query.split("&")):
            key, equals, value = (piece.strip() for piece in pair.partition("="))
            if not (key and equals and value):
                self._problem(place, f"“{pair}” cannot be read; {_wanted('')}.")
                continue
            try:
                if key == "period":
                    period = _period(value)
                elif key == "as_of":
                    as_of = date.fromisoformat(value)
                elif key == "organisation":
                    organisation = value
                elif key.startswith("scope."):
                    scope.append((key.removeprefix("scope."), value))
                else:
                    parameters.append((key, _literal(value)))
            except ValueError:
                self._problem(place, f"“{pair}” cannot be read; {_wanted(key)}.")
        return Asked(
            name=name.strip(),
            parameters=tuple(parameters),
            scope=tuple(scope),
            period=period,
            as_of=as_of,
            organisation=organisation,
            place=place,
        )


def _wanted(key: str) -> str:
    match key:
        case "period":
            return "a period is written period=2023-03-01/2023-03-31, first and last day"
        case "as_of":
            return "a date is written as_of=2024-02-29"
    return "write name=value, with & between pairs"


def _period(value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    period = date.fromisoformat(first), date.fromisoformat(last)
    if period[0] > period[1]:
        raise ValueError(value)
    return period


def _literal(value: str) -> object:
    """A number, a quoted text, a list, True, False or None as Python writes them; else the words themselves."""
    try:
        return ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return value


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    """Neighbouring texts made one."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, Text) and joined and isinstance(before := joined[-1], Text):
            joined[-1] = Text(before.text + part.text)
        elif part != Text(""):
            joined.append(part)
    return tuple(joined)
