"""corpus-search under measurement, through its public command and `open_engine`."""

import compileall
import json
import subprocess
import sysconfig
from datetime import date
from importlib import metadata
from pathlib import Path

import index
import search
from benchmarks.contract import HITS, SNIPPET_CHARACTERS, Answer, Question
from search.engines import open_engine
from search.query.query import FacetField, Query, View
from search.query.tree import (
    And,
    Dated,
    DateRange,
    Named,
    NameField,
    Node,
    Or,
    Phrase,
    Prefix,
    Word,
)
from search.settings.config_file import load_config

COMMAND = str(Path(sysconfig.get_path("scripts"), "corpus-search"))


def compile_sources() -> None:
    """Compiles our packages to bytecode, as an installation does.

    Otherwise each process of a fresh checkout would spend 0.3 s on it.
    """
    for package in (index, search):
        compileall.compile_dir(package.__path__[0], quiet=1)


class Engine:
    """corpus-search."""

    version = metadata.version("corpus-search")

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the index with the command that users run."""
        write_config(articles, directory)
        self._run_index(directory)

    def update(self, recent: Path, directory: Path) -> None:
        """Updates the index from its folder, in which `recent` has changed."""
        self._run_index(directory)

    def open(self, directory: Path) -> None:
        """Opens the index."""
        self._engine = open_engine(load_config(directory / "config.yaml"))

    def answer(self, question: Question) -> Answer:
        """Searches, with the best snippet of each hit."""
        results = self._engine.search(make_query(question))
        snippets = [
            hit.snippets[0].text if hit.snippets else "" for hit in results.hits
        ]
        counts = results.facets.get(FacetField.OUTLET, ())
        return Answer(
            results.total,
            # The path of a record is its file, # and its id.
            [hit.article.path.rpartition("#")[2] for hit in results.hits],
            snippets,
            {facet.value: facet.count for facet in counts},
        )

    @staticmethod
    def _run_index(directory: Path) -> None:
        config = str(directory / "config.yaml")
        subprocess.run([COMMAND, "index", "--config", config], check=True)


def write_config(articles: Path, directory: Path) -> Path:
    """Writes a configuration for an index of the articles; returns its path."""
    settings = {"paths": [str(articles.resolve())], "directory": "index"}
    path = directory / "config.yaml"
    # JSON is valid YAML, and quotes any path correctly.
    path.write_text(json.dumps({"index": settings}, indent=1), encoding="utf-8")
    return path


def make_query(question: Question) -> Query:
    """Translates the question into our query tree."""
    return Query(
        " ".join(question.words),
        And((_make_words(question), *_make_filters(question))),
        View(
            limit=HITS,
            facets=(FacetField.OUTLET,) if question.facet else (),
            snippets=1,
            width=SNIPPET_CHARACTERS,
        ),
    )


def _make_words(question: Question) -> Node:
    words = tuple(Word(word) for word in question.words)
    match question.match:
        case "any":
            return Or(words)
        case "all":
            return And(words)
        case "phrase":
            return Phrase(" ".join(question.words))
        case "prefix":
            return Prefix(question.words[0])


def _make_filters(question: Question) -> list[Node]:
    filters: list[Node] = []
    if question.outlet:
        filters.append(Named(NameField.OUTLET, question.outlet))
    if question.since:
        first, last = map(date.fromisoformat, (question.since, question.until))
        filters.append(Dated(DateRange(first, last)))
    return filters
