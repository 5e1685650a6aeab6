"""Documents that were changed at random are read or refused in a sentence, as tables are (tests/faults)."""

import os
import secrets
import time

import pytest

from reeve.checking.reading import read
from reeve.errors import ReeveError
from tests.checking.reading import papers as made
from tests.faults.mutated_files import Seed, mutated, of_bytes, of_text, of_zip

FILES = int(os.environ.get("FILES", "300"))
SEED = int(os.environ.get("SEED") or secrets.randbelow(10**6))
SECONDS = 10
SEEDS = [
    Seed("paper.docx", made.as_word(), "", of_zip),
    Seed("paper.pdf", made.as_pdf(), "", of_bytes),
    Seed("plain.pdf", made.as_pdf(uncompressed_pdf=True), "", of_text),
    Seed("paper.html", made.as_html().encode(), "", of_text),
    Seed("paper.odt", made.as_open_document(), "", of_zip),
    Seed("paper.md", made.as_markdown().encode(), "", of_text),
    Seed("paper.txt", made.as_text().encode("utf-16"), "", of_bytes),
]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_mutated_document_is_read_or_refused_in_a_sentence(seed, tmp_path):
    path = tmp_path / seed.name
    said = {"read": 0, "refused": 0}
    for number in range(FILES):
        path.write_bytes(mutated(seed, number, SEED))
        started = time.monotonic()
        try:
            document = read(path)
        except ReeveError as error:
            said["refused"] += 1
            assert str(error).startswith(f"{seed.name}: "), (SEED, number)
            assert str(error).endswith("."), (SEED, number)
            assert "\n" not in str(error), (SEED, number)
        else:
            said["read"] += 1
            for block in document.blocks:
                assert document.text[block.start : block.end] == block.text, (SEED, number)
        assert time.monotonic() - started < SECONDS, (SEED, number)
    assert said["read"] or FILES < 100, (SEED, said)
