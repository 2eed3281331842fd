"""What tells an article from others: the question whose answer is what is like it."""

from dataclasses import dataclass

from index import schema
from index.article import Article
from search.executor.query import FormsAcrossFields, Or, Query, Term
from search.highlight.pattern_matcher import HighlightPattern
from search.rewrite.significant_terms import find_telling_terms
from search.rewrite.term_resolver import TermResolver
from search.rewrite.translation import TITLE_WEIGHT

_MOST_TERMS = 16
_MOST_ACTORS = 10
# An actor that two articles share says as much as two or three telling words.
_ACTOR_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """A question for articles like one, and what to show of those found."""

    query: Query
    patterns: tuple[HighlightPattern, ...]


def make_likeness(
    article: Article, resolver: TermResolver, articles: int
) -> Likeness | None:
    """The article's telling words and actors; None where nothing tells it from others."""
    found = find_telling_terms([(article, 1.0)], resolver, articles, _MOST_TERMS)
    terms = {one.term: one.weight / found[0].weight for one in found}
    words = [
        FormsAcrossFields(
            {(schema.TITLE, term): TITLE_WEIGHT, (schema.BODY, term): 1.0}, weight
        )
        for term, weight in terms.items()
    ]
    actors = sorted(article.actors, key=lambda actor: -len(actor.mentions))
    named = [
        Term(schema.ACTORS, name, _ACTOR_WEIGHT)
        for actor in actors[:_MOST_ACTORS]
        for name in resolver.names.all_of(actor.name)
    ]
    if not words and not named:
        return None
    patterns = tuple(
        HighlightPattern(
            term, ((frozenset([term]),),), resolver.forms_of(term), weight=weight
        )
        for term, weight in terms.items()
    )
    return Likeness(Or([*words, *named]), patterns)
