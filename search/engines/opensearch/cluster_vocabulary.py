"""Looks up terms and forms in a cluster, where the words of all articles have an index."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index import schema
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer
from search.engines.opensearch.cluster_snapshot import ClusterSnapshot
from search.engines.opensearch.lookups import Lookup, Lookups
from search.executor.edit_distance import FuzzyIndex, find_similar
from search.executor.vocabulary import rank_corrections
from search.rewrite.term_expansion import FormPairs

_IN_WORDS = frozenset({schema.ACTOR_NAMES, schema.AUTHOR_NAMES})
_IN_ARTICLES = frozenset({schema.ID, schema.PATH})
_MOST_NAMES = 10_000
_MOST_LISTED = 100


class ClusterVocabulary:
    """See `search.executor.protocols.SearchVocabulary`.

    Args:
        lookups: asks the cluster.
        snapshot: reads values.
        words: name of the index of words.
        articles: name of the index of articles.
        text_fields: the fields of running text that hold any term.
        read_sample: reads the forms that are kept for spell correction.

    Attributes:
        text_fields: as given.
    """

    def __init__(  # noqa: PLR0913  (the parts of an index)
        self,
        lookups: Lookups,
        snapshot: ClusterSnapshot,
        *,
        words: str,
        articles: str,
        text_fields: tuple[str, ...],
        read_sample: Callable[[], Sequence[str]],
    ) -> None:
        self.text_fields = text_fields
        self._lookups = lookups
        self._snapshot = snapshot
        self._words = words
        self._articles = articles
        self._read_sample = read_sample

    def doc_frequency(self, field: str, term: str) -> int:
        """Returns the number of documents that have a term in a field."""
        return self._lookups.count(field, term)

    def terms(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yields the terms of a field that begin with the prefix, each once, sorted.

        Of ids and paths only the first hundred with a prefix are listed, and none
        without one: there may be a hundred million.
        """
        if field in _IN_WORDS:
            return iter(
                [value for value, _ in self._find(field, _prefix(prefix), _MOST_NAMES)]
            )
        if field in _IN_ARTICLES:
            return iter(self._list_values(field, prefix) if prefix else [])
        known = self._snapshot.count_values(field)
        return iter(sorted(one for one in known if one and one.startswith(prefix)))

    def forms_with_prefix(self, prefix: str, limit: int) -> FormPairs:
        """Returns the first `limit` pairs of a form with this prefix and its term."""
        return self._find(mapping.FORM, _prefix(prefix), limit)

    def forms_matching(self, wildcard: str, limit: int) -> FormPairs:
        """Returns the first `limit` pairs of a form that matches and its term.

        Args:
            wildcard: in it `?` is one letter, `*` any number of letters.
            limit: most pairs.
        """
        escaped = wildcard.replace("\\", "\\\\")
        return self._find(mapping.FORM, {"wildcard": {mapping.VALUE: escaped}}, limit)

    def forms_between(self, first: str, last: str | None) -> Iterator[tuple[str, str]]:
        """Yields the forms from first to last, both included, with their terms, sorted."""
        bounds = {"gte": first} if last is None else {"gte": first, "lte": last}
        return iter(
            self._find(mapping.FORM, {"range": {mapping.VALUE: bounds}}, _MOST_NAMES)
        )

    def forms_of(self, term: str) -> frozenset[str]:
        """Returns the forms that texts have of a term."""
        # A word may be parted in many ways, and each part is looked up.
        none: frozenset[str] = frozenset()
        return self._lookups.find_with_others("forms", term, self._list_forms, none)

    def forms_near(
        self, word: str, edits: int, *, swaps: bool = True
    ) -> list[tuple[str, str, int]]:
        """Returns the forms within some edits of a word: form, term, distance; sorted.

        With `swaps`, two neighbouring letters swapped are one edit rather than two.
        """
        fuzzy = {
            "value": word,
            "fuzziness": edits,
            "max_expansions": mapping.WINDOW,
            "transpositions": swaps,
            "rewrite": "constant_score",
        }
        pairs = self._find(mapping.FORM, {"fuzzy": {mapping.VALUE: fuzzy}}, _MOST_NAMES)
        forms = list(dict.fromkeys(form for form, _ in pairs))
        if not forms:
            return []
        index = FuzzyIndex(*_pack(forms))
        near = {
            forms[one.ordinal]: one.distance
            for one in find_similar([index], word, edits, swaps=swaps)
        }
        return [(form, term, near[form]) for form, term in pairs if form in near]

    def nearest_forms(self, word: str, limit: int, max_edits: int = 2) -> list[str]:
        """Returns the forms that a misspelled word most likely means, likeliest first."""
        for edits in range(1, max_edits + 1):
            near = self.forms_near(word, edits)
            if near:
                break
        return rank_corrections(word, near, self.term_frequency)[:limit]

    def term_frequency(self, term: str) -> int:
        """Returns the most articles that have a term in one field of running text."""
        counts = [self.doc_frequency(field, term) for field in self.text_fields]
        return max(counts, default=0)

    def sample_forms(self, most: int) -> Iterator[str]:
        """Yields some forms, spread evenly over the vocabulary; no more than were kept."""
        forms = self._read_sample()
        return iter(forms[:: max(1, len(forms) // most)])

    def _find(self, kind: str, query: Mapping[str, object], limit: int) -> FormPairs:
        body = {
            "size": min(limit, mapping.WINDOW),
            "query": {"bool": {"filter": [{"term": {mapping.KIND: kind}}, query]}},
            "sort": [
                {mapping.VALUE: "asc"},
                {mapping.TERM: {"order": "asc", "missing": "_first"}},
            ],
            **_PAIRS,
        }
        key = ("words", kind, repr(query), limit)
        none: FormPairs = []
        return self._lookups.find(
            key, lambda: Lookup(self._words, body, _read_pairs), none
        )

    def _list_forms(self, terms: Sequence[str]) -> Lookup:
        body = {
            "size": mapping.WINDOW,
            "query": {
                "bool": {
                    "filter": [
                        {"term": {mapping.KIND: mapping.FORM}},
                        {"terms": {mapping.TERM: terms}},
                    ]
                }
            },
            "sort": ["_doc"],
            **_PAIRS,
        }

        def read(answer: ClusterAnswer) -> dict[str, frozenset[str]]:
            found: dict[str, list[str]] = {term: [] for term in terms}
            for form, term in _read_pairs(answer):
                found[term].append(form)
            return {term: frozenset(forms) for term, forms in found.items()}

        return Lookup(self._words, body, read)

    def _list_values(self, field: str, prefix: str) -> list[str]:
        body = {
            "size": 0,
            "query": {"bool": {"filter": [{"prefix": {field: prefix}}]}},
            "aggs": {
                "values": {
                    "terms": {
                        "field": field,
                        "size": _MOST_LISTED,
                        "order": {"_key": "asc"},
                    }
                }
            },
        }

        def read(answer: ClusterAnswer) -> list[str]:
            return [one["key"] for one in answer["aggregations"]["values"]["buckets"]]

        none: list[str] = []
        key = ("list", field, prefix)
        return self._lookups.find(key, lambda: Lookup(self._articles, body, read), none)


_PAIRS = {
    "_source": False,
    "stored_fields": "_none_",
    "docvalue_fields": [mapping.VALUE, mapping.TERM],
    "track_total_hits": False,
}


def _read_pairs(answer: ClusterAnswer) -> FormPairs:
    fields = (hit["fields"] for hit in answer["hits"]["hits"])
    return [(one[mapping.VALUE][0], one.get(mapping.TERM, [""])[0]) for one in fields]


def _pack(forms: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    encoded = [form.encode() for form in forms]
    letters = np.frombuffer(b"".join(encoded), np.uint8)
    return letters, np.array(list(map(len, encoded)), np.int64)


def _prefix(prefix: str) -> dict[str, object]:
    return {"prefix": {mapping.VALUE: prefix}} if prefix else {"match_all": {}}
