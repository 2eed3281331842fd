"""Builds the query that finds the articles most like a given one."""

from dataclasses import dataclass

from index import schema
from index.article import Article
from search.executor.plan import (
    ConstantScore,
    Disjunction,
    KeywordFilter,
    Plan,
    SynonymTerms,
)
from search.highlight.pattern_matcher import HighlightPattern
from search.rewrite.significant_terms import find_significant_terms
from search.rewrite.term_resolver import TermResolver
from search.rewrite.translation import TITLE_WEIGHT

_MAX_TERMS = 16
_MAX_ACTORS = 10
_ACTOR_WEIGHT = 2.0
"""An actor in both articles weighs as much as two or three significant terms."""


@dataclass(frozen=True, slots=True)
class MoreLikeThisQuery:
    """A query for articles like one, and the patterns to highlight in those found.

    Attributes:
        plan: the plan that scores articles.
        patterns: one for each significant term, the most significant first.
        actors: canonical names of the actors that count.
    """

    plan: Plan
    patterns: tuple[HighlightPattern, ...]
    actors: tuple[str, ...]


def make_more_like_this_query(
    article: Article, resolver: TermResolver
) -> MoreLikeThisQuery | None:
    """Builds a query of the significant terms and the actors of the article.

    Returns:
        None where the article has neither.
    """
    found = find_significant_terms([(article, 1.0)], resolver, limit=_MAX_TERMS)
    terms = {one.term: one.weight / found[0].weight for one in found}
    spellings = {one.term: one.spelling for one in found}
    words = [
        SynonymTerms(
            {(schema.TITLE, term): TITLE_WEIGHT, (schema.BODY, term): 1.0}, weight
        )
        for term, weight in terms.items()
    ]
    by_mentions = sorted(article.actors, key=lambda actor: -len(actor.mentions))
    actors = tuple(actor.name for actor in by_mentions[:_MAX_ACTORS])
    named = [
        ConstantScore(KeywordFilter(schema.ACTORS, name), _ACTOR_WEIGHT)
        for actor in actors
        for name in resolver.actors.indexed_names(actor)
    ]
    if not words and not named:
        return None
    patterns = tuple(
        HighlightPattern(
            spellings[term],
            ((frozenset([term]),),),
            resolver.forms_of(term),
            weight=weight,
        )
        for term, weight in terms.items()
    )
    return MoreLikeThisQuery(Disjunction([*words, *named]), patterns, actors)
