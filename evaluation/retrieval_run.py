"""Runs all queries of a collection through the engine, as a user would type them."""

import datetime
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from evaluation.retrieval_collection import Collection
from index.article import Article
from index.config import IndexConfig
from index.derived.opened_index import open_index
from index.writing.build import build_index
from search.engines import open_engine
from search.query import View, make_query, parse_plain_text
from search.query.query import Query
from search.query_errors import QueryError
from search.settings.config_file import Config

_TODAY = datetime.date(2020, 1, 1)


@dataclass(slots=True)
class RetrievalRun:
    """The hits of all queries of a collection.

    Attributes:
        hits: score of each hit by query id and article id, best first.
        refused: id and error of each query with a syntax error; its words were
            searched instead.
        n_articles: number of articles in the index.
        index_s: duration of indexing in seconds, with one process.
        query_ms: mean duration of a query in milliseconds.
    """

    hits: dict[str, dict[str, float]] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    n_articles: int = 0
    index_s: float = 0.0
    query_ms: float = 0.0


def run_queries(
    collection: Collection, directory: Path, view: View, *, cluster: str | None = None
) -> RetrievalRun:
    """Indexes a collection and runs its queries.

    Args:
        collection: the collection.
        directory: where the index is made.
        view: number of hits and other options of the search.
        cluster: address of a node of OpenSearch that is sent the index, and asked; None
            to ask the index itself.
    """
    run = RetrievalRun()
    config = _make_config(collection, directory, semantic=view.semantic)
    report = build_index(config)
    run.n_articles, run.index_s = report.articles, report.seconds
    settings = Config(index=config)
    engine = open_engine(_send(settings, cluster) if cluster else settings)
    started = time.perf_counter()
    for name, text in collection.queries.items():
        results = engine.search(_make_query(name, text, run, view))
        run.hits[name] = {
            _find_id(hit.article, collection): hit.score for hit in results.hits
        }
    run.query_ms = (time.perf_counter() - started) * 1000 / len(collection.queries)
    return run


def write_run(run: RetrievalRun, path: Path) -> None:
    """Writes the hits as a TREC run file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for query, hits in run.hits.items():
            for rank, (article, score) in enumerate(hits.items(), 1):
                file.write(f"{query} Q0 {article} {rank} {score:.6f} corpus-search\n")


def _make_query(name: str, text: str, run: RetrievalRun, view: View) -> Query:
    try:
        return make_query(text, view=view, today=_TODAY)
    except QueryError as error:
        run.refused.append((name, str(error)))
    return Query(text, parse_plain_text(text), view)


def _make_config(
    collection: Collection, directory: Path, *, semantic: bool
) -> IndexConfig:
    """Returns the settings of an ordinary build of the collection's files.

    One process: several would finish in another order each time, and with it the order
    of hits with equal scores would change.
    """
    paths = (collection.corpus, *collection.texts)
    base = collection.corpus.parent
    return IndexConfig(
        paths=paths, directory=directory, base=base, processes=1, semantic=semantic
    )


def _send(settings: Config, url: str) -> Config:
    """Sends an index to a cluster; returns the settings to search it there."""
    # Few measurements need them.
    from search.engines.opensearch.client import ClusterClient
    from search.engines.opensearch.sending.index_builder import IndexBuilder
    from search.settings.cluster_options import ClusterSettings

    cluster = ClusterSettings(urls=(url,), index="evaluation", timeout_s=300)
    opened = open_index(settings.index.directory)
    IndexBuilder(cluster, opened, ClusterClient(cluster)).build(rebuild=True)
    return replace(settings, cluster=cluster, in_cluster=True)


def _find_id(article: Article, collection: Collection) -> str:
    """Returns the id that an article has in the collection."""
    own = collection.texts.get(Path(article.file))
    return own or article.path.removeprefix(f"{article.file}#")
