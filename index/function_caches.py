"""The caches of functions that fill with the words and names of a corpus."""

import sys
from functools import _lru_cache_wrapper

_MIN_SIZE = 1_000
"""Smaller caches hold patterns and settings, of which a process meets few."""


def clear_function_caches() -> None:
    """Empties the caches of the functions of this package that may hold many entries.

    Each is bounded, and pays within a build. Together they could hold some hundred
    megabytes in a process that updates an index again and again.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("index."):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper) and _is_large(value):
                    value.cache_clear()


def _is_large(cached: "_lru_cache_wrapper[object]") -> bool:
    return (cached.cache_parameters()["maxsize"] or 0) >= _MIN_SIZE
