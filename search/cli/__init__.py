"""The command line: what the user types, and how it ends."""

import errno
import os
import sys

from index.errors import CorpusSearchError
from search.cli.arguments import arrange
from search.cli.commands import app
from search.cli.printing import point_at, warn
from search.query_errors import QueryError

__all__ = ["app", "main"]

TROUBLE = 2
_INTERRUPTED = 130


def main() -> None:
    """Run the command line; exit 0 with hits, 1 without, 2 for trouble."""
    try:
        status = app(
            args=arrange(sys.argv[1:]),
            prog_name="corpus-search",
            standalone_mode=False,
        )
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except Exception as error:  # whatever it is, a person gets a line
        if os.environ.get("CORPUS_SEARCH_DEBUG"):
            raise
        _tell(error)
        sys.exit(TROUBLE)
    sys.exit(status)


def _tell(error: Exception) -> None:
    match error:
        case QueryError():
            point_at(error)
        case CorpusSearchError():
            warn(f"corpus-search: {error}")
        case OSError(errno=errno.ENOSPC):
            warn("corpus-search: the disk is full; the index is as it was before")
        case OSError():
            where = f": {error.filename}" if error.filename else ""
            warn(f"corpus-search: {error.strerror or error}{where}")
        case _ if hasattr(error, "format_message"):
            # Its patterns would cost every search two milliseconds.
            from search.cli.usage import say_usage

            warn(say_usage(error))
        case _:
            fault = f"{type(error).__name__}: {error}"
            warn(f"corpus-search: a fault of the program ({fault}); please report it")
            warn("with what CORPUS_SEARCH_DEBUG=1 corpus-search … prints")
