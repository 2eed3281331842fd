"""Runs query plans in a cluster."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from index import schema
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer
from search.engines.opensearch.cluster_snapshot import (
    FINGERPRINT_FIELDS,
    VALUES,
    ClusterSnapshot,
    number_of,
)
from search.engines.opensearch.gathering.near_decision import (
    CandidatePage,
    decide_nearness,
    read_candidates,
)
from search.engines.opensearch.lookups import LookedUp, Lookup, Lookups
from search.engines.opensearch.plan_query import ClusterQuery, QueryTranslator
from search.engines.opensearch.score_parts import ScorePartFinder
from search.executor.executor import DocNumbers, SecondLook, TopDocs
from search.executor.facets import DocValues
from search.executor.plan import Disjunction, NearFilter, PhraseFilter, Plan
from search.executor.tag_facet import ListTags
from search.query.query import FacetField, Sort

if TYPE_CHECKING:
    from search.results.score_explanation import ScorePart

_FACETS = {
    FacetField.OUTLET: schema.OUTLET,
    FacetField.ACTOR: schema.ACTORS,
    FacetField.AUTHOR: schema.AUTHORS,
    FacetField.LANGUAGE: schema.LANGUAGE,
    FacetField.YEAR: mapping.YEAR,
    FacetField.MONTH: mapping.MONTH,
    FacetField.DAY: mapping.DAY,
}
_MOST_STORED = 60
"""With so many hits, their articles come along: a page, or a block that is folded."""
_CROSSED = 1_000
_LIKELY = True


class ClusterExecutor:
    """See `search.executor.protocols.SearchExecutor`.

    Args:
        lookups: asks the cluster.
        snapshot: reads what comes with the hits.
        index: name of the index of articles.
        mean_lengths: of the text fields, as the weights are relative to.
        merged_actors: the names of each actor that the user merged, by canonical name.
        tags: returns the ids of the texts with each of the user's tags.

    Attributes:
        snapshot: as given.
    """

    def __init__(  # noqa: PLR0913  (the parts of an index)
        self,
        lookups: Lookups,
        snapshot: ClusterSnapshot,
        index: str,
        mean_lengths: Mapping[str, float],
        merged_actors: Mapping[str, tuple[str, ...]],
        tags: ListTags = dict,
    ) -> None:
        self.snapshot = snapshot
        self._lookups = lookups
        self._index = index
        self._means = mean_lengths
        self._merged = merged_actors
        self._tags = tags
        self._translator = QueryTranslator(lookups.count, snapshot.n_live_docs)

    def search(  # noqa: PLR0913  (the parts of a view)
        self,
        plan: Plan,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Sort = Sort.RELEVANCE,
        facets: Sequence[FacetField] = (),
        facet_rows: int | None = None,
        second_look: SecondLook | None = None,
    ) -> TopDocs:
        """Returns at most `limit` hits from `offset` on; the total and facets of all."""
        del facet_rows  # names that are one actor's are added up later
        if second_look is not None and limit and order is Sort.RELEVANCE:
            stop = offset + limit
            found = self.search(
                plan, limit=max(stop, second_look.n_hits), facets=facets
            )
            hits = second_look.reorder(found.hits)
            return replace(found, hits=hits[offset:stop])
        plan = decide_nearness(plan, self._find_candidates)
        query, raised = (
            self._translator.translate(plan),
            self._translator.raised_by(plan),
        )
        body = self._make_search(query, limit, offset, order)
        if facets:
            body["aggs"] = self._count_facets(facets)

        def read(answer: ClusterAnswer) -> TopDocs:
            self.snapshot.take(answer)
            hits = tuple(
                (number_of(hit), float(hit["_score"] or 0.0) - raised)
                for hit in answer["hits"]["hits"]
            )
            total = int(answer["hits"]["total"]["value"])
            return TopDocs(total, hits, self._read_facets(answer, facets))

        nothing = TopDocs(0, (), {facet: {} for facet in facets})
        return self.find_late("search", body, read, nothing)

    def count(self, plan: Plan) -> int:
        """Counts the documents that match."""
        body = {
            "size": 0,
            "query": self._filter(plan),
            "track_total_hits": True,
        }
        return self.find_late(
            "count", body, lambda answer: int(answer["hits"]["total"]["value"]), 0
        )

    def count_by(self, facet: FacetField, numbers: DocNumbers) -> dict[str, int]:
        """Counts documents by the values of a facet.

        Args:
            facet: the facet.
            numbers: of the documents: int64 array of shape (n,), ascending.
        """
        found = self.read_facet(facet, numbers)
        counts = np.bincount(found.values, minlength=len(found.names)).tolist()
        return dict(zip(found.names, counts, strict=True))

    def occurs(self, fields: Sequence[str], terms: tuple[str, ...]) -> bool:
        """Tells whether some document has terms side by side in one of some text fields."""
        phrases = Disjunction([PhraseFilter(field, terms) for field in fields])
        body = {
            "size": 0,
            "query": self._filter(phrases),
            "terminate_after": 1,
            "track_total_hits": 1,
        }

        def read(answer: ClusterAnswer) -> bool:
            return bool(answer["hits"]["total"]["value"])

        key = ("occurs", tuple(fields), terms)
        return self._lookups.find(key, lambda: Lookup(self._index, body, read), _LIKELY)

    def find_matching(self, plan: Plan, numbers: Iterable[int]) -> list[bool]:
        """Tells for each of some documents whether a plan matches it."""
        wanted = [int(n) for n in numbers]
        plan = decide_nearness(plan, self._find_candidates, wanted)
        among = {"terms": {mapping.NUMBER: wanted}}
        body = self._list_numbers(
            {"bool": {"filter": [self._filter(plan), among]}}, len(wanted)
        )
        guess = list(wanted)
        found = set(
            self.find_late("matching", body, _read_numbers, guess) if wanted else ()
        )
        return [n in found for n in wanted]

    def find_all(self, plan: Plan) -> DocNumbers:
        """Returns the numbers of all documents that match: int64, (n_matches,), ascending."""
        found: list[int] = []
        while True:
            body = self._list_numbers(self._filter(plan), mapping.WINDOW)
            body["search_after"] = [found[-1] if found else -1]
            none: list[int] = []
            some = self.find_late("all", body, _read_numbers, none)
            found += some
            if len(some) < mapping.WINDOW:
                return np.array(found, np.int64)

    def explain(self, plan: Plan, number: int) -> "tuple[ScorePart, ...]":
        """Returns the parts that add up to the score of a document that a plan matches."""
        finder = ScorePartFinder(self, self._translator, self._means)
        return tuple(finder.find(plan, number))

    def read_facet(self, facet: FacetField, numbers: DocNumbers) -> DocValues:
        """Reads the values of documents; names that are merged count as one.

        Args:
            facet: the facet.
            numbers: int64 array of shape (n,), ascending.
        """
        codes: dict[str, int] = {}
        docs, values = [], []
        for n, names in enumerate(self._read_names(facet, numbers.tolist())):
            for name in names:
                docs.append(n)
                values.append(codes.setdefault(name, len(codes)))
        return DocValues(
            np.array(docs, np.int64), np.array(values, np.int64), list(codes)
        )

    def _read_names(
        self, facet: FacetField, numbers: Sequence[int]
    ) -> Iterator[Collection[str]]:
        """Yields the values of each document under which it is counted."""
        renamed = {n: name for name, names in self._merged.items() for n in names}
        tags = self._tags() if facet is FacetField.TAG else {}
        field = schema.ID if facet is FacetField.TAG else _FACETS[facet]
        for found in self.snapshot.read_values(field, numbers):
            match facet:
                case FacetField.ACTOR:
                    yield {renamed.get(one, one) for one in found}
                case FacetField.TAG:
                    yield [
                        name for name, ids in tags.items() if ids.intersection(found)
                    ]
                case _:
                    yield found or ("",)

    def cross_facets(
        self, plan: Plan, fields: tuple[FacetField, FacetField]
    ) -> Mapping[str, Mapping[str, int]]:
        """Counts the documents that match by value of one facet, and of a second one."""
        outer, inner = (self._count_values(field, _CROSSED) for field in fields)
        body = {
            "size": 0,
            "query": self._filter(plan),
            "aggs": {"outer": {**outer, "aggs": {"inner": inner}}},
        }

        def read(answer: ClusterAnswer) -> dict[str, dict[str, int]]:
            buckets = _list_buckets(answer["aggregations"]["outer"])
            return {
                name: _read_counts(one["inner"])
                for name, one in buckets
                if one["doc_count"]
            }

        none: dict[str, dict[str, int]] = {}
        return self.find_late("crossed", body, read, none)

    def find_late(
        self,
        what: str,
        body: Mapping[str, Any],
        read: Callable[[ClusterAnswer], LookedUp],
        guess: LookedUp,
    ) -> LookedUp:
        """Returns what a search of the articles finds, once all words are known."""
        return self._lookups.find(
            (what, repr(body)),
            lambda: Lookup(self._index, body, read),
            guess,
            late=True,
        )

    def filter(self, plan: Plan) -> ClusterQuery:
        """Returns the query for what a plan matches."""
        return self._filter(plan)

    def _filter(self, plan: Plan) -> ClusterQuery:
        decided = decide_nearness(plan, self._find_candidates)
        return {"bool": {"must": [self._translator.filter(decided)]}}

    def _find_candidates(
        self, near: NearFilter, plans: Sequence[Plan], *, after: int, size: int
    ) -> CandidatePage:
        must = [self._translator.filter(one) for one in (near, *plans)]
        body = self.snapshot.make_search(
            {"bool": {"filter": must}}, size=size, fields=(), stored=True
        )
        body |= {
            "sort": [{mapping.NUMBER: "asc"}],
            "search_after": [after],
            "track_total_hits": True,
        }
        nothing = CandidatePage(0, [], [])
        return self.find_late(repr(near), body, partial(read_candidates, near), nothing)

    def _make_search(
        self, query: ClusterQuery, limit: int, offset: int, order: Sort
    ) -> dict[str, Any]:
        sort: list[dict[str, object]] = [{"_score": "desc"}, {mapping.NUMBER: "asc"}]
        if order is not Sort.RELEVANCE:
            way = "desc" if order is Sort.NEWEST else "asc"
            sort.insert(0, {schema.DATE: {"order": way, "missing": "_last"}})
        size = max(0, min(limit, mapping.WINDOW - offset))
        made = self.snapshot.make_search(
            query, size=size, fields=FINGERPRINT_FIELDS, stored=limit <= _MOST_STORED
        )
        return made | {
            "from": offset,
            "sort": sort,
            "track_scores": True,
            "track_total_hits": True,
        }

    def _list_numbers(self, query: ClusterQuery, size: int) -> dict[str, Any]:
        return {
            "size": size,
            "query": query,
            "_source": False,
            "stored_fields": "_none_",
            "sort": [{mapping.NUMBER: "asc"}],
            "track_total_hits": False,
        }

    def _count_facets(self, facets: Sequence[FacetField]) -> dict[str, Any]:
        aggregations = {str(one): self._count_values(one) for one in facets}
        if FacetField.ACTOR in facets and self._merged:
            filters = {
                name: {"terms": {schema.ACTORS: list(names)}}
                for name, names in self._merged.items()
            }
            aggregations["merged"] = {"filters": {"filters": filters}}
        return aggregations

    def _count_values(self, facet: FacetField, size: int = VALUES) -> dict[str, Any]:
        if facet is FacetField.TAG:
            filters = {
                name: {"terms": {schema.ID: sorted(ids)}}
                for name, ids in self._tags().items()
            }
            return {"filters": {"filters": filters or {"": {"match_none": {}}}}}
        terms: dict[str, Any] = {"field": _FACETS[facet], "size": size}
        # An article without an actor is not about an unknown one.
        if facet is not FacetField.ACTOR:
            terms["missing"] = ""
        return {"terms": terms}

    def _read_facets(
        self, answer: ClusterAnswer, facets: Sequence[FacetField]
    ) -> dict[FacetField, dict[str, int]]:
        counts = {
            facet: _read_counts(answer["aggregations"][str(facet)]) for facet in facets
        }
        if FacetField.ACTOR in facets and self._merged:
            # An article may have several names of one actor.
            for names in self._merged.values():
                for name in names:
                    counts[FacetField.ACTOR].pop(name, None)
            for name, bucket in answer["aggregations"]["merged"]["buckets"].items():
                if bucket["doc_count"]:
                    counts[FacetField.ACTOR][name] = bucket["doc_count"]
        return counts


def _list_buckets(aggregation: ClusterAnswer) -> list[tuple[str, ClusterAnswer]]:
    buckets = aggregation["buckets"]
    if isinstance(buckets, dict):
        return list(buckets.items())
    return [(one["key"], one) for one in buckets]


def _read_counts(aggregation: ClusterAnswer) -> dict[str, int]:
    return {
        name: one["doc_count"]
        for name, one in _list_buckets(aggregation)
        if one["doc_count"]
    }


def _read_numbers(answer: ClusterAnswer) -> list[int]:
    return [int(hit["sort"][0]) for hit in answer["hits"]["hits"]]
