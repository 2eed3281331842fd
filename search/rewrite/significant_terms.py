"""What tells articles from others: their terms, and how few other articles have them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from math import log

from index.analysis.analyzer import DEFAULT_LANGUAGE, STEMMERS, find_tokens, make_term
from index.analysis.stop_words import stop_terms
from index.article import Article
from search.rewrite.term_resolver import TermResolver

# Of more articles than this share, a word tells nothing.
_COMMON_SHARE = 0.5
# To look a word up takes a while: of so many for each that is wanted, the likeliest.
_CANDIDATES = 3
# What a text is about it says by then: some 30,000 words.
_LONGEST_READ = 200_000


@dataclass(frozen=True, slots=True)
class TellingTerm:
    """A term, as articles spell it, and how telling it is; only comparable."""

    term: str
    spelling: str
    weight: float


def find_telling_terms(
    weighed: Iterable[tuple[Article, float]],
    resolver: TermResolver,
    articles: int,
    most: int,
    known: Collection[str] = (),
) -> list[TellingTerm]:
    """The terms that are often in these articles and seldom in others, best first.

    Each article counts by its weight; `articles` is how many there are in all, and
    `known` are terms that are not wanted.
    """
    counted, spellings = defaultdict[str, float](float), dict[str, str]()
    for article, weight in weighed:
        for term, (count, spelling) in _count_terms(article).items():
            if term not in known:
                counted[term] += weight * (1 + log(count))
                spellings.setdefault(term, spelling)
    # Long words are seldom common ones.
    likely = sorted(counted.items(), key=lambda pair: (-pair[1], -len(pair[0])))
    found: list[TellingTerm] = []
    for term, counts in likely[: _CANDIDATES * most]:
        others = resolver.body_frequency(term)
        # A word of one article alone finds no other.
        if 2 <= others <= max(2, _COMMON_SHARE * articles):
            telling = counts * log(1 + articles / others)
            found.append(TellingTerm(term, spellings[term], telling))
    found.sort(key=lambda one: (-one.weight, one.term))
    return list(islice(found, most))


def _count_terms(article: Article) -> dict[str, tuple[int, str]]:
    """How often each term is there, in the title twice; and its commonest spelling."""
    language = article.language.value or ""
    language = language if language in STEMMERS else DEFAULT_LANGUAGE
    surfaces = _count_surfaces(article.body[:_LONGEST_READ])
    for surface, count in _count_surfaces(article.title.value or "").items():
        surfaces[surface] += 2 * count
    counted: dict[str, tuple[int, str]] = {}
    # Each spelling becomes a term once: most words of a text are there several times.
    for surface, count in surfaces.most_common():
        term = make_term(surface, language)
        before, spelling = counted.get(term, (0, surface))
        counted[term] = (before + count, spelling)
    for term in ("", *stop_terms(language)):
        counted.pop(term, None)
    return counted


def _count_surfaces(text: str) -> Counter[str]:
    return Counter(text[start:end] for start, end in find_tokens(text))
