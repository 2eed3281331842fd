"""A running cluster for the tests that kill its nodes."""

from collections.abc import Iterator

import pytest

from tests.conftest import run_nodes
from tests.opensearch.cluster import Cluster


@pytest.fixture
def three_nodes() -> Iterator[Cluster]:
    """Three nodes that the test may kill."""
    yield from run_nodes(3)
