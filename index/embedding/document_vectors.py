"""Vectors of the documents of an index: a file for each segment, or computed.

`SEGMENT.vectors` beside the segment is a file of arrays (`index.codec.array_file`) with the
one array `vectors`: uint16, the bits of float16, shape (n_docs · dimensions,), row by row.
An index is whole without it: where it is missing, damaged or of another model, vectors are
computed from the stored texts.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.snapshot import LiveSegment, Snapshot
from index.codec.stored_article import load_article
from index.embedding.static_vectors import MODEL, StaticVectors, Vectors
from index.errors import IndexDamagedError

VECTORS_SUFFIX = ".vectors"

_ARRAY = "vectors"


class DocumentVectors:
    """Reads or computes the vectors of the documents of a snapshot.

    Attributes:
        model: the word vectors.
    """

    def __init__(self, snapshot: Snapshot, model: StaticVectors) -> None:
        self.model = model
        self._snapshot = snapshot
        self._files: dict[str, ArrayFile | None] = {}

    def read(self, numbers: Sequence[int]) -> Vectors:
        """Returns vectors: float32 array of shape (len(numbers), dimensions)."""
        rows = [self._read_one(number) for number in numbers]
        shape = len(numbers), self.model.dimensions
        # What a stranger's file holds may be no number.
        return (
            np.nan_to_num(np.concatenate(rows).reshape(shape))
            if rows
            else np.zeros(shape, np.float32)
        )

    def _read_one(self, number: int) -> Vectors:
        segment, doc_id = self._snapshot.locate(number)
        name, size = segment.reader.name, self.model.dimensions
        if name not in self._files:
            self._files[name] = open_vectors(self._snapshot.directory, segment, size)
        file = self._files[name]
        if file is not None:
            try:
                bits = file.slice(_ARRAY, doc_id * size, (doc_id + 1) * size)
                return bits.view("<f2").astype(np.float32)
            except IndexDamagedError:
                self._files[name] = None
        return _embed(self.model, segment, doc_id)


def open_vectors(
    directory: Path, segment: LiveSegment, dimensions: int
) -> ArrayFile | None:
    """Opens the file of a segment's vectors; None where it cannot be used."""
    try:
        file = ArrayFile(vectors_path(directory, segment.reader.name))
        fits = file.describe(_ARRAY) == ("<u2", segment.n_docs * dimensions)
    except IndexDamagedError:
        return None
    return file if fits and file.meta.get("model") == MODEL else None


def vectors_path(directory: Path, segment: str) -> Path:
    """Returns the path of a segment's file of vectors, which need not exist."""
    return directory / f"{segment}{VECTORS_SUFFIX}"


def has_vectors(directory: Path) -> bool:
    """Tells whether some segment of an index has a file of vectors."""
    return any(directory.glob(f"*{VECTORS_SUFFIX}"))


def verify_vectors(snapshot: Snapshot) -> None:
    """Reads the files of vectors that an index has.

    Raises:
        IndexDamagedError: one is not as it was written.
    """
    for segment in snapshot.segments:
        path = vectors_path(snapshot.directory, segment.reader.name)
        if path.exists():
            ArrayFile(path).verify_all()


def write_missing_vectors(directory: Path, model: StaticVectors) -> None:
    """Writes the vectors of each segment of the last commit that has no sound file of them.

    Computes them from the stored texts, in half a millisecond an article.
    """
    for segment in Snapshot(directory).segments:
        if not _is_sound(open_vectors(directory, segment, model.dimensions)):
            _write(directory, segment, model)


def _is_sound(file: ArrayFile | None) -> bool:
    try:
        if file is not None:
            file.verify_all()
        return file is not None
    except IndexDamagedError:
        return False


def _write(directory: Path, segment: LiveSegment, model: StaticVectors) -> None:
    path = vectors_path(directory, segment.reader.name)
    path.unlink(missing_ok=True)
    with ArrayFileWriter(path) as file:
        file.begin(_ARRAY, np.uint16)
        for vector in _embed_all(segment, model):
            file.append(vector.astype("<f2").view(np.uint16))
        file.finish({"model": MODEL, "n_docs": segment.n_docs})


def _embed_all(segment: LiveSegment, model: StaticVectors) -> Iterator[Vectors]:
    return map(partial(_embed, model, segment), range(segment.n_docs))


def _embed(model: StaticVectors, segment: LiveSegment, doc_id: int) -> Vectors:
    stored = segment.reader.stored_document(doc_id)
    article = load_article(stored, place=segment.reader.path)
    return model.embed_article(article.title.value or "", article.body)
