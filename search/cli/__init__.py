"""The command line: runs a command, and turns errors into messages and exit statuses."""

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from search.cli.arguments import arrange
from search.cli.screen.encodings import allow_any_encoding

__all__ = ["main", "run"]

_ERROR = 2
_INTERRUPTED = 130
_COMPLETE = "--complete"
"""The option that the scripts for shells give, with the words of the command line after it."""


def main() -> None:
    """Runs the command line of this process, and ends it.

    The exit status is 0 for hits, 1 for none, 2 for an error.
    """
    gc.disable()  # while modules are imported there is nothing to collect
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    allow_any_encoding()
    _end_process(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs a command line; returns the exit status."""
    try:
        completing = arguments[:1] == [_COMPLETE]
        return _run_command(list(arguments) if completing else arrange(arguments))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else bool(end.code)
    except Exception as error:  # whatever it is, the user gets one line
        if os.environ.get("CORPUS_SEARCH_DEBUG"):
            raise
        _report(error, arguments)
        return _ERROR


def _run_command(arguments: list[str]) -> int:
    """Runs a plain search or list of actors by the short way, and all else by Typer."""
    if arguments[:1] == [_COMPLETE]:
        from search.cli.completion.choices import print_choices

        return print_choices(arguments[1:])
    if arguments[:1] == ["search"]:
        from search.cli.short_way import read_search

        values = read_search(arguments[1:])
        if values is not None:
            from search.cli.search import search

            _collect_again()
            search(**values)
            return 0
    if arguments[:1] == ["actors"]:
        from search.cli.short_way import read_actors

        values = read_actors(arguments[1:])
        if values is not None:
            from search.cli.searching.actor_list import print_list

            _collect_again()
            print_list(values)
            return 0
    # Typer takes longer to import than a search takes altogether.
    from search.cli.commands import app

    _collect_again()
    status = app(args=arguments, prog_name="corpus-search", standalone_mode=False)
    return status or 0


def _collect_again() -> None:
    """Starts to collect garbage, if it was switched off; what is imported stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _end_process(status: int) -> None:
    """Ends the process without taking down its modules, which takes 20 to 45 ms.

    Python's own end is left to do it where output is left that cannot be written, other
    threads or processes are there, or a debugger or profiler looks on.
    """
    looked_at = sys.gettrace() or sys.getprofile() or sys.flags.inspect
    others = sys.modules.keys() & {"multiprocessing", "concurrent.futures"}
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        sys.exit(status)
    if looked_at or others:
        sys.exit(status)
    atexit._run_exitfuncs()
    os._exit(status)


def _report(error: Exception, arguments: Sequence[str]) -> None:
    from index.errors import CorpusSearchError
    from search.cli.printing import point_at, warn
    from search.cli.searching.command_hint import hint_at_search
    from search.query_errors import QueryError

    match error:
        case QueryError():
            point_at(error)
        case CorpusSearchError():
            warn(f"corpus-search: {error}{hint_at_search(error, arguments)}")
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
            from search.cli.manual.usage import describe_usage_error

            warn(describe_usage_error(error, arguments))
        case _:
            fault = f"{type(error).__name__}: {error}"
            warn(f"corpus-search: internal error ({fault}); please report it with the")
            warn("output of CORPUS_SEARCH_DEBUG=1 corpus-search …")
