"""A step that fails in the middle of a load: nothing of the file is in the record, and the next try works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.apps import apps

from reeve.cli import main
from reeve.register import writing
from reeve.source import into_register
from reeve.warehouse import into_events, parquet
from tests.cast import Cast, a_contract, a_tracker

pytestmark = pytest.mark.db


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def some_calls(folder: Path) -> Path:
    path = folder / "calls.csv"
    lines = [f"C{month},General,2024-0{month}-01 09:00:00,4,Answered,A1,Yes\n" for month in (1, 2, 3)]
    path.write_text("Call ID,Queue,Offered at,Wait (s),Outcome,Agent,Resolved at first line\n" + "".join(lines))
    return path


def bring(path: Path) -> Any:
    return CliRunner().invoke(main, ["import", str(path), "--organisation", "ashmere", "--as-of", "2024-03-01"])


@pytest.mark.parametrize(
    ("module", "name"), [(writing, "bring_up_to_date"), (writing, "_provenance"), (into_register, "_remember_rows")]
)
def test_a_register_file(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str):
    path = a_tracker(tmp_path, [a_contract("C-1"), a_contract("C-2")])
    before = counts()

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(module, name, fail)
        assert bring(path).exit_code == 1
    assert counts() == before
    assert bring(path).exit_code == 0


def test_an_event_file_whose_third_part_finds_the_disk_full(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path, written = some_calls(tmp_path), []
    before = counts()

    def store(*given: Any) -> tuple[str, str]:
        written.append(given)
        if len(written) == 3:
            monkeypatch.setattr(Path, "replace", full)
        return parquet.store(*given)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(into_events, "store", store)
        ended = bring(path)
    monkeypatch.undo()
    assert ended.exit_code == 1
    assert "The warehouse's part of 2024-03: it cannot be written in" in ended.output
    assert "(No space left on device)" in ended.output
    assert counts() == before
    assert "3 new" in bring(path).output
