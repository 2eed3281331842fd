"""Builds the scorers that run a query plan."""

from collections.abc import Iterable

from index.codec.document import INDEXED_FIELDS, FieldKind
from index.codec.form_dictionary import FormDictionary
from index.codec.term_dictionary import TermDictionary
from search.executor.bm25f import NormalisedFrequencies, SynonymScorer
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
from search.executor.scorers.boolean_scorers import (
    ConjunctionScorer,
    ConstantScorer,
    DisjunctionScorer,
    ExclusionScorer,
    MinScoreScorer,
    RequiredOptionalScorer,
)
from search.executor.scorers.filter_scorers import (
    AllDocsScorer,
    ColumnScorer,
    FindOrdinals,
    NoDocsScorer,
    PatternScorer,
    PostingsScorer,
)
from search.executor.scorers.near_scorer import NearScorer
from search.executor.scorers.phrase_scorer import PhraseScorer
from search.executor.scorers.scorer import Scorer
from search.executor.scorers.values_scorer import ValuesScorer
from search.executor.statistics import IndexStatistics


class ScorerBuilder:
    """Builds scorers for one index, from its statistics."""

    def __init__(self, statistics: IndexStatistics) -> None:
        self._statistics = statistics
        self._frequencies: dict[float, NormalisedFrequencies] = {}

    def build(self, plan: Plan, *, scored: bool = True) -> Scorer:
        """Builds the scorer of a plan; unless `scored`, all its scores are 0."""
        match plan:
            case SynonymTerms():
                return self._build_synonyms(plan, scored=scored)
            case Disjunction(parts):
                return join(DisjunctionScorer, self._build_all(parts, scored=scored))
            case Conjunction(parts):
                return join(ConjunctionScorer, self._build_all(parts, scored=scored))
            case RequiredOptional(required, optional):
                first, second = self._build_all((required, optional), scored=scored)
                return RequiredOptionalScorer(first, second)
            case ConstantScore(part, score):
                scorer = self.build(part, scored=False)
                return ConstantScorer(scorer, score) if scored else scorer
            case MinScore(part, least):
                return MinScoreScorer(self.build(part), least)
            case Exclusion(required, excluded):
                scorer = self.build(required, scored=scored)
                return ExclusionScorer(scorer, self.build(excluded, scored=False))
            case _:
                return _build_filter(plan)

    def _build_all(self, plans: Iterable[Plan], *, scored: bool) -> list[Scorer]:
        return [self.build(plan, scored=scored) for plan in plans]

    def _build_synonyms(self, plan: SynonymTerms, *, scored: bool) -> Scorer:
        weights = {
            (field, _encode(term)): weight
            for (field, term), weight in plan.weights.items()
        }
        if plan.b not in self._frequencies:
            self._frequencies[plan.b] = NormalisedFrequencies(self._statistics, plan.b)
        frequencies = self._frequencies[plan.b]
        return SynonymScorer(weights, frequencies, plan.boost if scored else None)


def join(
    kind: type[ConjunctionScorer] | type[DisjunctionScorer], parts: Iterable[Scorer]
) -> Scorer:
    """Builds a conjunction or disjunction; parts of the same kind are flattened."""
    flat: list[Scorer] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    if not flat:
        return NoDocsScorer()
    return flat[0] if len(flat) == 1 else kind(flat)


def _build_filter(plan: FilterPlan) -> Scorer:
    match plan:
        case KeywordFilter() | ValuesFilter() | RangeFilter():
            return _build_value_filter(plan)
        case PatternFilter():
            return _build_pattern(plan)
        case PhraseFilter():
            return _build_phrase(plan)
        case NearFilter(field, occurrences):
            return NearScorer(field, occurrences)
        case ExistsFilter(field):
            return _build_lookup(field, lambda dictionary: range(len(dictionary)))
        case MatchAll() | MatchNone():
            return AllDocsScorer() if isinstance(plan, MatchAll) else NoDocsScorer()


def _build_phrase(plan: PhraseFilter) -> PhraseScorer:
    terms = [_encode(term) for term in plan.terms]
    reach = plan.slop + (len(terms) - 1 if plan.any_order else 1)
    return PhraseScorer(plan.field, terms, reach, plan.any_order)


def _build_value_filter(plan: KeywordFilter | ValuesFilter | RangeFilter) -> Scorer:
    match plan:
        case KeywordFilter(field, value):
            return _build_lookup(field, _find_value(_encode(value)))
        case ValuesFilter(field, values):
            return ValuesScorer(field, frozenset(map(_encode, values)))
        case RangeFilter(field, first, last):
            return _build_lookup(field, _find_range(_encode(first), _encode(last)))


def _build_lookup(field: str, find_ordinals: FindOrdinals) -> Scorer:
    if INDEXED_FIELDS[field] is FieldKind.SINGLE:
        return ColumnScorer(field, find_ordinals)
    return PostingsScorer(field, find_ordinals)


def _build_pattern(plan: PatternFilter) -> Scorer:
    find_ordinals = _find_prefix(_encode(plan.prefix))
    if not plan.regex:
        return _build_lookup(plan.field, find_ordinals)
    pieces = tuple(map(_encode, plan.literals))
    return PatternScorer(
        plan.field,
        find_ordinals,
        plan.regex,
        pieces,
        sure=_encode(plan.sure),
        ending=_encode(plan.ending),
    )


def _find_prefix(prefix: bytes) -> FindOrdinals:
    def find_ordinals(dictionary: TermDictionary | FormDictionary) -> range:
        return range(*dictionary.prefix_range(prefix))

    return find_ordinals


def _find_value(value: bytes) -> FindOrdinals:
    def find_ordinals(dictionary: TermDictionary | FormDictionary) -> range:
        ordinal = dictionary.find(value)
        return range(ordinal, ordinal + 1) if ordinal >= 0 else range(0)

    return find_ordinals


def _find_range(first: bytes, last: bytes) -> FindOrdinals:
    def find_ordinals(dictionary: TermDictionary | FormDictionary) -> range:
        # The next greater value is the last with a zero byte added.
        low, high = dictionary.lower_bound(first), dictionary.lower_bound(last + b"\0")
        return range(low, max(low, high))

    return find_ordinals


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")
