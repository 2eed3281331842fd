"""Whoosh's queries as query plans, and an executor that runs them over our arrays.

The plans are the executor's own wherever it has the node. What Whoosh scores in another
way (a single term, a disjunction of the greatest) has nodes here.
"""

import fnmatch
import re
from collections.abc import Callable, Iterable
from functools import singledispatchmethod
from typing import Any, NamedTuple

from whoosh import query

from index.codec.document import INDEXED_FIELDS, TEXT_FIELDS, FieldKind
from index.codec.form_dictionary import FormDictionary
from index.codec.snapshot import Snapshot
from index.codec.term_dictionary import TermDictionary
from index.schema import FORMS
from search.executor.edit_distance import FuzzyIndex, find_similar
from search.executor.executor import Executor
from search.executor.plan import (
    Conjunction,
    ConstantScore,
    Disjunction,
    Exclusion,
    ExistsFilter,
    KeywordFilter,
    MatchAll,
    MatchNone,
    PhraseFilter,
    RangeFilter,
    RequiredOptional,
    SynonymTerms,
)
from search.executor.scorers.scorer import Scorer
from search.executor.scorers.scorer_builder import ScorerBuilder
from search.executor.statistics import IndexStatistics
from tests.whoosh.synonym_query import SynonymQuery
from tests.whoosh.whoosh_bm25 import (
    DisjunctionMaxScorer,
    FormScorer,
    TermScorer,
    WhooshStatistics,
)

WhooshQuery = Any  # Whoosh has no type hints
WhooshPlan = Any
"""A plan of the executor in which nodes of this module may stand."""

Dictionary = TermDictionary | FormDictionary
Expand = Callable[[Dictionary], Iterable[bytes]]

_LAST = "\U0010ffff"


class UnsupportedQueryError(Exception):
    """A query that cannot be compared with Whoosh here."""


class TermQuery(NamedTuple):
    """Documents with a term in a text field, scored as Whoosh does."""

    field: str
    term: str
    boost: float


class DisjunctionMax(NamedTuple):
    """Documents that match any part; each scores as its best part."""

    parts: list[WhooshPlan]


class FormFilter(NamedTuple):
    """Documents with the word of an entry `form TAB term`."""

    pair: str


