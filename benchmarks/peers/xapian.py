"""Xapian: values for dates and counts, compacted at the end.

Words and stems are both indexed, as is its default; otherwise its snippets would not
mark inflected words. Only words have positions, so that its phrases match exact forms.
"""

import json
import os
import shutil
from pathlib import Path

import xapian

from benchmarks.contract import (
    HITS,
    SNIPPET_CHARACTERS,
    Answer,
    Question,
    Record,
    read_records,
)

_OUTLET, _DAY = 0, 1
_TITLE_WEIGHT = 2
_ID_PREFIX, _OUTLET_PREFIX, _STEM_PREFIX = "Q", "XO", "Z"
_ARTICLES_A_FLUSH = "50000"


class Engine:
    """Xapian through its Python bindings."""

    version = str(xapian.version_string())

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the database, then compacts it."""
        os.environ["XAPIAN_FLUSH_THRESHOLD"] = _ARTICLES_A_FLUSH
        loose = directory / "loose"
        flags = xapian.DB_CREATE | xapian.DB_NO_SYNC | xapian.DB_DANGEROUS
        database = xapian.WritableDatabase(str(loose), flags)
        words = _make_generator()
        for record in read_records(articles):
            database.add_document(_make_document(words, record))
        database.commit()
        database.compact(str(directory / "database"))
        database.close()
        shutil.rmtree(loose)

    def update(self, recent: Path, directory: Path) -> None:
        """Replaces articles with the same ids."""
        database = xapian.WritableDatabase(str(directory / "database"))
        words = _make_generator()
        for record in read_records(recent):
            document = _make_document(words, record)
            database.replace_document(_ID_PREFIX + record["id"], document)
        database.commit()
        database.close()

    def open(self, directory: Path) -> None:
        """Opens the database."""
        self._database = xapian.Database(str(directory / "database"))
        self._stem = xapian.Stem("en")

    def answer(self, question: Question) -> Answer:
        """Searches and counts all hits, with a snippet of each from Xapian."""
        enquire = xapian.Enquire(self._database)
        enquire.set_query(_filter(self._make_query(question), question))
        spy = xapian.ValueCountMatchSpy(_OUTLET)
        if question.facet:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, HITS, self._database.get_doccount())
        records = [json.loads(match.document.get_data()) for match in found]
        return Answer(
            found.get_matches_estimated(),
            [record["id"] for record in records],
            [
                found.snippet(
                    record["text"], SNIPPET_CHARACTERS, self._stem, 0
                ).decode()
                for record in records
            ],
            {item.term.decode(): item.termfreq for item in spy.values()},
        )

    def _make_query(self, question: Question) -> xapian.Query:
        if question.match == "prefix":
            return xapian.Query(xapian.Query.OP_WILDCARD, question.words[0])
        words = list(question.words)
        if question.match == "phrase":
            return xapian.Query(xapian.Query.OP_PHRASE, words, len(words))
        together = question.match == "all"
        combine = xapian.Query.OP_AND if together else xapian.Query.OP_OR
        stems = [_STEM_PREFIX + self._stem(word).decode() for word in words]
        return xapian.Query(combine, stems)


def _filter(query: xapian.Query, question: Question) -> xapian.Query:
    if question.outlet:
        only = xapian.Query(_OUTLET_PREFIX + question.outlet)
        query = xapian.Query(xapian.Query.OP_FILTER, query, only)
    if question.since:
        days = xapian.Query(
            xapian.Query.OP_VALUE_RANGE, _DAY, question.since, question.until
        )
        query = xapian.Query(xapian.Query.OP_FILTER, query, days)
    return query


def _make_generator() -> xapian.TermGenerator:
    words = xapian.TermGenerator()
    words.set_stemmer(xapian.Stem("en"))
    return words


def _make_document(words: xapian.TermGenerator, record: Record) -> xapian.Document:
    document = xapian.Document()
    words.set_document(document)
    words.set_termpos(0)
    words.index_text(record["title"], _TITLE_WEIGHT)
    words.increase_termpos()
    words.index_text(record["text"])
    document.add_boolean_term(_ID_PREFIX + record["id"])
    document.add_boolean_term(_OUTLET_PREFIX + record["outlet"])
    document.add_value(_OUTLET, record["outlet"])
    document.add_value(_DAY, record["date"])
    document.set_data(json.dumps(record, ensure_ascii=False))
    return document
