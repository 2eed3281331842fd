"""The engine over a Whoosh index on this machine."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.searching import Searcher

from index import schema
from index.analysis import DEFAULT_LANGUAGE
from index.article import Article
from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from index.manifest import FORMAT, read_file_list, read_manifest
from index.stored import load_article
from search.engines.collect import collect, count_facet
from search.engines.lexicon import Lexicon
from search.engines.translate import Translator, written
from search.errors import NoSuchNameError
from search.query import query_words
from search.query.tree import FacetField, Node, Query
from search.results import Absence, Hit, Results, Status
from search.snippets import (
    Needle,
    find_matches,
    first_sentence,
    make_marks,
    make_snippets,
)

_LABEL_WIDTH = 100


class WhooshEngine:
    """See `search.engines.Engine`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        index = _open(directory)
        self._generation = index.latest_generation()
        manifest = read_manifest(directory, self._generation)
        if manifest is None:
            raise IndexMissingError(directory)
        if manifest.format != FORMAT:
            raise IndexOutdatedError(directory, manifest.format, FORMAT)
        self._manifest = manifest
        self._reader: Any = index.reader()
        self._searcher: Any = Searcher(self._reader)
        self._lexicon = Lexicon(self._reader)

    def search(self, query: Query) -> Results:
        """See `search.engines.Engine`."""
        started = time.perf_counter()
        translator = Translator(self._lexicon)
        collected = collect(self._searcher, translator.query(query.tree), query.sort)
        articles = int(self._reader.doc_count())
        words = query_words(query.tree)
        needles = [translator.needle(word, articles) for word in words]
        begin = (query.page - 1) * query.limit
        page = collected.numbers[begin : begin + query.limit]
        hits = (
            self._hit(rank, number, collected.scores[number], query, needles)
            for rank, number in enumerate(page, begin + 1)
        )
        return Results(
            query=query,
            total=len(collected.numbers),
            articles=articles,
            hits=tuple(hits),
            facets={
                facet: count_facet(self._reader, facet, collected.numbers)
                for facet in query.facets
            },
            absent=self._absent(words, needles),
            notices=tuple(dict.fromkeys(translator.notices)),
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def article(self, id_or_path: str) -> Article:
        """See `search.engines.Engine`."""
        for field in (schema.ID, schema.PATH):
            found = [
                int(number)
                for term in self._reader.expand_prefix(field, id_or_path)
                for number in self._reader.postings(field, term).all_ids()
            ]
            exact = [n for n in found if self._stored(n)[field] == id_or_path]
            if len(exact or found) == 1:
                return self._article((exact or found)[0])
            if found:
                names = ", ".join(self._stored(n)[field] for n in found[:4])
                raise NoSuchNameError(
                    f"{id_or_path!r} begins {len(found)} articles: {names} …"
                )
        raise NoSuchNameError(
            f"no article {id_or_path!r} in the index; ids stand in the hits of a search"
        )

    def status(self) -> Status:
        """See `search.engines.Engine`."""
        everything = list(self._reader.all_doc_ids())
        months = count_facet(self._reader, FacetField.MONTH, everything)
        days = sorted(term.decode() for term in self._reader.lexicon(schema.DATE))
        files = read_file_list(self._directory, self._generation)
        return Status(
            articles=len(everything),
            outlets=count_facet(self._reader, FacetField.OUTLET, everything),
            first=days[0] if days else "",
            last=days[-1] if days else "",
            undated=sum(count.count for count in months if not count.value),
            skipped=tuple(map(str, files.errors())),
            size_bytes=sum(
                path.stat().st_size
                for path in self._directory.rglob("*")
                if path.is_file()
            ),
            format=self._manifest.format,
            built_at=self._manifest.built_at,
        )

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
        self, words: Sequence[Node], needles: Sequence[Needle]
    ) -> tuple[Absence, ...]:
        absent = {
            written(word): needle
            for word, needle in zip(words, needles, strict=True)
            if not any(
                self._lexicon.occurs(term)
                for sequence in needle.sequences
                for terms in sequence
                for term in terms
            )
        }
        return tuple(
            Absence(text, self._lexicon.nearest_words(text))
            for text, needle in absent.items()
        )

    def _article(self, number: int) -> Article:
        return load_article(self._stored(number)[schema.STORED])

    def _stored(self, number: int) -> dict[str, Any]:
        fields: dict[str, Any] = self._reader.stored_fields(number)
        return fields


def _open(directory: Path) -> FileIndex:
    if not directory.is_dir():
        raise IndexMissingError(directory)
    try:
        return FileIndex(FileStorage(str(directory)), schema=schema.make_schema())
    except EmptyIndexError:
        raise IndexMissingError(directory) from None
    except Exception as error:  # a damaged table of contents can raise anything
        raise IndexDamagedError(
            directory, "its table of contents is damaged"
        ) from error
