"""Asks a cluster over HTTP: other nodes where one fails, patience where it is busy."""

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from search.engines.opensearch.cluster_errors import (
    ClientMissingError,
    ClusterError,
    ClusterIndexExistsError,
    ClusterIndexGoneError,
    ClusterPartError,
)
from search.settings.cluster_options import ClusterSettings

if TYPE_CHECKING:
    import urllib3

ClusterAnswer = dict[str, Any]
"""What JSON of the cluster holds."""

_CONNECT_S = 3.0
_MOST_TRIES = 6
_PART_TRIES = 4
_OVERLOADED = 429
_UNKNOWN_USER = 401
_REFUSED = frozenset({_UNKNOWN_USER, 403})
_BUSY = frozenset({_OVERLOADED, 502, 503, 504})
_FIRST_WAIT_S = 0.1
_REST_S = 10.0
"""Seconds in which a node that failed is asked only after the others."""
_SHOWN = 300
_TOO_LARGE = 413
_PROXIED = frozenset({401, 403, 413, 429, 502, 503, 504})
"""Statuses that a proxy before the cluster may answer, in words of its own."""
_FAILED = 500
_TOO_COMPLEX = "Determinizing automaton"
"""Said of a regular expression that would take too much work."""


NOT_FOUND, CONFLICT = frozenset({404}), frozenset({409})
"""Statuses that `ask` may accept."""


class ClusterClient:
    """Sends requests to the nodes of a cluster; threads may share it.

    Attributes:
        requests: number of requests sent.
    """

    def __init__(self, settings: ClusterSettings) -> None:
        self.requests = 0
        self._settings = settings
        self._urls = list(settings.urls)
        self._failed: dict[str, float] = {}
        self._turn = 0
        self._pool = _make_pool(settings)
        self._headers = _make_headers(settings)

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        lines: Sequence[bytes] | None = None,
        accept: frozenset[int] = frozenset(),
    ) -> ClusterAnswer:
        """Sends a request and returns the JSON of its answer.

        Args:
            method: the HTTP method.
            path: the path, with parameters.
            body: sent as JSON, None for nothing.
            lines: JSON lines, sent in place of a body.
            accept: statuses that are answers, not errors: 404, 409.

        Raises:
            ClusterIndexGoneError: there is no such index.
            ClusterIndexExistsError: there is such an index already.
            ClusterError: it cannot be answered.
        """
        if lines is not None:
            data, kind = b"\n".join([*lines, b""]), "application/x-ndjson"
        else:
            data = b"" if body is None else json.dumps(body).encode()
            kind = "application/json"
        status, content = self._send(method, path, data, kind)
        answer = _decode(content)
        if answer is None and status not in _PROXIED:
            raise ClusterError(
                f"what answers at {', '.join(self._urls)} is no OpenSearch; "
                "check opensearch.urls"
            )
        answer = answer or {}
        if status < 300 or status in accept:
            return answer
        raise self._explain(status, answer)

    def search_all(
        self, searches: Iterable[tuple[str, Mapping[str, Any]]]
    ) -> list[ClusterAnswer]:
        """Answers several searches with one request; each whole, or none.

        Args:
            searches: the index and the body of each.

        Raises:
            ClusterIndexGoneError: there is no such index.
            ClusterError: one cannot be answered whole.
        """
        lines = []
        for index, body in searches:
            header = {"index": index, "allow_partial_search_results": False}
            lines += [json.dumps(header).encode(), json.dumps(body).encode()]
        # While a shard moves from a node that died, another node knows more.
        wait = _FIRST_WAIT_S
        for _ in range(_PART_TRIES - 1):
            with suppress(ClusterPartError):
                return self._search_once(lines)
            time.sleep(wait)
            wait *= 2
        return self._search_once(lines)

    def _search_once(self, lines: list[bytes]) -> list[ClusterAnswer]:
        answer = self.ask("POST", "/_msearch", lines=lines)
        answers: list[ClusterAnswer] = answer["responses"]
        for answer in answers:
            if "error" in answer:
                raise self._explain(int(answer.get("status", 500)), answer)
            shards = answer.get("_shards", {})
            if shards.get("failed") or answer.get("timed_out"):
                raise ClusterPartError
        return answers

    def _send(
        self, method: str, path: str, data: bytes, kind: str
    ) -> tuple[int, bytes]:
        from urllib3.exceptions import HTTPError

        wait, problem = _FIRST_WAIT_S, ""
        for tried in range(_MOST_TRIES):
            url = self._next_node()
            try:
                self.requests += 1
                answer = self._pool.request(
                    method,
                    url + path,
                    body=data or None,
                    headers={**self._headers, "content-type": kind},
                    redirect=False,
                )
            except HTTPError as error:
                self._failed[url] = time.monotonic() + _REST_S
                problem = _explain_failure(error, self._settings)
                if _is_final(error) or tried >= len(self._urls):
                    break
                continue
            if answer.status not in _BUSY or tried == _MOST_TRIES - 1:
                return answer.status, answer.data
            time.sleep(wait)
            wait *= 2
        raise ClusterError(
            f"no OpenSearch node answers at {', '.join(self._urls)}: {problem}"
        )

    def _next_node(self) -> str:
        """The nodes take turns; one that failed comes after those that did not."""
        now = time.monotonic()
        n = len(self._urls)
        order = [self._urls[(self._turn + k) % n] for k in range(n)]
        chosen = min(order, key=lambda url: self._failed.get(url, 0.0) > now)
        self._turn = self._urls.index(chosen) + 1
        return chosen

    def _explain(self, status: int, answer: ClusterAnswer) -> ClusterError:
        error = answer.get("error")
        kind = error.get("type", "") if isinstance(error, dict) else ""
        if kind == "index_not_found_exception" or (status == 404 and not kind):
            return ClusterIndexGoneError(self._settings.index)
        if kind == "resource_already_exists_exception":
            return ClusterIndexExistsError()
        if status in _REFUSED:
            return self._explain_refusal(status)
        if _TOO_COMPLEX in _reason(error):
            return ClusterError(
                "a pattern has too many wildcards for the cluster; "
                "write fewer * and ?, or ask a local index: --index DIR"
            )
        if status == _OVERLOADED:
            return ClusterError(
                "the cluster gives no whole answer: it is overloaded (429)"
            )
        if status in _BUSY or (kind in _UNAVAILABLE and status >= _FAILED):
            return ClusterPartError()
        if status == _TOO_LARGE:
            return ClusterError("the cluster takes no request of this size (413)")
        return ClusterError(
            f"the cluster refuses a request ({status}): {_reason(error)}"
        )

    def _explain_refusal(self, status: int) -> ClusterError:
        user = self._settings.user
        if status == _UNKNOWN_USER:
            who = f"the user {user!r}" if user else "nobody"
            return ClusterError(
                f"the cluster lets {who} not in (401); check opensearch.user "
                "and the password, or the key"
            )
        return ClusterError(
            f"the user {user!r} has not the right to do that in the "
            "cluster (403); docs/opensearch.md lists the rights"
        )


