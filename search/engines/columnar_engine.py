"""The engine over an index with columnar segments, on this machine."""

import time
from collections.abc import Mapping, Sequence
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
from index.manifest import FORMAT, read_file_list, read_manifest
from index.stored import load_article
from search.engines.correct import correct
from search.engines.lexicon import Lexicon
from search.engines.other_names import OtherNames, find_mentions
from search.engines.translate import Translator, written
from search.errors import NoSuchNameError
from search.executor import Executor
from search.executor.query import Term
from search.executor.vocabulary import Vocabulary
from search.loose_words import with_loose_words
from search.matches import Needle, find_matches
from search.query import RankedNode, View, query_words
from search.query.tree import Everything, FacetField, Query
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
        self._lexicon = Lexicon(vocabulary, self._aliases)

    def search(self, query: Query) -> Results:
        """See `search.engines.Engine`."""
        started = time.perf_counter()
        guesses = self._guesses.dates if query.guesses else {}
        translator = Translator(self._lexicon, guesses)
        asked, corrected = query.tree, dict[str, str]()
        if query.correct:
            asked, corrected = correct(query.tree, self._lexicon)
        languages = self._lexicon.languages
        tree = without_stop_words(with_loose_words(asked), languages)
        asked = without_stop_words(asked, languages)
        articles = self._snapshot.articles
        others = OtherNames(self._lexicon.names, articles)
        found = self._executor.search(
            translator.query(tree if query.exact else others.add_to(tree)),
            limit=query.limit,
            offset=(query.page - 1) * query.limit,
            order=query.sort.value,
            facets=[facet.value for facet in query.facets],
        )
        words = query_words(asked)
        needles = [
            replace(translator.needle(word, articles), name=others.names.get(word, ""))
            for word in words
        ]
        first = (query.page - 1) * query.limit + 1
        hits = (
            self._hit(rank, number, score, query, needles)
            for rank, (number, score) in enumerate(found.hits, first)
        )
        return Results(
            query=query,
            total=found.total,
            articles=articles,
            hits=tuple(hits),
            facets={
                facet: _in_order(facet, found.facets[facet.value])
                for facet in query.facets
            },
            corrected=corrected,
            absent=self._absent(words, needles),
            notices=tuple(dict.fromkeys([*others.notices, *translator.notices])),
            took_ms=(time.perf_counter() - started) * 1000,
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
        query = Query(f"like {article.id}", Everything(), limit=view.limit)
        query = replace(query, snippets=view.snippets, width=view.width)
        likeness = make_likeness(article, self._lexicon, articles)
        if likeness is None:
            return Results(query, 0, articles)
        found = self._executor.search(likeness.query, limit=view.limit + 1)
        others = [hit for hit in found.hits if hit[0] != itself][: view.limit]
        hits = (
            self._hit(rank, number, score, query, likeness.needles)
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

        return Actors(self._snapshot, self._executor, self._lexicon, self._aliases)

    def _hit(
        self,
        rank: int,
        number: int,
        score: float,
        query: Query,
        needles: Sequence[Needle],
    ) -> Hit:
        article = self._article(number)
        language = article.language.value or DEFAULT_LANGUAGE
        title = article.title.value or ""
        in_title = find_matches(title, language, needles)
        in_body = find_matches(article.body, language, needles)
        present = {match.needle for match in (*in_title, *in_body)}
        if mentions := find_mentions(article, needles, present):
            in_body = tuple(sorted({*in_body, *mentions}))
        return Hit(
            rank=rank,
            score=score,
            article=article,
            label=title or first_sentence(article.body, _LABEL_WIDTH),
            title_marks=make_marks(in_title, 0, len(title)),
            snippets=make_snippets(
                article.body,
                in_body,
                needles,
                count=query.snippets,
                width=query.width,
            ),
            missing=tuple(
                dict.fromkeys(
                    needle.text
                    for place, needle in enumerate(needles)
                    if place not in present and needle.sequences
                )
            ),
        )

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
        return self._guesses.add_to(article)


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
