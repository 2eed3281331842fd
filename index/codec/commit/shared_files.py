"""Keeps an index readable for those who could read it: the mode and group of its files.

A new index follows the umask; what an update or a rebuild adds follows the index.
"""

import os
from contextlib import suppress
from pathlib import Path

from index.codec.commit.toc import latest_generation, toc_path

_OF_FILES = 0o666
_OF_OWNER = 0o600


def share_as_index(path: Path) -> None:
    """Gives a new file in the directory of an index the mode and group of that index.

    Those of its last table of contents. Does nothing where there is none, or where the
    system does not let us: the file then follows the umask.
    """
    if os.name == "nt":
        return  # other rights than these count there
    with suppress(OSError):
        directory = path.parent
        generation = latest_generation(directory)
        if generation < 0:
            return
        model, status = toc_path(directory, generation).stat(), path.stat()
        mode = model.st_mode & _OF_FILES
        if model.st_gid != status.st_gid and not _give_group(path, model.st_gid):
            mode &= _OF_OWNER | model.st_mode & 0o004  # not for a group of ours instead
        if mode != status.st_mode & _OF_FILES:
            path.chmod(mode)


def _give_group(path: Path, group: int) -> bool:
    try:
        os.chown(path, -1, group)
    except OSError:
        return False
    return True
