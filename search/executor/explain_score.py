"""How the score of one article comes about from the arrays, part by part."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.codec.norms import NORM_LENGTHS
from search.executor.bm25f import WordForms, saturate, weigh
from search.executor.boolean_scorers import AllOf, AnyOf, Wish, Without
from search.executor.segment_context import Articles, Node, Segment
from search.kernels import find
from search.results.score_explanation import FieldShare, ScorePart


def explain(node: Node, segment: Segment, article: int) -> Iterator[ScorePart]:
    """What the score of an article, which the node matches, adds up from."""
    one = np.array([article], np.uint16)
    match node:
        case WordForms():
            yield _explain_word(node, segment, one)
        case Without(kept, _):
            yield from explain(kept, segment, article)
        case AllOf(parts) | AnyOf(parts):
            yield from _explain_matching(parts, segment, one)
        case Wish(needed, wished):
            yield from _explain_matching([needed, wished], segment, one)
        case _:
            scores = node.probe(segment, one).scores
            if scores is not None and scores[0]:
                yield ScorePart(float(scores[0]))


def _explain_matching(
    parts: Sequence[Node], segment: Segment, one: Articles
) -> Iterator[ScorePart]:
    for part in parts:
        if part.probe(segment, one).mask[0]:
            yield from explain(part, segment, int(one[0]))


def _explain_word(node: WordForms, segment: Segment, one: Articles) -> ScorePart:
    shares = tuple(_shares(node, segment, one))
    occurrences = sum(share.occurrences for share in shares)
    boost, idf = node.factor or 0.0, node.rarity
    saturation = saturate(occurrences, 1.0)
    return ScorePart(
        score=boost * idf * saturation,
        boost=boost,
        idf=idf,
        occurrences=occurrences,
        saturation=saturation,
        shares=shares,
    )


def _shares(node: WordForms, segment: Segment, one: Articles) -> Iterator[FieldShare]:
    for (field, term), weight in node.terms.items():
        postings = segment.postings(field, term)
        at = -1 if postings is None else int(find(one, postings.doc_ids)[0])
        if postings is None or at < 0:
            continue
        count = int(segment.reader.exact_frequencies(field, postings)[at])
        length = NORM_LENGTHS[segment.reader.norms(field)[one[0]]]
        each = weigh(1.0, float(length), node.weights.statistics.mean_length(field))
        yield FieldShare(
            field, term.decode(), count, weight, each, weight * each * count
        )
