"""Lists the actors of an index, and shows the profile of one."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import numpy as np

from index import schema
from index.article import ActorType
from index.codec.stored_article import load_surfaces
from index.derived.linked_names import LinkedNames
from search.engines.facet_order import sort_by_count, sort_facet
from search.executor.executor import DocNumbers
from search.executor.plan import Conjunction, Disjunction, KeywordFilter, Plan
from search.query.query import FacetField
from search.query.tree import NameField
from search.query_errors import NoSuchNameError
from search.results.actor_results import ActorList, ActorNaming, ActorProfile
from search.rewrite.term_resolver import TermResolver

if TYPE_CHECKING:
    from search.engines.actor_tallies import ActorTallies
    from search.executor.protocols import SearchExecutor

MOST_READ = 1_000
"""Spellings are counted in so many articles of an actor, spread evenly: 0.15 seconds."""

_SHOWN_NAMES = 5
_FACETS = (FacetField.ACTOR, FacetField.OUTLET, FacetField.YEAR, FacetField.MONTH)


class ActorProfiles:
    """Answers queries about the actors of one index; see `search.engines.Engine`."""

    def __init__(
        self,
        executor: "SearchExecutor",
        resolver: TermResolver,
        tallies: "ActorTallies",
        linked: LinkedNames,
    ) -> None:
        self._snapshot = executor.snapshot
        self._executor = executor
        self._resolver = resolver
        self._tallies = tallies
        self._linked = linked

    def most_frequent(
        self, *, limit: int, page: int, kind: ActorType | None, plan: Plan | None
    ) -> ActorList:
        """Lists the actors in most of the articles that match a plan.

        Args:
            limit: actors on a page.
            page: number of the page, from 1.
            kind: list only actors of this type.
            plan: count only articles that match; None for all.
        """
        counter = self._tallies.count_all(plan)
        ranked = counter.rank(kind)
        shown = counter.read(ranked[(page - 1) * limit : page * limit])
        articles = self._snapshot.n_live_docs
        return ActorList(tuple(shown), len(ranked), counter.matching, articles)

    def profile(self, name: str, plan: Plan | None) -> ActorProfile:
        """Returns the profile of the actor with this name, in articles that match a plan.

        Raises:
            NoSuchNameError: no actor or several actors are called so.
        """
        found = self._resolve(name)
        names = self._linked.variants_of(found)
        is_ignored = found in self._linked.ignored
        own: Plan = Disjunction([KeywordFilter(schema.ACTORS, one) for one in names])
        if plan is not None:
            own = Conjunction([plan, own])
        counts = self._executor.search(own, limit=0, facets=_FACETS)
        facets = counts.facets
        numbers = self._executor.find_all(own)
        read = _choose_evenly(numbers)
        spellings = self._count_spellings(read, () if is_ignored else names)
        companions = Counter(self._linked.merge_counts(facets[FacetField.ACTOR]))
        del companions[found]
        others = dict.fromkeys(self._resolver.actors.all_names(found))
        return ActorProfile(
            actor=self._tallies.count_one(found, names, own, numbers),
            spellings=sort_by_count(spellings),
            aliases=tuple(one for one in others if one != found),
            years=sort_facet(FacetField.YEAR, facets[FacetField.YEAR]),
            months=sort_facet(FacetField.MONTH, facets[FacetField.MONTH]),
            outlets=sort_by_count(facets[FacetField.OUTLET]),
            companions=sort_by_count(companions),
            read=len(read),
        )

    def naming(self, name: str) -> ActorNaming:
        """Returns the names under which the index has the actor that a name means.

        Raises:
            NoSuchNameError: several actors are called so.
        """
        actors = self._resolver.actors
        if actors.document_frequency(name):
            found: tuple[str, ...] = (self._linked.canonical_name(name),)
        else:
            found = actors.resolve(name)
        if len(found) > 1:
            raise NoSuchNameError(_explain_several(name, found))
        canonical = found[0] if found else self._linked.canonical_name(name)
        return ActorNaming(
            canonical,
            is_known=bool(found),
            names=tuple(
                one
                for one in self._linked.variants_of(canonical)
                if one == canonical
                or self._linked.is_merged(one)
                or actors.is_indexed(one)
            ),
            linked=self._linked.links_of(canonical),
            spellings=tuple(actors.all_names(canonical)),
        )

    def _resolve(self, name: str) -> str:
        if self._resolver.actors.document_frequency(name):
            return self._linked.canonical_name(name)
        found = tuple(
            one
            for one in self._resolver.resolve_name(NameField.ACTOR, name)
            if self._resolver.actors.document_frequency(one)
        )
        if not found:
            raise NoSuchNameError(f"no article names {name!r} any more")
        if len(found) > 1:
            raise NoSuchNameError(_explain_several(name, found))
        return found[0]

    def _count_spellings(
        self, numbers: Iterable[int], names: Collection[str]
    ) -> Counter[str]:
        """Counts in how many articles each spelling of some names stands."""
        spellings: Counter[str] = Counter()
        for stored, place in self._snapshot.stored_documents(numbers):
            spellings.update(load_surfaces(stored, names, place=place))
        return spellings


def _choose_evenly(numbers: DocNumbers) -> list[int]:
    """Returns at most MOST_READ of the numbers, spread evenly."""
    if len(numbers) > MOST_READ:
        numbers = numbers[np.linspace(0, len(numbers) - 1, MOST_READ).astype(int)]
    chosen: list[int] = numbers.tolist()
    return chosen


def _explain_several(name: str, found: tuple[str, ...]) -> str:
    shown = ", ".join(map(repr, found[:_SHOWN_NAMES]))
    more = ", …" if len(found) > _SHOWN_NAMES else ""
    return f"{name!r} may be {shown}{more}; name one of them"
