"""The writer of a Whoosh index with Whoosh's own codec."""

import json
import os
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.writing import CLEAR, MERGE_SMALL, SegmentWriter

from index import schema
from index.analysis import DEFAULT_LANGUAGE, analyse, fold
from index.article import Article
from index.errors import IndexDamagedError, IndexLockedError
from index.manifest import (
    FORMAT,
    FileList,
    Manifest,
    read_file_list,
    read_manifest,
    remove_other_manifests,
    write_manifest,
)
from index.names import actor_name_terms
from index.stored import dump_article

_NAME = "MAIN"
_LOCK = f"{_NAME}_WRITELOCK"
_HOLDER = "writer.json"


class WhooshWriter:
    """See `index.writers.Writer`."""

    def __init__(self, directory: Path, *, settings: str, rebuild: bool) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._storage = FileStorage(str(directory))
        self._lock = _take_lock(self._storage, directory)
        try:
            self._open(settings=settings, rebuild=rebuild)
        except BaseException:
            self._lock.release()
            raise

    def _open(self, *, settings: str, rebuild: bool) -> None:
        _remove_leftovers(self._directory)
        index = _open_or_create(self._storage)
        found, self.reason = _read_state(self._directory, index, settings)
        self._anew = rebuild or found is None
        self.files = found if found and not rebuild else FileList()
        # The lock is ours already, since the index may have had to be created.
        self._writer = SegmentWriter(index, _lk=False)
        self._writer.schema = schema.make_schema()
        self._reader = None if self._anew else index.reader()

    def digests_of(self, file: str) -> Mapping[str, str]:
        """See `index.writers.Writer`."""
        if self._reader is None or (schema.FILE, file) not in self._reader:
            return {}
        postings = self._reader.postings(schema.FILE, file)
        stored = map(self._reader.stored_fields, postings.all_ids())
        return {fields[schema.ID]: fields[schema.DIGEST] for fields in stored}

    def add(self, article: Article) -> None:
        """See `index.writers.Writer`."""
        self.remove(article.id)
        self._writer.add_document(**_document(article))

    def remove(self, article_id: str) -> None:
        """See `index.writers.Writer`."""
        if self._reader is None or (schema.ID, article_id) not in self._reader:
            return
        for number in self._reader.postings(schema.ID, article_id).all_ids():
            self._writer.delete_document(number)

    def commit(self, manifest: Manifest, files: FileList) -> int:
        """See `index.writers.Writer`."""
        generation = self._writer.generation
        write_manifest(self._directory, generation, manifest, files)
        self._writer.commit(mergetype=CLEAR if self._anew else MERGE_SMALL)
        remove_other_manifests(self._directory, generation)
        return int(FileIndex(self._storage).doc_count())

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
        if self._reader is not None:
            self._reader.close()
        if not self._writer.is_closed:
            self._writer.cancel()
        (self._directory / _HOLDER).unlink(missing_ok=True)
        self._lock.release()


def _document(article: Article) -> dict[str, Any]:
    language = article.language.value or DEFAULT_LANGUAGE
    title = list(analyse(article.title.value or "", language))
    body = list(analyse(article.body, language))
    first = article.date.value and article.date.value.first
    last = article.date.value and article.date.value.last
    return {
        schema.ID: article.id,
        schema.PATH: article.path,
        schema.URL: article.url or None,
        schema.TITLE: [token.term for token in title],
        schema.BODY: [token.term for token in body],
        schema.FORMS: sorted(
            {_form(article.title.value or "", *token) for token in title}
            | {_form(article.body, *token) for token in body}
        ),
        schema.DATE: first and first.isoformat(),
        schema.DATE_LAST: last and last.isoformat(),
        schema.OUTLET: article.outlet.value,
        schema.ACTORS: [actor.name for actor in article.actors],
        schema.ACTOR_NAMES: list(actor_name_terms(article.actors)),
        schema.LANGUAGE: article.language.value,
        schema.FILE: article.file,
        schema.DIGEST: article.digest,
        schema.STORED: dump_article(article),
    }


def _form(text: str, start: int, end: int, term: str) -> str:
    return f"{fold(text[start:end])}{schema.SEPARATOR}{term}"


def _open_or_create(storage: FileStorage) -> FileIndex:
    try:
        return FileIndex(storage, schema=schema.make_schema())
    except Exception:  # noqa: BLE001  (a damaged table of contents can raise anything)
        generation = TOC._latest_generation(storage, _NAME)
    # A generation without a manifest is no index to a search: nothing is misread.
    TOC(schema.make_schema(), [], max(generation, 0) + 1).write(storage, _NAME)
    return FileIndex(storage)


def _read_state(
    directory: Path, index: FileIndex, settings: str
) -> tuple[FileList | None, str]:
    """The files of the index; or None, and why it has to be made anew."""
    generation = index.latest_generation()
    try:
        manifest = read_manifest(directory, generation)
        files = read_file_list(directory, generation)
    except IndexDamagedError as error:
        return None, str(error)
    if manifest is None:
        return None, ""
    if manifest.format != FORMAT:
        return None, f"it is of format {manifest.format}, this program's is {FORMAT}"
    if manifest.settings != settings:
        return None, "the settings or names that articles are read with have changed"
    return files, ""


def _take_lock(storage: FileStorage, directory: Path) -> Any:  # noqa: ANN401  (Whoosh's)
    lock = storage.lock(_LOCK)
    if not lock.acquire():
        raise IndexLockedError(directory, _holder(directory))
    holder = {"pid": os.getpid(), "host": socket.gethostname()}
    (directory / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
    return lock


def _holder(directory: Path) -> str:
    try:
        holder = json.loads((directory / _HOLDER).read_text(encoding="utf-8"))
        return f"process {int(holder['pid'])} on {holder['host']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def _remove_leftovers(directory: Path) -> None:
    # What a killed build left: Whoosh's own cleaning does not know these names.
    for path in directory.glob("MAIN.tmp*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in directory.glob("_MAIN_*.toc.*"):
        path.unlink(missing_ok=True)
