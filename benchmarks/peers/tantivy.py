"""Tantivy: two indexing threads, fast fields for filters, its own snippets."""

import datetime
from importlib import metadata
from pathlib import Path
from typing import Any, cast

import tantivy
from tantivy import FieldType, Occur, Query, Schema, SnippetGenerator

from benchmarks.contract import (
    HITS,
    SNIPPET_CHARACTERS,
    Answer,
    Question,
    Record,
    read_records,
)

_TEXT = ["title", "text"]
_BOOSTS = {"title": 2.0}
_THREADS = 2
_HEAP_BYTES = 512_000_000
# With at most so many expansions of a prefix, a query of all terms is tantivy's fastest
# and best ranked; with more, its set query is faster.
_MAX_EXPANSIONS = 200


class Engine:
    """Tantivy through tantivy-py."""

    version = metadata.version("tantivy")

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the index."""
        self._write(tantivy.Index(_make_schema(), str(directory)), articles)

    def update(self, recent: Path, directory: Path) -> None:
        """Replaces articles with the same ids."""
        self._write(tantivy.Index.open(str(directory)), recent, replace=True)

    def open(self, directory: Path) -> None:
        """Opens the index."""
        self._index = tantivy.Index.open(str(directory))
        self._searcher = self._index.searcher()

    def answer(self, question: Question) -> Answer:
        """Searches, with a snippet of each hit from tantivy's generator."""
        words = self._make_words(question)
        query = Query.boolean_query(
            [
                (Occur.Must, words),
                *((Occur.Must, only) for only in self._filter(question)),
            ]
        )
        found = self._searcher.search(query, HITS, count=True)
        generator = SnippetGenerator.create(
            self._searcher, words, self._index.schema, "text"
        )
        generator.set_max_num_chars(SNIPPET_CHARACTERS)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        return Answer(
            cast(Any, found).count,  # missing in its stubs
            [str(document.get_first("id")) for document in documents],
            [generator.snippet_from_doc(document).to_html() for document in documents],
            self._count_outlets(query) if question.facet else {},
        )

    @staticmethod
    def _write(index: tantivy.Index, articles: Path, *, replace: bool = False) -> None:
        writer = index.writer(_HEAP_BYTES, _THREADS)
        for record in read_records(articles):
            if replace:
                writer.delete_documents_by_term("id", record["id"])
            writer.add_document(_make_document(record))
        writer.commit()
        writer.wait_merging_threads()

    def _make_words(self, question: Question) -> Query:
        if question.match == "prefix":
            return self._make_prefix(question.words[0])
        words = " ".join(question.words)
        return self._index.parse_query(
            f'"{words}"' if question.match == "phrase" else words,
            _TEXT,
            field_boosts=_BOOSTS,
            conjunction_by_default=question.match == "all",
        )

    def _make_prefix(self, prefix: str) -> Query:
        schema, parts = self._index.schema, []
        for name in _TEXT:
            terms = [t for t, _ in self._searcher.terms_with_prefix(name, prefix)]
            if len(terms) > _MAX_EXPANSIONS:
                parts.append(Query.term_set_query(schema, name, terms))
            else:
                parts += [Query.term_query(schema, name, term) for term in terms]
        return Query.boolean_query([(Occur.Should, part) for part in parts])

    def _filter(self, question: Question) -> list[Query]:
        schema, only = self._index.schema, []
        if question.outlet:
            only.append(Query.term_query(schema, "outlet", question.outlet))
        if question.since:
            first, last = _read_day(question.since), _read_day(question.until)
            only.append(Query.range_query(schema, "date", FieldType.Date, first, last))
        return [Query.const_score_query(query, 0.0) for query in only]

    def _count_outlets(self, query: Query) -> dict[str, int]:
        wanted = {"outlet": {"terms": {"field": "outlet", "size": 1_000}}}
        buckets = self._searcher.aggregate(query, wanted)["outlet"]["buckets"]
        return {bucket["key"]: int(bucket["doc_count"]) for bucket in buckets}


def _make_schema() -> Schema:
    builder = tantivy.SchemaBuilder()
    for name in _TEXT:
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    for name in ("id", "outlet", "actors", "language", "url"):
        # Columns only where filters and counts use them.
        builder.add_text_field(
            name,
            stored=True,
            fast=name in ("outlet", "actors", "language"),
            tokenizer_name="raw",
            index_option="basic",
        )
    return builder.add_date_field("date", stored=True, indexed=True, fast=True).build()


def _make_document(record: Record) -> tantivy.Document:
    return tantivy.Document(**{**record, "date": _read_day(record["date"])})


def _read_day(day: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC)
