"""Small documents for the codec's tests, and indexes of them."""

from collections.abc import Iterable
from pathlib import Path

from index.codec.commit.file_list import FileList
from index.codec.commit.manifest import Manifest
from index.codec.document import Document
from index.writing.index_writer import IndexWriter
from index.writing.segment_writer import SegmentWriter

MANIFEST = Manifest("for tests", (), "2020-01-01", 0.0, 0)


def make_document(
    number: int | str,
    body: str = "",
    *,
    title: str = "",
    date: str = "2019-12-20",
    outlet: str = "BBC",
    actors: tuple[str, ...] = (),
    language: str = "en",
) -> Document:
    """An article with what a test is about."""
    return Document(
        id=str(number),
        single_values={
            "path": f"{number}.txt",
            "file": f"{number}.txt",
            "date": date,
            "date_last": date,
            "outlet": outlet,
            "language": language,
        },
        multi_values={"actors": actors},
        title=title,
        body=body,
        page="",
        stored=f"{number}: {title} {body}".encode(),
        small_stored_fields={"url": f"https://{number}", "digest": f"digest {number}"},
        stem_language=language,
    )


def open_index_writer(directory: Path, *, rebuild: bool = False) -> IndexWriter:
    """Opens a writer on the index in a directory."""
    return IndexWriter(directory, settings=MANIFEST.settings, rebuild=rebuild)


def write_documents(
    directory: Path,
    documents: Iterable[Document],
    *,
    delete: Iterable[str] = (),
    max_docs: int = 1 << 16,
    merge: bool = True,
) -> int:
    """Commits a change to the index in a directory; returns its number of documents."""
    with open_index_writer(directory) as writer:
        for article_id in delete:
            writer.delete(f"{article_id}.txt", {f"{article_id}.txt"})
        with SegmentWriter(
            directory,
            max_docs=max_docs,
            compression_dictionary=writer.compression_dictionary,
        ) as segments:
            for document in documents:
                segments.add(document)
            writer.add_segments(segments.finish())
        return writer.commit(MANIFEST, FileList(), merge=merge)
