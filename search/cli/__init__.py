"""The command line: what the user types, and how it ends."""

import os
import sys

from index.errors import CorpusSearchError
from search.cli.arguments import arrange
from search.cli.commands import app
from search.cli.printing import point_at, warn
from search.errors import QueryError

__all__ = ["app", "main"]

TROUBLE = 2


def main() -> None:
    """Run the command line; exit 0 with hits, 1 without, 2 for trouble."""
    try:
        app(args=arrange(sys.argv[1:]), prog_name="corpus-search")
    except QueryError as error:
        point_at(error)
        sys.exit(TROUBLE)
    except CorpusSearchError as error:
        warn(f"corpus-search: {error}")
        sys.exit(TROUBLE)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        warn(f"corpus-search: {error.strerror or error}{where}")
        sys.exit(TROUBLE)
    except Exception as error:  # whatever it is, a person gets one line
        if os.environ.get("CORPUS_SEARCH_DEBUG"):
            raise
        kind = type(error).__name__
        warn(
            f"corpus-search: a fault of the program ({kind}: {error}); please report it"
        )
        warn("with what CORPUS_SEARCH_DEBUG=1 corpus-search … prints")
        sys.exit(TROUBLE)
