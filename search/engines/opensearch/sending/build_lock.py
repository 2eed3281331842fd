"""A lock in the cluster: one process builds an index at a time.

It is a document that says until when it counts. Who holds it renews it; one that was
killed loses it after a minute.
"""

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from search.engines.opensearch.client import CONFLICT, NOT_FOUND, ClusterClient
from search.engines.opensearch.cluster_errors import (
    ClusterError,
    ClusterIndexExistsError,
    ClusterLockedError,
)

HOLD_S = 60.0
_RENEW_S = 15.0


@contextmanager
def hold_lock(
    client: ClusterClient, name: str, clock: Callable[[], float] = time.time
) -> Iterator["BuildLock"]:
    """Holds the lock of an index.

    Raises:
        ClusterLockedError: another process holds it.
    """
    lock = BuildLock(client, name, clock)
    lock.take()
    try:
        yield lock
    finally:
        lock.release()


class BuildLock:
    """The lock of one index: use `hold_lock`."""

    def __init__(
        self, client: ClusterClient, name: str, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._index = f"{name}-lock"
        self._clock = clock
        self._holder = f"{socket.gethostname()}, process {os.getpid()}"
        self._seen = ""
        self._renewed = 0.0

    def take(self) -> None:
        """Takes the lock.

        Raises:
            ClusterLockedError: another process holds it.
        """
        self._make_index()
        found = self._client.ask("GET", f"/{self._index}/_doc/lock", accept=NOT_FOUND)
        if found.get("found"):
            held = found["_source"]
            if held["until"] > self._clock():
                raise ClusterLockedError(str(held["holder"]))
            self._seen = _version(found)
        self._write(self._seen or "op_type=create")

    def renew(self) -> None:
        """Renews the lock, unless that was done a moment ago.

        Raises:
            ClusterLockedError: another process has taken it meanwhile.
        """
        if self._clock() - self._renewed > _RENEW_S:
            self._write(self._seen)

    def release(self) -> None:
        """Gives the lock back."""
        with suppress(ClusterError):  # it ends by itself
            self._client.ask(
                "DELETE",
                f"/{self._index}/_doc/lock?{self._seen}",
                accept=NOT_FOUND | CONFLICT,
            )

    def _make_index(self) -> None:
        found = self._client.ask("GET", f"/{self._index}", accept=NOT_FOUND)
        if "error" not in found:
            return
        settings = {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}}
        properties = {
            "holder": {"type": "keyword"},
            "until": {"type": "double"},
        }
        mappings = {"dynamic": "strict", "properties": properties}
        with suppress(ClusterIndexExistsError):  # another builder has just made it
            self._client.ask(
                "PUT", f"/{self._index}", {"settings": settings, "mappings": mappings}
            )

    def _write(self, condition: str) -> None:
        now = self._clock()
        document = {"holder": self._holder, "until": now + HOLD_S}
        answer = self._client.ask(
            "PUT", f"/{self._index}/_doc/lock?{condition}", document, accept=CONFLICT
        )
        if "error" in answer:
            # A node that died may have written it before it could say so.
            path = f"/{self._index}/_doc/lock"
            answer = self._client.ask("GET", path, accept=NOT_FOUND)
            if answer.get("_source") != document:
                raise ClusterLockedError("another process")
        self._seen, self._renewed = _version(answer), now


def _version(found: dict[str, object]) -> str:
    return f"if_seq_no={found['_seq_no']}&if_primary_term={found['_primary_term']}"
