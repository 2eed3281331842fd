"""Paths of articles as they are shown: short on a screen, whole for programs, as links."""

import os
from contextlib import suppress
from pathlib import Path

from index.article import Article
from index.file_names import escape_unprintable, unescape


def shorten_path(path: str) -> str:
    """Returns a path relative to the current folder, or whole where that is shorter.

    Args:
        path: an absolute path, escaped as `escape_unprintable` does; others are returned
            as they are.
    """
    if not Path(path).is_absolute():
        return path
    folders = _list_current_folders()
    for folder in folders:
        inside = path.removeprefix(f"{folder.rstrip('/')}/")
        if inside and inside != path:
            return inside
    try:
        relative = os.path.relpath(path, folders[0])
    except (IndexError, ValueError):  # no current folder, or another drive of Windows
        return path
    return relative if len(relative) < len(path) else path


def shorten_article_path(article: Article) -> str:
    """Returns the path of an article as `shorten_path` does, with its `#part`."""
    file = article.file or article.path
    return shorten_path(file) + article.path.removeprefix(file)


def whole_path(path: str, file: str) -> str:
    """Returns the path of an article as the system knows it, for programs.

    A name that is no Unicode stays escaped: JSON could not hold it.

    Args:
        path: its path.
        file: that of its file, without `#part`.
    """
    real = unescape(file)
    try:
        real.encode()
    except UnicodeEncodeError:
        return path
    return real + path.removeprefix(file) if file else path


def make_link(file: str) -> str:
    """Returns the address `file://HOST/PATH` of a file, percent-encoded.

    Args:
        file: its absolute path, escaped as `escape_unprintable` does.
    """
    # 4 ms of imports, which only a page with links needs.
    import socket
    from urllib.parse import quote

    path = quote(os.fsencode(unescape(file)))
    slash = "" if path.startswith("/") else "/"  # before a drive of Windows
    return f"file://{quote(socket.gethostname())}{slash}{path}"


def _list_current_folders() -> list[str]:
    """Lists the names of the current folder: the system's, and that of the shell."""
    try:
        here = Path.cwd()
    except OSError:  # it was deleted
        return []
    folders = [here]
    named = Path(os.environ.get("PWD", ""))
    if named.is_absolute() and named != here:
        with suppress(OSError):
            folders += [named] if named.samefile(here) else []
    return [escape_unprintable(folder.as_posix()) for folder in folders]
