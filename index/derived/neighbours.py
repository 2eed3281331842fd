"""Guesses the date of an undated article from dated articles on the same event.

Method: each article is a TF-IDF vector of its words and actors (the 40 heaviest terms,
L2-normalised). Articles with cosine similarity of at least 0.3 count as neighbours.
"""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from index.analysis.analyzer import fold
from index.article import ActorType, Article, Basis, Field, PartialDate

_WORD = re.compile(r"[^\W\d_]{4,}")
_MAX_CHARACTERS = 3000
_MAX_TERMS = 40
# A term in a larger share of the articles does not tell events apart.
_MAX_SHARE = 0.05
_MIN_CUTOFF = 12
_MIN_COSINE = 0.3
_MAX_COMPARED = 100
_MIN_OUTLETS = 2
_MAX_SPREAD = datetime.timedelta(days=12)
_RELIABLE = frozenset({Basis.USER, Basis.STATED})


class ArticleTerms(NamedTuple):
    """An article as a bag of terms.

    Attributes:
        id: the article's id.
        outlet: its outlet, empty where unknown.
        date: its date, as far as the article states one.
        terms: number of occurrences by term; actors count double.
    """

    id: str
    outlet: str
    date: Field[PartialDate]
    terms: Mapping[str, int]


def count_terms(article: Article) -> ArticleTerms:
    """Turns an article into a bag of words and actors, for comparison with others."""
    text = f"{article.title.value or ''} {article.body[:_MAX_CHARACTERS]}"
    terms = Counter(fold(word)[:8] for word in _WORD.findall(text))
    for actor in article.actors:
        if actor.type is not ActorType.STATE:
            terms[f"@{actor.name}"] = 2 * len(actor.mentions)
    return ArticleTerms(article.id, article.outlet.value or "", article.date, terms)


def guess_dates(articles: Sequence[ArticleTerms]) -> dict[str, Field[PartialDate]]:
    """Guesses a date for each article whose year is unknown, if its neighbours agree.

    At least two neighbours of different outlets, with reliable dates at most 12 days
    apart, are needed.

    Returns:
        Guessed date by article id.
    """
    idf = _compute_idf(articles)
    dated = [article for article in articles if _is_reliable(article)]
    vectors = [_make_vector(article, idf) for article in dated]
    postings: dict[str, list[int]] = defaultdict(list)
    for row, vector in enumerate(vectors):
        for term in vector:
            postings[term].append(row)
    guesses = {}
    for article in articles:
        if article.date.value is not None and article.date.value.year is not None:
            continue
        rows = _find_neighbours(_make_vector(article, idf), vectors, postings)
        guess = _guess(article, [dated[row] for row in rows])
        if guess is not None:
            guesses[article.id] = guess
    return guesses


def _is_reliable(article: ArticleTerms) -> bool:
    date = article.date
    return (
        date.value is not None
        and date.value.year is not None
        and date.value.day is not None
        and date.basis in _RELIABLE
        and not date.conflict
    )


def _compute_idf(articles: Sequence[ArticleTerms]) -> dict[str, float]:
    """Computes idf by term, without terms of one article or of too many."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(article.terms.keys())
    cutoff = max(_MIN_CUTOFF, _MAX_SHARE * len(articles))
    total = len(articles) + 1
    return {
        term: log(total / count)
        for term, count in counts.items()
        if 1 < count <= cutoff
    }


def _make_vector(article: ArticleTerms, idf: Mapping[str, float]) -> dict[str, float]:
    """Returns the heaviest terms with their TF-IDF weights, as a vector of length 1."""
    weighted = {
        term: idf[term] * (1 + log(count))
        for term, count in article.terms.items()
        if term in idf and count
    }
    top = sorted(weighted.items(), key=lambda pair: (-pair[1], pair[0]))[:_MAX_TERMS]
    length = sum(weight * weight for _, weight in top) ** 0.5 or 1.0
    return {term: weight / length for term, weight in top}


def _find_neighbours(
    vector: Mapping[str, float],
    vectors: Sequence[Mapping[str, float]],
    postings: Mapping[str, list[int]],
) -> list[int]:
    shared: Counter[int] = Counter()
    for term in vector:
        shared.update(postings.get(term, ()))
    found = []
    # Only those with most terms in common can have a high cosine.
    for row, _ in shared.most_common(_MAX_COMPARED):
        other = vectors[row]
        cosine = sum(weight * other.get(term, 0.0) for term, weight in vector.items())
        if cosine >= _MIN_COSINE:
            found.append(row)
    return found


def _guess(
    article: ArticleTerms, neighbours: Iterable[ArticleTerms]
) -> Field[PartialDate] | None:
    witnesses: dict[str, ArticleTerms] = {}
    for other in neighbours:
        # Articles of one outlet count once, and so do all articles without an outlet.
        witnesses.setdefault(other.outlet, other)
    days = sorted(
        day
        for day in (
            other.date.value.first for other in witnesses.values() if other.date.value
        )
        if day is not None
    )
    if len(days) < _MIN_OUTLETS or days[-1] - days[0] > _MAX_SPREAD:
        return None
    date = _complete_date(article.date.value, days[len(days) // 2])
    if date is None:
        return None
    ids = ", ".join(sorted(other.id for other in witnesses.values())[:4])
    quote = f"the same story: {ids}"
    return Field(date, Basis.GUESS, 0.3, quote, "neighbours", article.date.conflict)


def _complete_date(
    known: PartialDate | None, median: datetime.date
) -> PartialDate | None:
    """Returns the known day with a year near the median, or the median's month.

    None if no year brings the known day near the median.
    """
    if known is None:
        return PartialDate(median.year, median.month)
    for year in (median.year, median.year - 1, median.year + 1):
        try:
            day = datetime.date(year, known.month or 1, known.day or 1)
        except ValueError:
            continue
        if abs(day - median) <= 2 * _MAX_SPREAD:
            return PartialDate(year, known.month, known.day)
    return None
