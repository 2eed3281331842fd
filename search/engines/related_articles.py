"""Finds the articles related to one: those most like it, and its near-duplicates."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

from index import schema
from index.article import Article
from search.duplicates.collapse import find_page
from search.duplicates.near_duplicates import find_near_duplicates
from search.engines.hits import HitBuilder
from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.more_like_this import MoreLikeThisQuery, make_more_like_this_query
from search.executor.plan import (
    Conjunction,
    Disjunction,
    KeywordFilter,
    Plan,
    ValuesFilter,
)
from search.query import Query, View
from search.query.tree import Everything
from search.results.likeness import Likeness
from search.results.results import Hit, Results
from search.rewrite.term_resolver import TermResolver

if TYPE_CHECKING:
    from search.executor.executor import DocNumbers
    from search.executor.protocols import SearchExecutor


class RelatedArticles:
    """Finds related articles in one index; see `search.engines.Engine`."""

    def __init__(
        self,
        executor: "SearchExecutor",
        articles: ArticleLookup,
        resolver: TermResolver,
        find_copied: "Callable[[DocNumbers, DocNumbers], dict[int, int]]",
    ) -> None:
        self._executor = executor
        self._articles = articles
        self._resolver = resolver
        self._find_copied = find_copied

    def similar(self, id_or_path: str, view: View, within: Plan | None) -> Results:
        """Finds the articles most like one, by its significant terms and its actors.

        Args:
            id_or_path: the article.
            view: which page of hits, and how they are shown.
            within: only articles that match this plan; None for all.

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
        this = KeywordFilter(schema.ID, article.id)
        plan = alike.plan
        if within is not None:
            plan = Conjunction([Disjunction([within, this]), plan])
        # One hit more than wanted, as the article itself is among them.
        first, stop = (view.page - 1) * view.limit, view.page * view.limit
        page = find_page(self._executor, plan, replace(view, page=1, limit=stop + 1))
        page = page.remove(itself).cut(first, stop)
        builder = HitBuilder(alike.patterns, view)
        hits = builder.build_all(self._articles, page.found.hits, first_rank=first + 1)
        own = self._executor.search(Conjunction([alike.plan, this]), limit=1).hits
        own_score = own[0][1] if own else 0.0
        compared = [_compare(hit, alike, own_score) for hit in hits]
        return Results(
            query=query,
            total=page.found.total,
            articles=articles,
            hits=page.add_copies(compared, self._articles.read),
            stories=page.stories,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def copies(self, id_or_path: str, view: View, within: Plan | None) -> Results:
        """Finds the near-duplicates of an article, the oldest first.

        Args:
            id_or_path: the article.
            view: which page of them.
            within: only articles that match this plan; None for all.

        Raises:
            NoSuchNameError: no article or several articles are called so.
        """
        started = time.perf_counter()
        itself = self._articles.find(id_or_path)
        article = self._articles.read(itself)
        numbers = find_near_duplicates(self._executor.snapshot, itself)
        if within is not None:
            matches = self._executor.find_matching(within, numbers)
            numbers = list(compress(numbers, matches))
        copies = sorted(map(self._articles.read, numbers), key=_day_and_path)
        first = (view.page - 1) * view.limit
        builder = HitBuilder((), view)
        hits = tuple(
            builder.build(copy, rank=rank)
            for rank, copy in enumerate(copies[first : first + view.limit], first + 1)
        )
        return Results(
            query=Query(f"copies of {article.id}", Everything(), view),
            total=len(copies),
            articles=len(self._articles),
            hits=hits,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def find_originals(self, texts: Iterable[str], within: Plan) -> dict[str, str]:
        """Finds for each text that is a near-duplicate of another the first such one.

        Args:
            texts: ids of articles, without the `-2` of equal ones.
            within: the others that count are the articles that match this plan.

        Returns:
            The id of the other text by that of the text.
        """
        snapshot = self._executor.snapshot
        wanted = self._executor.find_all(ValuesFilter(schema.ID, frozenset(texts)))
        found = self._find_copied(wanted, self._executor.find_all(within))
        ids = snapshot.values_of(schema.ID, found)
        originals = snapshot.values_of(schema.ID, found.values())
        return dict(zip(ids, originals, strict=True))

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


def _compare(hit: Hit, alike: MoreLikeThisQuery, own_score: float) -> Hit:
    """Returns the hit with its likeness."""
    lacks = set(hit.missing)
    words = (pattern.text for pattern in alike.patterns if pattern.text not in lacks)
    named = {actor.name for actor in hit.article.actors}
    likeness = Likeness(
        min(hit.score / own_score, 1.0) if own_score > 0 else 0.0,
        tuple(dict.fromkeys(words)),
        tuple(name for name in alike.actors if name in named),
    )
    # Each article lacks some of so many words: a list of them says nothing.
    return replace(hit, missing=(), likeness=likeness)


def _day_and_path(article: Article) -> tuple[str, str]:
    date = article.date.value
    first = date.first if date else None
    return first.isoformat() if first else "undated", article.path
