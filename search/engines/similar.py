"""What tells an article from others: the question whose answer is what is like it."""

from collections import Counter
from dataclasses import dataclass
from math import log

from index import schema
from index.analysis import DEFAULT_LANGUAGE, STEMMERS, analyse
from index.article import Article
from index.stopwords import stop_terms
from search.engines.lexicon import Lexicon
from search.engines.translate import TITLE_WEIGHT
from search.executor.query import FormsAcrossFields, Or, Query, Term
from search.matches import Needle

_MOST_TERMS = 16
_MOST_CANDIDATES = 50
_MOST_ACTORS = 10
# An actor that two articles share says as much as two or three telling words.
_ACTOR_WEIGHT = 2.0
# Of more articles than this share, a word tells nothing.
_COMMON_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """A question for articles like one, and what to show of those found."""

    query: Query
    needles: tuple[Needle, ...]


def make_likeness(article: Article, lexicon: Lexicon, articles: int) -> Likeness | None:
    """The article's telling words and actors; None where nothing tells it from others."""
    terms = _telling_terms(article, lexicon, articles)
    words = [
        FormsAcrossFields(
            {(schema.TITLE, term): TITLE_WEIGHT, (schema.BODY, term): 1.0}, weight
        )
        for term, weight in terms.items()
    ]
    actors = sorted(article.actors, key=lambda actor: -len(actor.mentions))
    named = [
        Term(schema.ACTORS, actor.name, _ACTOR_WEIGHT)
        for actor in actors[:_MOST_ACTORS]
    ]
    if not words and not named:
        return None
    needles = tuple(
        Needle(term, ((frozenset([term]),),), lexicon.forms_of(term), weight=weight)
        for term, weight in terms.items()
    )
    return Likeness(Or([*words, *named]), needles)


def _telling_terms(
    article: Article, lexicon: Lexicon, articles: int
) -> dict[str, float]:
    """The terms that are often here and seldom elsewhere; how telling each is, up to 1."""
    language = article.language.value or ""
    language = language if language in STEMMERS else DEFAULT_LANGUAGE
    stopped = stop_terms(language)
    counts = Counter(token.term for token in analyse(article.body, language))
    for token in analyse(article.title.value or "", language):
        counts[token.term] += 2
    for term in stopped:
        del counts[term]
    # To look a word up takes a while; long words are seldom common ones.
    candidates = sorted(counts.items(), key=lambda pair: (-pair[1], -len(pair[0])))
    telling: dict[str, float] = {}
    for term, count in candidates[:_MOST_CANDIDATES]:
        others = lexicon.occurs(term)
        # A word of this article alone finds no other.
        if others < 2 or others > max(2, _COMMON_SHARE * articles):
            continue
        telling[term] = (1 + log(count)) * log(1 + articles / others)
    best = sorted(telling.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_TERMS]
    return {term: weight / best[0][1] for term, weight in best}
