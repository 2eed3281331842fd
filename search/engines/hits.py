"""A hit: an article as it is shown, with the places where it answers the question."""

from collections.abc import Container, Sequence

from index import schema
from index.analysis import DEFAULT_LANGUAGE
from index.article import Article
from search.engines.other_names import find_mentions
from search.matches import Needle, find_matches
from search.query import View
from search.results import Hit
from search.snippets import first_sentence, make_marks, make_snippets

_LABEL_WIDTH = 100


def make_hit(
    article: Article,
    needles: Sequence[Needle],
    view: View,
    *,
    rank: int,
    score: float = 0.0,
) -> Hit:
    """The article as a hit, with the passages that the needles stand in."""
    language = article.language.value or DEFAULT_LANGUAGE
    title = article.title.value or ""
    in_title = find_matches(title, language, needles, field=schema.TITLE)
    in_body = find_matches(article.body, language, needles, field=schema.BODY)
    present = {match.needle for match in (*in_title, *in_body)}
    if mentions := find_mentions(article, needles, present):
        in_body = tuple(sorted({*in_body, *mentions}))
    return Hit(
        rank=rank,
        score=score,
        article=article,
        label=title or first_sentence(article.body, _LABEL_WIDTH),
        title_marks=make_marks(title, in_title, 0, len(title)),
        snippets=make_snippets(
            article.body, in_body, needles, count=view.snippets, width=view.width
        ),
        missing=_missing(needles, present),
    )


def _missing(needles: Sequence[Needle], present: Container[int]) -> tuple[str, ...]:
    """What the user typed of the needles that are not there."""
    texts = (
        needle.text
        for number, needle in enumerate(needles)
        if number not in present and needle.sequences
    )
    return tuple(dict.fromkeys(texts))
