"""Memory that nothing uses, given back to the system."""

import ctypes
from contextlib import suppress


def give_back_memory() -> None:
    """Give it back now, where the C library keeps it for later, as Linux's does.

    After a segment that is a third of what a process holds.
    """
    # Not every C library has the function, and Windows has no such handle on its own.
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
