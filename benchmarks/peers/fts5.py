"""SQLite's FTS5: Porter stems, text kept once, pragmas for speed, `optimize` at the end."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.contract import HITS, Answer, Question, Record, read_records

# No journal and no sync: an interrupted build is started again.
_PRAGMAS = """
    PRAGMA page_size = 8192;
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -200000;
    PRAGMA mmap_size = 8000000000;
"""
# Only `articles` holds the text. Columns for filters are in a table of their own, which
# is small enough to stay in memory.
_TABLES = """
    CREATE TABLE articles (number INTEGER PRIMARY KEY, title TEXT, text TEXT, rest TEXT);
    CREATE TABLE facts (
        number INTEGER PRIMARY KEY, id TEXT UNIQUE, outlet TEXT, date TEXT
    );
    CREATE VIRTUAL TABLE words USING fts5(
        title, text, content='articles', content_rowid='number',
        tokenize='porter unicode61'
    );
    INSERT INTO words(words, rank) VALUES ('rank', 'bm25(2.0, 1.0)');
    INSERT INTO words(words, rank) VALUES ('automerge', 0);
    INSERT INTO words(words, rank) VALUES ('hashsize', 268435456);
"""
_FINISH = """
    CREATE INDEX outlets ON facts(outlet, number);
    CREATE INDEX days ON facts(date, number);
    INSERT INTO words(words) VALUES ('optimize');
    PRAGMA optimize;
"""
_BATCH = 2_000
# About 240 characters.
_SNIPPET_WORDS = 40


class Engine:
    """FTS5 through the sqlite3 module."""

    version = sqlite3.sqlite_version

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the database."""
        database = _connect(directory)
        database.executescript(_TABLES)
        database.execute("BEGIN")
        _insert(database, enumerate(read_records(articles)))
        database.execute("COMMIT")
        database.executescript(_FINISH)
        database.close()

    def update(self, recent: Path, directory: Path) -> None:
        """Replaces articles with the same ids."""
        database = _connect(directory)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("BEGIN")
        numbered = [(_delete(database, r["id"]), r) for r in read_records(recent)]
        _insert(database, numbered)
        database.execute("COMMIT")
        database.close()

    def open(self, directory: Path) -> None:
        """Opens the database."""
        self._database = _connect(directory)

    def answer(self, question: Question) -> Answer:
        """Searches by bm25, with a snippet of each hit from snippet()."""
        where, values = _make_condition(question)
        execute = self._database.execute
        rows = execute(
            "SELECT (SELECT id FROM facts WHERE number = words.rowid),"
            f" snippet(words, 1, '<b>', '</b>', '…', {_SNIPPET_WORDS})"
            f" FROM words WHERE {where} ORDER BY rank LIMIT {HITS}",
            values,
        ).fetchall()
        total = execute(f"SELECT count(*) FROM words WHERE {where}", values).fetchone()
        facets = {}
        if question.facet:
            facets = dict(
                execute(
                    "SELECT outlet, count(*) FROM words CROSS JOIN facts"
                    f" ON facts.number = words.rowid WHERE {where} GROUP BY outlet",
                    values,
                )
            )
        return Answer(
            total[0], [row[0] for row in rows], [row[1] for row in rows], facets
        )


def _connect(directory: Path) -> sqlite3.Connection:
    database = sqlite3.connect(directory / "articles.db", isolation_level=None)
    database.executescript(_PRAGMAS)
    return database


def _insert(
    database: sqlite3.Connection, numbered: Iterable[tuple[int, Record]]
) -> None:
    texts: list[tuple[int, str, str, str]] = []
    facts: list[tuple[int, str, str, str]] = []
    for number, record in numbered:
        rest = json.dumps([record["url"], record["language"], record["actors"]])
        texts.append((number, record["title"], record["text"], rest))
        facts.append((number, record["id"], record["outlet"], record["date"]))
        if len(texts) == _BATCH:
            _flush(database, texts, facts)
    _flush(database, texts, facts)


def _flush(
    database: sqlite3.Connection,
    texts: list[tuple[int, str, str, str]],
    facts: list[tuple[int, str, str, str]],
) -> None:
    database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", texts)
    database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", facts)
    database.executemany(
        "INSERT INTO words(rowid, title, text) VALUES (?, ?, ?)",
        (row[:3] for row in texts),
    )
    texts.clear()
    facts.clear()


def _delete(database: sqlite3.Connection, name: str) -> int:
    """Deletes an article and returns its row number."""
    row = database.execute(
        "SELECT number, title, text FROM facts JOIN articles USING (number) WHERE id = ?",
        [name],
    ).fetchone()
    database.execute(
        "INSERT INTO words(words, rowid, title, text) VALUES ('delete', ?, ?, ?)", row
    )
    for table in ("articles", "facts"):
        database.execute(f"DELETE FROM {table} WHERE number = ?", row[:1])
    return int(row[0])


def _make_condition(question: Question) -> tuple[str, list[str]]:
    words = [f'"{word}"' for word in question.words]
    match question.match:
        case "any":
            query = " OR ".join(words)
        case "all":
            query = " AND ".join(words)
        case "phrase":
            query = " + ".join(words)
        case "prefix":
            query = words[0] + "*"
    where, values = "words MATCH ?", [query]
    if question.outlet:
        where += " AND +rowid IN (SELECT number FROM facts WHERE outlet = ?)"
        values.append(question.outlet)
    if question.since:
        where += " AND +rowid IN (SELECT number FROM facts WHERE date BETWEEN ? AND ?)"
        values += [question.since, question.until]
    return where, values
