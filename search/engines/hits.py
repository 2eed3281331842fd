"""Builds hits: articles with the passages and marks that show why they match."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from index import schema
from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.article import Article
from search.engines.lookup.article_lookup import ArticleLookup
from search.highlight.pattern_matcher import HighlightPattern, PatternMatcher, TextMatch
from search.highlight.snippets import cut_first_sentence, make_marks, make_snippets
from search.query import View
from search.results.results import Hit, Mark, Snippet

if TYPE_CHECKING:
    from search.results.marked_article import MarkedArticle

_LABEL_WIDTH = 100


class HitBuilder:
    """Builds the hits of one query; what depends on the query alone is prepared once."""

    def __init__(self, patterns: Sequence[HighlightPattern], view: View) -> None:
        self._patterns = patterns
        self._view = view
        self._bodies = PatternMatcher(patterns, schema.BODY)
        # One for both, unless the user names a field.
        self._titles = (
            PatternMatcher(patterns, schema.TITLE)
            if any(pattern.field for pattern in patterns)
            else self._bodies
        )
        self._names_actors = any(pattern.name for pattern in patterns)
        self._names_page = any(pattern.field == schema.PAGE for pattern in patterns)

    @cached_property
    def _only_pages(self) -> PatternMatcher:
        named = [one for one in self._patterns if one.field == schema.PAGE]
        return PatternMatcher(named)

    @cached_property
    def _pages(self) -> PatternMatcher:
        return PatternMatcher(self._patterns, schema.PAGE)

    def build(self, article: Article, *, rank: int, score: float = 0.0) -> Hit:
        """Builds the hit of an article, with the passages that match the patterns."""
        language = article.language.value or DEFAULT_LANGUAGE
        title, body, view = article.title.value or "", article.body, self._view
        in_title, in_body, present = self._find(article, language)
        in_page = self._find_in_page(article, language, present)
        if in_page:
            present.update(pattern for _, _, pattern in in_page)
        snippets = make_snippets(
            body, in_body, self._patterns, count=view.snippets, width=view.width
        )
        return Hit(
            rank=rank,
            score=score,
            article=article,
            label=title or cut_first_sentence(body, _LABEL_WIDTH),
            title_marks=make_marks(title, in_title, 0, len(title)) if in_title else (),
            snippets=self._add_page(snippets, article, in_body, in_page),
            missing=self._missing(present),
        )

    def mark(self, article: Article) -> "MarkedArticle":
        """Marks all matches in an article."""
        # Here, as no search needs it.
        from search.results.marked_article import MarkedArticle

        language = article.language.value or DEFAULT_LANGUAGE
        title, body, text = article.title.value or "", article.body, article.text
        in_title, in_body, present = self._find(article, language)
        in_text = self._pages.find(text, language)
        present.update(pattern for _, _, pattern in in_text)
        return MarkedArticle(
            article,
            make_marks(title, in_title, 0, len(title)),
            make_marks(body, in_body, 0, len(body)),
            make_marks(text, in_text, 0, len(text)),
            self._missing(present),
        )

    def find_matches(
        self, article: Article
    ) -> Iterator[tuple[str, str, tuple[Mark, ...]]]:
        """Yields the field, the text and the marks of each text of an article with any.

        What surrounds the article on its page counts only where the query names it.
        """
        language = article.language.value or DEFAULT_LANGUAGE
        title, body = article.title.value or "", article.body
        in_title, in_body, _ = self._find(article, language)
        if in_title:
            yield schema.TITLE, title, make_marks(title, in_title, 0, len(title))
        if in_body:
            yield schema.BODY, body, make_marks(body, in_body, 0, len(body))
        if self._names_page and (page := article.page):
            in_page = self._only_pages.find(page, language)
            if in_page:
                yield schema.PAGE, page, make_marks(page, in_page, 0, len(page))

    def build_all(
        self,
        articles: ArticleLookup,
        found: Sequence[tuple[int, float]],
        *,
        first_rank: int = 1,
    ) -> list[Hit]:
        """Builds the hits of documents, each given with its score, best first."""
        read = articles.read_all(doc for doc, _ in found)
        return [
            self.build(article, rank=rank, score=score)
            for rank, (article, (_, score)) in enumerate(
                zip(read, found, strict=True), first_rank
            )
        ]

    def _find(
        self, article: Article, language: str
    ) -> tuple[Sequence[TextMatch], Sequence[TextMatch], set[int]]:
        """Finds the patterns in title and body, and tells which are present there."""
        in_title = self._titles.find(article.title.value or "", language)
        in_body = self._bodies.find(article.body, language)
        present = {pattern for _, _, pattern in (*in_title, *in_body)}
        if self._names_actors:
            mentions = _find_mentions(article, self._patterns, present)
            in_body = sorted({*in_body, *mentions})
        return in_title, in_body, present

    def _find_in_page(
        self, article: Article, language: str, present: Collection[int]
    ) -> list[TextMatch]:
        """Finds in the page the patterns that title and body lack."""
        if len(present) == len(self._patterns) or not article.page:
            return []
        found = self._pages.find(article.page, language)
        return [match for match in found if match[2] not in present]

    def _add_page(
        self,
        snippets: tuple[Snippet, ...],
        article: Article,
        in_body: Sequence[TextMatch],
        in_page: Sequence[TextMatch],
    ) -> tuple[Snippet, ...]:
        """Adds a passage of the page, which takes the place of one without a match."""
        view = self._view
        if not in_page or view.snippets < 1:
            return snippets
        kept = snippets[: view.snippets - 1] if in_body else ()
        more = make_snippets(
            article.page,
            in_page,
            self._patterns,
            count=view.snippets - len(kept),
            width=view.width,
        )
        return (*kept, *[replace(one, in_page=True) for one in more])

    def _missing(self, present: Collection[int]) -> tuple[str, ...]:
        """Lists the parts of the query that the article lacks, as typed."""
        if len(present) == len(self._patterns):
            return ()
        texts = (
            pattern.text
            for index, pattern in enumerate(self._patterns)
            if index not in present and pattern.sequences
        )
        return tuple(dict.fromkeys(texts))


def _find_mentions(
    article: Article, patterns: Sequence[HighlightPattern], present: set[int]
) -> tuple[TextMatch, ...]:
    """Finds mentions of actors whose patterns are not present, and adds these there."""
    absent = [
        (index, pattern.name)
        for index, pattern in enumerate(patterns)
        if pattern.name and index not in present
    ]
    if not absent:
        return ()
    mentions = {actor.name: actor.mentions for actor in article.actors}
    present.update(index for index, name in absent if name in mentions)
    return tuple(
        (start, end, index)
        for index, name in absent
        for start, end in mentions.get(name, ())
    )
