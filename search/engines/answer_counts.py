"""Counts beside the hits: articles with every word, undated ones, and facets."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.derived.linked_names import LinkedNames
from search.duplicates.collapse import HitPage, find_page
from search.engines.facet_order import sort_facet
from search.engines.likely_hits import find_likely_hits
from search.executor import SecondLook, TopDocs
from search.executor.plan import Conjunction, Exclusion, Plan
from search.query import query_words
from search.query.query import DATE_FACETS, FacetField, Query, Sort, View
from search.query.tree import Undated
from search.results.results import FacetCount
from search.rewrite.compound_variants import CompoundVariants
from search.rewrite.date_relaxation import relax_dates
from search.rewrite.rewrite import RewrittenQuery, rewrite_query
from search.rewrite.term_resolver import TermResolver
from search.rewrite.translation import Translator

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor

_MAX_WORDS = 16
"""No article has every word of a longer text."""

Facets = dict[FacetField, tuple[FacetCount, ...]]


class AnswerCounts(NamedTuple):
    """Counts as in `search.results.results.Results`."""

    facets: Facets
    with_every_word: int | None = None
    faceted: int | None = None
    undated_left_out: int = 0
    crossed: Mapping[str, Mapping[str, int]] = {}
    guessed: Mapping[FacetField, tuple[FacetCount, ...]] = {}


class AnswerCounter:
    """Counts on one index."""

    def __init__(
        self,
        executor: "SearchExecutor",
        resolver: TermResolver,
        compounds: CompoundVariants,
        linked: LinkedNames,
    ) -> None:
        self._executor = executor
        self._resolver = resolver
        self._compounds = compounds
        self._linked = linked
        self._all_dated: Plan | None = None

    def find_page(
        self, query: Query, plan: Plan, second_look: SecondLook | None = None
    ) -> HitPage:
        """Finds the page of hits, with the facets unless `count` counts them anew."""
        view = query.view
        if _are_likely(query):
            view = replace(view, facets=())
        return find_page(self._executor, plan, view, second_look)

    def count(
        self,
        query: Query,
        rewritten: RewrittenQuery,
        plan: Plan,
        translator: Translator,
        page: HitPage,
    ) -> AnswerCounts:
        """Counts what belongs to a page.

        Args:
            query: the query.
            rewritten: the query as rewritten.
            plan: what was searched.
            translator: the query's.
            page: the page, of `find_page`.
        """
        view, found = query.view, page.found
        undated = self._count_undated(rewritten, translator)
        strict = self._make_strict_plan(query, translator)
        if not _are_likely(query):
            count = None if strict is None else self._executor.count(strict)
            facets, crossed = self._sort(found.facets, view), self._cross(plan, view)
            guessed = self._count_guessed(plan, view, translator)
            return AnswerCounts(facets, count, None, undated, crossed, guessed)
        likely = find_likely_hits(self._executor, plan, strict, best=_best(page, view))
        counted = self._count_facets(likely.plan, view)
        facets = self._sort(counted.facets, view)
        crossed = self._cross(likely.plan, view)
        guessed = self._count_guessed(likely.plan, view, translator)
        return AnswerCounts(
            facets, likely.with_every_word, counted.total, undated, crossed, guessed
        )

    def _make_strict_plan(self, query: Query, translator: Translator) -> Plan | None:
        """Makes the plan that requires every word; None where the query does, or is long."""
        tree = query.every_word
        if tree is None or len(query_words(tree)) > _MAX_WORDS:
            return None
        strict = replace(query, tree=tree, every_word=None)
        rewritten = rewrite_query(strict, self._resolver, self._compounds)
        return translator.translate(rewritten.scored)

    def _count_undated(self, rewritten: RewrittenQuery, translator: Translator) -> int:
        """Number of undated articles that only a filter on dates leaves out."""
        tree = rewritten.scored
        relaxed = relax_dates(tree)
        if relaxed == tree:
            return 0
        undated = translator.translate(Undated())
        if not self._matches_any(undated):
            return 0
        found = Conjunction([undated, translator.translate(relaxed)])
        plan = Exclusion(found, translator.translate(tree))
        return self._executor.count(plan)

    def _matches_any(self, undated: Plan) -> bool:
        """Tells whether the index has undated articles; most have none."""
        if undated != self._all_dated and not self._executor.count(undated):
            self._all_dated = undated
        return undated != self._all_dated

    def _count_facets(self, plan: Plan, view: View) -> TopDocs:
        counted = View(
            limit=0,
            facets=view.facets,
            stories=view.stories,
            facet_rows=view.facet_rows,
        )
        return find_page(self._executor, plan, counted).found

    def _count_guessed(self, plan: Plan, view: View, translator: Translator) -> Facets:
        """Counts guessed dates by the facets of dates, where guesses count."""
        facets = [facet for facet in view.facets if facet in DATE_FACETS]
        if not (facets and translator.guesses):
            return {}
        # No search without guesses needs it.
        from search.engines.guessed_counts import count_guessed

        return {
            facet: sort_facet(
                facet, count_guessed(self._executor, plan, translator.guesses, facet)
            )
            for facet in facets
        }

    def _cross(self, plan: Plan, view: View) -> Mapping[str, Mapping[str, int]]:
        if view.crossed is None:
            return {}
        return self._executor.cross_facets(plan, view.crossed)

    def _sort(
        self, counts: Mapping[FacetField, Mapping[str, int]], view: View
    ) -> Facets:
        found = {facet: counts[facet] for facet in view.facets}
        if FacetField.ACTOR in found:
            found[FacetField.ACTOR] = self._linked.merge_counts(found[FacetField.ACTOR])
        rows = view.facet_rows
        return {
            facet: sort_facet(facet, found[facet])[
                : None if facet in DATE_FACETS else rows
            ]
            for facet in found
        }


def _are_likely(query: Query) -> bool:
    """Tells whether facets count only the likely hits."""
    view = query.view
    return bool(view.facets) and not view.facets_of_all and query.every_word is not None


def _best(page: HitPage, view: View) -> float | None:
    """The highest score, where it is on the page and as the query gave it."""
    hits = page.found.hits
    if view.semantic or view.sort is not Sort.RELEVANCE or view.page > 1 or not hits:
        return None
    return hits[0][1]
