"""A hit: an article as it is shown, with the places where it answers the question."""

from collections.abc import Collection, Sequence

from index import schema
from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.article import Article
from search.highlight.pattern_matcher import HighlightPattern, Match, PatternMatcher
from search.highlight.snippets import cut_first_sentence, make_marks, make_snippets
from search.query import View
from search.results.results import Hit

_LABEL_WIDTH = 100


class HitBuilder:
    """Makes the hits of one question; what depends on it alone is made ready once."""

    def __init__(self, patterns: Sequence[HighlightPattern], view: View) -> None:
        self._patterns = patterns
        self._view = view
        self._titles = PatternMatcher(patterns, schema.TITLE)
        self._bodies = PatternMatcher(patterns, schema.BODY)
        self._names_someone = any(pattern.name for pattern in patterns)

    def build(self, article: Article, *, rank: int, score: float = 0.0) -> Hit:
        """The article as a hit, with the passages that the patterns stand in."""
        language = article.language.value or DEFAULT_LANGUAGE
        title, body, view = article.title.value or "", article.body, self._view
        in_title = self._titles.find(title, language)
        in_body = self._bodies.find(body, language)
        present = {pattern for _, _, pattern in (*in_title, *in_body)}
        if self._names_someone:
            mentions = _find_mentions(article, self._patterns, present)
            in_body = sorted({*in_body, *mentions})
        return Hit(
            rank=rank,
            score=score,
            article=article,
            label=title or cut_first_sentence(body, _LABEL_WIDTH),
            title_marks=make_marks(title, in_title, 0, len(title)) if in_title else (),
            snippets=make_snippets(
                body, in_body, self._patterns, count=view.snippets, width=view.width
            ),
            missing=self._missing(present),
        )

    def _missing(self, present: Collection[int]) -> tuple[str, ...]:
        """What the user typed of the patterns that are not there."""
        if len(present) == len(self._patterns):
            return ()
        texts = (
            pattern.text
            for number, pattern in enumerate(self._patterns)
            if number not in present and pattern.sequences
        )
        return tuple(dict.fromkeys(texts))


def _find_mentions(
    article: Article, patterns: Sequence[HighlightPattern], present: set[int]
) -> tuple[Match, ...]:
    """Where the article names whom the patterns mean, of those that are not present.

    These are present then.
    """
    absent = [
        (number, pattern.name)
        for number, pattern in enumerate(patterns)
        if pattern.name and number not in present
    ]
    if not absent:
        return ()
    mentions = {actor.name: actor.mentions for actor in article.actors}
    present.update(number for number, name in absent if name in mentions)
    return tuple(
        (start, end, number)
        for number, name in absent
        for start, end in mentions.get(name, ())
    )