_UNAVAILABLE = frozenset(
    {
        "search_phase_execution_exception",
        "no_shard_available_action_exception",
        "unavailable_shards_exception",
        "cluster_block_exception",
    }
)


def _make_pool(settings: ClusterSettings) -> "urllib3.PoolManager":
    try:
        import urllib3
    except ImportError as error:
        raise ClientMissingError from error
    certificates = str(settings.ca_certs) if settings.ca_certs else None
    return urllib3.PoolManager(
        maxsize=4,
        retries=False,
        timeout=urllib3.Timeout(connect=_CONNECT_S, read=settings.timeout_s),
        cert_reqs="CERT_REQUIRED",
        ca_certs=certificates,
    )


def _make_headers(settings: ClusterSettings) -> dict[str, str]:
    from urllib3.util import make_headers

    headers = {"accept": "application/json"}
    if key := settings.read_api_key():
        return {**headers, "authorization": f"ApiKey {key}"}
    if settings.user:
        return headers | make_headers(
            basic_auth=f"{settings.user}:{settings.read_password()}"
        )
    return headers


def _decode(content: bytes) -> ClusterAnswer | None:
    """Reads the JSON of an answer; None if it is something else."""
    if not content:
        return {}
    try:
        answer = json.loads(content)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else {"items": answer}


def _is_final(error: Exception) -> bool:
    """Tells whether another try cannot help: a certificate is wrong everywhere."""
    from urllib3.exceptions import SSLError

    return isinstance(error, SSLError)


_NO_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL")


def _explain_failure(error: Exception, settings: ClusterSettings) -> str:
    from urllib3.exceptions import (
        ConnectTimeoutError,
        NewConnectionError,
        ReadTimeoutError,
        SSLError,
    )

    if isinstance(error, SSLError):
        if any(words in str(error) for words in _NO_TLS):
            return "it speaks no TLS; write http:// in opensearch.urls"
        return "its certificate cannot be verified; set opensearch.ca_certs"
    if isinstance(error, ReadTimeoutError):
        return f"no answer in {settings.timeout_s} s (opensearch.timeout_s)"
    # Of the second kind is the first, too, as a timeout.
    if isinstance(error, ConnectTimeoutError) and not isinstance(
        error, NewConnectionError
    ):
        return f"no connection in {_CONNECT_S:.0f} s"
    return "no connection; is it running?"


def _reason(error: object) -> str:
    """The cluster's own words, cut and printable: they may quote what was sent."""
    found: object = error
    if isinstance(error, dict):
        causes = error.get("root_cause") or [error]
        found = causes[0].get("reason") or error.get("type") or ""
    text = "".join(c if c.isprintable() else " " for c in str(found))
    return text[:_SHOWN]
