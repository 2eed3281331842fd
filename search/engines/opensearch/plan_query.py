"""Translates a query plan into the query language of the cluster.

What scores are made of comes with the query: the idf of each term, from counts over all
shards. Filters score nothing; where they stand among what scores, their score is 0.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from index.codec.document import TEXT_FIELDS
from search.engines.opensearch.cluster_errors import ClusterError
from search.engines.opensearch.mapping import MARKS, WEIGHTS, weight_field
from search.engines.opensearch.near_query import translate_near
from search.executor.bm25f import K1, compute_idf
from search.executor.plan import (
    Conjunction,
    ConstantScore,
    Disjunction,
    Exclusion,
    ExistsFilter,
    FilterPlan,
    KeywordFilter,
    MatchAll,
    MatchNone,
    MinScore,
    NearFilter,
    PatternFilter,
    PhraseFilter,
    Plan,
    RangeFilter,
    RequiredOptional,
    SynonymTerms,
    ValuesFilter,
)

ClusterQuery = dict[str, Any]
"""A query as the cluster takes it."""
CountTerm = Callable[[str, str], int]
"""Returns the number of articles with a term in a field."""

_MOST_TERMS = 1_000
"""Terms of a query that scores count, title and body apart: a cluster takes 1,024. Of
patterns that stand for more, the rarest forms only match."""
_FEW = 16
"""Terms that synonyms may always have."""
_NOTHING: ClusterQuery = {"match_none": {}}


class QueryTranslator:
    """Translates the plans of one index.

    Args:
        count: counts the articles with a term.
        n_docs: number of articles.
    """

    def __init__(self, count: CountTerm, n_docs: int) -> None:
        self._count = count
        self._n_docs = n_docs
        self._share = 1.0

    def translate(self, plan: Plan) -> ClusterQuery:
        """Returns the query that scores as the plan does."""
        present = sum(self._count(*pair) > 0 for pair in self.list_terms(plan))
        self._share = min(1.0, _MOST_TERMS / max(1, present))
        return self._translate(plan)

    def _translate(self, plan: Plan) -> ClusterQuery:
        match plan:
            case SynonymTerms():
                return self._synonyms(plan)
            case Disjunction(parts):
                return self._disjunction(parts)
            case Conjunction(parts):
                return self._conjunction(parts)
            case RequiredOptional(required, optional):
                must = [self._translate(required)]
                return {"bool": {"must": must, "should": [self._translate(optional)]}}
            case Exclusion(required, excluded):
                must = [self._translate(required)]
                return {"bool": {"must": must, "must_not": [self.filter(excluded)]}}
            case ConstantScore(part, score):
                return _constant(self.filter(part), score)
            case MinScore(part, least):
                return {
                    "function_score": {
                        "query": self._translate(part),
                        "min_score": least + self.raised_by(part),
                    }
                }
            case _:
                return _constant(_translate_filter(plan), 0.0)

    def filter(self, plan: Plan) -> ClusterQuery:
        """Returns a query for what the plan matches, whose scores do not count."""
        match plan:
            case SynonymTerms(weights):
                return _any_of(
                    [_terms(field, terms) for field, terms in _by_field(weights)]
                )
            case Disjunction(parts):
                return _any_of(
                    [*_join_keywords(parts), *map(self.filter, _others(parts))]
                )
            case Conjunction(parts):
                return {"bool": {"must": [self.filter(part) for part in parts]}}
            case RequiredOptional(required, _):
                return self.filter(required)
            case Exclusion(required, excluded):
                must = [self.filter(required)]
                return {"bool": {"must": must, "must_not": [self.filter(excluded)]}}
            case ConstantScore(part, _):
                return self.filter(part)
            case MinScore():
                return self._translate(plan)
            case _:
                return _translate_filter(plan)

    def list_terms(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """Yields the fields and terms whose counts the scores of a plan depend on."""
        match plan:
            case SynonymTerms(weights):
                yield from weights
            case Disjunction(parts) | Conjunction(parts):
                for part in parts:
                    yield from self.list_terms(part)
            case RequiredOptional(required, optional):
                yield from self.list_terms(required)
                yield from self.list_terms(optional)
            case Exclusion(part, _) | MinScore(part, _):
                yield from self.list_terms(part)

    def raised_by(self, plan: Plan) -> float:
        """Returns by how much the cluster's scores are higher: it has none below 0."""
        match plan:
            case Disjunction(parts) if lowering := _find_lowering(parts):
                return -self._most(lowering)
            case Conjunction(parts):
                return sum(map(self.raised_by, parts))
            case RequiredOptional(part, _) | Exclusion(part, _) | MinScore(part, _):
                return self.raised_by(part)
        return 0.0

    def idf(self, plan: SynonymTerms) -> float:
        """Returns the idf of synonyms as of one term."""
        counts: dict[str, int] = {}
        for field, term in plan.weights:
            counts[field] = counts.get(field, 0) + self._count(field, term)
        return compute_idf(self._n_docs, counts)

    def _disjunction(self, parts: Sequence[Plan]) -> ClusterQuery:
        if lowering := _find_lowering(parts):
            return self._lower(lowering)
        scored = map(self._translate, _others(parts))
        return _any_of([*_join_keywords(parts, 0.0), *scored])

    def _conjunction(self, parts: Sequence[Plan]) -> ClusterQuery:
        scored = [part for part in parts if not isinstance(part, FilterPlan)]
        filters = [part for part in parts if isinstance(part, FilterPlan)]
        if not scored:
            return _constant(self.filter(Conjunction(parts)), 0.0)
        query: ClusterQuery = {"must": [self._translate(part) for part in scored]}
        if filters:
            query["filter"] = [_translate_filter(part) for part in filters]
        return {"bool": query}

    def _synonyms(self, plan: SynonymTerms) -> ClusterQuery:
        boost = self._most(plan)
        if boost <= 0:
            return _constant(self.filter(plan), 0.0)
        field, scale = weight_field(plan.b), _find_scale(plan.weights)
        marked = self._mark_terms(plan)
        most = max(_FEW, round(len(marked) * self._share))
        kept = sorted(marked[:most])
        query = (
            _match_any(field, kept, boost)
            if scale == 1.0
            else _rescale(_match_any(field, kept), scale, boost)
        )
        if len(kept) == len(marked):
            return query
        return {"bool": {"filter": [self.filter(plan)], "should": [query]}}

    def _mark_terms(self, plan: SynonymTerms) -> list[str]:
        """Marks the terms of synonyms by their fields; the most frequent come first."""
        counts = {pair: self._count(*pair) for pair in plan.weights}
        pairs = sorted(counts, key=lambda pair: -counts[pair])
        # Of the forms of a pattern, few are in titles.
        present = [pair for pair in pairs if counts[pair]] or pairs
        return [MARKS[field] + term for field, term in present]

    def _most(self, plan: SynonymTerms) -> float:
        """The score of endless occurrences."""
        return plan.boost * (K1 + 1) * self.idf(plan)

    def _lower(self, plan: SynonymTerms) -> ClusterQuery:
        """Returns a query for all articles; those with some terms score less."""
        most = -self._most(plan)
        script = {"source": "params.most - _score", "params": {"most": most}}
        raised = self._synonyms(plan._replace(boost=-plan.boost))
        with_terms = {"script_score": {"query": raised, "script": script}}
        without = {"bool": {"must_not": [self.filter(plan)]}}
        return _any_of([with_terms, _constant(without, most)])


