"""Text of --version: the version, and whether the kernels are compiled."""

import os
from importlib.metadata import version

import index.kernels
import search.kernels
from index.kernels.choice import ARRAYS_ONLY


def read_version() -> str:
    """Returns the version of the program."""
    return version("corpus-search")


def describe_version() -> str:
    """Returns the program's name and version, and which kernels it uses."""
    return f"corpus-search {read_version()} ({_describe_kernels()})"


def _describe_kernels() -> str:
    if index.kernels.COMPILED and search.kernels.COMPILED:
        return "compiled"
    if os.environ.get(ARRAYS_ONLY):
        return f"arrays: {ARRAYS_ONLY} is set"
    return "arrays: for speed, install it again with a C compiler"
