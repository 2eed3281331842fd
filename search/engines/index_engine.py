"""The engine that all indexes share: it answers queries from the parts of one."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from index.article import ActorType, Article
from index.codec.commit.manifest import Manifest
from index.codec.document import TEXT_FIELDS
from index.derived.aliases import ActorAliases
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from index.file_names import absolute_name
from index.schema import FILE, ID
from search.desk.tag_reader import NO_TAGS, TagReader
from search.engines.answer_counts import AnswerCounter
from search.engines.damage import name_damage
from search.engines.highlight_patterns import (
    find_absent_words,
    make_actor_patterns,
    make_highlight_patterns,
)
from search.engines.hits import HitBuilder
from search.engines.lookup.article_lookup import ArticleLookup
from search.executor import TopDocs
from search.executor.plan import MatchAll, Plan
from search.highlight.pattern_matcher import HighlightPattern
from search.query import View
from search.query.query import FacetField, Query
from search.query.tree import Everything
from search.results.results import Hit, Results
from search.rewrite.compound_variants import CompoundVariants
from search.rewrite.rewrite import RewrittenQuery, rewrite_query
from search.rewrite.term_resolver import TermResolver
from search.rewrite.translation import Translator

if TYPE_CHECKING:
    from search.engines import FindsArticles
    from search.engines.actor_profiles import ActorProfiles
    from search.engines.actor_tallies import ActorTallies
    from search.engines.damage import Answer
    from search.engines.meaning_ranking import ArticleVectors, MeaningRanking
    from search.engines.related_articles import RelatedArticles
    from search.executor.executor import DocNumbers
    from search.executor.protocols import SearchExecutor, SearchVocabulary
    from search.results.actor_results import (
        ActorList,
        ActorNaming,
        ActorProfile,
        MergeSuggestions,
    )
    from search.results.batch_results import AnswerTotals
    from search.results.marked_article import MarkedArticle


class EngineParts(NamedTuple):
    """What an engine reads of one index: see `search.executor.protocols`.

    Attributes:
        executor: runs plans.
        vocabulary: looks up terms and forms.
        aliases: the aliases of the listed actors.
        linked: the linked names.
        guesses: the guessed dates.
        manifest: the facts about the build.
        tallies: makes what counts actors.
        share_ids: tells which of some documents may share their ids with others, given
            the ids and the numbers.
        find_copied: finds the texts that are near-duplicates of others; see
            `search.duplicates.copied_texts`.
        tags: the user's tags.
    """

    executor: "SearchExecutor"
    vocabulary: "SearchVocabulary"
    aliases: ActorAliases
    linked: LinkedNames
    guesses: GuessedDates
    manifest: Manifest
    tallies: "Callable[[], ActorTallies]"
    share_ids: Callable[[Sequence[str], Sequence[int]], list[bool]]
    find_copied: "Callable[[DocNumbers, DocNumbers], dict[int, int]]"
    tags: TagReader = NO_TAGS


class IndexEngine:
    """Answers queries, whatever the index is kept in; see `search.engines.Engine`.

    Its subclasses tell what is kept where: the status, and vectors of articles.
    """

    def __init__(self, parts: EngineParts) -> None:
        self._parts = parts
        self._executor, self._linked = parts.executor, parts.linked
        self._snapshot, self._base = parts.executor.snapshot, parts.manifest.base
        self._resolver = TermResolver(
            parts.vocabulary,
            parts.aliases,
            parts.linked,
            n_docs=self._snapshot.n_live_docs,
        )
        occurs = partial(self._executor.occurs, TEXT_FIELDS)
        self._compounds = CompoundVariants(self._resolver, occurs)
        self._counter = AnswerCounter(
            self._executor, self._resolver, self._compounds, self._linked
        )
        self._articles = ArticleLookup(
            parts.executor,
            parts.vocabulary,
            parts.guesses,
            parts.linked,
            parts.manifest,
            parts.share_ids,
        )

    def verify(self) -> None:
        """Verifies what was read, after an unexpected error; raises what it finds."""

    @name_damage
    def search(self, query: Query) -> Results:
        """See `search.engines.Engine`."""
        started = time.perf_counter()
        view, articles = query.view, len(self._articles)
        rewritten, translator = self._rewrite(query)
        plan = translator.translate(rewritten.scored)
        meaning = self._take_second_look(query, rewritten)
        page = self._counter.find_page(
            query, plan, meaning.second_look if meaning else None
        )
        found = page.found
        counts = self._counter.count(query, rewritten, plan, translator, page)
        patterns = make_highlight_patterns(rewritten, translator, self._resolver)
        first_rank = (view.page - 1) * view.limit + 1
        builder = self._make_builder(patterns, rewritten, view)
        hits: Iterable[Hit] = builder.build_all(
            self._articles, found.hits, first_rank=first_rank
        )
        if view.explain:
            hits = self._explain(hits, found, rewritten, translator)
            hits = meaning.explain(hits, found) if meaning else hits
        return Results(
            query=query,
            total=found.total,
            articles=articles,
            hits=page.add_copies(hits, self._articles.read),
            facets=counts.facets,
            corrected=rewritten.corrected,
            absent=find_absent_words(patterns, self._resolver),
            added=rewritten.added,
            notices=tuple(dict.fromkeys([*rewritten.notices, *translator.notices])),
            took_ms=(time.perf_counter() - started) * 1000,
            stories=page.stories,
            undated_left_out=counts.undated_left_out,
            with_every_word=counts.with_every_word,
            faceted=counts.faceted,
            crossed=counts.crossed,
            guessed=counts.guessed,
        )

    @name_damage
    def files(self, query: Query, *, most: int | None = None) -> Iterator[str]:
        """See `search.engines.Engine`."""
        rewritten, translator = self._rewrite(query)
        plan = translator.translate(rewritten.scored)
        most = len(self._articles) if most is None else most
        meaning = self._take_second_look(query, rewritten)
        found = self._executor.search(
            plan,
            limit=most,
            order=query.view.sort,
            second_look=meaning.second_look if meaning else None,
        )
        numbers = (number for number, _ in found.hits)
        names = dict.fromkeys(self._snapshot.values_of(FILE, numbers))
        base = self._base
        return (absolute_name(name, base) for name in names if name)

    @name_damage
    def texts(self, query: Query) -> list[str]:
        """See `search.engines.Engine`."""
        rewritten, translator = self._rewrite(query)
        numbers = self._executor.find_all(translator.translate(rewritten.scored))
        return self._snapshot.distinct_values(ID, numbers)

    @name_damage
    def count(self, query: Query, by: FacetField | None = None) -> "AnswerTotals":
        """See `search.engines.Engine`."""
        # Only lists of queries need it.
        from search.results.batch_results import AnswerTotals

        rewritten, translator = self._rewrite(query)
        numbers = self._executor.find_all(translator.translate(rewritten.scored))
        counts = self._executor.count_by(by, numbers) if by else {}
        if by is FacetField.ACTOR:
            counts = self._linked.merge_counts(counts)
        stories = self._count_stories(numbers)
        return AnswerTotals(len(numbers), stories, counts, rewritten.corrected)

    @name_damage
    def find_originals(self, texts: Iterable[str], within: Query) -> dict[str, str]:
        """See `search.engines.Engine`."""
        return self._related.find_originals(texts, self._plan(within) or MatchAll())

    @name_damage
    def article(self, id_or_path: str) -> Article:
        """See `search.engines.Engine`."""
        return self._articles.read(self._articles.find(id_or_path))

    @name_damage
    def mark(self, id_or_path: str, query: Query) -> "MarkedArticle":
        """See `search.engines.Engine`."""
        article = self.article(id_or_path)
        rewritten, translator = self._rewrite(query)
        translator.translate(rewritten.scored)  # it tells the words that it drops
        patterns = make_highlight_patterns(rewritten, translator, self._resolver)
        return self._make_builder(patterns, rewritten, query.view).mark(article)

    @name_damage
    def similar(
        self, id_or_path: str, view: View, within: Query | None = None
    ) -> Results:
        """See `search.engines.Engine`."""
        return self._related.similar(id_or_path, view, self._plan(within))

    @name_damage
    def copies(
        self,
        id_or_path: str,
        view: View = View(limit=1_000, snippets=0),
        within: Query | None = None,
    ) -> Results:
        """See `search.engines.Engine`."""
        return self._related.copies(id_or_path, view, self._plan(within))

    @name_damage
    def file_articles(self, file: str, view: View) -> Results:
        """See `search.engines.Engine`."""
        return self._related.of_file(file, view)

    @name_damage
    def actors(
        self,
        *,
        limit: int,
        page: int = 1,
        kind: ActorType | None = None,
        within: Query | None = None,
    ) -> "ActorList":
        """See `search.engines.Engine`."""
        return self._actors.most_frequent(
            limit=limit, page=page, kind=kind, plan=self._plan(within)
        )

    @name_damage
    def actor(self, name: str, within: Query | None = None) -> "ActorProfile":
        """See `search.engines.Engine`."""
        return self._actors.profile(name, self._plan(within))

    @name_damage
    def actor_naming(self, name: str) -> "ActorNaming":
        """See `search.engines.Engine`."""
        return self._actors.naming(name)

    @name_damage
    def suggest_merges(self, *, limit: int) -> "MergeSuggestions":
        """See `search.engines.Engine`."""
        # It imports all of extraction, which no search needs.
        from search.engines.actor_suggestions import ActorSuggestions

        suggestions = ActorSuggestions(
            self._executor,
            self._resolver,
            self._parts.tallies(),
            self._parts.aliases,
            self._linked,
            base=self._base,
        )
        return suggestions.suggest(limit=limit)

    def together(self, ask: "Callable[[FindsArticles], Answer]") -> "Answer":
        """See `search.engines.Engine`."""
        return ask(self)

    def _count_stories(self, numbers: "DocNumbers") -> int:
        """Counts the clusters of near-duplicates among some documents."""
        # Only lists of queries need it.
        from search.duplicates.clusters import find_clusters

        clusters = find_clusters(self._snapshot.read_fingerprints(numbers))
        return len(set(clusters.tolist()))

    @cached_property
    def _related(self) -> "RelatedArticles":
        # No search needs it.
        from search.engines.related_articles import RelatedArticles

        return RelatedArticles(
            self._executor,
            self._articles,
            self._resolver,
            self._parts.find_copied,
        )

    @cached_property
    def _actors(self) -> "ActorProfiles":
        # No search needs it.
        from search.engines.actor_profiles import ActorProfiles

        return ActorProfiles(
            self._executor,
            self._resolver,
            self._parts.tallies(),
            self._linked,
        )

    def _rewrite(self, query: Query) -> tuple[RewrittenQuery, Translator]:
        """Rewrites the query; with it goes what translates it into plans."""
        view = query.view
        rewritten = rewrite_query(query, self._resolver, self._compounds)
        translator = Translator(
            self._resolver,
            self._parts.guesses.dates if view.guesses else {},
            base=self._base,
            n_words=len(rewritten.words),
            tags=self._parts.tags,
        )
        if view.expand:
            rewritten = self._expand(rewritten, translator)
        return rewritten, translator

    def _make_builder(
        self, patterns: list[HighlightPattern], rewritten: RewrittenQuery, view: View
    ) -> HitBuilder:
        """Makes what marks the words and the actors of the filters in articles."""
        actors = make_actor_patterns(rewritten, self._resolver)
        return HitBuilder([*patterns, *actors], view)

    def _plan(self, within: Query | None) -> Plan | None:
        """Returns the plan of the articles that filters leave; None for all articles."""
        if within is None or isinstance(within.tree, Everything):
            return None
        rewritten, translator = self._rewrite(within)
        return translator.translate(rewritten.scored)

    def _expand(
        self, rewritten: RewrittenQuery, translator: Translator
    ) -> RewrittenQuery:
        # Few searches ask for it.
        from search.rewrite import relevance_feedback as feedback

        found = self._executor.search(
            translator.translate(rewritten.scored), limit=feedback.MAX_FEEDBACK_HITS
        )
        scored, added = feedback.expand_by_feedback(
            rewritten.scored,
            [(self._articles.read(number), score) for number, score in found.hits],
            self._resolver,
            required=feedback.requires_words(rewritten.highlighted),
        )
        return rewritten._replace(scored=scored, added=added)

    def _take_second_look(
        self, query: Query, rewritten: RewrittenQuery
    ) -> "MeaningRanking | None":
        if not query.view.semantic:
            return None
        # 30 ms of imports, and of reading the vocabulary.
        from search.engines.meaning_ranking import MeaningRanking, make_question

        text = make_question(query.tree, rewritten.corrected)
        return MeaningRanking(text, self._vectors)

    @cached_property
    def _vectors(self) -> "ArticleVectors":
        raise NotImplementedError

    def _explain(
        self,
        hits: Iterable[Hit],
        found: TopDocs,
        rewritten: RewrittenQuery,
        translator: Translator,
    ) -> Iterator[Hit]:
        # Few searches ask for it.
        from search.engines.explaining import Explainer

        explainer = Explainer(
            rewritten.scored, rewritten.added, self._executor, translator
        )
        return explainer.add_to(hits, found)
