"""Names for the arrays that kernels and codec share: what the elements are, and their dtype."""

import numpy as np
from numpy.typing import NDArray

DocIds = NDArray[np.uint16]
"""Doc ids within a segment, which holds at most 65,536 documents."""

TermIds = NDArray[np.int32]
"""Terms by the order in which a `TermInterner` met them; -1 and below for no term."""

Offsets = NDArray[np.int64]
"""Places in a buffer or an array, or numbers of elements."""

Hashes = NDArray[np.uint32]
"""Hashes of terms or of shingles, the same in every process and index."""

PackedKeys = NDArray[np.uint64]
"""Strings of up to 23 bytes as rows of three machine words; see `pack_keys`."""

Bytes = NDArray[np.uint8]
"""Bytes of a text, or one byte of data for each of something."""
