"""What --version says: also whether the loops are compiled, as most of the speed is."""

import os
from importlib.metadata import version

import index.kernels
import search.kernels
import search.kernels.phrases
import search.kernels.texts
from index.kernels.choice import ARRAYS_ONLY

_KERNELS = (
    index.kernels,
    search.kernels,
    search.kernels.phrases,
    search.kernels.texts,
)


def describe_version() -> str:
    """The program's name and version, and how it does its loops."""
    return f"corpus-search {version('corpus-search')} ({_describe_loops()})"


def _describe_loops() -> str:
    if all(kernels.COMPILED for kernels in _KERNELS):
        return "compiled"
    if os.environ.get(ARRAYS_ONLY):
        return f"arrays: {ARRAYS_ONLY} is set"
    return "arrays: for speed, install it again with a C compiler"
