"""The lengths that Whoosh's one-byte codes for lengths stand for."""

import numpy as np

from index.codec.array_file import Array, ArrayFileWriter

# Whoosh has them as a list; a test holds this to it. To import Whoosh takes longer.
NORM_LENGTHS = np.array(
    [round(27 * (1.033**code - 1)) for code in range(256)], np.int64
)
"""By code. The code of a length is that of the least of these that is not less."""


def write_norms(
    file: ArrayFileWriter, field: str, lengths: Array, content_lengths: Array
) -> None:
    """Writes the lengths of a text field, and its norms: content lengths in one byte.

    BM25F normalises by content length: stop words say nothing about how much a text
    is about a term.

    Args:
        file: the file of the segment.
        field: the name of the field.
        lengths: integer array of shape (n_docs,): number of tokens.
        content_lengths: integer array of shape (n_docs,): tokens without stop words.
    """
    file.put(f"{field}.lengths", lengths.astype(np.uint32))
    file.put(f"{field}.contents", content_lengths.astype(np.uint32))
    norms = np.searchsorted(NORM_LENGTHS[:-1], content_lengths)
    file.put(f"{field}.length_codes", norms.astype(np.uint8))
