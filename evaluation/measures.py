"""Measures ranked retrieval with the definitions of trec_eval."""

from collections.abc import Mapping

QueryGrades = Mapping[str, Mapping[str, int]]
"""Grade of each judged article, by query and article id."""

QueryScores = Mapping[str, Mapping[str, float]]
"""Score of each hit, best first, by query and article id."""


class MeasuresMissingError(Exception):
    """The optional library ir-measures is not installed."""

    def __init__(self) -> None:
        super().__init__("measuring needs ir-measures: pip install -e '.[eval]'")


def measure(judgements: QueryGrades, hits: QueryScores) -> dict[str, float]:
    """Computes the means of nDCG@10, MAP, R@100 and MRR over the judged queries.

    A query without hits counts as 0. Ties in score keep the order of the hits.

    Raises:
        MeasuresMissingError: ir-measures is not installed.
    """
    try:
        # Optional, and needed here only.
        import ir_measures
    except ImportError:
        raise MeasuresMissingError from None
    measures = {
        "nDCG@10": ir_measures.nDCG @ 10,
        "MAP": ir_measures.AP,
        "R@100": ir_measures.R @ 100,
        "MRR": ir_measures.RR,
    }
    run = {query: _score_by_rank(hits.get(query, {})) for query in judgements}
    found = ir_measures.calc_aggregate(list(measures.values()), judgements, run)
    return {name: float(found[measure]) for name, measure in measures.items()}


def _score_by_rank(hits: Mapping[str, float]) -> dict[str, float]:
    """Replaces scores by ranks, so that ties are not broken by article id."""
    return {article: float(-rank) for rank, article in enumerate(hits)}
