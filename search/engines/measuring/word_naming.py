"""Names terms by the spelling that texts have most: "mercenari" is "mercenaries"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

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
        self,
        words: Sequence[str],
        masks: Sequence[NDArray[np.bool_]],
        *,
        forms: bool = False,
    ) -> list[CountedWord]:
        """Names words by their spellings in a few texts.

        Args:
            words: the terms, or the forms.
            masks: for each segment a bool array of shape (n_docs,): the articles that
                texts are taken from.
            forms: whether they are forms.
        """
        if not words:
            return []
        count = min(_TEXTS_A_TERM, _MAX_TEXTS // len(words))
        patterns = [self._make_pattern(word, is_form=forms) for word in words]
        samples = [list(self._sample(one, masks, count)) for one in patterns]
        numbers = sorted({number for sample in samples for number in sample})
        read = zip(numbers, self._articles.read_all(numbers), strict=True)
        articles = dict(read)
        return [
            CountedWord(
                _choose(pattern, [articles[number] for number in sample]), pattern.text
            )
            for pattern, sample in zip(patterns, samples, strict=True)
        ]

    def _make_pattern(self, word: str, *, is_form: bool) -> HighlightPattern:
        """Makes the pattern that finds a term in all its forms, or a form."""
        if not is_form:
            terms, forms = [word], self._resolver.forms_of(word)
        else:
            pairs = list(self._resolver.forms_between(word, word))
            terms, forms = [term for _, term in pairs], frozenset([word])
        sequences = tuple((frozenset([term]),) for term in terms)
        return HighlightPattern(word, sequences, forms)

    def _sample(
        self,
        pattern: HighlightPattern,
        masks: Sequence[NDArray[np.bool_]],
        count: int,
    ) -> Iterator[int]:
        """Yields the numbers of the first documents that have a pattern's term."""
        terms = {term for (terms,) in pattern.sequences for term in terms}
        for term, field in product(sorted(terms), reversed(COUNTED)):
            for segment, mask in zip(self._executor.segments, masks, strict=True):
                postings = segment.postings(field, term.encode()) if count > 0 else None
                if postings is not None:
                    inside = postings.doc_ids[mask[postings.doc_ids]][:count]
                    count -= len(inside)
                    yield from (inside.astype(np.int64) + segment.doc_base).tolist()


def _choose(pattern: HighlightPattern, articles: Sequence[Article]) -> str:
    """Returns the most frequent spelling; without a text the shortest form."""
    matcher = PatternMatcher([pattern])
    spellings: Counter[str] = Counter()
    for article in articles:
        language = article.language.value or DEFAULT_LANGUAGE
        for text in (article.title.value or "", article.body):
            for start, end, _ in matcher.find(text, language):
                spellings[_drop_ending(text[start:end])] += 1
    if not spellings:
        by_length = sorted(pattern.forms, key=lambda form: (len(form), form))
        return by_length[0] if by_length else pattern.text
    # Small letters first: a word may stand at the beginning of a sentence.
    return min(spellings, key=lambda one: (-spellings[one], one != one.lower(), one))


def _drop_ending(word: str) -> str:
    return word[:-2] if word.lower().endswith(_ENDINGS) else word
