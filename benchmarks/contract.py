"""The interface of engines under measurement: questions in, answers out.

Imports nothing heavy, because every worker process imports this module.
"""

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypedDict, cast

HITS = 10
"""Hits per answer."""

SNIPPET_CHARACTERS = 240
MODULES = {
    "ours": "benchmarks.ours",
    "tantivy": "benchmarks.peers.tantivy",
    "fts5": "benchmarks.peers.fts5",
    "xapian": "benchmarks.peers.xapian",
    "whoosh": "benchmarks.peers.whoosh",
    "lucene": "benchmarks.peers.lucene",
    "opensearch": "benchmarks.peers.stock_opensearch",
    "ours-opensearch": "benchmarks.ours_in_cluster",
}
"""Module of each engine, with a class `Engine`. Imported by name only when used: each
needs a library that may not be installed."""

WARMING_ROUNDS = {"lucene": 200, "opensearch": 100, "ours-opensearch": 100}
"""How often an engine in a JVM is asked all questions before it is measured.

A JVM compiles what is called often, and its best compiler waits for 10,000 calls; a
node answers a question in several threads and steps, and so reaches them sooner."""


class Record(TypedDict):
    """An article, as a line of a JSON Lines file holds it."""

    id: str
    title: str
    text: str
    date: str
    outlet: str
    url: str
    language: str
    actors: list[str]


@dataclass(frozen=True, slots=True)
class Question:
    """A query that each engine translates into its own language.

    Attributes:
        kind: the question's class, one of twelve.
        words: words in lower case; for a prefix, its letters.
        match: how the words must match.
        outlet: matches only articles of this outlet; empty for all.
        since: matches only articles of this ISO date or later; empty for all.
        until: matches only articles of this ISO date or earlier; empty for all.
        facet: whether to count all hits by outlet.
    """

    kind: str
    words: tuple[str, ...]
    match: Literal["any", "all", "phrase", "prefix"] = "any"
    outlet: str = ""
    since: str = ""
    until: str = ""
    facet: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An engine's answer.

    Attributes:
        total: number of matching articles.
        ids: ids of the best HITS articles, best first.
        snippets: a snippet of each of them, empty if it has none.
        facets: number of matching articles by outlet, if the question asks for it.
    """

    total: int
    ids: list[str]
    snippets: list[str]
    facets: dict[str, int] = field(default_factory=dict)


class Engine(Protocol):
    """A search engine under measurement."""

    @property
    def version(self) -> str:
        """Version of the installed release."""

    def build(self, articles: Path, directory: Path) -> None:
        """Builds an index in the empty directory from a folder of JSON Lines files."""

    def update(self, recent: Path, directory: Path) -> None:
        """Replaces articles by those of the file with the same ids."""

    def open(self, directory: Path) -> None:
        """Opens the index for `answer`."""

    def answer(self, question: Question) -> Answer:
        """Answers a question from the index that `open` opened."""


def load_engine(name: str) -> Engine:
    """Returns the engine of this name.

    Raises:
        ImportError: a library that it needs is not installed.
    """
    return cast(Engine, importlib.import_module(MODULES[name]).Engine())


def read_records(path: Path) -> Iterator[Record]:
    """Yields the articles of a JSON Lines file, or of all such files in a folder."""
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield cast(Record, json.loads(line))
