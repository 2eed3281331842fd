"""Explains the score of one document, scorer by scorer."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.codec.norms import NORM_LENGTHS
from search.executor.bm25f import SynonymScorer, normalise_length, saturate
from search.executor.scorers.boolean_scorers import (
    ConjunctionScorer,
    DisjunctionScorer,
    ExclusionScorer,
    RequiredOptionalScorer,
)
from search.executor.scorers.scorer import Scorer
from search.executor.segment_context import DocIds, SegmentContext
from search.kernels import locate
from search.results.score_explanation import FieldShare, ScorePart


def explain_score(
    scorer: Scorer, segment: SegmentContext, doc_id: int
) -> Iterator[ScorePart]:
    """Yields the parts that add up to the score of a document that the scorer matches."""
    one = np.array([doc_id], np.uint16)
    match scorer:
        case SynonymScorer():
            yield _explain_synonyms(scorer, segment, one)
        case ExclusionScorer(required, _):
            yield from explain_score(required, segment, doc_id)
        case ConjunctionScorer(parts) | DisjunctionScorer(parts):
            yield from _explain_matching(parts, segment, one)
        case RequiredOptionalScorer(required, optional):
            yield from _explain_matching([required, optional], segment, one)
        case _:
            scores = scorer.probe(segment, one).scores
            if scores is not None and scores[0]:
                yield ScorePart(float(scores[0]))


def _explain_matching(
    parts: Sequence[Scorer], segment: SegmentContext, one: DocIds
) -> Iterator[ScorePart]:
    for part in parts:
        if part.probe(segment, one).mask[0]:
            yield from explain_score(part, segment, int(one[0]))


def _explain_synonyms(
    scorer: SynonymScorer, segment: SegmentContext, one: DocIds
) -> ScorePart:
    shares = tuple(_explain_terms(scorer, segment, one))
    occurrences = sum(share.occurrences for share in shares)
    boost, idf = scorer.boost or 0.0, scorer.idf
    saturation = saturate(occurrences, 1.0)
    return ScorePart(
        score=boost * idf * saturation,
        boost=boost,
        idf=idf,
        occurrences=occurrences,
        saturation=saturation,
        shares=shares,
    )


def _explain_terms(
    scorer: SynonymScorer, segment: SegmentContext, one: DocIds
) -> Iterator[FieldShare]:
    statistics, b = scorer.frequencies.statistics, scorer.frequencies.b
    for (field, term), weight in scorer.weights.items():
        postings = segment.postings(field, term)
        at = (
            -1
            if postings is None
            else int(locate(one, postings.doc_ids, segment.workspace)[0])
        )
        if postings is None or at < 0:
            continue
        count = int(segment.reader.exact_frequencies(field, postings)[at])
        length = float(NORM_LENGTHS[segment.reader.norms(field)[one[0]]])
        each = normalise_length(1.0, length, statistics.mean_field_length(field), b)
        yield FieldShare(
            field, term.decode(), count, weight, each, weight * each * count
        )
