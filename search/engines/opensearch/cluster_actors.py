"""Counts actors in a cluster."""

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np

from index import schema
from index.article import ActorType
from index.codec.actor_details import TYPES
from index.derived.linked_names import LinkedNames
from search.engines.actor_tallies import ActorRows
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer
from search.engines.opensearch.cluster_executor import ClusterExecutor
from search.engines.opensearch.cluster_snapshot import VALUES
from search.executor.executor import DocNumbers
from search.executor.plan import MatchAll, Plan
from search.results.actor_results import ActorCount

_ORDER = {kind: n for n, kind in enumerate(TYPES)}


class ClusterTallies:
    """See `search.engines.actor_tallies`.

    The cluster counts each name with each type and number of mentions; of more than some
    60,000 of these, those of the fewest articles are left out.
    """

    def __init__(self, executor: ClusterExecutor, linked: LinkedNames) -> None:
        self._executor = executor
        self._linked = linked

    def count_all(self, plan: Plan | None) -> "ClusterRanking":
        """Counts all actors in the articles that match a plan; None for all articles."""
        found = self._count(
            plan or MatchAll(), tuple(self._linked.merged_groups.items())
        )
        return ClusterRanking(found, self._linked)

    def count_one(
        self, name: str, names: tuple[str, ...], plan: Plan, numbers: DocNumbers
    ) -> ActorCount:
        """Counts one actor in the documents that name it.

        Args:
            name: its canonical name.
            names: all names that articles have it under.
            plan: matches the documents.
            numbers: the documents: int64 array of shape (n,), ascending.
        """
        counts = self._count(plan, ())
        mentions, types = 0, Counter[str]()
        for (one, kind, n), articles in _split(counts.details):
            if one in names:
                mentions += n * articles
                types[kind] += articles
        return ActorCount(name, _most(types), len(numbers), mentions)

    def _count(
        self, plan: Plan, merged: tuple[tuple[str, tuple[str, ...]], ...]
    ) -> "_Counted":
        aggregations: dict[str, object] = {
            "details": {"terms": {"field": mapping.DETAILS, "size": VALUES}}
        }
        if merged:
            filters = {
                name: {"terms": {schema.ACTORS: list(some)}} for name, some in merged
            }
            aggregations["merged"] = {"filters": {"filters": filters}}
        body = {
            "size": 0,
            "query": self._executor.filter(plan),
            "track_total_hits": True,
            "aggs": aggregations,
        }

        def read(answer: ClusterAnswer) -> _Counted:
            found = answer["aggregations"]
            groups = found["merged"]["buckets"] if merged else {}
            return _Counted(
                int(answer["hits"]["total"]["value"]),
                {one["key"]: one["doc_count"] for one in found["details"]["buckets"]},
                {name: bucket["doc_count"] for name, bucket in groups.items()},
            )

        found: _Counted = self._executor.find_late(
            "actors", body, read, _Counted(0, {}, {})
        )
        return found


class _Counted:
    """What the cluster counted: articles by name, type and mentions, and by merged actor."""

    def __init__(
        self, matching: int, details: Mapping[str, int], merged: Mapping[str, int]
    ) -> None:
        self.matching = matching
        self.details = details
        self.merged = merged


class ClusterRanking:
    """The actors in some articles; see `search.engines.actor_tallies`.

    Attributes:
        matching: number of articles.
    """

    def __init__(self, counted: _Counted, linked: LinkedNames) -> None:
        self.matching = counted.matching
        articles, mentions = Counter[str](), Counter[str]()
        types: dict[str, Counter[str]] = {}
        for (one, kind, n), count in _split(counted.details):
            name = linked.canonical_name(one)
            articles[name] += count
            mentions[name] += n * count
            types.setdefault(name, Counter())[kind] += count
        for name, count in counted.merged.items():
            if name in articles:
                articles[name] = count
        self._counts = [
            ActorCount(name, _most(types[name]), articles[name], mentions[name])
            for name in sorted(articles, key=str.encode)
            if articles[name] and name not in linked.ignored
        ]

    def rank(self, kind: ActorType | None = None) -> ActorRows:
        """Ranks the actors, all or of one type: int64 array of shape (n_actors,)."""
        rows = [
            n for n, one in enumerate(self._counts) if kind is None or one.type is kind
        ]
        rows.sort(key=lambda n: (-self._counts[n].articles, -self._counts[n].mentions))
        return np.array(rows, np.int64)

    def read(self, rows: ActorRows) -> Iterator[ActorCount]:
        """Yields the counts of some actors, given as int64 array of shape (n,)."""
        return (self._counts[n] for n in rows.tolist())


def _split(details: Mapping[str, int]) -> Iterator[tuple[tuple[str, str, int], int]]:
    for packed, count in details.items():
        name, kind, mentions = packed.rsplit(schema.SEPARATOR, 2)
        yield (name, kind, int(mentions)), count


def _most(types: Counter[str]) -> ActorType:
    """The type that most articles give; of equal ones the first."""
    if not types:
        return TYPES[0]
    return min(map(ActorType, types), key=lambda one: (-types[one.value], _ORDER[one]))
