"""The tables of the desk, and how a desk of an earlier version becomes one of this.

`learned` holds, for each time that a corpus had texts which the desk did not know, their
ids as numbers of 8 bytes. A text is new to a saved search if it was learned after the
search was last looked at.
"""

APPLICATION_ID = 0x43534454  # "CSDT": a desk, and no other file of SQLite

MIGRATIONS = (
    """
    CREATE TABLE learned (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        corpus TEXT NOT NULL,
        at TEXT NOT NULL,
        texts BLOB NOT NULL
    );
    CREATE INDEX learned_by_corpus ON learned (corpus, number);
    CREATE TABLE searches (
        corpus TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        saved INTEGER NOT NULL,
        looked_at TEXT NOT NULL,
        looked INTEGER NOT NULL,
        PRIMARY KEY (corpus, key)
    ) WITHOUT ROWID;
    CREATE TABLE tags (
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (key, text)
    ) WITHOUT ROWID;
    CREATE INDEX tags_by_text ON tags (text);
    CREATE TABLE notes (
        text TEXT PRIMARY KEY,
        note TEXT NOT NULL,
        at TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE articles (
        text TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        path TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
)
"""The statements that lead from each version to the next; the last is that of a new desk."""

VERSION = len(MIGRATIONS)
