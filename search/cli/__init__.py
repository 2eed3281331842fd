"""The command line: runs a command, and turns errors into messages and exit statuses."""

import errno
import os
import sys

from index.errors import CorpusSearchError
from search.cli.arguments import arrange
from search.cli.commands import app
from search.cli.printing import point_at, warn
from search.query_errors import QueryError

__all__ = ["app", "main"]

_ERROR = 2
_INTERRUPTED = 130


def main() -> None:
    """Runs the command line; exits with 0 for hits, 1 for none, 2 for an error."""
    try:
        status = app(
            args=arrange(sys.argv[1:]),
            prog_name="corpus-search",
            standalone_mode=False,
        )
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except Exception as error:  # whatever it is, the user gets one line
        if os.environ.get("CORPUS_SEARCH_DEBUG"):
            raise
        _report(error)
        sys.exit(_ERROR)
    sys.exit(status)


def _report(error: Exception) -> None:
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
        case MemoryError():
            warn("corpus-search: this needs more memory than there is; nothing changed")
        case RuntimeError() if "home directory" in str(error):
            warn("corpus-search: no home folder is known for ~; write the whole path")
        case _ if hasattr(error, "format_message"):
            # Its patterns would cost every search 2 ms.
            from search.cli.usage import describe_usage_error

            warn(describe_usage_error(error))
        case _:
            fault = f"{type(error).__name__}: {error}"
            warn(f"corpus-search: internal error ({fault}); please report it with the")
            warn("output of CORPUS_SEARCH_DEBUG=1 corpus-search …")
