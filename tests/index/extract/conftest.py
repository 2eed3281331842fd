"""The shipped gazetteer, loaded once for all tests of extraction."""

import pytest

from index.config import IndexConfig
from index.extract import Gazetteer, NameCache, load_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer(IndexConfig())


@pytest.fixture(scope="session")
def cache(gazetteer: Gazetteer) -> NameCache:
    return NameCache(gazetteer)
