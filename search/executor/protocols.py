"""What queries need of an index: protocols that every store of articles implements.

An index on this machine implements them over the arrays of its segments, a cluster by
requests (`search.engines.opensearch`). All that is above them is shared: rewriting, highlighting,
duplicates, feedback, actors. Documents are known by their numbers in the whole index.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from index.codec.fingerprints import FingerprintedTexts, SharedHashes
from search.executor.executor import DocNumbers, SecondLook, TopDocs
from search.executor.facets import DocValues
from search.executor.plan import Plan
from search.query.query import FacetField, Sort
from search.results.score_explanation import ScorePart


class SearchSnapshot(Protocol):
    """Reads the documents of an index as of one commit."""

    @property
    def n_live_docs(self) -> int:
        """Documents in the index."""

    def stored_documents(self, numbers: Iterable[int]) -> list[tuple[bytes, Path]]:
        """Reads stored articles (`index.codec.stored_article`), each with its place.

        The place is named in an error if the article is not as it was written.
        """

    def values_of(self, field: str, numbers: Iterable[int]) -> Iterator[str]:
        """Yields the value of a field of single values for each document, "" for none."""

    def distinct_values(self, field: str, numbers: DocNumbers) -> list[str]:
        """Returns the different values of documents in a field of single values.

        Args:
            field: the field.
            numbers: int64 array of shape (n,), ascending.
        """

    def count_values(self, field: str) -> Mapping[str, int]:
        """Counts the documents by value of a field of single values, "" for no value."""

    def read_fingerprints(
        self, numbers: Sequence[int] | DocNumbers
    ) -> FingerprintedTexts:
        """Reads the fingerprints of documents, numbered as `numbers` is.

        Args:
            numbers: a sequence, or an int64 array of shape (n,).
        """

    def find_sharing(
        self, texts: FingerprintedTexts, *, least: int
    ) -> Iterator[SharedHashes]:
        """Yields the documents that share hashes with a text, part by part of the index.

        Args:
            texts: one text.
            least: so many hashes are shared, or more.
        """


class SearchExecutor(Protocol):
    """Runs query plans."""

    @property
    def snapshot(self) -> SearchSnapshot:
        """The index."""

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
        """Returns at most `limit` hits from `offset` on; the total and facets of all.

        With `facet_rows`, so many names of a facet are enough, those with most hits.
        """

    def count(self, plan: Plan) -> int:
        """Counts the documents that match."""

    def count_by(self, facet: FacetField, numbers: DocNumbers) -> Mapping[str, int]:
        """Counts documents by the values of a facet.

        Args:
            facet: the facet.
            numbers: of the documents: int64 array of shape (n,), ascending.
        """

    def find_matching(self, plan: Plan, numbers: Iterable[int]) -> list[bool]:
        """Tells for each of some documents whether a plan matches it."""

    def find_all(self, plan: Plan) -> DocNumbers:
        """Returns the numbers of all documents that match: int64, (n_matches,), ascending."""

    def occurs(self, fields: Sequence[str], terms: tuple[str, ...]) -> bool:
        """Tells whether some document has terms side by side in one of some text fields."""

    def explain(self, plan: Plan, number: int) -> tuple[ScorePart, ...]:
        """Returns the parts that add up to the score of a document that a plan matches."""

    def read_facet(self, facet: FacetField, numbers: DocNumbers) -> DocValues:
        """Reads the values of documents; names of actors that are merged count as one.

        Args:
            facet: the facet.
            numbers: int64 array of shape (n,), ascending.
        """

    def cross_facets(
        self, plan: Plan, fields: tuple[FacetField, FacetField]
    ) -> Mapping[str, Mapping[str, int]]:
        """Counts the documents that match by value of one facet, and of a second one.

        Args:
            plan: matches the documents.
            fields: the two facets; of the second a document has at most one value.
        """


class SearchVocabulary(Protocol):
    """Looks up the terms and forms of an index.

    A form is a folded surface form; it is given with the term that it is indexed as, and
    can have several, of different languages. Those of deleted documents may remain.
    """

    @property
    def text_fields(self) -> tuple[str, ...]:
        """The fields of running text that hold any term."""

    def doc_frequency(self, field: str, term: str) -> int:
        """Returns the number of documents that have a term in a field."""

    def terms(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yields the terms of a field that begin with the prefix, each once, sorted."""

    def forms_with_prefix(self, prefix: str, limit: int) -> list[tuple[str, str]]:
        """Returns the first `limit` pairs of a form with this prefix and its term."""

    def forms_matching(self, wildcard: str, limit: int) -> list[tuple[str, str]]:
        """Returns the first `limit` pairs of a form that matches and its term.

        Args:
            wildcard: in it `?` is one letter, `*` any number of letters.
            limit: most pairs.
        """

    def forms_between(self, first: str, last: str | None) -> Iterator[tuple[str, str]]:
        """Yields the forms from first to last, both included, with their terms, sorted."""

    def forms_of(self, term: str) -> frozenset[str]:
        """Returns the forms that texts have of a term."""

    def forms_near(
        self, word: str, edits: int, *, swaps: bool = True
    ) -> list[tuple[str, str, int]]:
        """Returns the forms within some edits of a word: form, term, distance; sorted.

        With `swaps`, two neighbouring letters swapped are one edit rather than two.
        """

    def nearest_forms(self, word: str, limit: int, max_edits: int = 2) -> list[str]:
        """Returns the forms that a misspelled word most likely means, likeliest first."""

    def term_frequency(self, term: str) -> int:
        """Returns the most articles that have a term in one field of running text."""

    def sample_forms(self, most: int) -> Iterator[str]:
        """Yields some forms, spread evenly over the vocabulary."""