def _find_lowering(parts: Sequence[Plan]) -> SynonymTerms | None:
    """Returns the terms that lower the score of an article, where it need not have them."""
    match parts:
        case [SynonymTerms(boost=boost) as one, MatchAll()] if boost < 0:
            return one
    return None


def _find_scale(weights: Mapping[tuple[str, str], float]) -> float:
    """The factor by which weights differ from those that are built into the index."""
    scales = {weight / WEIGHTS[field] for (field, _), weight in weights.items()}
    if len(scales) > 1:
        raise ClusterError("the cluster has no such weights of titles, bodies, pages")
    return scales.pop()


def _match_any(field: str, terms: Sequence[str], boost: float = 1.0) -> ClusterQuery:
    """Takes terms as one: their frequencies in a document are added up."""
    if len(terms) == 1:
        return {"term": {field: {"value": terms[0], "boost": boost}}}
    text = {"query": "|".join(terms), "analyzer": "any_of", "boost": boost}
    return {"match": {field: text}}


def _rescale(query: ClusterQuery, scale: float, boost: float) -> ClusterQuery:
    """Scores as if frequencies were `scale` times as high, of a score tf / (tf + K1)."""
    script = {"source": _RESCALED, "params": {"scale": scale, "boost": boost}}
    return {"script_score": {"query": query, "script": script}}


_RESCALED = (
    "double tf = params.scale * _score / (1 - _score); "
    "return params.boost * tf / (tf + 1);"
)


def _by_field(
    weights: Mapping[tuple[str, str], float],
) -> Iterator[tuple[str, list[str]]]:
    for name in TEXT_FIELDS:
        if terms := sorted({term for field, term in weights if field == name}):
            yield name, terms


def _translate_filter(plan: FilterPlan) -> ClusterQuery:
    match plan:
        case KeywordFilter() | ValuesFilter() | ExistsFilter():
            return _translate_values(plan)
        case RangeFilter(field, first, last):
            return {"range": {field: {"gte": first, "lte": last}}}
        case PatternFilter():
            return _translate_pattern(plan)
        case PhraseFilter():
            return _translate_phrase(plan)
        case NearFilter(field, occurrences):
            return translate_near(field, occurrences)
        case MatchAll() | MatchNone():
            return {"match_all": {}} if isinstance(plan, MatchAll) else _NOTHING


