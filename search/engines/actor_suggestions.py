"""Suggests pairs of actors that may be the same."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from index import schema
from index.analysis.name_terms import fold_name
from index.article import Article, Basis
from index.derived.aliases import ActorAliases
from index.derived.linked_names import LinkedNames
from index.extract.actors.merge_candidates import find_merge_candidates
from index.extract.actors.merge_evidence import NamedActor, find_evidence
from search.executor.plan import Disjunction, KeywordFilter
from search.highlight.pattern_matcher import HighlightPattern
from search.highlight.snippets import make_snippets
from search.results.actor_results import (
    ActorCount,
    ActorPassage,
    MergeSuggestions,
    SuggestedMerge,
)
from search.results.results import Snippet
from search.rewrite.term_resolver import TermResolver

if TYPE_CHECKING:
    from search.engines.actor_tallies import ActorTallies
    from search.executor.protocols import SearchExecutor

MOST_COMPARED = 100_000
"""So many names are compared, those in most articles first: some seconds at worst."""

_PASSAGE_WIDTH = 160
_MAX_READ = 8
"""Articles of a name that are read for a sentence with it."""
_CONTEXT, _MIN_WORDS, _MIN_PLAIN = 120, 6, 0.35
"""Characters around a mention, and of the words in them how many at least, and which
share in lower case (or in a script without capitals), make a sentence."""
_DECLARED = (Basis.USER, Basis.STATED)


class ActorSuggestions:
    """Suggests merges of the actors of one index; see `search.engines.Engine`."""

    def __init__(  # noqa: PLR0913  (the parts of an index)
        self,
        executor: "SearchExecutor",
        resolver: TermResolver,
        tallies: "ActorTallies",
        aliases: ActorAliases,
        linked: LinkedNames,
        *,
        base: str,
    ) -> None:
        self._tallies = tallies
        self._executor = executor
        self._resolver = resolver
        self._aliases = aliases
        self._linked = linked
        self._base = base

    def suggest(self, *, limit: int) -> MergeSuggestions:
        """Suggests pairs of names that may be one actor's, the best evidence first.

        Two names that the actors files give to different actors are no pair.
        """
        counter = self._tallies.count_all(None)
        ranked = counter.rank()
        actors = {one.name: one for one in counter.read(ranked[:MOST_COMPARED])}
        pairs = islice(self._find_pairs(actors), limit)
        return MergeSuggestions(tuple(pairs), len(actors), len(ranked))

    def _find_pairs(self, actors: Mapping[str, ActorCount]) -> Iterator[SuggestedMerge]:
        graded = []
        for pair in find_merge_candidates(actors):
            left, right = actors[pair.left], actors[pair.right]
            evidence = find_evidence(_named(left), _named(right))
            listed = self._is_listed(left.name) and self._is_listed(right.name)
            if evidence and not listed:
                most = max(left.articles, right.articles)
                graded.append((evidence, -most, -pair.similarity, pair[:2]))
        for _, _, similarity, names in sorted(graded):
            one, other = (self._find_passage(actors[name]) for name in names)
            if one and other:
                yield SuggestedMerge(one, other, -similarity)

    def _is_listed(self, name: str) -> bool:
        return self._aliases.find(fold_name(name), name) == name

    def _find_passage(self, count: ActorCount) -> ActorPassage | None:
        """Finds an article that names an actor in a sentence, or declares it.

        A name that stands only in titles, menus and lists is mostly a part of one.
        """
        names = self._linked.variants_of(count.name)
        plan = Disjunction([KeywordFilter(schema.ACTORS, one) for one in names])
        numbers = self._executor.search(plan, limit=_MAX_READ).hits
        snapshot = self._executor.snapshot
        for number, _ in numbers:
            ((stored, place),) = snapshot.stored_documents([number])
            article = self._linked.load_article(stored, place, self._base)
            found = [one for one in article.actors if one.name == count.name]
            for actor in found:
                mention = next(
                    (
                        one
                        for one in actor.mentions
                        if is_in_sentence(article.body, *one)
                    ),
                    None,
                )
                if mention or actor.basis in _DECLARED:
                    passage = _cut_passage(article, count.name, mention)
                    return ActorPassage(count, article.path, passage)
        return None


def is_in_sentence(text: str, start: int, end: int) -> bool:
    r"""Checks that a mention stands in a sentence, not in a heading, menu or list.

    >>> text = "NEWS SPORT Ada Brook\nThe poet Ada Brook came back to the city at last."
    >>> is_in_sentence(text, 11, 20), is_in_sentence(text, 30, 39)
    (False, True)
    """
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[
        max(first, start - _CONTEXT) : min(
            stop if stop >= 0 else len(text), end + _CONTEXT
        )
    ]
    words = [word for word in line.split() if word[:1].isalpha()]
    plain = [word for word in words if not word[:1].isupper()]
    return len(words) >= _MIN_WORDS and len(plain) >= _MIN_PLAIN * len(words)


def _cut_passage(
    article: Article, name: str, mention: tuple[int, int] | None
) -> Snippet | None:
    if mention is None:
        return None
    patterns = [HighlightPattern(name, ())]
    matches = [(*mention, 0)]
    return next(
        iter(
            make_snippets(
                article.body, matches, patterns, count=1, width=_PASSAGE_WIDTH
            )
        ),
        None,
    )


def _named(actor: ActorCount) -> NamedActor:
    return NamedActor(actor.name, actor.type, actor.articles)
