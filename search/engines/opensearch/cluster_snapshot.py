"""Reads articles, values and fingerprints from a cluster, by the numbers of documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.article import Article
from index.codec.fingerprints import FingerprintedTexts, SharedHashes
from index.codec.stored_article import dump_article
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer
from search.engines.opensearch.lookups import Lookup, Lookups
from search.executor.executor import DocNumbers

VALUES = 60_000
"""The most different values of a field that are counted: a cluster's own limit is 65,535."""

_AT_ONCE = 10_000
_MOST_HASHES = 2_000
_GUESSED = dump_article(Article(id="", path="", text=""))
"""Stands for an article that is not read yet."""


class ClusterSnapshot:
    """See `search.executor.protocols.SearchSnapshot`.

    Args:
        lookups: asks the cluster.
        index: name of the index of articles.
        n_live_docs: number of articles.

    Attributes:
        n_live_docs: as given.
    """

    def __init__(self, lookups: Lookups, index: str, n_live_docs: int) -> None:
        self.n_live_docs = n_live_docs
        self._lookups = lookups
        self._index = index

    def stored_documents(self, numbers: Iterable[int]) -> list[tuple[bytes, Path]]:
        """Reads stored articles, each with what an error calls its place."""
        wanted, place = list(numbers), Path(self._index)
        self._read_missing("stored", wanted, [mapping.STORED], [])
        return [(self._lookups.peek(("stored", n), _GUESSED), place) for n in wanted]

    def values_of(self, field: str, numbers: Iterable[int]) -> Iterator[str]:
        """Yields the value of a field of single values for each document, "" for none."""
        wanted = list(numbers)
        self._read_missing(field, wanted, [], [field])
        for n in wanted:
            values = self._lookups.peek((field, n), ("",))
            yield values[0] if values else ""

    def distinct_values(self, field: str, numbers: DocNumbers) -> list[str]:
        """Returns the different values of documents in a field of single values.

        Args:
            field: the field.
            numbers: int64 array of shape (n,), ascending.
        """
        found = dict.fromkeys(self.values_of(field, numbers.tolist()))
        return [value for value in found if value]

    def read_values(self, field: str, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """Reads all values that documents have in a field of keywords."""
        self._read_missing(field, numbers, [], [field])
        none: tuple[str, ...] = ()
        return [self._lookups.peek((field, n), none) for n in numbers]

    def count_values(self, field: str) -> Mapping[str, int]:
        """Counts the articles by value of a field of single values, "" for no value."""
        terms = {"field": field, "size": VALUES, "missing": ""}
        body = {"size": 0, "aggs": {"values": {"terms": terms}}}

        def read(answer: ClusterAnswer) -> dict[str, int]:
            buckets = answer["aggregations"]["values"]["buckets"]
            return {one["key"]: one["doc_count"] for one in buckets}

        none: dict[str, int] = {}
        return self._lookups.find(
            ("values", field), lambda: Lookup(self._index, body, read), none
        )

    def share_ids(self, _: Sequence[str], numbers: Sequence[int]) -> list[bool]:
        """Tells which of some documents share their ids with others."""
        self._read_missing(mapping.SHARED_ID, numbers, [], [mapping.SHARED_ID])
        known = (self._lookups.peek((mapping.SHARED_ID, n), (False,)) for n in numbers)
        return [bool(found and found[0]) for found in known]

    def read_fingerprints(
        self, numbers: Sequence[int] | DocNumbers
    ) -> FingerprintedTexts:
        """Reads the fingerprints of documents, numbered as `numbers` is.

        Args:
            numbers: a sequence, or an int64 array of shape (n,).
        """
        wanted = [int(n) for n in numbers]
        self._read_missing("print", wanted, [], FINGERPRINT_FIELDS)
        none = (np.zeros(0, np.uint16), 0)
        found = [self._lookups.peek(("print", n), none) for n in wanted]
        sizes = np.array([len(hashes) for hashes, _ in found], np.int64)
        return FingerprintedTexts(
            np.concatenate([none[0], *(hashes for hashes, _ in found)]),
            np.repeat(np.arange(len(found)), sizes),
            sizes,
            np.array([length for _, length in found], np.int64),
        )

    def find_sharing(
        self, texts: FingerprintedTexts, *, least: int
    ) -> Iterator[SharedHashes]:
        """Yields the documents that share hashes with a text.

        Args:
            texts: one text.
            least: so many hashes are shared, or more.
        """
        hashes = sorted(map(mapping.name_hash, set(texts.hashes.tolist())))
        should = [
            {"constant_score": {"filter": {"term": {mapping.HASHES: one}}}}
            for one in hashes
        ]
        query = {"bool": {"should": should, "minimum_should_match": least}}
        body = self.make_search(query, size=_MOST_HASHES, fields=FINGERPRINT_FIELDS)

        def read(answer: ClusterAnswer) -> list[int]:
            self.take(answer)
            return sorted(map(number_of, answer["hits"]["hits"]))

        none: list[int] = []
        numbers = (
            self._lookups.find(
                ("sharing", tuple(hashes)),
                lambda: Lookup(self._index, body, read),
                none,
            )
            if hashes
            else none
        )
        if numbers:
            found = self.read_fingerprints(numbers)
            shared = found.owners[np.isin(found.hashes, texts.hashes)]
            common = np.bincount(shared, minlength=len(numbers))
            yield SharedHashes(np.array(numbers, np.int64), found, common)

    def make_search(
        self,
        query: Mapping[str, object],
        *,
        size: int,
        fields: Sequence[str],
        stored: bool = False,
    ) -> dict[str, object]:
        """Makes a search for what `take` takes."""
        return {
            "size": size,
            "query": query,
            # It holds but the stored article; to filter it would mean to parse it.
            "_source": stored,
            "docvalue_fields": [mapping.NUMBER, mapping.SHARED_ID, *fields],
            "track_total_hits": False,
        }

    def take(self, answer: ClusterAnswer) -> None:
        """Takes what came with hits: stored articles, values, fingerprints."""
        tell = self._lookups.tell
        for hit in answer["hits"]["hits"]:
            number, fields = number_of(hit), hit["fields"]
            if "_source" in hit:
                tell(("stored", number), hit["_source"][mapping.STORED].encode())
            if mapping.FINGERPRINT in fields:
                hashes = mapping.unpack_hashes(fields[mapping.FINGERPRINT][0])
                tell(("print", number), (hashes, fields[mapping.BODY_LENGTH][0]))
            for name, values in fields.items():
                tell((name, number), tuple(values))

    def _read_missing(
        self,
        what: str,
        numbers: Sequence[int],
        source: Sequence[str],
        fields: Sequence[str],
    ) -> None:
        """Asks for what is not known of some documents, many with one search."""
        missing = [
            n for n in dict.fromkeys(numbers) if not self._lookups.knows((what, n))
        ]
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            query = {"bool": {"filter": [{"terms": {mapping.NUMBER: some}}]}}
            body = self.make_search(
                query, size=len(some), fields=fields, stored=bool(source)
            )

            self._ask_for(what, some, body, fields)

    def _ask_for(
        self,
        what: str,
        numbers: Sequence[int],
        body: Mapping[str, object],
        fields: Sequence[str],
    ) -> None:
        def read(answer: ClusterAnswer) -> None:
            for n in numbers:  # those without a value, or removed meanwhile
                for name in fields:
                    self._lookups.tell((name, n), ())
                if what == "print":
                    self._lookups.tell((what, n), (np.zeros(0, np.uint16), 0))
            self.take(answer)

        key = ("read", what, tuple(numbers))
        self._lookups.find(key, lambda: Lookup(self._index, body, read), None)


FINGERPRINT_FIELDS = (mapping.FINGERPRINT, mapping.BODY_LENGTH)


def number_of(hit: ClusterAnswer) -> int:
    """Returns the number of the document of a hit."""
    return int(hit["fields"][mapping.NUMBER][0])
