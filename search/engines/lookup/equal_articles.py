"""Tells apart equal articles of several files: an id is made of what an article says.

The first of them by path has the id itself, the second `ID-2`, and so on. That is found
out when they are read: it changes with each file that is added or removed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Article
from index.schema import ID, PATH
from search.executor.plan import KeywordFilter

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor

_NUMBERED = r"(.+)-([1-9][0-9]{0,6})"


class EqualArticles:
    """The articles of one commit that share an id with others.

    Args:
        executor: of the index.
        share_ids: tells which of some documents may share their ids with others, given
            the ids and the numbers.
    """

    def __init__(
        self,
        executor: "SearchExecutor",
        share_ids: Callable[[Sequence[str], Sequence[int]], list[bool]],
    ) -> None:
        self._executor = executor
        self._share_ids = share_ids
        self._listed: dict[str, list[int]] = {}

    def tell_apart(
        self, articles: Sequence[Article], numbers: Sequence[int]
    ) -> list[Article]:
        """Returns articles with the ids that they alone have.

        Args:
            articles: as they are stored.
            numbers: of their documents.
        """
        shared = self._share_ids([article.id for article in articles], numbers)
        return [
            self._number(article, number) if may_share else article
            for article, number, may_share in zip(
                articles, numbers, shared, strict=True
            )
        ]

    def find(self, article_id: str) -> list[int]:
        """Finds the document with an id, with `-2` or without; none or one.

        Where fewer are left, it is the last of them: it says the same.
        """
        numbered = re.fullmatch(_NUMBERED, article_id)
        if numbered and (equal := self._list(numbered[1])):
            return [equal[min(int(numbered[2]), len(equal)) - 1]]
        return self._list(article_id)[:1]

    def _number(self, article: Article, number: int) -> Article:
        place = self._list(article.id).index(number)
        return replace(article, id=f"{article.id}-{place + 1}") if place else article

    def _list(self, article_id: str) -> list[int]:
        """Lists the documents that are stored with an id, by path."""
        found = self._listed.get(article_id)
        if found is None:
            numbers = self._executor.find_all(KeywordFilter(ID, article_id)).tolist()
            paths = self._executor.snapshot.values_of(PATH, numbers)
            found = [number for _, number in sorted(zip(paths, numbers, strict=True))]
            self._listed = {article_id: found}
        return found
