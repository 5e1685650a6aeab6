"""Write a report from a seed, block by block, in the layout of its maker, with or without a planted slip."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from random import Random
from typing import Any, Literal, TypeVar
from zlib import crc32

from reeve.checking.document import Part, assemble

Format = Literal["text", "markdown", "html", "parts"]
T = TypeVar("T")

ONES = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()


@dataclass(frozen=True)
class Planted:
    """The one slip of a wrong paper."""

    kind: str
    quote: str
    """The words at its place."""
    about: str
    """What is wrong, in a sentence."""
    also: tuple[str, ...] = ()
    """Words of other places where a finding is as right."""
    alike: tuple[str, ...] = ()
    """Other kinds by which a careful reader could call it."""


@dataclass(frozen=True)
class Paper:
    """A report as a body's officers would hand it in, and what was planted in it."""

    name: str
    format: Format
    body: str | tuple[Part, ...]
    planted: Planted | None = None


def plain(paper: Paper) -> str:
    """Its words without marks of layout, one blank or line break for any gap: where quotes are looked up."""
    if not isinstance(paper.body, str):
        return assemble(paper.name, paper.body).text
    text = paper.body
    if paper.format == "html":
        text = html.unescape(re.sub(r"<[^>]+>", lambda tag: "\t" if tag[0].startswith("</t") else "", text))
    if paper.format == "markdown":
        text = re.sub(r"^\|(?: --- \|)+$|\*\*|^#+ |\|", " ", text, flags=re.MULTILINE)
    return re.sub(r"\s+", " ", text)


def places(quote: str, text: str) -> int:
    """How often a quote stands in a text, as words of its own."""
    words = r"\s+".join(re.escape(word) for word in quote.split())
    return len(re.findall(rf"(?<![\w.,£]){words}(?![\w%]|[.,]\d)", text))


def half_up(value: Decimal, places: int = 1) -> Decimal:
    """Rounded as officers round: a half goes up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share(count: int, total: int, places: int = 1) -> str:
    """A percentage, such as "28.3%"."""
    return f"{half_up(Decimal(100 * count) / total, places)}%"


def mean(values: Sequence[float | int], places: int = 1) -> str:
    """An average, rounded half up."""
    return str(half_up(sum((Decimal(str(value)) for value in values), Decimal(0)) / len(values), places))


def word(number: int) -> str:
    """A small number in words, as style guides want it."""
    return ONES[number] if 0 <= number < len(ONES) else str(number)


def day(when: date) -> str:
    """14 September 2024."""
    return f"{when.day} {when:%B %Y}"


def weekday(when: date) -> str:
    """Saturday 14 September 2024."""
    return f"{when:%A} {day(when)}"


def listed(names: Sequence[str]) -> str:
    """A, B and C."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@dataclass
