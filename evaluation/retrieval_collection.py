"""Reads judged collections: articles, queries, and grades of articles for queries."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.article import Article, Basis, Field
from index.extract.language import detect_language


@dataclass(frozen=True, slots=True)
class Collection:
    """A judged collection.

    Attributes:
        name: the folder's name.
        articles: the articles, each with its language.
        queries: text by query id.
        judgements: grade by query id and article id.
    """

    name: str
    articles: tuple[Article, ...]
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
    queries = dict(line.split("\t", 1) for line in _read_lines(folder / "queries.tsv"))
    name = folder.resolve().name
    if ascii_queries:
        name += "-ascii"
        queries = {query: _to_ascii(text) for query, text in queries.items()}
    judgements: dict[str, dict[str, int]] = {}
    for line in _read_lines(folder / "qrels.txt"):
        query, _, article, grade = line.split()
        judgements.setdefault(query, {})[article] = int(grade)
    articles = tuple(_read_articles(folder))
    return Collection(name, articles, queries, judgements)


def _read_articles(folder: Path) -> Iterator[Article]:
    records = [json.loads(line) for line in _read_lines(folder / "corpus.jsonl")]
    texts = [
        (folder / record["file"]).read_text(encoding="utf-8")
        if "file" in record
        else record["text"]
        for record in records
    ]
    titles = [record.get("title", "") for record in records]
    languages = [
        detect_language(f"{title}\n{text}").value
        for title, text in zip(titles, texts, strict=True)
    ]
    most_common = _most_common(language for language in languages if language)
    for record, title, text, language in zip(
        records, titles, texts, languages, strict=True
    ):
        yield Article(
            id=record["id"],
            path=record["id"],
            file=record["id"],
            text=text,
            body=text,
            title=_stated(title),
            # A text too short to detect its language gets that of most texts.
            language=_stated(language or most_common),
        )


def _most_common(languages: Iterable[str]) -> str:
    ranked = Counter(languages).most_common(1)
    return ranked[0][0] if ranked else DEFAULT_LANGUAGE


def _stated(value: str) -> Field[str]:
    return Field(value, Basis.STATED, 1.0) if value else Field()


def _to_ascii(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("ı", "i"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _read_lines(path: Path) -> list[str]:
    # Not splitlines, which also splits at Unicode's line separators.
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
