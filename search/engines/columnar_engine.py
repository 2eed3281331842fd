"""The engine over an index with columnar segments, on this machine."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index import schema
from index.aliases import Aliases
from index.analysis import DEFAULT_LANGUAGE
from index.article import ActorType, Article
from index.codec.snapshot import Snapshot
from index.errors import IndexMissingError, IndexOutdatedError
from index.guesses import Guesses
from index.linked_names import LinkedNames
from index.manifest import FORMAT, read_file_list, read_manifest
from index.stored import load_article
from search.engines.collapse import find_page
from search.engines.correct import correct
from search.engines.lexicon import Lexicon
from search.engines.other_names import OtherNames, find_mentions
from search.engines.translate import Translator, written
from search.errors import NoSuchNameError
from search.executor import Executor, TopDocs
from search.executor.query import Term
from search.executor.vocabulary import Vocabulary
from search.loose_words import with_loose_words
from search.matches import Needle, find_matches
from search.query import RankedNode, View, named_actors, query_words
from search.query.tree import Everything, FacetField, NameField, Node, Query
from search.results import Absence, FacetCount, Hit, Results, Status
from search.snippets import first_sentence, make_marks, make_snippets
from search.stopwords import without_stop_words

if TYPE_CHECKING:
    from search.actor_results import ActorList, ActorProfile, Suggestions
    from search.engines.actors import Actors

_LABEL_WIDTH = 100
_SHOWN_IDS = 4


class ColumnarEngine:
    """See `search.engines.Engine`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._snapshot = Snapshot(directory)
        manifest = read_manifest(directory, self._snapshot.toc.generation)
        if manifest is None:
            raise IndexMissingError(directory)
        if manifest.format != FORMAT:
            raise IndexOutdatedError(directory, manifest.format, FORMAT)
        self._manifest = manifest
        self._executor = Executor(self._snapshot)
        vocabulary = Vocabulary(self._snapshot, self._executor.statistics)
        self._vocabulary = vocabulary
        self._guesses = Guesses(directory, self._snapshot.toc.generation)
        self._aliases = Aliases(directory, manifest.names)
        self._linked = LinkedNames(directory, self._snapshot.toc.generation)
        self._lexicon = Lexicon(vocabulary, self._aliases, self._linked)

    def search(self, query: Query) -> Results:
        """See `search.engines.Engine`."""
        started = time.perf_counter()
        view = query.view
        guesses = self._guesses.dates if view.guesses else {}
        translator = Translator(self._lexicon, guesses)
        asked, corrected = (
            correct(query.tree, self._lexicon) if view.correct else (query.tree, {})
        )
        languages = self._lexicon.languages
        tree = without_stop_words(with_loose_words(asked), languages)
        asked = without_stop_words(asked, languages)
        articles = self._snapshot.articles
        others = OtherNames(self._lexicon.names, articles)
        ranked = tree if view.exact else others.add_to(tree)
        ranked, added = (
            self._expand(ranked, asked, translator) if view.expand else (ranked, ())
        )
        page = find_page(self._executor, translator.query(ranked), view)
        found = page.found
        words = query_words(asked)
        needles = [
            replace(translator.needle(word, articles), name=others.names.get(word, ""))
            for word in words
        ]
        shown = [*needles, *self._needles_of_actors(asked)]
        first = (view.page - 1) * view.limit + 1
        hits: Iterable[Hit] = (
            self._hit(rank, number, score, view, shown)
            for rank, (number, score) in enumerate(found.hits, first)
        )
        if view.explain:
            # Few searches ask for it.
            from search.engines.explain import Explainer

            explainer = Explainer(ranked, added, self._executor, translator)
            hits = explainer.add_to(hits, found)
        return Results(
            query=query,
            total=found.total,
            articles=articles,
            hits=page.with_copies(hits, self._article),
            facets={
                facet: _in_order(facet, self._counts(facet, found))
                for facet in view.facets
            },
            corrected=corrected,
            absent=self._absent(words, needles),
            added=added,
            notices=tuple(
                dict.fromkeys([*query.notices, *others.notices, *translator.notices])
            ),
            took_ms=(time.perf_counter() - started) * 1000,
            stories=page.stories,
        )

    def article(self, id_or_path: str) -> Article:
        """See `search.engines.Engine`."""
        (number,) = self._find(id_or_path)
        return self._article(number)

    def _find(self, id_or_path: str) -> list[int]:
        """The number of the one article with this id, the start of one, or path."""
        for field in (schema.ID, schema.PATH):
            values = list(self._vocabulary.terms(field, id_or_path))
            exact = [value for value in values if value == id_or_path]
            found = [
                n for value in exact or values for n in self._bearers(field, value)
            ]
            if len(found) == 1:
                return found
            if found:
                shown = ", ".join(values[:_SHOWN_IDS])
                raise NoSuchNameError(
                    f"{id_or_path!r} begins {len(found)} articles: {shown} …"
                )
        raise NoSuchNameError(
            f"no article {id_or_path!r} in the index; ids stand in the hits of a search"
        )

    def similar(self, id_or_path: str, view: View) -> Results:
        """See `search.engines.Engine`."""
        from search.engines.similar import make_likeness

        started = time.perf_counter()
        (itself,) = self._find(id_or_path)
        article, articles = self._article(itself), self._snapshot.articles
        query = Query(f"like {article.id}", Everything(), view)
        likeness = make_likeness(article, self._lexicon, articles)
        if likeness is None:
            return Results(query, 0, articles)
        found = self._executor.search(likeness.query, limit=view.limit + 1)
        others = [hit for hit in found.hits if hit[0] != itself][: view.limit]
        hits = (
            self._hit(rank, number, score, view, likeness.needles)
            for rank, (number, score) in enumerate(others, 1)
        )
        return Results(
            query=query,
            total=found.total - 1,
            articles=articles,
            # Of so many words each article lacks some: that says nothing.
            hits=tuple(replace(hit, missing=()) for hit in hits),
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def copies(self, id_or_path: str) -> Results:
        """See `search.engines.Engine`."""
        from search.engines.copies import find_copies

        started = time.perf_counter()
        (itself,) = self._find(id_or_path)
        view = View(snippets=0)
        found = find_copies(self._snapshot, itself)
        hits = [self._hit(0, number, 0.0, view, ()) for number in found]
        hits.sort(key=lambda hit: (_day(hit.article) or "undated", hit.article.path))
        return Results(
            query=Query(f"copies of {self._article(itself).id}", Everything(), view),
            total=len(hits),
            articles=self._snapshot.articles,
            hits=tuple(replace(hit, rank=n) for n, hit in enumerate(hits, 1)),
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def actors(self, *, limit: int, kind: ActorType | None = None) -> "ActorList":
        """See `search.engines.Engine`."""
        return self._actors.most_frequent(limit=limit, kind=kind)

    def actor(self, name: str) -> "ActorProfile":
        """See `search.engines.Engine`."""
        return self._actors.profile(name)

    def likely_same(self, *, limit: int) -> "Suggestions":
        """See `search.engines.Engine`."""
        return self._actors.suggest(limit=limit)

    def status(self) -> Status:
        """See `search.engines.Engine`."""
        days = self._snapshot.count_values(schema.DATE)
        undated = days.pop("", 0)
        outlets = self._snapshot.count_values(schema.OUTLET)
        files = read_file_list(self._directory, self._snapshot.toc.generation)
        paths = (path for path in self._directory.rglob("*") if path.is_file())
        return Status(
            articles=self._snapshot.articles,
            outlets=_in_order(FacetField.OUTLET, outlets),
            first=min(days, default=""),
            last=max(days, default=""),
            undated=undated,
            skipped=tuple(map(str, files.errors())),
            size_bytes=sum(path.stat().st_size for path in paths),
            format=self._manifest.format,
            built_at=self._manifest.built_at,
        )

    @cached_property
    def _actors(self) -> "Actors":
        # A search does without it.
        from search.engines.actors import Actors

        return Actors(
            self._snapshot, self._executor, self._lexicon, self._aliases, self._linked
        )

    def _hit(
        self,
        rank: int,
        number: int,
        score: float,
        view: View,
        needles: Sequence[Needle],
    ) -> Hit:
        article = self._article(number)
        language = article.language.value or DEFAULT_LANGUAGE
        title = article.title.value or ""
        in_title = find_matches(title, language, needles, field=schema.TITLE)
        in_body = find_matches(article.body, language, needles, field=schema.BODY)
        present = {match.needle for match in (*in_title, *in_body)}
        if mentions := find_mentions(article, needles, present):
            in_body = tuple(sorted({*in_body, *mentions}))
        return Hit(
            rank=rank,
            score=score,
            article=article,
            label=title or first_sentence(article.body, _LABEL_WIDTH),
            title_marks=make_marks(title, in_title, 0, len(title)),
            snippets=make_snippets(
                article.body,
                in_body,
                needles,
                count=view.snippets,
                width=view.width,
            ),
            missing=tuple(
                dict.fromkeys(
                    needle.text
                    for place, needle in enumerate(needles)
                    if place not in present and needle.sequences
                )
            ),
        )

    def _expand(
        self, ranked: Node, asked: Node, translator: Translator
    ) -> tuple[Node, tuple[str, ...]]:
        # Few searches ask for it.
        from search.engines.expand import MOST_HITS, expand, requires_words

        found = self._executor.search(translator.query(ranked), limit=MOST_HITS)
        return expand(
            ranked,
            [(self._article(number), score) for number, score in found.hits],
            self._lexicon,
            self._snapshot.articles,
            required=requires_words(asked),
        )

    def _needles_of_actors(self, tree: Node) -> Iterator[Needle]:
        """What marks the actors that a filter asks for: their mentions, no words."""
        for typed in dict.fromkeys(named_actors(tree)):
            for name in self._lexicon.resolve(NameField.ACTOR, typed):
                yield Needle(typed, (), name=name)

    def _absent(
        self, words: Sequence[RankedNode], needles: Sequence[Needle]
    ) -> tuple[Absence, ...]:
        absent = {
            written(word)
            for word, needle in zip(words, needles, strict=True)
            if not needle.name
            and not any(
                self._lexicon.occurs(term)
                for sequence in needle.sequences
                for terms in sequence
                for term in terms
            )
        }
        return tuple(
            Absence(text, self._lexicon.nearest_words(text)) for text in sorted(absent)
        )

    def _bearers(self, field: str, value: str) -> list[int]:
        query = Term(field, value)
        return [int(number) for number in self._executor.articles_of(query)]

    def _article(self, number: int) -> Article:
        article = load_article(self._snapshot.stored(number))
        return self._guesses.add_to(self._linked.rename(article))

    def _counts(self, facet: FacetField, found: TopDocs) -> Mapping[str, int]:
        counts = found.facets[facet.value]
        return self._linked.add_up(counts) if facet is FacetField.ACTOR else counts


def _day(article: Article) -> str:
    date = article.date.value
    first = date.first if date else None
    return first.isoformat() if first else ""


def _in_order(facet: FacetField, counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Most first, years and months in order of time; "unknown" last among equals."""
    timely = facet in (FacetField.YEAR, FacetField.MONTH)
    ranked = sorted(
        counts.items(),
        key=lambda pair: (0 if timely else -pair[1], not pair[0], pair[0]),
    )
    return tuple(
        FacetCount(value, count)
        for value, count in ranked
        if count and (value or facet is not FacetField.ACTOR)
    )
