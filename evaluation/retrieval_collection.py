"""Reads judged collections: what to index, queries, and grades of articles for queries."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Collection:
    """A judged collection.

    Attributes:
        name: the folder's name.
        corpus: the file of records.
        texts: article id by text file, for the articles that are files of their own.
        ids: the ids of all articles.
        queries: text by query id.
        judgements: grade by query id and article id.
    """

    name: str
    corpus: Path
    texts: Mapping[Path, str]
    ids: frozenset[str]
    queries: dict[str, str]
    judgements: dict[str, dict[str, int]]


def read_collection(folder: Path, *, ascii_queries: bool = False) -> Collection:
    """Reads the collection in a folder.

    Args:
        folder: has corpus.jsonl, queries.tsv and qrels.txt; see `evaluation.retrieval`.
        ascii_queries: whether to remove diacritics from queries.

    Raises:
        FileNotFoundError: one of the files is missing.
    """
    folder = folder.resolve()
    queries = dict(line.split("\t", 1) for line in _read_lines(folder / "queries.tsv"))
    name = folder.name
    if ascii_queries:
        name += "-ascii"
        queries = {query: _to_ascii(text) for query, text in queries.items()}
    judgements: dict[str, dict[str, int]] = {}
    for line in _read_lines(folder / "qrels.txt"):
        query, _, article, grade = line.split()
        judgements.setdefault(query, {})[article] = int(grade)
    corpus = folder / "corpus.jsonl"
    files = dict(_list_articles(corpus))
    texts = {file: article for article, file in files.items() if file}
    return Collection(name, corpus, texts, frozenset(files), queries, judgements)


def _list_articles(corpus: Path) -> Iterator[tuple[str, Path | None]]:
    """Yields the id of each article, and its text file if it has one."""
    for line in _read_lines(corpus):
        record = json.loads(line)
        file = record.get("file")
        yield record["id"], (corpus.parent / file).resolve() if file else None


def _to_ascii(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("ı", "i"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _read_lines(path: Path) -> list[str]:
    # Not splitlines, which also splits at Unicode's line separators.
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
