"""Sends what is printed to a file, to a pager or to stdout."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TextIO, cast

from search.cli.screen.file_replacement import replace_file
from search.cli.screen.output_choice import Output
from search.option_table import OutputFormat

_BOM = "\ufeff"


@contextmanager
def printing_to(output: Output) -> Iterator[None]:
    """Sends what is printed on stdout to where the output goes.

    A reader such as `| head`, or a pager, may end before all is written: that is no error.

    Raises:
        OSError: the file cannot be written.
    """
    if output.path is not None and output.form is not OutputFormat.XLSX:
        with (
            replace_file(output.path) as path,
            _open_file(path) as file,
            redirect_stdout(file),
        ):
            _write_bom(output)
            yield
    elif output.pager:
        with _paging(output.first_line):
            yield
    else:
        with _broken_pipe_is_no_error():
            _write_bom(output)
            yield


def _open_file(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", errors="replace", newline="")


def _write_bom(output: Output) -> None:
    if not output.bom:
        return
    if output.path is None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout.write(_BOM)


@contextmanager
def _paging(first_line: int) -> Iterator[None]:
    # Only a terminal needs it: 5 ms of imports.
    from search.cli.screen.pager import PagedScreen

    screen = PagedScreen(sys.stdout, first_line)
    try:
        with redirect_stdout(cast("TextIO", screen)):
            yield
    except BrokenPipeError:
        pass  # the reader has seen enough
    finally:
        screen.finish()


@contextmanager
def _broken_pipe_is_no_error() -> Iterator[None]:
    """Ends quietly when a reader such as `| head` stops reading."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # When Python ends it flushes what is still in the buffer.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
