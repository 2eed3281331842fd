"""What articles are given back as: each compressed for itself, with what they share.

Zstandard with a trained dictionary: three times as fast as zlib's quickest and a tenth
smaller (docs/decisions/0005-columnar-codec.md).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import zstandard

from index.codec.array_file import Array, ArrayFile, ArrayFileWriter

_LEVEL = 3
_USUAL_BYTES = 5_000
_SAMPLES = 800
# A larger one saves a little more, and is in no cache when a hit is unpacked.
_DICTIONARY_BYTES = 64 << 10
_LEAST_BYTES = 32 << 10
# So many times as long as the dictionary must the samples be for it to be worth it.
_SAMPLED = 12
_SEGMENT = 500
_BUFFER = 1 << 20
_COPIED = 1 << 12


class StoredFieldsWriter:
    """Writes texts as they come into the file, of which it must be the first part."""

    def __init__(self, file: ArrayFileWriter, dictionary: bytes | None) -> None:
        self._file = file
        self._waiting: list[bytes] = []
        self._ends = [0]
        self._buffer: list[bytes] = []
        self._buffered = 0
        self.dictionary = dictionary
        self._compressor = None if dictionary is None else _compressor(dictionary)
        file.begin("stored.bytes", np.uint8)

    def extend(self, texts: Iterable[bytes]) -> None:
        """Take the next articles' texts."""
        if self._compressor is None:
            self._waiting += texts
            enough = sum(map(len, self._waiting)) >= _SAMPLED * _DICTIONARY_BYTES
            if enough or len(self._waiting) >= _SAMPLES:
                self._train()
            return
        for text in map(self._compressor.compress, texts):
            self._keep(text)

    def copy(self, store: "StoredFieldsReader", numbers: Array) -> None:
        """Take the texts of these articles of a store with this writer's dictionary."""
        for start in range(0, len(numbers), _COPIED):
            self._flush()
            data, sizes = store.read_compressed(numbers[start : start + _COPIED])
            self._file.append(data)
            self._ends += (np.cumsum(sizes) + self._ends[-1]).tolist()
            store.let_go()

    def finish(self) -> None:
        """Write the rest, and where each text ends."""
        if self._compressor is None:
            self._train()
        self._flush()
        self._file.put("stored.ends", np.array(self._ends, np.uint64))
        dictionary = np.frombuffer(self.dictionary or b"", np.uint8)
        self._file.put("stored.dictionary", dictionary)

    def _train(self) -> None:
        self.dictionary = _train_dictionary(self._waiting)
        compressor = self._compressor = _compressor(self.dictionary)
        for text in self._waiting:
            self._keep(compressor.compress(text))
        self._waiting.clear()

    def _keep(self, compressed: bytes) -> None:
        self._buffer.append(compressed)
        self._buffered += len(compressed)
        self._ends.append(self._ends[-1] + len(compressed))
        if self._buffered >= _BUFFER:
            self._flush()

    def _flush(self) -> None:
        self._file.append(np.frombuffer(b"".join(self._buffer), np.uint8))
        self._buffer.clear()
        self._buffered = 0


class StoredFieldsReader:
    """Gives the texts back."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self._decompressor: zstandard.ZstdDecompressor | None = None

    @property
    def dictionary(self) -> bytes:
        """What the texts were compressed with."""
        return self._file.whole("stored.dictionary").tobytes()

    def read(self, number: int) -> bytes:
        """The text of an article."""
        if self._decompressor is None:
            self._decompressor = _decompressor(self.dictionary)
        start, end = self._file.slice("stored.ends", number, number + 2).tolist()
        text = self._file.slice("stored.bytes", start, end)
        return self._decompressor.decompress(text.tobytes())

    def read_compressed(self, numbers: Array) -> tuple[Array, Array]:
        """The texts of some articles as they are kept, and the size of each."""
        ends = self._file.whole("stored.ends").astype(np.int64)
        starts, stops = ends[numbers], ends[numbers + 1]
        return self._file.gather("stored.bytes", starts, stops), stops - starts

    def let_go(self) -> None:
        """Keep nothing in memory of what has been read."""
        self._file.let_go()


def _train_dictionary(samples: Sequence[bytes]) -> bytes:
    size = min(_DICTIONARY_BYTES, sum(map(len, samples)) // _SAMPLED)
    if size < _LEAST_BYTES:
        return b""
    try:
        # Its output depends on the samples alone: the same articles, the same index.
        # To choose the best k and d itself would take it four times as long.
        trained = zstandard.train_dictionary(size, list(samples), k=_SEGMENT, d=8)
    except zstandard.ZstdError:
        # Samples too much alike, or too few of any length.
        return b""
    return trained.as_bytes()


def _compressor(dictionary: bytes) -> zstandard.ZstdCompressor:
    if not dictionary:
        return zstandard.ZstdCompressor(level=_LEVEL)
    # With a larger table than its level has: near level 2 in size, and faster.
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


# Segments that one process wrote share a dictionary: a few of them stay in the cache.
@lru_cache(maxsize=8)
def _decompressor(dictionary: bytes) -> zstandard.ZstdDecompressor:
    if not dictionary:
        return zstandard.ZstdDecompressor()
    return zstandard.ZstdDecompressor(zstandard.ZstdCompressionDict(dictionary))
