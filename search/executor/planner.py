"""A Whoosh query as parts that look through segments.

Queries are told by the names of their classes, so that Whoosh need not be imported.
"""

from collections.abc import Callable, Sequence

from index.codec.document import INDEXED_FIELDS, FieldKind
from index.schema import FORMS
from search.executor.bm25f import FieldWeights, WordForms
from search.executor.boolean_scorers import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Wish,
    Without,
)
from search.executor.phrase_scorer import Phrase
from search.executor.segment_context import Node, Query, Segment
from search.executor.statistics import SCORED_FIELDS, Scoring
from search.executor.term_expansion import (
    Expander,
    Expansion,
    expand_fuzzy,
    expand_pattern,
    expand_prefix,
    expand_range,
)
from search.executor.term_scorers import (
    Column,
    Everything,
    Listed,
    Nothing,
    Word,
    choose_value,
    list_value,
)
from search.query_errors import UnsupportedQueryError

Factor = float | None
"""What scores are multiplied by; None where nothing is scored."""


class Planner:
    """Plans queries for one index.

    Attributes:
        expander: remembers whether a pattern was cut.
    """

    def __init__(
        self,
        scoring: Scoring,
        field_weights: FieldWeights,
        segments: Sequence[Segment],
    ) -> None:
        self.expander = Expander()
        self._scoring = scoring
        self._field_weights = field_weights
        self._segments = segments

    def plan(self, query: Query, factor: Factor = 1.0) -> Node:
        """The query's plan, its scores times a factor.

        Raises:
            UnsupportedQueryError: it cannot be done here.
        """
        for kind in type(query).__mro__:
            planner = _PLANNERS.get(kind.__name__)
            if planner is not None:
                return planner(self, query, _times(factor, query))
        raise UnsupportedQueryError(type(query).__name__)

    def _term(self, query: Query, factor: Factor) -> Node:
        field, term = query.fieldname, _encode(query.text)
        if field in SCORED_FIELDS:
            return self._word(field, term, factor)
        if INDEXED_FIELDS.get(field) is FieldKind.SINGLE:
            return Column(field, choose_value(field, term), factor)
        if field in INDEXED_FIELDS or field == FORMS:
            return Listed(list_value(field, term), factor)
        return Nothing()

    def _word(self, field: str, term: bytes, factor: Factor) -> Word:
        weight = None if factor is None else factor * self._scoring.weight(field, term)
        return Word(field, term, self._scoring, weight)

    def _forms(self, query: Query, factor: Factor) -> Node:
        terms = {
            (field, _encode(text)): weight
            for (field, text), weight in query.weights.items()
            if weight
        }
        if not SCORED_FIELDS.issuperset(field for field, _ in terms):
            raise UnsupportedQueryError("a word in a field of no running text")
        return WordForms(terms, self._field_weights, factor) if terms else Nothing()

    def _all(self, query: Query, factor: Factor) -> Node:
        parts = [self.plan(part, factor) for part in query.subqueries]
        return _joined(AllOf, parts)

    def _any(self, query: Query, factor: Factor) -> Node:
        if getattr(query, "scale", None) or getattr(query, "minmatch", 0):
            raise UnsupportedQueryError("Or with scale or minmatch")
        parts = [self.plan(part, factor) for part in query.subqueries]
        return _joined(AnyOf, parts)

    def _best(self, query: Query, factor: Factor) -> Node:
        if query.tiebreak:
            raise UnsupportedQueryError("DisjunctionMax with tiebreak")
        return _joined(Best, [self.plan(part, factor) for part in query.subqueries])

    def _without(self, query: Query, factor: Factor) -> Node:
        return Without(self.plan(query.a, factor), self.plan(query.b, None))

    def _require(self, query: Query, factor: Factor) -> Node:
        return _joined(AllOf, [self.plan(query.a, factor), self.plan(query.b, None)])

    def _wish(self, query: Query, factor: Factor) -> Node:
        return Wish(self.plan(query.a, factor), self.plan(query.b, factor))

    def _not(self, query: Query, _factor: Factor) -> Node:
        return Without(Everything(None), self.plan(query.query, None))

    def _constant(self, query: Query, factor: Factor) -> Node:
        part = self.plan(query.child, None)
        return Constant(part, factor * query.score) if factor and query.score else part

    def _every(self, query: Query, factor: Factor) -> Node:
        if query.fieldname is None:
            return Everything(factor)
        return self._listed(query.fieldname, expand_prefix(b""), factor)

    def _nothing(self, _query: Query, _factor: Factor) -> Node:
        return Nothing()

    def _phrase(self, query: Query, factor: Factor) -> Node:
        field = query.fieldname
        if INDEXED_FIELDS.get(field) is not FieldKind.TEXT:
            raise UnsupportedQueryError(f"a phrase in {field}, which has no places")
        words = [self._word(field, _encode(word), factor) for word in query.words]
        return Phrase(words, query.slop) if words else Nothing()

    def _prefix(self, query: Query, factor: Factor) -> Node:
        return self._pattern(query, factor, expand_prefix(_encode(query.text)))

    def _wildcard(self, query: Query, factor: Factor) -> Node:
        return self._pattern(query, factor, expand_pattern(query.text))

    def _fuzzy(self, query: Query, factor: Factor) -> Node:
        fuzzy = expand_fuzzy(query.text, int(query.maxdist), query.prefixlength)
        return self._pattern(query, factor, fuzzy)

    def _range(self, query: Query, factor: Factor) -> Node:
        ranks = expand_range(
            None if query.start is None else _encode(query.start),
            None if query.end is None else _encode(query.end),
            after=query.startexcl,
            before=query.endexcl,
        )
        return self._pattern(query, factor, ranks)

    def _pattern(self, query: Query, factor: Factor, expansion: Expansion) -> Node:
        field = query.fieldname
        if query.constantscore or factor is None or field not in SCORED_FIELDS:
            return self._listed(field, expansion, factor)
        terms = self.expander.terms(self._segments, field, expansion)
        return _joined(AnyOf, [self._word(field, term, factor) for term in terms])

    def _listed(self, field: str, expansion: Expansion, factor: Factor) -> Node:
        if INDEXED_FIELDS.get(field) is FieldKind.SINGLE:
            return Column(field, self.expander.choosing(field, expansion), factor)
        if field not in INDEXED_FIELDS and field != FORMS:
            return Nothing()
        return Listed(self.expander.listing(field, expansion), factor)


def _joined(kind: type[AllOf | AnyOf | Best], parts: Sequence[Node]) -> Node:
    """All the parts in one; what joins parts in the same way is not one within it."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    if not flat:
        return Nothing()
    return flat[0] if len(flat) == 1 else kind(flat)


def _times(factor: Factor, query: Query) -> Factor:
    boost = getattr(query, "boost", 1.0)
    return None if factor is None else factor * float(boost)


def _encode(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")


_PLANNERS: dict[str, Callable[[Planner, Query, Factor], Node]] = {
    "Term": Planner._term,
    "FormsAcrossFields": Planner._forms,
    "And": Planner._all,
    "Or": Planner._any,
    "DisjunctionMax": Planner._best,
    "AndNot": Planner._without,
    "Require": Planner._require,
    "AndMaybe": Planner._wish,
    "Not": Planner._not,
    "ConstantScoreQuery": Planner._constant,
    "Every": Planner._every,
    "_NullQuery": Planner._nothing,
    "Phrase": Planner._phrase,
    "Prefix": Planner._prefix,
    "Wildcard": Planner._wildcard,
    "FuzzyTerm": Planner._fuzzy,
    "TermRange": Planner._range,
}