class Page:
    """The sheet that a maker writes on; `slip` is where it offers a slip."""

    seed: int
    planting: int | None
    numbers: str = ""
    letters: bool = False
    draw: Random = field(init=False)
    parts: list[Part] = field(default_factory=list)
    offered: list[Planted] = field(default_factory=list)
    heads: int = 0
    paras: int = 0

    def __post_init__(self):
        self.draw = Random(self.seed)

    # What is drawn

    def number(self, low: int, high: int) -> int:
        return self.draw.randint(low, high)

    def pick(self, *of: T) -> T:
        return self.draw.choice(of)

    def some(self, of: Sequence[T], count: int) -> list[T]:
        return self.draw.sample(list(of), count)

    def split(self, total: int, into: int, least: int = 1) -> list[int]:
        """Parts of a total, all different where there is room."""
        for _ in range(200):
            spare = total - into * least
            cuts = sorted(self.draw.randint(0, spare) for _ in range(into - 1))
            found = [b - a + least for a, b in zip([0, *cuts], [*cuts, spare], strict=True)]
            if len(set(found)) == into:
                break
        return found

    def distinct(self, count: int, low: int, high: int) -> list[int]:
        return self.draw.sample(range(low, high + 1), count)

    def working_day(self, year: int, *months: int) -> date:
        """A Monday to Thursday well inside one of the months, on no bank holiday."""
        when = date(year, self.pick(*(months or (2, 3, 6, 7, 9, 10, 11))), self.number(6, 22))
        return when - timedelta(days=max(0, when.weekday() - 3))

    def off(self, count: int, total: int, places: int = 1) -> str:
        """A percentage that this count of this total cannot be."""
        right = Decimal(100 * count) / total
        shifts = [Decimal(shift) for shift in (-10, 9, -3, 4, 6, -7, "2.3", "-2.6", "-5.4")]
        fit = [right + shift for shift in shifts if 0 < right + shift < 100 and abs(100 - 2 * right - shift) > 1]
        return f"{half_up(self.pick(*fit), places)}%"

    def no_such_weekday(self, when: date) -> str:
        other = when + timedelta(days=self.pick(1, 2, 5, 6) if when.weekday() in (0, 1) else self.pick(1, -1, -2))
        if other.weekday() > 4:
            other += timedelta(days=3)
        if other.weekday() == when.weekday():
            other += timedelta(days=1)
        return f"{other:%A} {day(when)}"

    # The slip

    def slip(
        self,
        kind: str,
        right: T,
        wrong: T,
        about: str,
        *,
        quote: str = "",
        also: tuple[str, ...] = (),
        alike: tuple[str, ...] = (),
    ) -> T:
        """The right thing, or the wrong one where this slip is the one to plant."""
        assert right != wrong, about
        self.offered.append(Planted(kind, quote or str(wrong), about, also, alike))
        return wrong if self.planting == len(self.offered) - 1 else right

    # The blocks

    def title(self, text: str) -> None:
        self.parts.append(Part("heading", text, level=1))

    def lines(self, *texts: str) -> None:
        """Paragraphs without a number, whatever the layout."""
        self.parts += [Part("paragraph", text) for text in texts]

    def head(self, text: str, level: int = 2) -> None:
        self.heads += 1
        self.paras = 0 if self.numbers == "1.1" else self.paras
        number = f"{self.heads}." if self.numbers == "1.1" else ""
        self.parts.append(Part("heading", text, number=number, level=level))

    def para(self, *texts: str) -> str:
        """Paragraphs, numbered as the layout has it; gives the last one's number."""
        number = ""
        for text in texts:
            self.paras += 1
            number = {"1.1": f"{self.heads}.{self.paras}", "1.": f"{self.paras}."}.get(self.numbers, "")
            self.parts.append(Part("paragraph", text, number=number))
        return number.rstrip(".")

    def items(self, texts: Sequence[str], level: int = 1, lead: str = "") -> None:
        """Items of a list; a text with a line break has the rest as items beneath it."""
        for at, text in enumerate(texts):
            first, *below = text.split("\n")
            number = f"({chr(97 + at)})" if (lead or ("a" if self.letters else "")) == "a" else ""
            self.parts.append(Part("item", first, number=number, level=level))
            self.parts += [Part("item", one, level=level + 1) for one in below]

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[Any]],
        *,
        total: str = "",
        slip: int | None = None,
        caption: str = "",
    ) -> None:
        """A table; whole numbers get their commas, and a total adds up the columns that hold nothing else."""
        said = [[one if isinstance(one, str) else f"{one:,}" for one in row] for row in rows]
        if total:
            sums = [
                sum(row[column] for row in rows) if all(isinstance(row[column], int) for row in rows) else ""
                for column in range(1, len(head))
            ]
            last = [one if isinstance(one, str) else f"{one:,}" for one in sums]
            if slip is not None:
                taken = {cell for row in said for cell in row} | set(last)
                taken |= {one.strip(".,;:()") for part in self.parts for one in part.text.split()}
                fit = [one for off in self.some((10, -10, 9, 20, 100, -3, 27), 7) if (one := sums[slip - 1] + off) > 0]
                wrong = next(f"{one:,}" for one in fit if f"{one:,}" not in taken)
                last[slip - 1] = self.slip(
                    "arithmetic",
                    last[slip - 1],
                    wrong,
                    f"The column {head[slip]} adds up to {last[slip - 1]}, not to {wrong}.",
                )
            said.append([total, *last])
        if caption:
            self.parts.append(Part("caption", caption))
        self.parts.append(Part("table", rows=[list(head), *said], header_rows=1))

    def note(self, text: str) -> None:
        self.parts.append(Part("footnote", text))


def as_text(parts: Sequence[Part], *, wrap: int = 0, bullet: str = "-") -> str:
    """Plain text: tabs between the cells of a table, nothing that marks a heading."""
    blocks: list[str] = []
    for part in parts:
        if part.kind == "table":
            blocks.append("\n".join("\t".join(row) for row in part.rows))
        elif part.kind == "item":
            mark = "   " * (part.level - 1) + (part.number or bullet)
            blocks.append(f"{mark} {part.text}")
        else:
            line = f"{part.number} {part.text}".strip()
            blocks.append(textwrap.fill(line, wrap, break_on_hyphens=False, break_long_words=False) if wrap else line)
    out = ""
    for at, block in enumerate(blocks):
        gap = "\n" if at and parts[at].kind == parts[at - 1].kind == "item" else "\n\n"
        out += (gap if at else "") + block
    return out + "\n"


