"""The how-to of the API: its commands are sent to a server as they are written, and answer what the page shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reeve.access.models import Token
from reeve.catalogue.registers import Contracts
from reeve.register.models import Record
from tests.cast import Cast, cast, say

__all__ = ["cast"]
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-the-api.md"
FENCE = re.compile(r"^```(bash|json)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
NEXT = "=== next ==="


def blocks() -> list[tuple[str, list[str]]]:
    """What the page asks to be typed, with the lines that it shows of the answer."""
    found: list[tuple[str, list[str]]] = []
    for kind, inside in FENCE.findall(PAGE.read_text(encoding="utf-8")):
        if kind == "bash":
            found.append((inside, []))
        else:
            found[-1][1].extend(inside.splitlines())
    return found


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_commands_of_the_page_answer_what_it_shows(transactional_db: None, cast: Cast, live_server: Any):
    told = {"kind": "term", "supplier": "Lakeside Systems", "ends": date(2024, 10, 1)}
    say(Contracts, cast.ashmere, "AC-1001", effective=date(2024, 1, 1), title="Printers", **told)
    secret = Token.make(cast.person("head-of-ict"), scope=Token.WRITE)
    script = f"\necho; echo '{NEXT}'\n".join(typed for typed, _ in blocks())
    script = script.replace("http://127.0.0.1:8000", live_server.url).replace("TOKEN=…", f"TOKEN={secret}")
    command = ["bash", "-c", f"set -euo pipefail\n{script}"]
    env = {**os.environ, "no_proxy": "*"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    answers = done.stdout.split(f"{NEXT}\n")
    assert len(answers) == len(blocks())
    for (_, shown), answer in zip(blocks(), answers, strict=True):
        for line in shown:
            wanted = ".*".join(re.escape(part.strip()) for part in line.split("…"))
            assert re.search(wanted, answer), f"{line!r} is not in:\n{answer}"
    assert not Record.objects.get(reference="AC-9001").retired, "who saw an older version retires nothing"
