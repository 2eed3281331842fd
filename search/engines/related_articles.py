"""Finds the articles related to one: those most like it, and its near-duplicates."""

import time
from dataclasses import replace

from index.article import Article
from search.duplicates.collapse import find_page
from search.duplicates.near_duplicates import find_near_duplicates
from search.engines.article_lookup import ArticleLookup
from search.engines.hits import HitBuilder
from search.engines.more_like_this import make_more_like_this_query
from search.executor import Executor
from search.query import Query, View
from search.query.tree import Everything
from search.results.results import Results
from search.rewrite.term_resolver import TermResolver


class RelatedArticles:
    """Finds related articles in one index; see `search.engines.Engine`."""

    def __init__(
        self, executor: Executor, articles: ArticleLookup, resolver: TermResolver
    ) -> None:
        self._executor = executor
        self._articles = articles
        self._resolver = resolver

    def similar(self, id_or_path: str, view: View) -> Results:
        """Finds the articles most like one, by its significant terms and its actors.

        Raises:
            NoSuchNameError: no article or several articles are called so.
        """
        started = time.perf_counter()
        itself = self._articles.find(id_or_path)
        article, articles = self._articles.read(itself), len(self._articles)
        query = Query(f"like {article.id}", Everything(), view)
        alike = make_more_like_this_query(article, self._resolver)
        if alike is None:
            return Results(query, 0, articles)
        # One hit more than wanted, as the article itself is among them.
        page = find_page(
            self._executor, alike.plan, replace(view, limit=view.limit + 1)
        )
        page = page.remove(itself).truncate(view.limit)
        builder = HitBuilder(alike.patterns, view)
        hits = builder.build_all(self._articles, page.found.hits)
        return Results(
            query=query,
            total=page.found.total,
            articles=articles,
            # Each article lacks some of so many words: a list of them says nothing.
            hits=page.add_copies(
                (replace(hit, missing=()) for hit in hits), self._articles.read
            ),
            stories=page.stories,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def copies(self, id_or_path: str) -> Results:
        """Finds the near-duplicates of an article, the oldest first.

        Raises:
            NoSuchNameError: no article or several articles are called so.
        """
        started = time.perf_counter()
        itself = self._articles.find(id_or_path)
        article = self._articles.read(itself)
        copies = map(
            self._articles.read, find_near_duplicates(self._executor.snapshot, itself)
        )
        view = View(snippets=0)
        builder = HitBuilder((), view)
        hits = tuple(
            builder.build(copy, rank=rank)
            for rank, copy in enumerate(sorted(copies, key=_day_and_path), 1)
        )
        return Results(
            query=Query(f"copies of {article.id}", Everything(), view),
            total=len(hits),
            articles=len(self._articles),
            hits=hits,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def of_file(self, file: str, view: View) -> Results:
        """Lists the articles of a file, in the order of the index."""
        started = time.perf_counter()
        numbers = self._articles.list_file(file)
        found = self._articles.read_all(numbers[: view.limit])
        builder = HitBuilder((), view)
        return Results(
            query=Query(f"articles of {file}", Everything(), view),
            total=len(numbers),
            articles=len(self._articles),
            hits=tuple(builder.build(each, rank=n) for n, each in enumerate(found, 1)),
            took_ms=(time.perf_counter() - started) * 1000,
        )


def _day_and_path(article: Article) -> tuple[str, str]:
    date = article.date.value
    first = date.first if date else None
    return first.isoformat() if first else "undated", article.path
