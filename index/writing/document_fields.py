"""Turns an article into a document: the text, columns and terms of each field."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from index import schema
from index.analysis.analyzer import fold
from index.analysis.name_terms import (
    make_author_terms,
    make_key_term,
    make_name_terms,
)
from index.analysis.stemmers import stemmed_as
from index.analysis.url_keys import make_url_keys
from index.article import Actor, Article, PartialDate
from index.codec.actor_details import pack_details
from index.codec.document import Document
from index.codec.stored_article import dump_article
from index.extract.actors.transliteration_key import transliteration_key

# The same few actors occur in article after article, and many articles share a day.
_cached = lru_cache(maxsize=1 << 13)


def make_document(article: Article) -> Document:
    """Returns the document that a segment holds of an article."""
    first, last = _date_range(article.date.value)
    details = _actor_details(article.actors)
    language = article.language.value or ""
    authors = _printable(article.authors)
    return Document(
        id=article.id,
        single_values={
            schema.PATH: article.path,
            schema.PATH_KEY: fold(article.path),
            schema.DATE: first,
            schema.DATE_LAST: last,
            schema.OUTLET: article.outlet.value or "",
            schema.LANGUAGE: language,
            schema.FILE: article.file,
        },
        multi_values={
            schema.ACTORS: tuple(details),
            schema.ACTOR_NAMES: _actor_terms(article.actors),
            schema.AUTHORS: authors,
            schema.AUTHOR_NAMES: _author_terms(authors),
            schema.URL_KEYS: make_url_keys(article.url),
        },
        title=article.title.value or "",
        body=article.body,
        page=article.page,
        stored=dump_article(article),
        small_stored_fields={schema.URL: article.url, schema.DIGEST: article.digest},
        stem_language=stemmed_as(language),
        actor_details=tuple(details.values()),
    )


def _actor_details(actors: Iterable[Actor]) -> dict[str, int]:
    """Returns the packed details of each actor by name."""
    return {
        actor.name: pack_details(len(actor.mentions), actor.type) for actor in actors
    }


def _actor_terms(actors: Iterable[Actor]) -> tuple[str, ...]:
    found = [_terms_of(actor.name, actor.surfaces) for actor in actors]
    return tuple(dict.fromkeys(chain.from_iterable(found)))


@_cached
def _terms_of(name: str, surfaces: tuple[str, ...]) -> tuple[str, ...]:
    return (*make_name_terms(name, surfaces), *_form_terms(name, surfaces))


def _printable(names: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the names without those that would break a term or a line."""
    return tuple([name for name in names if name.isprintable()])


@_cached
def _author_terms(names: tuple[str, ...]) -> tuple[str, ...]:
    found = [make_author_terms(name) for name in names]
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _form_terms(name: str, surfaces: tuple[str, ...]) -> Iterator[str]:
    """Yields terms that bring the spellings with one transliteration key together."""
    form = transliteration_key(name)
    if form:
        same = (one for one in surfaces if transliteration_key(one) == form)
        for spelling in dict.fromkeys((name, *same)):
            # The characters that separate terms and lines are not printable.
            if spelling.isprintable():
                yield make_key_term(form, spelling)


@_cached
def _date_range(date: PartialDate | None) -> tuple[str, str]:
    """Returns the first and last possible day as ISO dates, empty where unknown."""
    if date is None or date.first is None or date.last is None:
        return "", ""
    return date.first.isoformat(), date.last.isoformat()
