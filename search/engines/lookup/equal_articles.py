"""Tells apart equal articles of several files: an id is made of what an article says.

The first of them by path has the id itself, the second `ID-2`, and so on. That is found
out when they are read: it changes with each file that is added or removed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from index.article import Article
from index.codec.snapshot import LiveSegment
from index.codec.term_dictionary import TermDictionary
from index.schema import ID, PATH
from search.executor import Executor
from search.executor.plan import KeywordFilter

_MANY = 1_000
"""For so many articles it is faster to look up which ids are shared at all."""
_NUMBERED = r"(.+)-([1-9][0-9]{0,6})"


class EqualArticles:
    """The articles of one commit that share an id with others."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._listed: dict[str, list[int]] = {}

    def tell_apart(self, article: Article, number: int) -> Article:
        """Returns an article with the id that it alone has.

        Args:
            article: as it is stored.
            number: of its document.
        """
        if self._none_is_shared or not self._may_be_shared(article.id, number):
            return article
        place = self._list(article.id).index(number)
        return replace(article, id=f"{article.id}-{place + 1}") if place else article

    def tell_all_apart(
        self, articles: Sequence[Article], numbers: Sequence[int]
    ) -> list[Article]:
        """Returns many articles with the ids that they alone have, as `tell_apart` does."""
        few = len(articles) < _MANY and "_shared" not in vars(self)
        if few or self._none_is_shared:
            return list(map(self.tell_apart, articles, numbers))
        shared = self._shared
        return [
            self.tell_apart(article, number) if article.id in shared else article
            for article, number in zip(articles, numbers, strict=True)
        ]

    def find(self, article_id: str) -> list[int]:
        """Finds the document with an id, with `-2` or without; none or one.

        Where fewer are left, it is the last of them: it says the same.
        """
        numbered = re.fullmatch(_NUMBERED, article_id)
        if numbered and (equal := self._list(numbered[1])):
            return [equal[min(int(numbered[2]), len(equal)) - 1]]
        return self._list(article_id)[:1]

    def _may_be_shared(self, article_id: str, number: int) -> bool:
        """Returns whether another document may have the id: 5 µs a segment."""
        snapshot = self._executor.snapshot
        own, _ = snapshot.locate(number)
        if own.reader.name not in self._distinct and _occurs_twice(own, article_id):
            return True
        term = article_id.encode()
        return any(
            segment is not own and _may_have_id(segment, term)
            for segment in snapshot.segments
        )

    @cached_property
    def _none_is_shared(self) -> bool:
        """Tells whether there is but one segment, and each of its documents has its own id."""
        return len(self._distinct) == 1 == len(self._executor.snapshot.segments)

    @cached_property
    def _distinct(self) -> frozenset[str]:
        """Names of the segments in which each document has an id of its own."""
        return frozenset(
            segment.reader.name
            for segment in self._executor.snapshot.segments
            if len(segment.reader.term_dictionary(ID)) == segment.n_docs
        )

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The ids that several documents have: 0.2 µs a document to find."""
        ids = [
            id
            for segment in self._executor.snapshot.segments
            for id in segment.reader.term_dictionary(ID)
        ]
        again = [id for id, count in Counter(ids).items() if count > 1]
        shared = {id.decode() for id in again}
        for segment in self._executor.snapshot.segments:
            if segment.reader.name not in self._distinct:
                dictionary = segment.reader.term_dictionary(ID)
                counts = np.bincount(segment.reader.doc_values(ID))
                repeated = np.flatnonzero(counts[1:] > 1)
                shared.update(dictionary[n].decode() for n in repeated.tolist())
        return frozenset(shared)

    def _list(self, article_id: str) -> list[int]:
        """Lists the documents that are stored with an id, by path."""
        found = self._listed.get(article_id)
        if found is None:
            numbers = self._executor.find_all(KeywordFilter(ID, article_id))
            found = sorted(map(int, numbers), key=lambda n: (self._path(n), n))
            self._listed = {article_id: found}
        return found

    def _path(self, number: int) -> str:
        segment, doc_id = self._executor.snapshot.locate(number)
        return segment.reader.value(PATH, doc_id)


def _occurs_twice(segment: LiveSegment, article_id: str) -> bool:
    ordinal = segment.reader.find_ordinal(ID, article_id.encode())
    return ordinal >= 0 and segment.reader.doc_frequency(ID, ordinal) > 1


def _may_have_id(segment: LiveSegment, term: bytes) -> bool:
    ids = segment.reader.term_dictionary(ID)
    return isinstance(ids, TermDictionary) and ids.may_contain(term)
