"""Lists the files of hits, for other programs."""

import os
import sys
from collections.abc import Iterable

from index.file_names import unescape
from search.cli.searching.shape import Shape
from search.engines import Engine
from search.query.query import Query
from search.shown_paths import shorten_path


def list_files(queries: Iterable[Query], engine: Engine, shape: Shape) -> None:
    """Prints the files with hits, each once, on a line or with a NUL after it."""
    seen: set[str] = set()
    end = "\0" if shape.null else "\n"
    # A terminal would obey some characters; others need the name as it is.
    write = _write_escaped if sys.stdout.isatty() else _write_real
    for query in queries:
        for name in engine.files(query, most=shape.most):
            if name not in seen:
                seen.add(name)
                write(shorten_path(name), end)
    sys.stdout.flush()


def _write_escaped(path: str, end: str) -> None:
    sys.stdout.write(path + end)


def _write_real(path: str, end: str) -> None:
    """Writes the bytes of a path, whatever the encoding of the output."""
    sys.stdout.buffer.write(os.fsencode(unescape(path)) + end.encode())
