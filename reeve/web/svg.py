"""Make matplotlib's SVG fit for a page: no inline styles, ids of its own, a name and a description."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET  # nosec B405 - reads only what matplotlib has just written

from reeve.web.charts import Chart, description

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_LEFT_OUT = (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style")


def for_page(text: str, chart: Chart, key: str) -> str:
    """The svg element of a chart; `key` begins every id in it, so that several charts can share a page."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(text)  # nosec B314 - as above
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in _LEFT_OUT]:
            parent.remove(child)
    for element in root.iter():
        _restyle(element)
        _rename(element, key)
    width, height = root.attrib["viewBox"].split()[2:]
    root.attrib.update(
        {
            "id": key,
            "width": width,
            "height": height,
            "role": "img",
            "aria-labelledby": f"{key}-title",
            "aria-describedby": f"{key}-words",
            # What matplotlib says once for all elements in a style sheet.
            "stroke-linejoin": "round",
            "stroke-linecap": "butt",
        }
    )
    for spot, (tag, suffix, words) in enumerate(
        (("title", "title", chart.title), ("desc", "words", description(chart)))
    ):
        element = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{key}-{suffix}"})
        element.text = words
        root.insert(spot, element)
    return ET.tostring(root, encoding="unicode")


def _restyle(element: ET.Element) -> None:
    """A style attribute as presentation attributes: the page's security policy forbids inline styles."""
    for declaration in element.attrib.pop("style", "").split(";"):
        name, _, value = declaration.partition(":")
        if value:
            element.set(name.strip(), value.strip())


def _rename(element: ET.Element, key: str) -> None:
    for name, value in list(element.attrib.items()):
        if name == "id":
            element.set(name, f"{key}-{value}")
        elif name == f"{{{_LINK}}}href":
            # In HTML5 and SVG 2 the plain attribute does the work of the old namespace.
            del element.attrib[name]
            element.set("href", value.replace("#", f"#{key}-"))
        elif "url(#" in value:
            element.set(name, re.sub(r"url\(#", f"url(#{key}-", value))
