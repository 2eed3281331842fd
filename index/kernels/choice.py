"""Whether what is compiled is used."""

import os
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

ARRAYS_ONLY = "CORPUS_SEARCH_ARRAYS"
"""Where the environment has it, nothing compiled is used."""


def check_compiled(package: str) -> None:
    """Nothing, where what is compiled in a package may be used.

    Args:
        package: its `__file__`.

    Raises:
        ImportError: the arrays are asked for; or the source is newer than what was
            compiled of it, as after a pull into a clone installed with `-e`.
    """
    if os.environ.get(ARRAYS_ONLY):
        raise ImportError(f"{ARRAYS_ONLY} is set")
    source = Path(package).with_name("compiled.pyx")
    if not source.exists():
        return
    written = source.stat().st_mtime_ns
    for suffix in EXTENSION_SUFFIXES:
        built = source.with_name(f"compiled{suffix}")
        if built.exists() and built.stat().st_mtime_ns < written:
            raise ImportError(f"{source} has changed since it was compiled")
