"""Ranked retrieval measured, as trec_eval does."""

from collections.abc import Mapping

Grades = Mapping[str, Mapping[str, int]]
Scores = Mapping[str, Mapping[str, float]]


class MeasuresMissingError(Exception):
    """The library that measures is not installed."""

    def __init__(self) -> None:
        super().__init__("measuring needs ir-measures: pip install -e '.[eval]'")


def measure(judgements: Grades, hits: Scores) -> dict[str, float]:
    """The means of nDCG@10, MAP, R@100 and MRR; a query without hits counts 0.

    Raises:
        MeasuresMissingError: ir-measures is not installed.
    """
    try:
        # An optional library, of no use to anything else.
        import ir_measures
    except ImportError:
        raise MeasuresMissingError from None
    measures = {
        "nDCG@10": ir_measures.nDCG @ 10,
        "MAP": ir_measures.AP,
        "R@100": ir_measures.R @ 100,
        "MRR": ir_measures.RR,
    }
    run = {query: _in_order(hits.get(query, {})) for query in judgements}
    found = ir_measures.calc_aggregate(list(measures.values()), judgements, run)
    return {name: float(found[measure]) for name, measure in measures.items()}


def _in_order(hits: Mapping[str, float]) -> dict[str, float]:
    """Scores that keep the hits in the order they came in: ties are ours to break."""
    return {article: float(-rank) for rank, article in enumerate(hits)}