class WhooshExecutor(Executor):
    """Answers Whoosh's queries; other plans as its base class does."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self._translator = WhooshTranslator(snapshot)
        self._whoosh_builder = WhooshScorerBuilder(
            self.statistics, WhooshStatistics(snapshot)
        )

    def build_scorer(self, plan: WhooshPlan, *, scored: bool = True) -> Scorer:
        if isinstance(plan, query.Query):
            plan = self._translator.translate(plan, 1.0)
        return self._whoosh_builder.build(plan, scored=scored)


class WhooshScorerBuilder(ScorerBuilder):
    """Builds scorers of plans in which nodes of this module may stand."""

    def __init__(
        self, statistics: IndexStatistics, whoosh_statistics: WhooshStatistics
    ) -> None:
        super().__init__(statistics)
        self._whoosh_statistics = whoosh_statistics

    def build(self, plan: WhooshPlan, *, scored: bool = True) -> Scorer:
        match plan:
            case TermQuery(field, term, boost) if scored:
                return TermScorer(field, term.encode(), self._whoosh_statistics, boost)
            case TermQuery(field, term, _):
                return super().build(SynonymTerms({(field, term): 1.0}), scored=False)
            case DisjunctionMax(parts):
                return DisjunctionMaxScorer(
                    [self.build(part, scored=scored) for part in parts]
                )
            case FormFilter(pair):
                return FormScorer(pair.encode())
        return super().build(plan, scored=scored)


class WhooshTranslator:
    """Translates Whoosh's queries for one index."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def translate(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        """Returns the plan of a query, its scores multiplied by the factor.

        Raises:
            UnsupportedQueryError: a part of it cannot be translated.
        """
        boost = float(getattr(wanted, "boost", 1.0))
        return self._translate(wanted, factor * boost)

    @singledispatchmethod
    def _translate(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        raise UnsupportedQueryError(type(wanted).__name__)

    @_translate.register(query.Term)
    def _term(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        if wanted.fieldname in TEXT_FIELDS:
            return TermQuery(wanted.fieldname, wanted.text, factor)
        return ConstantScore(_filter_term(wanted.fieldname, wanted.text), factor)

    @_translate.register(SynonymQuery)
    def _synonyms(self, wanted: SynonymQuery, factor: float) -> WhooshPlan:
        return SynonymTerms(wanted.weights, factor)

    @_translate.register(query.And)
    def _and(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        return Conjunction(self._translate_all(wanted.subqueries, factor))

    @_translate.register(query.Or)
    def _or(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        if wanted.scale or wanted.minmatch:
            raise UnsupportedQueryError("Or with scale or minmatch")
        return Disjunction(self._translate_all(wanted.subqueries, factor))

    @_translate.register(query.DisjunctionMax)
    def _best(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        if wanted.tiebreak:
            raise UnsupportedQueryError("DisjunctionMax with tiebreak")
        return DisjunctionMax(self._translate_all(wanted.subqueries, factor))

    @_translate.register(query.AndNot)
    def _and_not(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        return Exclusion(*self._translate_all([wanted.a, wanted.b], factor))

    @_translate.register(query.Require)
    def _require(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        scored, required = self._translate_all([wanted.a, wanted.b], factor)
        return Conjunction([scored, ConstantScore(required, 0.0)])

    @_translate.register(query.AndMaybe)
    def _and_maybe(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        return RequiredOptional(*self._translate_all([wanted.a, wanted.b], factor))

    @_translate.register(query.Not)
    def _not(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        return Exclusion(MatchAll(), self.translate(wanted.query, factor))

    @_translate.register(query.ConstantScoreQuery)
    def _constant(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        return ConstantScore(self.translate(wanted.child, 1.0), factor * wanted.score)

    @_translate.register(query.Every)
    def _every(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        field = wanted.fieldname
        return ConstantScore(
            MatchAll() if field is None else ExistsFilter(field), factor
        )

    @_translate.register(type(query.NullQuery))
    def _null(self, _wanted: WhooshQuery, _factor: float) -> WhooshPlan:
        return MatchNone()

    @_translate.register(query.Phrase)
    def _phrase(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        field, words = wanted.fieldname, tuple(wanted.words)
        if INDEXED_FIELDS.get(field) is not FieldKind.TEXT:
            raise UnsupportedQueryError(f"a phrase in {field}, without positions")
        if not words:
            return MatchNone()
        # Whoosh's slop is the distance of two words: 1 for neighbours.
        phrase = PhraseFilter(field, words, wanted.slop - 1)
        terms: WhooshPlan = [TermQuery(field, word, factor) for word in words]
        return RequiredOptional(phrase, Disjunction(terms))

    @_translate.register(query.Prefix)
    def _prefix(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        return self._expand(wanted, factor, lambda terms: _starting(terms, wanted.text))

    @_translate.register(query.Wildcard)
    def _wildcard(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        shape = re.compile(fnmatch.translate(wanted.text))
        return self._expand(
            wanted, factor, lambda terms: (t for t in terms if shape.match(t.decode()))
        )

    @_translate.register(query.FuzzyTerm)
    def _fuzzy(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        text, edits = wanted.text, int(wanted.maxdist)
        prefix = text[: wanted.prefixlength].encode()

        def expand(terms: Dictionary) -> Iterable[bytes]:
            indexes = [FuzzyIndex(*terms.read_packed(0, len(terms)))]
            near = find_similar(indexes, text, edits, swaps=False)
            found = (terms[ordinal] for _, ordinal, _ in near)
            return (term for term in found if term.startswith(prefix))

        return self._expand(wanted, factor, expand)

    @_translate.register(query.TermRange)
    def _range(self, wanted: WhooshQuery, factor: float) -> WhooshPlan:
        field, start, end = wanted.fieldname, wanted.start or "", wanted.end or _LAST
        left_out = [wanted.start] if wanted.start and wanted.startexcl else []
        left_out += [wanted.end] if wanted.end and wanted.endexcl else []

        def expand(terms: Dictionary) -> Iterable[bytes]:
            low, high = map(terms.lower_bound, (start.encode(), f"{end}\0".encode()))
            return (t for t in terms.read(low, high) if t.decode() not in left_out)

        if field in TEXT_FIELDS:
            return self._expand(wanted, factor, expand)
        plan: WhooshPlan = RangeFilter(field, start, end)
        for value in left_out:
            plan = Exclusion(plan, KeywordFilter(field, value))
        return ConstantScore(plan, factor)

    def _translate_all(
        self, queries: Iterable[WhooshQuery], factor: float
    ) -> list[WhooshPlan]:
        return [self.translate(wanted, factor) for wanted in queries]

    def _expand(self, wanted: WhooshQuery, factor: float, expand: Expand) -> WhooshPlan:
        """Any of the terms of a field that a query stands for, in whatever segment."""
        field, found = wanted.fieldname, set[bytes]()
        for segment in self._snapshot.segments:
            found.update(expand(segment.reader.term_dictionary(field)))
        terms = [term.decode() for term in sorted(found)]
        if wanted.constantscore or field not in TEXT_FIELDS:
            filters = [_filter_term(field, term) for term in terms]
            return ConstantScore(Disjunction(filters), factor)
        scored: WhooshPlan = [TermQuery(field, term, factor) for term in terms]
        return Disjunction(scored)


def _starting(terms: Dictionary, prefix: str) -> Iterable[bytes]:
    return terms.read(*terms.prefix_range(prefix.encode()))


def _filter_term(field: str, term: str) -> WhooshPlan:
    if field == FORMS:
        return FormFilter(term)
    return KeywordFilter(field, term) if field in INDEXED_FIELDS else MatchNone()
