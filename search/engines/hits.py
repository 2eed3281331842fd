"""A hit: an article as it is shown, with the places where it answers the question."""

from collections.abc import Collection, Sequence

from index import schema
from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.article import Article
from search.highlight.matches import Finder, Needle
from search.highlight.snippets import first_sentence, make_marks, make_snippets
from search.query import View
from search.results.results import Hit
from search.rewrite.actor_synonyms import find_mentions

_LABEL_WIDTH = 100


class HitMaker:
    """Makes the hits of one question; what depends on it alone is made ready once."""

    def __init__(self, needles: Sequence[Needle], view: View) -> None:
        self._needles = needles
        self._view = view
        self._titles = Finder(needles, schema.TITLE)
        self._bodies = Finder(needles, schema.BODY)
        self._names_someone = any(needle.name for needle in needles)

    def make(self, article: Article, *, rank: int, score: float = 0.0) -> Hit:
        """The article as a hit, with the passages that the needles stand in."""
        language = article.language.value or DEFAULT_LANGUAGE
        title, body, view = article.title.value or "", article.body, self._view
        in_title = self._titles.find(title, language)
        in_body = self._bodies.find(body, language)
        present = {needle for _, _, needle in (*in_title, *in_body)}
        if self._names_someone:
            mentions = find_mentions(article, self._needles, present)
            in_body = sorted({*in_body, *mentions})
        return Hit(
            rank=rank,
            score=score,
            article=article,
            label=title or first_sentence(body, _LABEL_WIDTH),
            title_marks=make_marks(title, in_title, 0, len(title)) if in_title else (),
            snippets=make_snippets(
                body, in_body, self._needles, count=view.snippets, width=view.width
            ),
            missing=self._missing(present),
        )

    def _missing(self, present: Collection[int]) -> tuple[str, ...]:
        """What the user typed of the needles that are not there."""
        if len(present) == len(self._needles):
            return ()
        texts = (
            needle.text
            for number, needle in enumerate(self._needles)
            if number not in present and needle.sequences
        )
        return tuple(dict.fromkeys(texts))
