"""Tells whether an index in a cluster has changed since it was opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from search.engines.columnar.index_state import IndexState
from search.settings.cluster_options import ClusterSettings

if TYPE_CHECKING:
    from search.engines.opensearch.client import ClusterClient

CLUSTER_S = 10.0
"""Seconds for which an index in a cluster is taken to be as it was: a look is a request."""


class ClusterWatch:
    """Looks from time to time at what an index in a cluster is.

    Args:
        settings: where it is.
        clock: returns seconds, from whatever beginning.
    """

    def __init__(self, settings: ClusterSettings, clock: Callable[[], float]) -> None:
        self._settings = settings
        self._clock = clock
        self._client: ClusterClient | None = None
        self._looked_s = float("-inf")
        self._state: IndexState = ()

    def read_state(self) -> IndexState:
        """Reads the state of the index, as it was some seconds ago at most.

        Raises:
            ClusterError: the cluster cannot be asked, and never was.
        """
        # Few servers ask a cluster.
        from search.engines.opensearch.client import ClusterClient
        from search.engines.opensearch.cluster_errors import ClusterError
        from search.engines.opensearch.cluster_meta import read_cluster_state

        if self._clock() - self._looked_s < CLUSTER_S:
            return self._state
        self._client = self._client or ClusterClient(self._settings)
        try:
            self._state = read_cluster_state(self._client, self._settings.index)
        except ClusterError:
            if not self._state:
                raise  # otherwise the search itself says it
        self._looked_s = self._clock()
        return self._state