def as_markdown(parts: Sequence[Part]) -> str:
    """Markdown with pipe tables."""
    out = ""
    for at, part in enumerate(parts):
        if part.kind == "table":
            first, *rest = (f"| {' | '.join(row)} |" for row in part.rows)
            said = "\n".join([first, "|" + " --- |" * len(part.rows[0]), *rest])
        elif part.kind == "heading":
            said = f"{'#' * part.level} {part.number} {part.text}".replace("#  ", "# ")
        elif part.kind == "item":
            said = f"{'  ' * (part.level - 1)}- {part.number} {part.text}".replace("-  ", "- ")
        elif part.kind == "caption":
            said = f"**{part.text}**"
        else:
            said = f"{part.number} {part.text}".strip()
        gap = "\n" if at and part.kind == parts[at - 1].kind == "item" else "\n\n"
        out += (gap if at else "") + said
    return out + "\n"


def as_html(parts: Sequence[Part]) -> str:
    """A page as Modern.gov makes one of a Word file."""
    out, depth = [], 0
    for part in parts:
        level = part.level if part.kind == "item" else 0
        out += ["<ul>"] * (level - depth) + ["</ul>"] * (depth - level)
        depth = level
        said = html.escape(f"{part.number} {part.text}".strip(), quote=False)
        if part.kind == "table":
            first, *rest = part.rows
            cells = ["".join(f"<td>{html.escape(cell, quote=False)}</td>" for cell in row) for row in rest]
            top = "".join(f'<th scope="col">{html.escape(cell, quote=False)}</th>' for cell in first)
            body = "\n".join(f"<tr>{row}</tr>" for row in cells)
            out.append(f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>")
        else:
            tag = {"heading": f"h{part.level}", "item": "li"}.get(part.kind, "p")
            out.append(f"<{tag}>{said}</{tag}>")
    out += ["</ul>"] * depth
    title = html.escape(parts[0].text)
    body = "\n".join(out)
    return f'<!doctype html>\n<html lang="en-GB"><head><title>{title}</title></head>\n<body>\n{body}\n</body></html>\n'


def as_word(paper: Paper) -> bytes:
    """A paper of parts as a Word file with real styles; its numbers stand in the text."""
    from docx import Document

    document = Document()
    for part in paper.body:
        said = f"{part.number} {part.text}".strip()
        if part.kind == "heading":
            document.add_heading(said, part.level)
        elif part.kind == "table":
            table = document.add_table(0, len(part.rows[0]))
            for row in part.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            bullets = "List Bullet" if part.level < 2 else f"List Bullet {part.level}"
            document.add_paragraph(said, style=bullets if part.kind == "item" else None)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


@dataclass(frozen=True)
class Maker:
    """One report's maker, and the layout that its body uses."""

    write: Callable[[Page], None]
    format: Format
    numbers: str
    letters: bool
    wrap: int
    bullet: str

    @property
    def name(self) -> str:
        return self.write.__name__.replace("_", "-")

    def seed(self, number: int) -> int:
        return crc32(f"{self.name} {number}".encode())

    def page(self, number: int, planting: int | None = None) -> Page:
        page = Page(self.seed(number), planting, self.numbers, self.letters)
        self.write(page)
        return page

    def body(self, page: Page) -> str | tuple[Part, ...]:
        parts = page.parts
        if self.format == "text":
            return as_text(parts, wrap=self.wrap, bullet=self.bullet)
        return {"markdown": as_markdown, "html": as_html, "parts": tuple}[self.format](parts)

    def right(self, number: int) -> Paper:
        """The report with nothing planted."""
        return Paper(f"{self.name}-{number}-right", self.format, self.body(self.page(number)))

    def wrong(self, number: int, planting: int) -> Paper:
        """The same report with one of its slips."""
        page = self.page(number, planting)
        planted = page.offered[planting]
        return Paper(f"{self.name}-{number}-{planted.kind}", self.format, self.body(page), planted)

    def pairs(self) -> list[Paper]:
        """For each slip that it offers a right and a wrong paper, from a seed of their own."""
        count = len(self.page(0).offered)
        return [paper for at in range(count) for paper in (self.right(at), self.wrong(at, at))]


def maker(
    form: Format = "text", numbers: str = "", *, letters: bool = False, wrap: int = 0, bullet: str = "-"
) -> Callable[[Callable[[Page], None]], Maker]:
    """Mark a function as a maker, with its layout: numbers are "", "1." or "1.1"."""
    return lambda write: Maker(write, form, numbers, letters, wrap, bullet)
