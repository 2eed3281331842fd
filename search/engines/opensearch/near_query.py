"""Translates what must be near each other into intervals of the cluster.

Its intervals are the shortest there are. Of two parts that is enough: where a longer one
is near, a shorter one is. Of a chain such as `a NEAR/3 b NEAR/3 c` it is not: what is near
the interval of a and b need not be near one of its words. The query then matches all
articles that have each two parts near each other; `gathering.near_decision` reads their texts.
Nor do its intervals find a phrase near the same phrase: then all that have it are candidates.
"""

from collections.abc import Iterator
from itertools import groupby, product
from typing import Any

from search.kernels.near import (
    AnyOccurrence,
    NearOccurrences,
    OccurrencePlan,
    TermOccurrences,
)

TermSequences = list[tuple[str, ...]]
"""Words or phrases, all of one length."""


def is_exact(plan: NearOccurrences) -> bool:
    """Tells whether the query finds no more than what matches."""
    is_chain = any(map(_has_near, (plan.first, plan.second)))
    pairs = product(_list_ends(plan.first), _list_ends(plan.second))
    return not is_chain and not any(_share_phrase(*pair) for pair in pairs)


def translate_near(field: str, plan: NearOccurrences) -> dict[str, Any]:
    """Returns the query for the texts in which each two parts are near each other."""
    return {"bool": {"filter": list(_list_pairs(field, plan))}}


def _has_near(plan: OccurrencePlan) -> bool:
    match plan:
        case NearOccurrences():
            return True
        case AnyOccurrence(parts):
            return any(map(_has_near, parts))
    return False


def _list_pairs(field: str, plan: OccurrencePlan) -> Iterator[dict[str, Any]]:
    """Yields the queries that every text matches in which a plan occurs."""
    match plan:
        case NearOccurrences(first, second, slop, in_order):
            yield from _list_pairs(field, first)
            yield from _list_pairs(field, second)
            ways = [
                way
                for one, two in product(_list_ends(first), _list_ends(second))
                for way in ([(one, two)] if in_order else [(one, two), (two, one)])
            ]
            yield {"intervals": {field: _any_of([_follow(*way, slop) for way in ways])}}
        case AnyOccurrence(parts):
            queries = [list(_list_pairs(field, part)) for part in parts]
            if all(queries):  # a word alone occurs without being near anything
                should = [{"bool": {"filter": some}} for some in queries]
                yield {"bool": {"should": should, "minimum_should_match": 1}}


def _list_ends(plan: OccurrencePlan) -> list[TermSequences]:
    """Lists the words and phrases that may be an occurrence of a plan, by their length.

    Of several lengths only the shortest would be found that lie in one another.
    """
    ordered = sorted(_list_sequences(plan), key=lambda one: (len(one), one))
    return [list(some) for _, some in groupby(ordered, key=len)]


def _list_sequences(plan: OccurrencePlan) -> set[tuple[str, ...]]:
    match plan:
        case TermOccurrences(sequences):
            return set(sequences)
        case AnyOccurrence(parts):
            return set().union(*map(_list_sequences, parts))
        case NearOccurrences(first, second, _, in_order):
            own = _list_sequences(second)
            return own if in_order else own | _list_sequences(first)


def _share_phrase(one: TermSequences, two: TermSequences) -> bool:
    return any(len(both) > 1 for both in set(one) & set(two))


def _follow(one: TermSequences, two: TermSequences, slop: int) -> dict[str, Any]:
    if _share_phrase(one, two):
        return _any_of(list(map(_match, one)))
    both = [_any_of(list(map(_match, part))) for part in (one, two)]
    return {"all_of": {"intervals": both, "max_gaps": slop, "ordered": True}}


def _match(terms: tuple[str, ...]) -> dict[str, Any]:
    words = {"query": " ".join(terms), "max_gaps": 0, "ordered": True}
    return {"match": {**words, "analyzer": "terms"}}


def _any_of(found: list[dict[str, Any]]) -> dict[str, Any]:
    return found[0] if len(found) == 1 else {"any_of": {"intervals": found}}
