"""Query plans: what the executor runs, as a tree of typed nodes.

`search.rewrite.translation` builds a plan from the user's query;
`search.executor.scorers.scorer_builder` makes the scorers that run it. Fields are named as in
`index.schema`, terms are as indexed. Filters decide which documents match and score
nothing; scores come from SynonymTerms and ConstantScore alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from search.kernels.near import NearOccurrences

B = 0.55
"""Degree of length normalisation; docs/decisions/0010-ranking.md has the reasons."""

SHORT_QUERY_B = 0.4
"""That of queries with few words, in which a long article is no worse an answer."""

# Named tuples: to define a frozen dataclass with slots takes 16 times as long (0.6 ms
# each), and a search that starts the program defines them all.


class SynonymTerms(NamedTuple):
    """Documents with any of some terms, scored by BM25F as if all were one term.

    Attributes:
        weights: (field, term) to the weight of an occurrence, greater than 0.
        boost: factor of the score.
        b: degree of length normalisation, from 0 to 1.
    """

    weights: Mapping[tuple[str, str], float]
    boost: float = 1.0
    b: float = B


class PhraseFilter(NamedTuple):
    """Documents with terms of a text field near each other.

    Attributes:
        field: a field with positions.
        terms: one or more.
        slop: other tokens tolerated between a term and the next; 0 for none.
        any_order: whether the terms may stand in any order, with `slop` other tokens
            among all of them.
    """

    field: str
    terms: tuple[str, ...]
    slop: int = 0
    any_order: bool = False


class NearFilter(NamedTuple):
    """Documents in which parts stand near each other in a text field."""

    field: str
    occurrences: NearOccurrences


class KeywordFilter(NamedTuple):
    """Documents with this value in a field of whole values."""

    field: str
    value: str


class ValuesFilter(NamedTuple):
    """Documents with one of these values in a field of whole values."""

    field: str
    values: frozenset[str]


class RangeFilter(NamedTuple):
    """Documents with a value from `first` to `last` in a field, both included."""

    field: str
    first: str
    last: str


class PatternFilter(NamedTuple):
    """Documents with a value in a field that begins with a prefix and matches a pattern.

    Attributes:
        field: a field of whole values.
        prefix: what the value begins with; empty for anything.
        regex: regular expression for the whole value; empty for anything after the prefix.
        literals: texts that every value matching the regex contains.
        sure: every value that contains this matches; empty for none.
        ending: every value that ends with this matches; empty for none.
    """

    field: str
    prefix: str
    regex: str = ""
    literals: tuple[str, ...] = ()
    sure: str = ""
    ending: str = ""


class ExistsFilter(NamedTuple):
    """Documents with any value in a field."""

    field: str


class MatchAll(NamedTuple):
    """All documents."""


class MatchNone(NamedTuple):
    """No document."""


class ConstantScore(NamedTuple):
    """Documents that match the part; each scores the same."""

    part: "Plan"
    score: float


class MinScore(NamedTuple):
    """Documents that match the part with at least this score; they score as there."""

    part: "Plan"
    least: float


class Conjunction(NamedTuple):
    """Documents that match all parts; their scores add up."""

    parts: Sequence["Plan"]


class Disjunction(NamedTuple):
    """Documents that match any part; the scores of the parts that match add up."""

    parts: Sequence["Plan"]


class RequiredOptional(NamedTuple):
    """Documents that match `required`; those that match `optional` too score more."""

    required: "Plan"
    optional: "Plan"


class Exclusion(NamedTuple):
    """Documents that match `required` and do not match `excluded`."""

    required: "Plan"
    excluded: "Plan"


FilterPlan = (
    PhraseFilter
    | NearFilter
    | KeywordFilter
    | ValuesFilter
    | RangeFilter
    | PatternFilter
    | ExistsFilter
    | MatchAll
    | MatchNone
)
"""A node without parts that scores nothing."""

Plan = (
    SynonymTerms
    | ConstantScore
    | MinScore
    | Conjunction
    | Disjunction
    | RequiredOptional
    | Exclusion
    | FilterPlan
)


def walk_plan(plan: Plan) -> Iterator[Plan]:
    """Yields a plan and all its parts."""
    yield plan
    match plan:
        case Conjunction(parts) | Disjunction(parts):
            for part in parts:
                yield from walk_plan(part)
        case RequiredOptional(one, two) | Exclusion(one, two):
            yield from walk_plan(one)
            yield from walk_plan(two)
        case ConstantScore(part, _) | MinScore(part, _):
            yield from walk_plan(part)
