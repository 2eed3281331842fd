"""The lengths that Whoosh's one-byte codes for lengths stand for."""

import numpy as np
from whoosh.util.numeric import byte_to_length

LENGTHS = np.array([byte_to_length(code) for code in range(256)], np.int64)
"""By code. The code of a length is that of the least of these that is not less."""
