"""The writer of a Whoosh index with columnar segments."""

import json
import os
import socket
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from index import schema
from index.analysis.analyzer import DEFAULT_LANGUAGE, STEMMERS
from index.analysis.name_terms import form_term, name_terms
from index.article import Actor, Article, PartialDate
from index.codec.document import Document
from index.codec.manifest import (
    FORMAT,
    FileList,
    Manifest,
    read_file_list,
    read_manifest,
    remove_older_manifests,
    write_manifest,
)
from index.codec.stored_article import dump_article
from index.codec.toc import latest_generation
from index.errors import IndexDamagedError, IndexLockedError
from index.extract.actors.transliteration_key import name_form
from index.writing.index_writer import CodecWriter, take_lock
from index.writing.segment_writer import SegmentBuilder, SegmentMeta

Segment = SegmentMeta

_HOLDER = "writer.json"


class SegmentsBuilder:
    """Makes segments of articles; they join an index when its writer adopts them."""

    def __init__(self, directory: Path, *, dictionary: bytes | None) -> None:
        self._builder = SegmentBuilder(directory, dictionary=dictionary)

    def add(self, article: Article) -> None:
        """Take one article."""
        self._builder.add(make_document(article))

    def finish(self) -> list[Segment]:
        """All the segments, safely on disk."""
        return self._builder.finish()


class _State(NamedTuple):
    """What an index was made from: its files, and the file of names it goes by."""

    files: FileList
    names: str


_NOTHING = _State(FileList(), "")


class ColumnarWriter:
    """See `index.writing.writer.Writer`."""

    def __init__(self, directory: Path, *, settings: str, rebuild: bool) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        lock = _take_lock(directory)
        try:
            found, self.reason = _read_state(directory, settings)
        except BaseException:
            lock.release()
            raise
        self.exists = found is not None or bool(self.reason)
        # From here on the lock is the writer's to let go of.
        try:
            self._writer = CodecWriter(
                directory, anew=rebuild or found is None, lock=lock
            )
        except IndexDamagedError as error:
            found, self.reason = None, error.reason
            self._writer = CodecWriter(directory, anew=True, lock=_take_lock(directory))
        kept = _NOTHING if rebuild or found is None else found
        self.files, self.names = kept
        self._open = True
        self.dictionary = self._writer.dictionary

    def count_of(self, file: str) -> int:
        """See `index.writing.writer.Writer`."""
        return self._writer.count(schema.FILE, file)

    def digests_of(self, file: str) -> Mapping[str, str]:
        """See `index.writing.writer.Writer`."""
        return self._writer.digests_of(file)

    def remove(self, article_ids: Iterable[str]) -> None:
        """See `index.writing.writer.Writer`."""
        self._writer.delete(article_ids)

    def adopt(self, segments: Iterable[Segment]) -> None:
        """See `index.writing.writer.Writer`."""
        self._writer.adopt(segments)

    def commit(self, manifest: Manifest, files: FileList) -> int:
        """See `index.writing.writer.Writer`."""
        write_manifest(self._directory, self._writer.generation, manifest, files)
        self._open = False
        articles = self._writer.commit()
        remove_older_manifests(self._directory, self._writer.generation)
        return articles

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the index; what was not committed is forgotten."""
        (self._directory / _HOLDER).unlink(missing_ok=True)
        if self._open:
            self._writer.cancel()


def make_document(article: Article) -> Document:
    """What the index keeps of an article, and finds it by."""
    first, last = _days_of(article.date.value)
    language = article.language.value or ""
    return Document(
        id=article.id,
        singles={
            schema.PATH: article.path,
            schema.DATE: first,
            schema.DATE_LAST: last,
            schema.OUTLET: article.outlet.value or "",
            schema.LANGUAGE: language,
            schema.FILE: article.file,
        },
        multis={
            schema.ACTORS: tuple(
                dict.fromkeys([actor.name for actor in article.actors])
            ),
            schema.ACTOR_NAMES: _actor_terms(article.actors),
        },
        title=article.title.value or "",
        body=article.body,
        stored=dump_article(article),
        kept={schema.URL: article.url, schema.DIGEST: article.digest},
        stemmed_as=language if language in STEMMERS else DEFAULT_LANGUAGE,
    )


def _actor_terms(actors: Iterable[Actor]) -> tuple[str, ...]:
    found = [_terms_of(actor.name, actor.surfaces) for actor in actors]
    return tuple(dict.fromkeys(chain.from_iterable(found)))


# The same few actors are in article after article, and many articles are of a day.
_often = lru_cache(maxsize=1 << 13)


@_often
def _terms_of(name: str, surfaces: tuple[str, ...]) -> tuple[str, ...]:
    return (*name_terms(name, surfaces), *_form_terms(name, surfaces))


def _form_terms(name: str, surfaces: tuple[str, ...]) -> Iterator[str]:
    """The names by their forms, and spellings that only these names were known by."""
    form = name_form(name)
    if form:
        same = (one for one in surfaces if name_form(one) == form)
        for spelling in dict.fromkeys((name, *same)):
            # What parts terms and lines is in no printable name.
            if spelling.isprintable():
                yield form_term(form, spelling)


@_often
def _days_of(date: PartialDate | None) -> tuple[str, str]:
    """The first and the last day that it can be, empty where unknown."""
    if date is None or date.first is None or date.last is None:
        return "", ""
    return date.first.isoformat(), date.last.isoformat()


def _read_state(directory: Path, settings: str) -> tuple[_State | None, str]:
    """The index as it is; or None, and why it has to be made anew."""
    try:
        generation = latest_generation(directory)
        manifest = read_manifest(directory, generation)
        if manifest is None:
            return None, ""
        if manifest.format != FORMAT:
            return (
                None,
                f"it is of format {manifest.format}, this program's is {FORMAT}",
            )
        if manifest.settings != settings:
            return (
                None,
                "the settings or names that articles are read with have changed",
            )
        return _State(read_file_list(directory, generation), manifest.names), ""
    except IndexDamagedError as error:
        return None, error.reason


def _take_lock(directory: Path) -> Any:  # noqa: ANN401  (Whoosh's)
    try:
        lock = take_lock(directory)
    except IndexLockedError:
        raise IndexLockedError(directory, _holder(directory)) from None
    holder = {"pid": os.getpid(), "host": socket.gethostname()}
    (directory / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
    return lock


def _holder(directory: Path) -> str:
    try:
        holder = json.loads((directory / _HOLDER).read_text(encoding="utf-8"))
        return f"process {int(holder['pid'])} on {holder['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
