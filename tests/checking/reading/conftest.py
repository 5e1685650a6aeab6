"""The paper in every format, made once."""

import pytest

from tests.checking.reading.papers import all_of_them


@pytest.fixture(scope="session")
def papers(tmp_path_factory):
    """The same paper in every format, by suffix."""
    return all_of_them(tmp_path_factory.mktemp("papers"))
