"""Short articles and indexes of them, which many tests use."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from index.article import (
    Actor,
    ActorType,
    Article,
    Basis,
    Field,
    PartialDate,
    Value,
)
from index.codec.commit.file_list import FileList
from index.codec.commit.manifest import Manifest
from index.codec.snapshot import Snapshot
from index.codec.stored_article import load_article
from index.config import IndexConfig
from index.writing.build import build_index
from index.writing.document_fields import make_document
from index.writing.segment_writer import SegmentWriter
from index.writing.writer import open_writer
from search.engines import Engine, open_engine
from search.settings.config_file import Config, SearchConfig

SETTINGS = "for tests"


def make_article(
    number: int,
    body: str,
    *,
    title: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    language: str | None = "en",
    actors: Iterable[str] = (),
    authors: Iterable[str] = (),
    path: str = "",
    url: str = "",
) -> Article:
    """Returns an article with the id `a<number>` that states the given fields only."""
    return Article(
        id=f"a{number}",
        path=path or f"a{number}.txt",
        file=f"a{number}.txt",
        text=body,
        body=body,
        digest=str(hash(body)),
        title=_stated(title),
        date=_stated(PartialDate.parse(date) if date else None),
        outlet=_stated(outlet),
        language=_stated(language),
        authors=tuple(authors),
        url=url,
        actors=tuple(Actor(name, ActorType.PERSON, (name,)) for name in actors),
    )


def write_index(directory: Path, articles: Iterable[Article]) -> None:
    """Writes an index of the articles."""
    with open_writer(directory, settings=SETTINGS, rebuild=True) as writer:
        segments = SegmentWriter(directory)
        for article in articles:
            segments.add(make_document(article))
        writer.add_segments(segments.finish())
        writer.commit(Manifest(SETTINGS, (), "2020-01-01", 0.0, 0), FileList())


def read_contents(directory: Path) -> list[Article]:
    """Returns all articles of an index, by id."""
    articles = [
        load_article(segment.reader.stored_document(doc_id))
        for segment in Snapshot(directory).segments
        for doc_id in range(segment.n_docs)
        if segment.live_docs is None or segment.live_docs[doc_id]
    ]
    return sorted(articles, key=lambda article: article.id)


def open_texts(
    place: Path,
    texts: Mapping[str, str],
    *,
    actors: tuple[Path, ...] = (),
    opener: Callable[[Config], Engine] = open_engine,
) -> Engine:
    """Updates an index with these texts, one per file, and opens it."""
    folder = place / "articles"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.stem not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    config = IndexConfig(
        paths=(folder,),
        directory=place / "index",
        base=folder,
        actors=actors,
        processes=1,
    )
    build_index(config)
    return opener(Config(config, SearchConfig(), None))


def _stated(value: Value | None) -> Field[Value]:
    if value is None:
        return Field()
    return Field(value, Basis.STATED, 0.9)
