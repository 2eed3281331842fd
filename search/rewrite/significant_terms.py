"""Selects the terms that set some articles apart from the rest of the index (TF·IDF)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from math import log

from index.analysis.analyzer import find_tokens, make_term
from index.analysis.stemmers import stemmed_as
from index.analysis.stop_words import stop_terms
from index.article import Article
from index.value_classes import dataclass
from search.rewrite.term_resolver import TermResolver

_MAX_DOCUMENT_SHARE = 0.5
"""A term in a larger share of the articles sets none of them apart."""
_MIN_DOCUMENTS = 2
"""A term of one article alone finds no other."""
_CANDIDATES_PER_TERM = 3
"""Document frequencies cost a look-up each: so many are looked up per term wanted."""
_MAX_CHARACTERS = 200_000
"""Some 30,000 words: by then a text has named what it is about."""
_TITLE_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class SignificantTerm:
    """A term that sets articles apart.

    Attributes:
        term: the term as indexed.
        spelling: its commonest spelling in the articles.
        weight: its TF·IDF; comparable within one selection only.
    """

    term: str
    spelling: str
    weight: float


def find_significant_terms(
    weighted_articles: Iterable[tuple[Article, float]],
    resolver: TermResolver,
    *,
    limit: int,
    excluded: Collection[str] = (),
) -> list[SignificantTerm]:
    """Finds the terms with the highest TF·IDF in the articles, best first.

    A term weighs Σ article weight × (1 + ln frequency) × ln(1 + N / document frequency),
    where N is the number of articles in the index: logarithmic tf and idf, after Manning,
    Raghavan & Schütze 2008, figure 6.15. Document frequencies are looked up only for the
    3 × `limit` terms with the highest sum.

    Args:
        weighted_articles: the articles, each with its weight.
        resolver: gives the document frequencies of the index.
        limit: how many terms to return at most.
        excluded: terms that are never returned.
    """
    frequencies, spellings = defaultdict[str, float](float), dict[str, str]()
    for article, weight in weighted_articles:
        for term, (count, spelling) in _count_terms(article).items():
            if term not in excluded:
                frequencies[term] += weight * (1 + log(count))
                spellings.setdefault(term, spelling)
    # Among equals the longer term: long words are seldom common ones.
    likely = sorted(frequencies.items(), key=lambda pair: (-pair[1], -len(pair[0])))
    most_documents = max(_MIN_DOCUMENTS, _MAX_DOCUMENT_SHARE * resolver.n_docs)
    found: list[SignificantTerm] = []
    for term, frequency in likely[: _CANDIDATES_PER_TERM * limit]:
        documents = resolver.body_frequency(term)
        if _MIN_DOCUMENTS <= documents <= most_documents:
            weight = frequency * log(1 + resolver.n_docs / documents)
            found.append(SignificantTerm(term, spellings[term], weight))
    found.sort(key=lambda one: (-one.weight, one.term))
    return found[:limit]


def _count_terms(article: Article) -> dict[str, tuple[int, str]]:
    """Counts each term, twice in the title, and finds its commonest spelling."""
    language = stemmed_as(article.language.value)
    spellings = _count_tokens(article.body[:_MAX_CHARACTERS])
    for spelling, count in _count_tokens(article.title.value or "").items():
        spellings[spelling] += _TITLE_WEIGHT * count
    counts: dict[str, tuple[int, str]] = {}
    # Each spelling is stemmed once: most tokens of a text repeat.
    for spelling, count in spellings.most_common():
        term = make_term(spelling, language)
        before, commonest = counts.get(term, (0, spelling))
        counts[term] = (before + count, commonest)
    for term in ("", *stop_terms(language)):
        counts.pop(term, None)
    return counts


def _count_tokens(text: str) -> Counter[str]:
    return Counter(text[start:end] for start, end in find_tokens(text))
