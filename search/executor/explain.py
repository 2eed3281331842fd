"""How the score of one article comes about from the arrays, part by part."""

from collections.abc import Iterator, Sequence

import numpy as np

from index.codec.postings import BIG_FREQUENCY
from index.codec.segment import Postings
from search.executor.bm25f import WordForms, saturate
from search.executor.compound import AllOf, AnyOf, Wish, Without
from search.executor.context import Articles, Node, Segment
from search.executor.sums import Sum
from search.explanation import FieldShare, ScorePart


def explain(node: Node, segment: Segment, article: int) -> Iterator[ScorePart]:
    """What the score of an article, which the node matches, adds up from."""
    one = np.array([article], np.uint16)
    match node:
        case WordForms():
            yield _explain_word(node, segment, one)
        case Without(kept, _):
            yield from explain(kept, segment, article)
        case AllOf(parts) | AnyOf(parts) | Sum(parts):
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
        if postings is None:
            continue
        at, mask = segment.find(one, postings.articles)
        if not mask[0]:
            continue
        counted = float(node.weights.weigh(segment.data, field, postings, at)[0])
        count = _count(segment, field, postings, int(at[0]))
        yield FieldShare(
            field, term.decode(), count, weight, counted / count, weight * counted
        )


def _count(segment: Segment, field: str, postings: Postings, at: int) -> int:
    count = int(postings.frequencies[at])
    if count < BIG_FREQUENCY:
        return count
    return int(segment.data.exact_frequencies(field, postings)[at])
