"""Files that were changed at random are read or refused in a sentence; those that once broke a reader stay tried."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.mutated_files import CRASHES, Reader, Seed, seeds, try_all

FILES = int(os.environ.get("FILES", "300"))
SEED = int(os.environ.get("SEED") or secrets.randbelow(10**6))
SEEDS = {seed.name: seed for seed in seeds()}
KEPT = sorted(path for path in CRASHES.glob("*/*") if path.is_file())


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    made = Reader(str(tmp_path_factory.mktemp("mutated")))
    yield made
    made.stop()


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
def test_a_mutated_file_is_read_or_refused_in_a_sentence(seed: Seed, reader: Reader):
    print(f"FILES={FILES} SEED={SEED}")
    found = try_all(seed, FILES, SEED, reader)
    assert not found.crashes, "\n".join([f"FILES={FILES} SEED={SEED}", *found.crashes])
    assert found.read
    assert found.refused


@pytest.mark.parametrize("path", KEPT, ids=[f"{path.parent.name}-{path.name}" for path in KEPT])
def test_a_file_that_once_broke_a_reader_does_so_no_more(path: Path, reader: Reader):
    assert reader.read(SEEDS[path.name], path.read_bytes()) in ("read", "refused")


def test_a_file_that_takes_too_long_or_too_much_is_found(reader: Reader, monkeypatch: pytest.MonkeyPatch):
    """The harness itself: what breaks a reader is told, and the next file is read by another process."""
    seed = SEEDS["own.csv"]
    broken = Seed(seed.name, seed.raw, "no such source", seed.mutate)
    assert reader.read(broken, seed.raw).startswith("KeyError")
    assert reader.read(seed, seed.raw) == "read"
