"""Decides whether a package uses its compiled kernels or the reference in Python."""

import os
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

ARRAYS_ONLY = "CORPUS_SEARCH_ARRAYS"
"""Environment variable: where it is set, no compiled kernel is used."""

_SOURCES = (".pyx", ".pxi", ".pxd")


def check_compiled(package: str) -> None:
    """Returns if the compiled kernels of a package may be used.

    Args:
        package: its `__file__`.

    Raises:
        ImportError: the environment asks for the reference; or a Cython source is newer
            than the library compiled from it, as after a pull into a clone that is
            installed with `-e`.
    """
    if os.environ.get(ARRAYS_ONLY):
        raise ImportError(f"{ARRAYS_ONLY} is set")
    folder = Path(package).parent
    changed = _last_change(folder)
    for suffix in EXTENSION_SUFFIXES:
        library = folder / f"compiled{suffix}"
        if library.exists() and library.stat().st_mtime_ns < changed:
            raise ImportError(f"{folder} has changed since it was compiled")


def _last_change(folder: Path) -> int:
    """Time of the last change of a source, in nanoseconds; 0 where none is installed."""
    with os.scandir(folder) as entries:
        sources = [entry for entry in entries if entry.name.endswith(_SOURCES)]
    return max((source.stat().st_mtime_ns for source in sources), default=0)
