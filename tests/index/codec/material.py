"""Small articles for the codec's tests, and indexes of them."""

from collections.abc import Iterable
from pathlib import Path

from index.codec.document import Document
from index.writing.index_writer import CodecWriter
from index.writing.segment_writer import SegmentBuilder


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
        singles={
            "path": f"{number}.txt",
            "file": f"{number}.txt",
            "date": date,
            "date_last": date,
            "outlet": outlet,
            "language": language,
        },
        multis={"actors": actors},
        title=title,
        body=body,
        stored=f"{number}: {title} {body}".encode(),
        kept={"url": f"https://{number}", "digest": f"digest {number}"},
        stemmed_as=language,
    )


def write_documents(
    directory: Path,
    documents: Iterable[Document],
    *,
    delete: Iterable[str] = (),
    most_articles: int = 1 << 16,
    merge: bool = True,
) -> int:
    """Commit a change to the index in a directory; how many articles it then holds."""
    writer = CodecWriter(directory)
    writer.delete(delete)
    with SegmentBuilder(
        directory, most_articles=most_articles, dictionary=writer.dictionary
    ) as builder:
        for document in documents:
            builder.add(document)
        writer.adopt(builder.finish())
    return writer.commit(merge=merge)
