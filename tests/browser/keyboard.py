"""Use a page by the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest


def press(page: Any, role: str, name: str) -> None:
    """Reach a button or link by the Tab key alone, and press Enter on it."""
    wanted = page.get_by_role("main").get_by_role(role, name=name, exact=True).first
    page.evaluate("document.activeElement && document.activeElement.blur()")
    for _ in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"the {role} {name!r} is not reached by the Tab key")
