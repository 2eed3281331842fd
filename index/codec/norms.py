"""The lengths that Whoosh's one-byte codes for lengths stand for."""

import numpy as np

# Whoosh has them as a list; a test holds this to it. To import Whoosh takes longer.
NORM_LENGTHS = np.array(
    [round(27 * (1.033**code - 1)) for code in range(256)], np.int64
)
"""By code. The code of a length is that of the least of these that is not less."""
