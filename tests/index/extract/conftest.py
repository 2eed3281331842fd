"""The shipped gazetteer, loaded once for all tests of extraction."""

import pytest

from index.config import IndexConfig
from index.extract import Gazetteer, load_gazetteer


@pytest.fixture(scope="session")
def names() -> Gazetteer:
    return load_gazetteer(IndexConfig())
