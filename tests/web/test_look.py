"""The sample page in a real browser: axe finds nothing, nothing scrolls sideways, errors take the focus."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web import look

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


def test_the_sample_is_accessible_at_a_desk_on_a_phone_and_at_400_percent() -> None:
    if not look.chromium():
        said = "There is no Chromium: install chromium, or name it in REEVE_CHROMIUM."
        pytest.fail(said) if os.environ.get("CI") == "true" else pytest.skip(said)
    # A process of its own: its settings are the sample's, and one Playwright only can run in a thread.
    run = subprocess.run(
        [sys.executable, "-m", "tests.web.look"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == []
