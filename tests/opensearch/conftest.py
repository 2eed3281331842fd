"""A running cluster for the tests that ask a real one."""

from collections.abc import Iterator

import pytest

from tests.opensearch.cluster import CannotStartError, Cluster, archive_classes


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One node, for all tests that do not stop it; skips them where none can run."""
    yield from _run(1)


@pytest.fixture
def three_nodes() -> Iterator[Cluster]:
    """Three nodes that the test may kill."""
    yield from _run(3)


def _run(size: int) -> Iterator[Cluster]:
    try:
        archive_classes()
    except CannotStartError as error:
        pytest.skip(f"OpenSearch is left out: {error}")
    with Cluster(size) as cluster:
        yield cluster
