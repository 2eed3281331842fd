"""Stock Whoosh: its own codec and matchers, two processes to build."""

from pathlib import Path

import whoosh
from whoosh import analysis, fields, highlight, index, query, sorting

from benchmarks.contract import (
    HITS,
    SNIPPET_CHARACTERS,
    Answer,
    Question,
    Record,
    read_records,
)

_TEXT = (("title", 2.0), ("text", 1.0))
_PROCESSES = 2
_MEMORY_MB = 256


class Engine:
    """Whoosh with its own codec."""

    version = ".".join(map(str, whoosh.__version__))

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the index in two processes, each with its own segment."""
        made = index.create_in(directory, _make_schema())
        writer = made.writer(procs=_PROCESSES, limitmb=_MEMORY_MB, multisegment=True)
        for record in read_records(articles):
            writer.add_document(**_make_fields(record))
        writer.commit()

    def update(self, recent: Path, directory: Path) -> None:
        """Replaces articles with the same ids."""
        writer = index.open_dir(directory).writer()
        for record in read_records(recent):
            writer.update_document(**_make_fields(record))
        writer.commit(merge=False)

    def open(self, directory: Path) -> None:
        """Opens the index."""
        self._searcher = index.open_dir(directory).searcher()
        self._stem = _make_analyzer()

    def answer(self, question: Question) -> Answer:
        """Searches, with the fragment of each hit that Whoosh highlights."""
        found = self._searcher.search(
            self._make_query(question),
            limit=HITS,
            filter=_make_filter(question),
            groupedby=sorting.FieldFacet("outlet") if question.facet else None,
        )
        found.fragmenter = highlight.ContextFragmenter(maxchars=SNIPPET_CHARACTERS)
        facets = {}
        if question.facet:
            facets = {name: len(hits) for name, hits in found.groups().items()}
        top = found[:HITS]  # with `groupedby` Whoosh ignores the limit
        return Answer(
            len(found),
            [hit["id"] for hit in top],
            [hit.highlights("text", top=1) for hit in top],
            facets,
        )

    def _make_query(self, question: Question) -> query.Query:
        if question.match == "prefix":
            return query.Or(
                [query.Prefix(name, question.words[0]) for name, _ in _TEXT]
            )
        words = [token.text for token in self._stem(" ".join(question.words))]
        if question.match == "phrase":
            return query.Or([query.Phrase(name, words, boost=b) for name, b in _TEXT])
        each = [
            query.Or([query.Term(n, word, boost=b) for n, b in _TEXT]) for word in words
        ]
        return query.And(each) if question.match == "all" else query.Or(each)


def _make_filter(question: Question) -> query.Query | None:
    if question.outlet:
        return query.Term("outlet", question.outlet)
    if question.since:
        first, last = _read_day(question.since), _read_day(question.until)
        return query.NumericRange("date", first, last)
    return None


def _make_analyzer() -> analysis.Analyzer:
    # StemmingAnalyzer without its stop words: the other engines have none.
    return (
        analysis.RegexTokenizer()
        | analysis.LowercaseFilter()
        | analysis.StemFilter(cachesize=100_000)
    )


def _make_schema() -> fields.Schema:
    text = _make_analyzer()
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        title=fields.TEXT(analyzer=text, stored=True),
        text=fields.TEXT(analyzer=text, stored=True),
        date=fields.NUMERIC(int, sortable=True, stored=True),
        outlet=fields.ID(stored=True, sortable=True),
        actors=fields.KEYWORD(commas=True, stored=True),
        language=fields.ID(stored=True),
        url=fields.STORED(),
    )


def _make_fields(record: Record) -> dict[str, str | int]:
    return {
        "id": record["id"],
        "title": record["title"],
        "text": record["text"],
        "date": _read_day(record["date"]),
        "outlet": record["outlet"],
        "actors": ",".join(record["actors"]),
        "language": record["language"],
        "url": record["url"],
    }


def _read_day(day: str) -> int:
    return int(day.replace("-", ""))
