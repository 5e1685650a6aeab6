"""The sample's addresses and navigation, for as long as a test of the shell runs."""

from typing import Any

import pytest

from reeve.web import navigation
from tests.web import sample


@pytest.fixture(autouse=True)
def the_sample(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand the sample in for Reeve's own pages."""
    settings.ROOT_URLCONF = "tests.web.sample"
    monkeypatch.setattr(navigation, "_declared", navigation._Declared())
    sample.fill_navigation()
