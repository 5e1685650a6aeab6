"""Documents that were changed at random are read or refused in a sentence, as tables are (tests/faults)."""

import os
import secrets
import time

import pytest

from reeve.checking.check import check
from reeve.checking.reading import read
from reeve.errors import ReeveError
from tests.checking.reading import papers as made
from tests.faults.mutated_files import Seed, mutated, of_bytes, of_text, of_zip

FILES = int(os.environ.get("FILES", "300"))
SEED = int(os.environ.get("SEED") or secrets.randbelow(10**6))
SECONDS = 10
CHECKED = 5
"""Of so many documents one is checked too: a rule must bear any text."""
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
    readable, refusals = 0, []
    for number in range(FILES // 3 if seed.name.endswith(".pdf") else FILES):
        path.write_bytes(mutated(seed, number, SEED))
        started = time.process_time()
        try:
            document = read(path)
        except ReeveError as error:
            refusals.append((number, str(error)))
        else:
            readable += 1
            for block in document.blocks:
                assert document.text[block.start : block.end] == block.text, (SEED, number)
            if number % CHECKED == 0:
                for finding in check(document):
                    assert 0 <= finding.start <= finding.end <= len(document.text), (SEED, number)
        assert time.process_time() - started < SECONDS, (SEED, number)
    assert readable or FILES < 300, SEED
    for number, sentence in refusals:
        assert sentence.startswith(f"{seed.name}: "), (SEED, number)
        assert sentence.endswith("."), (SEED, number)
        assert "\n" not in sentence, (SEED, number)
