"""Memory that nothing uses, given back to the system."""

import ctypes
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGE_BYTES = 4 << 20
# Else the heap's end is given back and asked for again some hundred times a second.
_KEPT_BYTES = 64 << 20


def keep_large_blocks_apart() -> None:
    """Have each large block given back as soon as it is free, from now on.

    Else the C library soon takes even arrays of 30 MB from one heap, that the small
    ones between them keep from shrinking: after some segments a fifth more memory.
    """
    _call_library("mallopt", _MMAP_THRESHOLD, _LARGE_BYTES)
    _call_library("mallopt", _TRIM_THRESHOLD, _KEPT_BYTES)


def give_back_memory() -> None:
    """Give it back now, where the C library keeps it for later, as Linux's does.

    After a segment that is a third of what a process holds.
    """
    _call_library("malloc_trim", 0)


def _call_library(function: str, *numbers: int) -> None:
    # Not every C library has the function, and Windows has no such handle on its own.
    with suppress(AttributeError, OSError, TypeError):
        getattr(ctypes.CDLL(None), function)(*numbers)
