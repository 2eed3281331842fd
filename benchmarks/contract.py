"""What goes into an engine under measurement and what comes out, ours or a peer's.

Nothing heavy is imported here: every worker process pays for it.
"""

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypedDict, cast

HITS = 10
SNIPPET_CHARACTERS = 240
# Where each engine is: a module with a class `Engine`. They are imported by name, since
# each needs a library that may not be installed.
MODULES = {
    "ours": "benchmarks.ours",
    "tantivy": "benchmarks.peers.tantivy",
    "fts5": "benchmarks.peers.fts5",
    "xapian": "benchmarks.peers.xapian",
    "whoosh": "benchmarks.peers.whoosh",
}


class Record(TypedDict):
    """An article as a line of JSON holds it."""

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
    """A query in no engine's language; every answer has ten hits with a snippet each.

    Attributes:
        kind: which of the twelve classes it belongs to.
        words: what is asked for, in lower case; for a prefix, its letters.
        match: how the words count.
        outlet: only articles of this one.
        since: only articles of this day or later, as ISO 8601.
        until: only articles of this day or earlier.
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
    """An engine's answer: all hits counted, the best ten shown."""

    total: int
    ids: list[str]
    snippets: list[str]
    facets: dict[str, int] = field(default_factory=dict)


class Engine(Protocol):
    """A search engine under measurement."""

    @property
    def version(self) -> str:
        """The release that is installed."""

    def build(self, articles: Path, directory: Path) -> None:
        """Make an index in the empty directory from the folder of JSON lines."""

    def update(self, recent: Path, directory: Path) -> None:
        """Put the articles of the file in place of those with the same ids."""

    def open(self, directory: Path) -> None:
        """Make ready to answer."""

    def answer(self, question: Question) -> Answer:
        """The hits, after `open`."""


def load_engine(name: str) -> Engine:
    """The engine of that name.

    Raises:
        ImportError: where what it needs is not installed.
    """
    return cast(Engine, importlib.import_module(MODULES[name]).Engine())


def read_records(place: Path) -> Iterator[Record]:
    """The articles of a file of JSON lines, or of all those in a folder."""
    for file in sorted(place.glob("*.jsonl")) if place.is_dir() else [place]:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield cast(Record, json.loads(line))
