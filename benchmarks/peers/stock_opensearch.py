"""OpenSearch as it comes: english analyzer with stop words, BM25, unified highlighter, one node."""

import atexit
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.contract import (
    HITS,
    SNIPPET_CHARACTERS,
    Answer,
    Question,
    Record,
    read_records,
)
from search.engines.opensearch.client import ClusterClient
from search.settings.cluster_options import ClusterSettings
from tests.opensearch.cluster import Cluster
from tests.opensearch.java_programs import CannotStartError, find_jdk

try:
    find_jdk()
except CannotStartError as error:
    raise ImportError(str(error)) from error  # the engine is left out

_INDEX = "articles"
_BATCH = 1_000
_FIELDS = ["title^2", "text"]
_KEYWORDS = ("id", "outlet", "actors", "language", "url")
_MAPPING = {
    "settings": {
        "index": {"number_of_replicas": 0, "refresh_interval": "-1"},
        # All engines find stop words.
        "analysis": {"analyzer": {"words": {"type": "english", "stopwords": "_none_"}}},
    },
    "mappings": {
        "properties": {
            "title": {"type": "text", "analyzer": "words"},
            "text": {"type": "text", "analyzer": "words"},
            "date": {"type": "date"},
            **{name: {"type": "keyword"} for name in _KEYWORDS},
        }
    },
}


class Engine:
    """A node of OpenSearch, which ends with the process that asks it."""

    version = "3.8.0"

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the index in a node that is stopped afterwards."""
        with run_node(directory) as cluster:
            client = make_client(cluster)
            client.ask("PUT", f"/{_INDEX}", _MAPPING)
            _send(client, read_records(articles))
            client.ask("POST", f"/{_INDEX}/_flush")

    def update(self, recent: Path, directory: Path) -> None:
        """Replaces articles with the same ids."""
        with run_node(directory) as cluster:
            _send(make_client(cluster), read_records(recent))

    def open(self, directory: Path) -> None:
        """Starts the node, and keeps it until the process ends."""
        cluster = run_node(directory)
        cluster.__enter__()
        atexit.register(cluster.stop)
        self._client = make_client(cluster)
        self._client.ask("GET", f"/_cluster/health/{_INDEX}?wait_for_status=green")

    def answer(self, question: Question) -> Answer:
        """Searches, with a snippet of each hit from the unified highlighter."""
        (found,) = self._client.search_all([(_INDEX, _make_search(question))])
        hits = found["hits"]["hits"]
        buckets = found.get("aggregations", {}).get("outlet", {}).get("buckets", [])
        return Answer(
            int(found["hits"]["total"]["value"]),
            [hit["_source"]["id"] for hit in hits],
            [hit.get("highlight", {}).get("text", [""])[0] for hit in hits],
            {one["key"]: int(one["doc_count"]) for one in buckets},
        )


def run_node(directory: Path) -> Cluster:
    """Returns a node whose data lie in a folder, to be entered; it runs as one that serves."""
    return Cluster(1, folder=directory.resolve(), full_speed=True)


def make_client(cluster: Cluster) -> ClusterClient:
    """Returns what asks a cluster."""
    return ClusterClient(ClusterSettings(urls=tuple(cluster.urls), timeout_s=600))


def _send(client: ClusterClient, records: Iterable[Record]) -> None:
    for lines in _make_batches(records):
        answer = client.ask("POST", f"/{_INDEX}/_bulk?filter_path=errors", lines=lines)
        if answer["errors"]:
            raise RuntimeError("a record was refused")
    client.ask("POST", f"/{_INDEX}/_refresh")


def _make_batches(records: Iterable[Record]) -> Iterator[list[bytes]]:
    left = iter(records)
    while some := list(islice(left, _BATCH)):
        yield [
            part
            for record in some
            for part in (
                json.dumps({"index": {"_id": record["id"]}}).encode(),
                json.dumps(record).encode(),
            )
        ]


def _make_search(question: Question) -> dict[str, Any]:
    filters: list[dict[str, Any]] = []
    if question.outlet:
        filters.append({"term": {"outlet": question.outlet}})
    if question.since:
        filters.append(
            {"range": {"date": {"gte": question.since, "lte": question.until}}}
        )
    search: dict[str, Any] = {
        "size": HITS,
        "track_total_hits": True,
        "query": {"bool": {"must": [_make_words(question)], "filter": filters}},
        "highlight": {
            "type": "unified",
            "fields": {
                "text": {"number_of_fragments": 1, "fragment_size": SNIPPET_CHARACTERS}
            },
        },
    }
    if question.facet:
        search["aggs"] = {"outlet": {"terms": {"field": "outlet", "size": 1_000}}}
    return search


def _make_words(question: Question) -> dict[str, Any]:
    words = " ".join(question.words)
    match question.match:
        case "phrase":
            kind: dict[str, Any] = {"type": "phrase"}
        case "prefix":
            return {
                "bool": {
                    "should": [
                        {"prefix": {"title": question.words[0]}},
                        {"prefix": {"text": question.words[0]}},
                    ]
                }
            }
        case "all":
            kind = {"type": "cross_fields", "operator": "and"}
        case _:
            kind = {}
    return {"multi_match": {"query": words, "fields": _FIELDS, **kind}}
