"""Decides which articles have parts near each other where the cluster cannot: from texts.

The cluster finds those that may have (`near_query`); their texts are read, a bounded
number, and decided by the code that decides it for a local index.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

import numpy as np

from index.analysis.analyzer import analyse
from index.analysis.stemmers import stemmed_as
from index.article import Article
from index.codec.stored_article import load_article
from index.schema import BODY, PAGE, TITLE
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer
from search.engines.opensearch.cluster_errors import TooManyToGatherError
from search.engines.opensearch.cluster_snapshot import number_of
from search.engines.opensearch.near_query import is_exact
from search.executor.plan import (
    Conjunction,
    ConstantScore,
    Disjunction,
    Exclusion,
    MinScore,
    NearFilter,
    Plan,
    RequiredOptional,
    ValuesFilter,
    walk_plan,
)
from search.kernels.near import ListPositions, PositionArray, find_occurrences

MOST_DECIDED = 10_000
"""The most articles whose texts are read for a chain."""
_AT_ONCE = 2_000


class CandidatePage(NamedTuple):
    """Some of the articles that may match.

    Attributes:
        total: how many there are.
        numbers: those of the page.
        matching: those that do match.
    """

    total: int
    numbers: list[int]
    matching: list[int]


class FindsCandidates(Protocol):
    """Reads the next articles that match all of some plans, and decides on them."""

    def __call__(
        self, near: NearFilter, plans: list[Plan], *, after: int, size: int
    ) -> CandidatePage:
        """Returns the page after the document with a number."""


def decide_nearness(
    plan: Plan, find: FindsCandidates, among: Iterable[int] | None = None
) -> Plan:
    """Replaces chains, and phrases near themselves, in a plan by the documents that match them.

    Args:
        plan: the plan.
        find: finds candidates.
        among: only these documents count; None for all.

    Raises:
        TooManyToGatherError: so many texts are not read.
    """
    if not _is_undecided(plan):
        return plan
    within = [_widen(plan)]
    if among is not None:
        within.append(ValuesFilter(mapping.NUMBER, frozenset(map(str, among))))
    return _replace(plan, find, within)


def read_candidates(near: NearFilter, answer: ClusterAnswer) -> CandidatePage:
    """Reads a page of candidates with their texts."""
    hits = answer["hits"]["hits"]
    numbers = list(map(number_of, hits))
    articles = (
        load_article(hit["_source"][mapping.STORED].encode(), place=hit["_index"])
        for hit in hits
    )
    matching = [
        number
        for number, article in zip(numbers, articles, strict=True)
        if _matches(near, article)
    ]
    return CandidatePage(int(answer["hits"]["total"]["value"]), numbers, matching)


def _matches(near: NearFilter, article: Article) -> bool:
    texts = {TITLE: article.title.value or "", BODY: article.body, PAGE: article.page}
    language = stemmed_as(article.language.value)
    places: dict[str, list[int]] = {}
    for place, token in enumerate(analyse(texts[near.field], language)):
        places.setdefault(token.term, []).append(place)
    found = find_occurrences(near.occurrences, _list_positions(places))
    return bool(len(found.starts))


def _list_positions(places: dict[str, list[int]]) -> ListPositions:
    def positions(term: str) -> PositionArray:
        return np.array(places.get(term, ()), np.int64)

    return positions


def _is_undecided(plan: Plan) -> bool:
    return any(
        isinstance(part, NearFilter) and not is_exact(part.occurrences)
        for part in walk_plan(plan)
    )


def _widen(plan: Plan) -> Plan:
    """Returns a plan for at least the documents that match, without asking for scores."""
    match plan:
        case Conjunction(parts):
            return Conjunction(list(map(_widen, parts)))
        case Disjunction(parts):
            return Disjunction(list(map(_widen, parts)))
        case RequiredOptional(part, _) | Exclusion(part, _):
            return _widen(part)
        case ConstantScore(part, _) | MinScore(part, _):
            return _widen(part)
    return plan


def _replace(plan: Plan, find: FindsCandidates, within: list[Plan]) -> Plan:
    if not _is_undecided(plan):
        return plan
    match plan:
        case NearFilter():
            return _decide(plan, find, within)
        case Conjunction(parts):
            return Conjunction([_replace(part, find, within) for part in parts])
        case Disjunction(parts):
            return Disjunction([_replace(part, find, within) for part in parts])
        case RequiredOptional(one, two):
            both = (_replace(part, find, within) for part in (one, two))
            return RequiredOptional(*both)
        case Exclusion(one, two):
            both = (_replace(part, find, within) for part in (one, two))
            return Exclusion(*both)
        case ConstantScore(part, _) | MinScore(part, _):
            return plan._replace(part=_replace(part, find, within))
    return plan


def _decide(
    near: NearFilter, find: FindsCandidates, within: list[Plan]
) -> ValuesFilter:
    matching: list[int] = []
    page = find(near, within, after=-1, size=_AT_ONCE)
    if page.total > MOST_DECIDED:
        raise TooManyToGatherError(
            "NEAR of three parts or more, or of a phrase twice,",
            page.total,
            MOST_DECIDED,
        )
    while page.numbers:
        matching += page.matching
        if len(page.numbers) < _AT_ONCE:
            break
        page = find(near, within, after=page.numbers[-1], size=_AT_ONCE)
    return ValuesFilter(mapping.NUMBER, frozenset(map(str, matching)))
