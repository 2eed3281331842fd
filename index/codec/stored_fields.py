"""Stored documents: each compressed for itself, with a dictionary of what they share.

Zstandard with a trained dictionary: three times as fast as zlib's quickest and a tenth
smaller (docs/decisions/0005-columnar-codec.md).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import zstandard
from numpy.typing import NDArray

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import STORED_BYTES, STORED_DICTIONARY, STORED_OFFSETS
from index.codec.verification.frames import decompress

_LEVEL = 3
_USUAL_BYTES = 5_000
_MAX_SAMPLES = 800
# A larger dictionary saves a little more, and is in no cache when a hit is unpacked.
_DICTIONARY_BYTES = 64 << 10
_MIN_DICTIONARY_BYTES = 32 << 10
# The samples must be so many times as long as the dictionary for it to be worth it.
_MIN_SAMPLED = 12
_SEGMENT = 500
_BUFFER = 1 << 20
_COPIED = 1 << 12


class StoredFieldsWriter:
    """Compresses documents as they come, into a file of which they are the first arrays.

    Args:
        file: takes the arrays.
        dictionary: what to compress with; None to train a dictionary on the first
            documents.

    Attributes:
        dictionary: what the documents are compressed with, None until it is trained;
            empty where the documents are too few or too much alike.
    """

    def __init__(self, file: ArrayFileWriter, dictionary: bytes | None) -> None:
        self._file = file
        self._waiting: list[bytes] = []
        self._offsets = [0]
        self._buffer: list[bytes] = []
        self._buffered = 0
        self.dictionary = dictionary
        self._compressor = None if dictionary is None else _compressor(dictionary)
        file.begin(STORED_BYTES, np.uint8)

    def extend(self, documents: Iterable[bytes]) -> None:
        """Takes the next documents."""
        if self._compressor is None:
            self._waiting += documents
            enough = sum(map(len, self._waiting)) >= _MIN_SAMPLED * _DICTIONARY_BYTES
            if enough or len(self._waiting) >= _MAX_SAMPLES:
                self._train()
            return
        for compressed in map(self._compressor.compress, documents):
            self._keep(compressed)

    def copy(self, source: "StoredFieldsReader", doc_ids: NDArray[np.int64]) -> None:
        """Copies documents of a segment that was compressed with the same dictionary.

        Args:
            source: reads the segment's stored fields.
            doc_ids: int64 array of shape (n_docs,).
        """
        for start in range(0, len(doc_ids), _COPIED):
            self._flush()
            data, sizes = source.read_compressed(doc_ids[start : start + _COPIED])
            self._file.append(data)
            self._offsets += (np.cumsum(sizes) + self._offsets[-1]).tolist()
            source.release_memory()

    def finish(self) -> None:
        """Writes the rest, the offsets and the dictionary."""
        if self._compressor is None:
            self._train()
        self._flush()
        self._file.put(STORED_OFFSETS, np.array(self._offsets, np.uint64))
        dictionary = np.frombuffer(self.dictionary or b"", np.uint8)
        self._file.put(STORED_DICTIONARY, dictionary)

    def _train(self) -> None:
        self.dictionary = _train_dictionary(self._waiting)
        compressor = self._compressor = _compressor(self.dictionary)
        for document in self._waiting:
            self._keep(compressor.compress(document))
        self._waiting.clear()

    def _keep(self, compressed: bytes) -> None:
        self._buffer.append(compressed)
        self._buffered += len(compressed)
        self._offsets.append(self._offsets[-1] + len(compressed))
        if self._buffered >= _BUFFER:
            self._flush()

    def _flush(self) -> None:
        self._file.append(np.frombuffer(b"".join(self._buffer), np.uint8))
        self._buffer.clear()
        self._buffered = 0


class StoredFieldsReader:
    """Reads stored documents, each compressed for itself."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self._decompressor: zstandard.ZstdDecompressor | None = None

    @property
    def dictionary(self) -> bytes:
        """Zstandard dictionary of the documents, empty for none."""
        return self._file.whole(STORED_DICTIONARY).tobytes()

    def read(self, doc_id: int) -> bytes:
        """Reads a document."""
        if self._decompressor is None:
            # Not shared: it unpacks without the interpreter's lock, and one text at a time.
            shared = _shared_dictionary(self.dictionary)
            self._decompressor = zstandard.ZstdDecompressor(shared)
        start, end = self._file.slice(STORED_OFFSETS, doc_id, doc_id + 2).tolist()
        frame = self._file.slice(STORED_BYTES, start, end).tobytes()
        return decompress(self._decompressor, frame, self._file)

    def read_compressed(
        self, doc_ids: NDArray[np.int64]
    ) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Reads documents as they are kept.

        Args:
            doc_ids: int64 array of shape (n_docs,).

        Returns:
            Their bytes, one document after the other, as a uint8 array of shape
            (n_bytes,), and the compressed size of each as an int64 array, (n_docs,).
        """
        offsets = self._file.whole(STORED_OFFSETS).astype(np.int64)
        starts, stops = offsets[doc_ids], offsets[doc_ids + 1]
        return self._file.gather(STORED_BYTES, starts, stops), stops - starts

    def release_memory(self) -> None:
        """Drops what has been read from memory; it is read again when asked for."""
        self._file.release_memory()


def _train_dictionary(samples: Sequence[bytes]) -> bytes:
    size = min(_DICTIONARY_BYTES, sum(map(len, samples)) // _MIN_SAMPLED)
    if size < _MIN_DICTIONARY_BYTES:
        return b""
    try:
        # The result depends on the samples alone: the same articles, the same index.
        # Without k and d it would choose the best ones, and take four times as long.
        trained = zstandard.train_dictionary(size, list(samples), k=_SEGMENT, d=8)
    except zstandard.ZstdError:
        # The samples are too much alike, or too few of any length.
        return b""
    return trained.as_bytes()


def _compressor(dictionary: bytes) -> zstandard.ZstdCompressor:
    if not dictionary:
        return zstandard.ZstdCompressor(level=_LEVEL)
    # With a larger hash table than level 1 has: near level 2 in size, and faster.
    parameters = zstandard.ZstdCompressionParameters.from_level(
        1,
        strategy=zstandard.STRATEGY_FAST,
        hash_log=16,
        min_match=6,
        dict_size=len(dictionary),
        source_size=_USUAL_BYTES,
        write_dict_id=False,
        write_checksum=False,
    )
    shared = zstandard.ZstdCompressionDict(dictionary)
    shared.precompute_compress(compression_params=parameters)
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=shared)


# Segments that one process wrote share a dictionary: a few dictionaries stay cached.
@lru_cache(maxsize=8)
def _shared_dictionary(dictionary: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(dictionary) if dictionary else None
