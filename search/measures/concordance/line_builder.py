"""Builds the lines of a concordance from the marks in the texts of articles."""

from collections.abc import Iterable
from typing import NamedTuple

from index.analysis.analyzer import fold
from index.article import Article
from search.measures.concordance.concordance_view import ConcordanceView
from search.measures.concordance.contexts import (
    cut_by_cells,
    cut_by_words,
    words_after,
    words_before,
)
from search.measures.concordance.line_order import KeyKind, LineOrder
from search.results.concordance import ConcordanceLine
from search.results.results import Mark


class MarkedText(NamedTuple):
    """A text of an article with its marks.

    Attributes:
        article: the article.
        field: title, body or page.
        text: the text.
        marks: the matches in it, in order.
    """

    article: Article
    field: str
    text: str
    marks: tuple[Mark, ...]


def build_line(text: MarkedText, mark: Mark, view: ConcordanceView) -> ConcordanceLine:
    """Builds the line of one mark."""
    article, start, end = text.article, mark.start, mark.end
    if view.window is None:
        before, after = cut_by_cells(text.text, start, end, view.width)
    else:
        before, after = cut_by_words(text.text, start, end, view.window)
    date = article.date.value
    return ConcordanceLine(
        before=before,
        match=" ".join(text.text[start:end].split()),
        after=after,
        field=text.field,
        start=start,
        end=end,
        id=article.id,
        path=article.path,
        title=article.title.value or "",
        outlet=article.outlet.value or "",
        date="" if date is None else str(date),
        language=article.language.value or "",
    )


def sort_key(text: MarkedText, mark: Mark, order: LineOrder) -> tuple[str, ...]:
    """Returns what the line of a mark is sorted by; nothing where no text decides."""
    if order.is_of_articles:
        return ()
    whole, article = text.text, text.article
    left, right = order.reach(KeyKind.LEFT), order.reach(KeyKind.RIGHT)
    date = article.date.value
    return order.make_key(
        _fold_words(whole, words_before(whole, mark.start, left) if left else ()),
        fold(whole[mark.start : mark.end]),
        _fold_words(whole, words_after(whole, mark.end, right) if right else ()),
        date="" if date is None else str(date),
        outlet=article.outlet.value or "",
    )


def _fold_words(text: str, words: Iterable[tuple[int, int]]) -> list[str]:
    return [fold(text[start:end]) for start, end in words]
