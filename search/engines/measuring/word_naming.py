"""Names terms by the spelling that texts have most: "mercenari" is "mercenaries"."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.article import Article
from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.measuring.counted_corpus import COUNTED
from search.executor import Executor
from search.highlight.pattern_matcher import HighlightPattern, PatternMatcher
from search.results.word_statistics import CountedWord
from search.rewrite.term_resolver import TermResolver

_TEXTS_A_TERM = 8
_MAX_TEXTS = 4_000
"""So many texts are read for all terms together."""
_ENDINGS = ("'s", "’s")


class WordNamer:
    """Names the terms of one index."""

    def __init__(
        self, executor: Executor, articles: ArticleLookup, resolver: TermResolver
    ) -> None:
        self._executor = executor
        self._articles = articles
        self._resolver = resolver

    def name(
        self, terms: Sequence[str], masks: Sequence[NDArray[np.bool_]]
    ) -> list[CountedWord]:
        """Names terms by their spellings in a few texts.

        Args:
            terms: the terms.
            masks: for each segment a bool array of shape (n_docs,): the articles that
                texts are taken from.
        """
        if not terms:
            return []
        count = min(_TEXTS_A_TERM, _MAX_TEXTS // len(terms))
        samples = [list(self._sample(term, masks, count)) for term in terms]
        numbers = sorted({number for sample in samples for number in sample})
        read = zip(numbers, self._articles.read_all(numbers), strict=True)
        articles = dict(read)
        return [
            CountedWord(
                self._choose(term, [articles[number] for number in sample]), term
            )
            for term, sample in zip(terms, samples, strict=True)
        ]

    def _sample(
        self, term: str, masks: Sequence[NDArray[np.bool_]], count: int
    ) -> Iterator[int]:
        """Yields the numbers of the first documents that have a term."""
        data = term.encode()
        for segment, mask in zip(self._executor.segments, masks, strict=True):
            for field in reversed(COUNTED):
                postings = segment.postings(field, data) if count > 0 else None
                if postings is not None:
                    inside = postings.doc_ids[mask[postings.doc_ids]][:count]
                    count -= len(inside)
                    yield from (inside.astype(np.int64) + segment.doc_base).tolist()

    def _choose(self, term: str, articles: Sequence[Article]) -> str:
        """Returns the most frequent spelling; without a text the shortest form."""
        forms = self._resolver.forms_of(term)
        pattern = HighlightPattern(term, ((frozenset([term]),),), forms)
        matcher = PatternMatcher([pattern])
        spellings: Counter[str] = Counter()
        for article in articles:
            language = article.language.value or DEFAULT_LANGUAGE
            for text in (article.title.value or "", article.body):
                for start, end, _ in matcher.find(text, language):
                    spellings[_drop_ending(text[start:end])] += 1
        if not spellings:
            return min(forms, key=lambda form: (len(form), form), default=term)
        # Small letters first: a word may stand at the beginning of a sentence.
        return min(
            spellings, key=lambda one: (-spellings[one], one != one.lower(), one)
        )


def _drop_ending(word: str) -> str:
    return word[:-2] if word.lower().endswith(_ENDINGS) else word
