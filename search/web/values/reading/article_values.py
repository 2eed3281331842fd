"""Makes the values that the page of an article shows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from index.article import (
    HTML_METADATA_RULE,
    Article,
    Basis,
    Field,
    PartialDate,
)
from search.output.wording import describe_evidence, format_date
from search.results.marked_article import MarkedArticle
from search.results.results import Mark
from search.web.values.reading.pieces import LabelledSpan, Piece, cut_paragraphs

MOST_MATCHES = 300
"""The list of matches has so many; the text marks all."""
_CONTEXT = 45


class FieldRow(NamedTuple):
    """A field of an article with the evidence for it.

    Attributes:
        name: the name of the field.
        value: its value, "unknown" if there is none.
        known: whether there is one.
        evidence: what it was read from, in words.
        place: the identifier of the words in the original text that state it, if any.
    """

    name: str
    value: str
    known: bool
    evidence: str
    place: str


class MatchLine(NamedTuple):
    """A match with the words around it.

    Attributes:
        number: its number, from 1.
        before, text, after: the words.
    """

    number: int
    before: str
    text: str
    after: str


class ArticleValues(NamedTuple):
    """What the page of an article shows.

    Attributes:
        article: the article.
        title: pieces of the title; none if it has none.
        body: pieces of each paragraph of the body; labels are names of actors.
        original: pieces of each line of all that was saved; labels are identifiers of evidence.
        fields: the fields with their evidence.
        matches: the matches in the body, up to a limit.
        n_matches: the number of matches in the body.
        missing: the words of the query that the article lacks.
    """

    article: Article
    title: list[Piece]
    body: list[list[Piece]]
    original: list[list[Piece]]
    fields: list[FieldRow]
    matches: list[MatchLine]
    n_matches: int
    missing: tuple[str, ...]


def make_article_values(marked: MarkedArticle) -> ArticleValues:
    """Makes what the page of an article shows."""
    article = marked.article
    title = cut_paragraphs(article.title.value or "", marked.title_marks)
    evidence = list(_find_evidence(article))
    return ArticleValues(
        article=article,
        title=[piece for line in title for piece in line],
        body=cut_paragraphs(article.body, marked.body_marks, _list_mentions(article)),
        original=cut_paragraphs(article.text, marked.text_marks, evidence),
        fields=_make_rows(article, {span.label for span in evidence}),
        matches=list(_list_matches(article.body, marked.body_marks)),
        n_matches=len(marked.body_marks),
        missing=marked.missing,
    )


def _fields_of(article: Article) -> dict[str, Field[str] | Field[PartialDate]]:
    return {
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "language": article.language,
    }


def _make_rows(article: Article, placed: set[str]) -> list[FieldRow]:
    rows = []
    for name, field in _fields_of(article).items():
        value = format_date(article.date) if name == "date" else str(field.value or "")
        known = field.value is not None and field.basis is not Basis.UNKNOWN
        place = _identify(name)
        rows.append(
            FieldRow(
                name,
                value or "unknown",
                known,
                _describe(field),
                place if place in placed else "",
            )
        )
    return rows


def _describe(field: Field[str] | Field[PartialDate]) -> str:
    """Describes the evidence; a quote that is the value itself is not said twice."""
    is_same = field.quote.strip() == str(field.value)
    return describe_evidence(replace(field, quote="") if is_same else field)


def _find_evidence(article: Article) -> Iterator[LabelledSpan]:
    """Yields where the original text has the words that state a field."""
    for name, field in _fields_of(article).items():
        # What a page declares in its metadata is not in its text, except by chance.
        quote = "" if field.rule == HTML_METADATA_RULE else field.quote.strip()
        start = article.text.find(quote) if quote else -1
        if start >= 0:
            yield LabelledSpan(start, start + len(quote), _identify(name))


def _identify(field: str) -> str:
    return f"evidence-{field}"


def _list_mentions(article: Article) -> Iterator[LabelledSpan]:
    for actor in article.actors:
        for start, end in actor.mentions:
            yield LabelledSpan(start, end, actor.name)


def _list_matches(body: str, marks: tuple[Mark, ...]) -> Iterator[MatchLine]:
    for number, mark in enumerate(marks[:MOST_MATCHES], 1):
        before = body[max(0, mark.start - _CONTEXT) : mark.start].rpartition("\n")[2]
        after = body[mark.end : mark.end + _CONTEXT].partition("\n")[0]
        yield MatchLine(number, before, body[mark.start : mark.end], after)
