"""Lists what is quoted in articles, with the article of each quotation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.article import Article
from index.extract.quotations import Quotation
from index.extract.quotations.find_quotations import find_quotations

MAX_READ = 2_000
"""So many articles are read for one answer: it takes some seconds."""


@dataclass(frozen=True, slots=True)
class QuotedSpeech:
    """A quotation, and the article that has it; places are in the article's body."""

    quotation: Quotation
    article: Article


@dataclass(frozen=True, slots=True)
class QuotationList:
    """The quotations of some articles.

    Attributes:
        found: the quotations, those of the first article first.
        read: the number of articles that were read for them.
        total: the number of articles that match.
        has_more: whether there may be others.
    """

    found: tuple[QuotedSpeech, ...]
    read: int
    total: int
    has_more: bool


def list_quotations(
    articles: Iterable[Article],
    *,
    total: int,
    limit: int,
    speakers: frozenset[str] | None = None,
) -> QuotationList:
    """Lists the quotations of articles, as far as `limit` and MAX_READ go.

    Args:
        articles: the articles, the best first; read as far as they are needed.
        total: the number of articles that match.
        limit: the maximum number of quotations.
        speakers: the canonical names of the actors whose speech is wanted; None for all.
    """
    found: list[QuotedSpeech] = []
    read = 0
    for article in articles:
        if read == MAX_READ or len(found) > limit:
            break
        read += 1
        found += _quote(article, speakers)
    else:
        # All were read, though fewer than match where copies are folded.
        return QuotationList(tuple(found[:limit]), read, total, len(found) > limit)
    return QuotationList(tuple(found[:limit]), read, total, has_more=True)


def _quote(article: Article, speakers: frozenset[str] | None) -> Iterator[QuotedSpeech]:
    if speakers is not None and not any(
        actor.name in speakers for actor in article.actors
    ):
        return
    language = article.language.value or ""
    for quotation in find_quotations(article.body, article.actors, language):
        if speakers is None or quotation.actor in speakers:
            yield QuotedSpeech(quotation, article)
