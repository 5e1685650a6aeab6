"""Read a drawn page as a tree, so that tests speak of elements and not of text."""

from __future__ import annotations

from django.test import RequestFactory
from lxml import html

from tests.web import sample

requests = RequestFactory()


def tree(text: object) -> html.HtmlElement:
    """The tree of a page or of a part of one."""
    return html.fromstring(str(text))


def get(**query: str) -> html.HtmlElement:
    """The sample page as it is opened."""
    return tree(sample.components(requests.get("/", query)).content.decode())


def post(**data: str) -> html.HtmlElement:
    """The sample page after its form was sent."""
    return tree(sample.components(requests.post("/", data)).content.decode())


def words(element: html.HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())