def _join_keywords(
    parts: Sequence[Plan], score: float | None = None
) -> Iterator[ClusterQuery]:
    """Joins filters for values of one field: there may be thousands, of guessed dates."""
    values: dict[str, list[str]] = {}
    for part in parts:
        if isinstance(part, KeywordFilter):
            values.setdefault(part.field, []).append(part.value)
    for field, some in values.items():
        query = _terms(field, some)
        yield query if score is None else _constant(query, score)


def _others(parts: Sequence[Plan]) -> list[Plan]:
    return [part for part in parts if not isinstance(part, KeywordFilter)]


def _translate_values(
    plan: KeywordFilter | ValuesFilter | ExistsFilter,
) -> ClusterQuery:
    match plan:
        case KeywordFilter(field, value):
            return {"term": {field: value}}
        case ValuesFilter(field, values):
            return {"terms": {field: sorted(values)}}
        case ExistsFilter(field):
            return {"exists": {"field": field}}


def _translate_phrase(plan: PhraseFilter) -> ClusterQuery:
    field, terms, slop, any_order = plan
    if len(terms) == 1:
        return {"term": {field: terms[0]}}
    if any_order:
        words = {
            "query": " ".join(terms),
            "max_gaps": slop,
            "ordered": False,
            "analyzer": "terms",
        }
        return {"intervals": {field: {"match": words}}}
    if not slop:
        return {
            "match_phrase": {field: {"query": " ".join(terms), "analyzer": "terms"}}
        }
    if len(terms) == 2:
        return _near(_span(field, terms[0]), _span(field, terms[1]), slop)
    # Spans are the shortest there are: from one end alone, some would be missed.
    return _any_of([_from_left(field, terms, slop), _from_right(field, terms, slop)])


def _from_left(field: str, terms: Sequence[str], slop: int) -> ClusterQuery:
    found = _span(field, terms[0])
    for term in terms[1:]:
        found = _near(found, _span(field, term), slop)
    return found


def _from_right(field: str, terms: Sequence[str], slop: int) -> ClusterQuery:
    found = _span(field, terms[-1])
    for term in terms[-2::-1]:
        found = _near(_span(field, term), found, slop)
    return found


def _span(field: str, term: str) -> ClusterQuery:
    return {"span_term": {field: term}}


def _near(first: ClusterQuery, second: ClusterQuery, slop: int) -> ClusterQuery:
    return {"span_near": {"clauses": [first, second], "slop": slop, "in_order": True}}


def _terms(field: str, terms: Sequence[str]) -> ClusterQuery:
    return {"term": {field: terms[0]}} if len(terms) == 1 else {"terms": {field: terms}}


def _constant(query: ClusterQuery, score: float) -> ClusterQuery:
    return {"constant_score": {"filter": query, "boost": score}}


def _any_of(queries: Sequence[ClusterQuery]) -> ClusterQuery:
    if not queries:
        return _NOTHING
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


def _translate_pattern(plan: PatternFilter) -> ClusterQuery:
    prefix = {"prefix": {plan.field: plan.prefix}}
    if not plan.regex:
        return prefix if plan.prefix else {"exists": {"field": plan.field}}
    pattern = {
        "value": translate_regex(plan.regex),
        "flags": "NONE",
        "max_determinized_states": 100_000,
    }
    regexp = {"regexp": {plan.field: pattern}}
    return {"bool": {"filter": [prefix, regexp]}} if plan.prefix else regexp


_REGEX_PART = re.compile(
    r"""\\(?P<escaped>.)|\[\\W_\]|\((?:\?[:>])|\*\?|(?P<quoted>["@&<>~#])|.""",
    re.DOTALL,
)
_NO_LETTER = "[^0-9a-zA-Z\u00aa-\u1fff\u2c00-\ud7ff\uf900-\ufffd]"
"""What stands between words; the cluster's own class of letters has those of ASCII alone."""


def translate_regex(regex: str) -> str:
    r"""Translates a regular expression for whole values into the cluster's syntax.

    It has no atomic groups or lazy repetition; for whole values these match the same.

    >>> translate_regex(r"a(?>[^/]*?b)[^/]*\.txt")
    'a([^/]*b)[^/]*\\.txt'
    """
    return _REGEX_PART.sub(_translate_part, regex)


def _translate_part(match: re.Match[str]) -> str:
    part = match[0]
    if match["quoted"]:
        return f"\\{part}"
    if part == r"[\W_]":
        return _NO_LETTER
    if part.startswith("(?"):
        return "("
    return "*" if part == "*?" else part
