"""Static word vectors: a text is the mean of the vectors of its pieces, of length 1."""

import json
import mmap
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding.piece_tokenizer import PieceTokenizer
from index.errors import SemanticMissingError

MODEL = "wordllama-l2-supercat-256/1"
"""Names the vectors, and how texts are prepared for them: raise the number with that."""
MAX_CHARS = 2_000
"""Characters of a text that count. The lead of an article says what it is about, and more
of it changed no ranking (docs/decisions/0022-second-look-by-meaning.md)."""

_PACKAGE = "wordllama"
_WEIGHTS = Path("weights", "l2_supercat_256.safetensors")
_VOCABULARY = Path("tokenizers", "l2_supercat_tokenizer_config.json")
_TENSOR = "embedding.weight"
_LENGTH_BYTES = 8
# Before these are the marks of beginning and end, and single bytes.
_FIRST_PIECE = 259

Vectors = NDArray[np.float32]


class StaticVectors:
    """Embeds texts.

    Args:
        rows: float16 array of shape (n_pieces, dimensions): vector by id of a piece.
        tokenizer: gives ids below n_pieces.

    Attributes:
        dimensions: numbers in a vector.
    """

    def __init__(self, rows: NDArray[np.float16], tokenizer: PieceTokenizer) -> None:
        self._halves = rows
        # Filled as pieces are met: to convert a row takes four times as long as to add it.
        self._rows = np.zeros(rows.shape, np.float32)
        self._is_filled = np.zeros(len(rows), np.bool_)
        self._tokenizer = tokenizer
        self.dimensions: int = rows.shape[1]

    def embed(self, text: str) -> Vectors:
        """Returns the vector of a text: float32 array of shape (dimensions,), length 1.

        All zeros where no piece of the text is known.
        """
        ids = np.array(self._tokenizer.encode(text[:MAX_CHARS]), np.int32)
        new = ids[~self._is_filled[ids]]
        self._rows[new] = self._halves[new]
        self._is_filled[new] = True
        total: Vectors = self._rows[ids].sum(axis=0)
        return total / (np.linalg.norm(total) or np.float32(1))

    def embed_article(self, title: str, body: str) -> Vectors:
        """Returns the vector of an article, float32 array of shape (dimensions,)."""
        return self.embed(f"{title}\n{body}".strip())


def is_installed() -> bool:
    """Tells whether the package with the vectors is there, without loading it."""
    return find_spec(_PACKAGE) is not None


@cache
def load_static_vectors() -> StaticVectors:
    """Loads the vectors of the installed package; maps them, so that few are read.

    Raises:
        SemanticMissingError: the package is not installed, or has other files.
    """
    spec = find_spec(_PACKAGE)
    folders = (spec and spec.submodule_search_locations) or ()
    for folder in map(Path, folders):
        try:
            rows = _map_rows(folder / _WEIGHTS)
            ids = _read_ids(folder / _VOCABULARY, len(rows))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise SemanticMissingError(f"{folder}: {error}") from error
        return StaticVectors(rows, PieceTokenizer(ids))
    raise SemanticMissingError


def _map_rows(path: Path) -> NDArray[np.float16]:
    """Maps the tensor in a file of safetensors: a length, a header of JSON, the numbers."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = _LENGTH_BYTES + int.from_bytes(data[:_LENGTH_BYTES], "little")
    entry = json.loads(data[_LENGTH_BYTES:start])[_TENSOR]
    n_rows, dimensions = entry["shape"]
    first, end = entry["data_offsets"]
    if entry["dtype"] != "F16" or end - first != 2 * n_rows * dimensions:
        raise ValueError("not the vectors that this version reads")
    rows = np.frombuffer(data, "<f2", n_rows * dimensions, start + first)
    return rows.reshape(n_rows, dimensions)


def _read_ids(path: Path, n_rows: int) -> dict[str, int]:
    """Reads the vocabulary; pieces of a letter and more, with a row of their own."""
    text = path.read_text("utf-8")
    # The list of merges after it is not needed, and takes as long again.
    start = text.index("{", text.index('"vocab"'))
    ids: dict[str, Any] = json.JSONDecoder().raw_decode(text, start)[0]
    return {piece: n for piece, n in ids.items() if _FIRST_PIECE <= n < n_rows}
