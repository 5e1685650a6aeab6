"""Mend the tags of a PDF where the renderer leaves them short: tables split by pages, bodies of list items.

The renderer tags each page for itself, so that a table over six pages reads as six tables, each with the heading
row again. Here the pieces become one table again, and the repeated headings become artifacts, which a reader of
the tags passes over. Every table of a document has a caption, and a piece that has none continues the one before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]


def mend(_document: object, pdf: pydyf.PDF) -> None:
    """A finisher for the renderer: puts the tag tree of `pdf` right, in place."""
    tree = _Tree(pdf)
    for item in tree.all("LI"):
        tree.give_body(item)
    whole = None
    for table in tree.all("Table"):
        if whole is None or any(tree.kind(child) == "Caption" for child in tree.children(table)):
            whole = table
        else:
            tree.join(whole, table)


Element = Any
"""A pydyf.Dictionary, whose package tells no types."""


class _Tree:
    """The structure tree of a PDF under construction, whose references are texts such as `12 0 R`."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        nums = self.at(self.root["ParentTree"])["Nums"]
        self.owners = dict(zip(nums[::2], nums[1::2], strict=True))
        self.pages = [self.at(page) for page in pdf.page_references]

    def at(self, reference: Any) -> Any:
        """The object that a reference names."""
        return self.pdf.objects[int(bytes(reference).split()[0])]

    def kind(self, element: Element) -> str:
        return str(element.get("S", "")).removeprefix("/")

    def children(self, element: Element) -> list[Element]:
        """The elements directly inside; content of the page is none."""
        found = [self.at(kid) for kid in element["K"] if not isinstance(kid, int)]
        return [child for child in found if isinstance(child, pydyf.Dictionary) and "S" in child]

    def under(self, element: Element) -> Iterator[Element]:
        """An element and all inside it, in order of reading."""
        yield element
        for child in self.children(element):
            yield from self.under(child)

    def all(self, kind: str) -> list[Element]:
        (document,) = (self.at(kid) for kid in self.root["K"])
        return [element for element in self.under(document) if self.kind(element) == kind]

    def give_body(self, item: Element) -> None:
        """A list item holds a label and a body: put what stands loose in it into a body."""
        loose = [child for child in self.children(item) if self.kind(child) not in ("Lbl", "LBody")]
        if not loose:
            return
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array([child.reference for child in loose]),
                "Pg": item["Pg"],
                "P": item.reference,
            }
        )
        self.pdf.add_object(body)
        moved = {child.reference for child in loose}
        for child in loose:
            child["P"] = body.reference
        item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in moved), body.reference])

    def join(self, whole: Element, piece: Element) -> None:
        """Move the rows of `piece` into `whole`; the head repeated in it is read no more."""
        heads = self._heads(whole)
        renamed: dict[str, Any] = {}
        body = next(child for child in self.children(whole) if self.kind(child) == "TBody")
        for group in self.children(piece):
            if self.kind(group) == "THead":
                renamed |= {
                    old["ID"].string: new["ID"]
                    for old, new in zip(self._heads(piece), heads, strict=True)
                    if "ID" in old and "ID" in new
                }
                self._make_artifact(group)
                continue
            for row in self.children(group):
                row["P"] = body.reference
                body["K"].append(row.reference)
        for element in self.under(body):
            named = element.get("A", {}).get("Headers")
            if named:
                element["A"]["Headers"] = pydyf.Array([renamed.get(header.string, header) for header in named])
        self._remove(piece)

    def _heads(self, table: Element) -> list[Element]:
        groups = [child for child in self.children(table) if self.kind(child) == "THead"]
        return [cell for group in groups for cell in self.under(group) if self.kind(cell) == "TH"]

    def _make_artifact(self, element: Element) -> None:
        """Take the content of an element out of the tags: it stays on the page and is not read."""
        for inner in self.under(element):
            page = next(at for at, page in enumerate(self.pages) if page.reference == inner["Pg"])
            for mark in [kid for kid in inner["K"] if isinstance(kid, int)]:
                self.owners[page][mark] = "null"
                stream = self.at(self.pages[page]["Contents"]).stream
                at = next(
                    at
                    for at, part in enumerate(stream)
                    if isinstance(part, pydyf.Dictionary) and part.get("MCID") == mark
                )
                stream[at - 1 : at + 2] = ["/Artifact", b"BMC"]

    def _remove(self, element: Element) -> None:
        """Take an element out of its parent, and the parent too where it is then empty."""
        parent = self.at(element["P"])
        parent["K"] = pydyf.Array([kid for kid in parent["K"] if kid != element.reference])
        if not parent["K"]:
            self._remove(parent)
