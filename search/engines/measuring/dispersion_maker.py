"""Measures how evenly the matches of a query are spread over the parts of a corpus."""

from collections.abc import Iterator

import numpy as np

from search.engines.measuring.measured_index import MeasuredIndex
from search.engines.measuring.part_counts import PartCounts, count_parts
from search.highlight.snippets import cut_first_sentence
from search.measures.evenness import (
    deviation_of_proportions,
    juilland_d,
    normalized_deviation,
)
from search.measures.keyness import PER
from search.measures.measure_views import CountBy, DispersionView
from search.output.wording import count_of
from search.query.query import Query
from search.results.word_statistics import CorpusPart, Dispersion

_LABEL_WIDTH = 100


def measure_dispersion(
    index: MeasuredIndex, query: Query, view: DispersionView
) -> Dispersion:
    """Measures the dispersion of the words of a query."""
    asked, corpus, found, _ = index.match(query, stories=view.stories)
    parts = count_parts(index.executor, corpus, found, view.by)
    counts, sizes = parts.counts, parts.sizes
    total = int(counts.sum())
    left_out = f"{count_of(parts.left_out, 'article')} of no known month left out"
    return Dispersion(
        query=query,
        by=view.by.value,
        count=total,
        tokens=int(sizes.sum()),
        n_parts=len(sizes),
        n_with=int(np.count_nonzero(counts)),
        dp=deviation_of_proportions(counts, sizes) if total else None,
        dp_norm=normalized_deviation(counts, sizes) if total else None,
        juilland_d=juilland_d(counts, sizes) if total else None,
        parts=tuple(_list_parts(index, parts, view)),
        corrected=asked.corrected,
        absent=asked.absent,
        notices=(*asked.notices, *[left_out] * bool(parts.left_out)),
    )


def _list_parts(
    index: MeasuredIndex, parts: PartCounts, view: DispersionView
) -> Iterator[CorpusPart]:
    """Yields the first parts: months in order of time, others by frequency."""
    by_month = view.by is CountBy.MONTH
    order = (
        sorted(range(len(parts.names)), key=parts.names.__getitem__)
        if by_month
        else np.lexsort((parts.sizes, -parts.counts)).tolist()
    )[: view.limit]
    names = [parts.names[place] for place in order]
    labels = names
    if view.by is CountBy.ARTICLE:
        articles = index.articles.read_all(map(int, names))
        labels = [
            article.title.value or cut_first_sentence(article.body, _LABEL_WIDTH)
            for article in articles
        ]
        names = [article.id for article in articles]
    for place, name, label in zip(order, names, labels, strict=True):
        count, tokens = int(parts.counts[place]), int(parts.sizes[place])
        yield CorpusPart(name, label, count, tokens, count * PER / tokens)
