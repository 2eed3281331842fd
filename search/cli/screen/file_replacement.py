"""Writes a file whole or not at all: whoever reads it never sees half of it."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replace_file(path: Path) -> Iterator[Path]:
    """Gives a new file to write to, and puts it in the place of another at the end.

    If anything fails the old file stays as it was. What is no plain file (a device, a
    named pipe) is written to directly, and so is a file in a folder that takes no new one.

    Args:
        path: the file that is written or replaced; a link stays one.

    Raises:
        OSError: the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    if (target.exists() and not target.is_file()) or not _takes_files(target.parent):
        yield path
        return
    new = target.with_name(f".{target.name[:200]}.{os.getpid()}.new")
    try:
        yield new
        if target.exists():
            _check_writable(target)
            shutil.copymode(target, new)
        new.replace(target)
    except BaseException as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(new):
            error.filename = str(path)
        raise


def _takes_files(folder: Path) -> bool:
    return os.access(folder, os.W_OK) or sys.platform == "win32"


def _check_writable(path: Path) -> None:
    """Opens a file to write to, as a program that does not replace it would.

    Raises:
        PermissionError: its owner has forbidden it.
    """
    with path.open("ab"):
        pass
