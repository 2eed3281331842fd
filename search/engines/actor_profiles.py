"""Counts and profiles the actors of an index, and suggests which may be the same."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from index import schema
from index.analysis.name_terms import fold_name
from index.article import Actor, ActorType, Article
from index.codec.snapshot import Snapshot
from index.derived.aliases import ActorAliases
from index.derived.linked_names import LinkedNames
from index.errors import IndexDamagedError
from search.engines.facet_order import sort_by_count, sort_facet
from search.executor import Executor
from search.executor.plan import Disjunction, KeywordFilter, MatchAll, Plan
from search.highlight.pattern_matcher import HighlightPattern
from search.highlight.snippets import make_snippets
from search.query.query import FacetField
from search.query.tree import NameField
from search.query_errors import NoSuchNameError
from search.results.actor_results import (
    ActorCount,
    ActorList,
    ActorPassage,
    ActorProfile,
    MergeSuggestions,
    SuggestedMerge,
)
from search.rewrite.term_resolver import TermResolver

MOST_READ = 10_000
"""Types, mentions and spellings are counted in so many articles: 1 to 2 seconds."""

MOST_COMPARED = 100_000
"""So many names are compared, those in most articles first: some seconds at worst."""

_PASSAGE_WIDTH = 160
_SHOWN_NAMES = 5


class ActorProfiles:
    """Answers queries about the actors of one index; see `search.engines.Engine`."""

    def __init__(  # noqa: PLR0913  (the parts of one index)
        self,
        snapshot: Snapshot,
        executor: Executor,
        resolver: TermResolver,
        aliases: ActorAliases,
        linked: LinkedNames,
        base: str,
    ) -> None:
        self._snapshot = snapshot
        self._executor = executor
        self._resolver = resolver
        self._aliases = aliases
        self._linked = linked
        self._base = base

    def most_frequent(self, *, limit: int, kind: ActorType | None) -> ActorList:
        """Lists the actors in most articles; with `kind`, only those of this type."""
        counts = self._counts(MatchAll())
        mentions, types = Counter[str](), dict[str, Counter[ActorType]]()
        for article in self._read(MatchAll()):
            for actor in article.actors:
                mentions[actor.name] += len(actor.mentions)
                types.setdefault(actor.name, Counter())[actor.type] += 1
        ranked = sorted(counts, key=lambda name: (-counts[name], -mentions[name], name))
        actors = (
            ActorCount(
                name, self._type(name, types.get(name)), counts[name], mentions[name]
            )
            for name in ranked
        )
        wanted = [actor for actor in actors if kind in (None, actor.type)]
        articles = self._snapshot.n_live_docs
        read = min(articles, MOST_READ)
        return ActorList(tuple(wanted[:limit]), len(wanted), read, articles)

    def profile(self, name: str) -> ActorProfile:
        """Returns the profile of the actor with this name.

        Raises:
            NoSuchNameError: no actor or several actors are called so.
        """
        found = self._resolve(name)
        plan = self._plan(found)
        facets = self._executor.search(
            plan,
            limit=0,
            facets=[
                FacetField.ACTOR,
                FacetField.OUTLET,
                FacetField.YEAR,
                FacetField.MONTH,
            ],
        )
        own = [_of(article, found) for article in self._read(plan)]
        spellings = Counter(surface for actor in own for surface in actor.surfaces)
        types = Counter(actor.type for actor in own)
        companions = Counter(self._linked.merge_counts(facets.facets[FacetField.ACTOR]))
        del companions[found]
        return ActorProfile(
            actor=ActorCount(
                found,
                types.most_common(1)[0][0],
                facets.total,
                sum(len(actor.mentions) for actor in own),
            ),
            spellings=sort_by_count(spellings),
            aliases=tuple(
                dict.fromkeys(
                    (
                        *self._linked.variants_of(found),
                        *self._aliases.spellings_of(found),
                    )
                )
            )[1:],
            years=sort_facet(FacetField.YEAR, facets.facets[FacetField.YEAR]),
            months=sort_facet(FacetField.MONTH, facets.facets[FacetField.MONTH]),
            outlets=sort_by_count(facets.facets[FacetField.OUTLET]),
            companions=sort_by_count(companions),
            read=len(own),
        )

    def suggest(self, *, limit: int) -> MergeSuggestions:
        """Suggests pairs of names that may be one actor's, the most similar first.

        Two names that the actors files give to different actors are no pair.
        """
        # It imports all of extraction, which a search does not need.
        from index.extract.actors.merge_candidates import find_merge_candidates

        counts = self._counts(MatchAll())
        names = sorted(counts, key=lambda name: (-counts[name], name))
        pairs = (
            pair
            for pair in find_merge_candidates(names[:MOST_COMPARED])
            if not (self._is_listed(pair.left) and self._is_listed(pair.right))
        )
        found = tuple(
            SuggestedMerge(
                self._passage(pair.left, counts[pair.left]),
                self._passage(pair.right, counts[pair.right]),
                pair.similarity,
            )
            for pair in islice(pairs, limit)
        )
        return MergeSuggestions(found, min(len(names), MOST_COMPARED), len(names))

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
            shown = ", ".join(map(repr, found[:_SHOWN_NAMES]))
            more = ", …" if len(found) > _SHOWN_NAMES else ""
            raise NoSuchNameError(f"{name!r} may be {shown}{more}; name one of them")
        return found[0]

    def _is_listed(self, name: str) -> bool:
        return self._aliases.find(fold_name(name), name) == name

    def _counts(self, plan: Plan) -> dict[str, int]:
        found = self._executor.search(plan, limit=0, facets=[FacetField.ACTOR])
        counts = self._linked.merge_counts(found.facets[FacetField.ACTOR])
        return {name: n for name, n in counts.items() if name and n}

    def _plan(self, name: str) -> Plan:
        names = self._linked.variants_of(name)
        return Disjunction([KeywordFilter(schema.ACTORS, one) for one in names])

    def _read(self, plan: Plan) -> Iterator[Article]:
        numbers = self._executor.find_all(plan)[:MOST_READ]
        snapshot = self._snapshot
        for number in map(int, numbers):
            stored = snapshot.stored_document(number)
            place = snapshot.file_of(number)
            yield self._linked.load_article(stored, place, self._base)

    def _read_first(self, name: str) -> Article:
        for article in self._read(self._plan(name)):
            return article
        raise IndexDamagedError(self._snapshot.directory, f"no article names {name!r}")

    def _type(self, name: str, types: Counter[ActorType] | None) -> ActorType:
        if types:
            return types.most_common(1)[0][0]
        return _of(self._read_first(name), name).type

    def _passage(self, name: str, articles: int) -> ActorPassage:
        article = self._read_first(name)
        actor = _of(article, name)
        matches = [(start, end, 0) for start, end in actor.mentions]
        patterns = [HighlightPattern(name, ())]
        snippets = make_snippets(
            article.body, matches, patterns, count=1, width=_PASSAGE_WIDTH
        )
        count = ActorCount(name, actor.type, articles, len(actor.mentions))
        # Without a match the snippet would be the start of the article.
        shown = snippets[0] if snippets and matches else None
        return ActorPassage(count, article.path, shown)


def _of(article: Article, name: str) -> Actor:
    named = (actor for actor in article.actors if actor.name == name)
    return next(named, Actor(name))
