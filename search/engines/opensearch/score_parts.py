"""Explains the score of an article in a cluster: from its text, as BM25F adds it up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np

from index import schema
from index.analysis.analyzer import analyse
from index.analysis.stemmers import stemmed_as
from index.analysis.stop_words import stop_terms
from index.article import Article
from index.codec.norms import NORM_LENGTHS, encode_norms
from index.codec.stored_article import load_article
from search.engines.opensearch.plan_query import QueryTranslator
from search.executor.bm25f import normalise_length, saturate
from search.executor.plan import (
    Conjunction,
    ConstantScore,
    Disjunction,
    Exclusion,
    MinScore,
    Plan,
    RequiredOptional,
    SynonymTerms,
)
from search.executor.protocols import SearchSnapshot
from search.results.score_explanation import FieldShare, ScorePart


class MatchesPlans(Protocol):
    """Tells which documents match; an executor."""

    @property
    def snapshot(self) -> SearchSnapshot:
        """Reads the articles."""

    def find_matching(self, plan: Plan, numbers: Sequence[int]) -> list[bool]:
        """Tells for each of some documents whether a plan matches it."""


class ScorePartFinder:
    """Finds the parts of scores.

    Args:
        executor: tells which parts of a plan match.
        translator: knows the idf of terms.
        mean_lengths: of the text fields, as the weights are relative to.
    """

    def __init__(
        self,
        executor: MatchesPlans,
        translator: QueryTranslator,
        mean_lengths: Mapping[str, float],
    ) -> None:
        self._executor = executor
        self._translator = translator
        self._means = mean_lengths

    def find(self, plan: Plan, number: int) -> Iterator[ScorePart]:
        """Yields the parts that add up to the score of a document that a plan matches."""
        match plan:
            case SynonymTerms():
                yield self._explain_synonyms(plan, number)
            case Exclusion(part, _) | MinScore(part, _):
                yield from self.find(part, number)
            case Conjunction(parts) | Disjunction(parts):
                yield from self._find_in(parts, number)
            case RequiredOptional(required, optional):
                yield from self._find_in((required, optional), number)
            case ConstantScore(_, score) if score:
                yield ScorePart(float(np.float32(score)))

    def _find_in(self, parts: Sequence[Plan], number: int) -> Iterator[ScorePart]:
        for part in parts:
            if self._executor.find_matching(part, [number])[0]:
                yield from self.find(part, number)

    def _explain_synonyms(self, plan: SynonymTerms, number: int) -> ScorePart:
        ((stored, place),) = self._executor.snapshot.stored_documents([number])
        counted = _CountedArticle(load_article(stored, place=place))
        shares = tuple(self._share_out(plan, counted))
        occurrences = sum(share.occurrences for share in shares)
        idf, saturation = self._translator.idf(plan), saturate(occurrences, 1.0)
        return ScorePart(
            score=plan.boost * idf * saturation,
            boost=plan.boost,
            idf=idf,
            occurrences=occurrences,
            saturation=saturation,
            shares=shares,
        )

    def _share_out(
        self, plan: SynonymTerms, counted: "_CountedArticle"
    ) -> Iterator[FieldShare]:
        for (field, term), weight in plan.weights.items():
            count = counted.terms(field)[term]
            if count:
                length, mean = counted.length(field), self._means[field]
                each = normalise_length(1.0, length, mean, plan.b)
                yield FieldShare(
                    field, term, count, weight, each, weight * each * count
                )


class _CountedArticle:
    """The terms of an article, counted by field."""

    def __init__(self, article: Article) -> None:
        self._texts = {
            schema.TITLE: article.title.value or "",
            schema.BODY: article.body,
            schema.PAGE: article.page,
        }
        self._language = stemmed_as(article.language.value)
        self._counts: dict[str, Counter[str]] = {}

    def terms(self, field: str) -> Counter[str]:
        if field not in self._counts:
            tokens = analyse(self._texts[field], self._language)
            self._counts[field] = Counter(token.term for token in tokens)
        return self._counts[field]

    def length(self, field: str) -> float:
        """The length that the norm stands for: tokens without stop words."""
        counts = self.terms(field)
        length = sum(n for term, n in counts.items() if term not in self._stop_terms)
        return float(NORM_LENGTHS[encode_norms(np.array([length]))[0]])

    @cached_property
    def _stop_terms(self) -> frozenset[str]:
        return stop_terms(self._language)
