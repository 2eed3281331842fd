"""Lengths of fields, in tokens and as norms: one byte each, as Whoosh codes them."""

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import CONTENT_LENGTHS, FIELD_LENGTHS, NORMS

# Whoosh has them as a list; a test holds this to it. To import Whoosh takes longer.
NORM_LENGTHS = np.array(
    [round(27 * (1.033**code - 1)) for code in range(256)], np.int64
)
"""Length in tokens by norm: int64 array of shape (256,), ascending. The norm of a length
is that of the least of these that is not less."""


def encode_norms(lengths: AnyArray) -> NDArray[np.uint8]:
    """Encodes lengths in tokens as norms.

    Args:
        lengths: int64 or uint32 array of shape (n_docs,).

    Returns:
        uint8 array of shape (n_docs,).
    """
    return np.searchsorted(NORM_LENGTHS[:-1], lengths).astype(np.uint8)


def write_norms(
    file: ArrayFileWriter, field: str, lengths: AnyArray, content_lengths: AnyArray
) -> None:
    """Writes the documents' lengths in a field, and the norms that ranking reads.

    Norms are of lengths without stop words, which say nothing of how much a text is
    about.

    Args:
        file: takes the arrays.
        field: a field of running text.
        lengths: tokens of each document: int64 or uint32 array of shape (n_docs,).
        content_lengths: the same without stop words, of the same shape.
    """
    file.put(field + FIELD_LENGTHS, lengths.astype(np.uint32))
    file.put(field + CONTENT_LENGTHS, content_lengths.astype(np.uint32))
    file.put(field + NORMS, encode_norms(content_lengths))
