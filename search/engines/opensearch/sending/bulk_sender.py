"""Sends documents in batches; one that a node was too busy for is sent again."""

import time
from collections.abc import Mapping
from json import JSONEncoder
from typing import Any

from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_errors import ClusterError

_MOST_DOCS, _MOST_BYTES = 5_000, 5_000_000
_MOST_TRIES = 8
_BUSY = 429
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class BulkSender:
    """Collects the operations on an index, and sends them when they are many.

    Attributes:
        sent: number of operations that the cluster has taken.
    """

    def __init__(self, client: ClusterClient, index: str) -> None:
        self.sent = 0
        self._client = client
        self._index = index
        self._batch: list[bytes] = []
        self._size = 0

    def put(self, key: str, document: Mapping[str, Any]) -> None:
        """Adds a document, or replaces the one with its key."""
        self._add(f'{{"index":{{"_id":{_encode(key)}}}}}\n{_encode(document)}'.encode())

    def delete(self, key: str) -> None:
        """Removes a document."""
        self._add(f'{{"delete":{{"_id":{_encode(key)}}}}}'.encode())

    def flush(self) -> None:
        """Sends what is left.

        Raises:
            ClusterError: the cluster does not take a document.
        """
        batch, self._batch, self._size = self._batch, [], 0
        wait = 0.2
        for _ in range(_MOST_TRIES):
            if not batch:
                return
            batch = self._send(batch)
            if batch:
                time.sleep(wait)
                wait *= 2
        raise ClusterError("the cluster is too busy to take documents (429)")

    def _add(self, operation: bytes) -> None:
        self._batch.append(operation)
        self._size += len(operation)
        if len(self._batch) >= _MOST_DOCS or self._size >= _MOST_BYTES:
            self.flush()

    def _send(self, batch: list[bytes]) -> list[bytes]:
        """Sends operations and returns those that must be sent again."""
        fields = "errors,items.*.status,items.*.error.type,items.*.error.reason"
        answer = self._client.ask(
            "POST", f"/{self._index}/_bulk?filter_path={fields}", lines=batch
        )
        again = []
        for operation, item in zip(batch, answer["items"], strict=True):
            ((kind, found),) = item.items()
            if found["status"] == _BUSY:
                again.append(operation)
            elif "error" in found and kind != "delete":
                reason = str(found["error"].get("reason", ""))[:200]
                raise ClusterError(f"the cluster does not take a document: {reason}")
        self.sent += len(batch) - len(again)
        return again
