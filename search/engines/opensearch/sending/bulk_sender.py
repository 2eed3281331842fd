"""Sends documents in batches; one that a node was too busy for is sent again."""

import time
from collections import deque
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from json import JSONEncoder
from typing import Any, Self

from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_errors import ClusterError

_MOST_DOCS, _MOST_BYTES = 5_000, 5_000_000
_AT_ONCE = 2
_MOST_TRIES = 8
_BUSY = 429
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class BulkSender:
    """Collects the operations on an index, and sends them when they are many.

    Two batches are under way while the next one is made, so that making and indexing
    take place at the same time. Use as a context manager: it ends the threads.
    """

    def __init__(self, client: ClusterClient, index: str) -> None:
        self._client = client
        self._index = index
        self._batch: list[bytes] = []
        self._size = 0
        self._pool = ThreadPoolExecutor(_AT_ONCE)
        self._under_way: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def put(self, key: str, document: Mapping[str, Any]) -> None:
        """Adds a document, or replaces the one with its key."""
        self._add(f'{{"index":{{"_id":{_encode(key)}}}}}\n{_encode(document)}'.encode())

    def delete(self, key: str) -> None:
        """Removes a document."""
        self._add(f'{{"delete":{{"_id":{_encode(key)}}}}}'.encode())

    def flush(self) -> None:
        """Sends what is left, and waits until all is taken.

        Raises:
            ClusterError: the cluster does not take a document.
        """
        self._start()
        while self._under_way:
            self._under_way.popleft().result()

    def _add(self, operation: bytes) -> None:
        self._batch.append(operation)
        self._size += len(operation)
        if len(self._batch) >= _MOST_DOCS or self._size >= _MOST_BYTES:
            self._start()

    def _start(self) -> None:
        """Sends the batch in a thread, once fewer than `_AT_ONCE` are under way."""
        while len(self._under_way) >= _AT_ONCE:
            self._under_way.popleft().result()
        batch, self._batch, self._size = self._batch, [], 0
        self._under_way.append(self._pool.submit(self._send_all, batch))

    def _send_all(self, batch: list[bytes]) -> None:
        wait = 0.2
        for _ in range(_MOST_TRIES):
            if not batch:
                return
            batch = self._send(batch)
            if batch:
                time.sleep(wait)
                wait *= 2
        raise ClusterError("the cluster is too busy to take documents (429)")

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
        return again
