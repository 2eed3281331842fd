"""Opens addresses in the browser, and files in the user's editor.

Nothing of an article is ever run: an address must be one of the web, and a file must have
an ending of a kind that is read, for a desktop starts a program of any other.
"""

import os
import shlex
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from index.article import Article
from index.errors import CorpusSearchError
from index.file_names import escape_unprintable, unescape
from search.results.results import Mark

_EDITORS = ("VISUAL", "EDITOR")
_GO_TO = {
    **dict.fromkeys(("code", "codium", "cursor"), ("--goto", "{path}:{line}")),
    **dict.fromkeys(("subl", "hx", "helix", "zed", "atom"), ("{path}:{line}",)),
    **dict.fromkeys(("kate", "kwrite"), ("--line", "{line}", "{path}")),
}
"""How editors that do not take `+LINE` are told the line."""
_TAKE_PLUS = frozenset(
    "vi vim nvim gvim view ex gedit nano pico emacs emacsclient ee micro joe mg ne kak less".split()
)
_RUN_BY_DESKTOPS = frozenset((".js", ".docm", ".dotm"))
"""Kinds that are read, and that Windows or an office program may run."""
_MOST_BYTES = 50_000_000
_LOOKED_AT = 8_000


class OpeningError(CorpusSearchError):
    """An article that cannot be opened, and what to do instead."""


def choose_address(article: Article, *, saved: bool) -> str:
    """Returns the address of an article on the web, or else of its saved file.

    Args:
        article: the article.
        saved: whether the saved file is wanted.

    Raises:
        OpeningError: there is no such file, or it is none that a browser may be given.
    """
    if not saved and _is_web_address(article.url):
        return article.url
    path = find_file(article)
    if path.suffix.lower() not in _list_known_suffixes():
        raise OpeningError(
            f"{_name(path)} is not opened: a desktop may run a file with this ending; "
            "look at it with: corpus-search open --editor"
        )
    return path.as_uri()


def find_file(article: Article) -> Path:
    """Finds the saved file of an article.

    Raises:
        OpeningError: it is gone.
    """
    path = Path(unescape(article.file or article.path))
    if not path.is_absolute() or not path.is_file():
        raise OpeningError(
            f"{_name(path)} is gone; corpus-search show {article.id} has its text"
        )
    return path


def find_line_in_file(path: Path, text: str, mark: Mark) -> int:
    """Finds the line of a match in a file, from 1; 1 where it cannot be told.

    The text of an article is not its file: markup and other articles may be around it. So
    its line is looked for, and then the matched word.
    """
    if path.stat().st_size > _MOST_BYTES:
        return 1
    lines = path.read_text("utf-8", errors="replace").splitlines()
    start = text.rfind("\n", 0, mark.start) + 1
    end = text.find("\n", mark.end)
    whole = text[start : len(text) if end < 0 else end].strip()
    around = text[max(start, mark.start - 30) : mark.end].strip()
    for wanted in (whole, around, text[mark.start : mark.end]):
        for number, line in enumerate(lines, 1):
            if wanted and wanted in line:
                return number
    return 1


def open_in_browser(address: str) -> None:
    """Opens an address in the user's browser.

    Raises:
        OpeningError: there is no browser.
    """
    # No other command needs it.
    import webbrowser

    if not webbrowser.open(address):
        raise OpeningError(f"no browser was found for {address}; $BROWSER names one")


def open_in_editor(path: Path, line: int) -> None:
    """Opens a file at a line in the editor that $VISUAL or $EDITOR names.

    Raises:
        OpeningError: there is no editor, it fails, or the file is no text.
    """
    with path.open("rb") as file:
        if b"\0" in file.read(_LOOKED_AT):
            raise OpeningError(f"{_name(path)} is no text; open it without --editor")
    named = next(filter(None, map(os.environ.get, _EDITORS)), "")
    try:
        command = shlex.split(named)
        if not command:
            raise OpeningError(
                "no editor is named; set EDITOR, as in: export EDITOR=vi"
            )
        status = subprocess.run([*command, *_tell_line(command, path, line)]).returncode
    except (OSError, ValueError) as error:
        raise OpeningError(f"the editor {named!r} does not start: {error}") from None
    if status:
        raise OpeningError(f"the editor {named!r} ended with status {status}")


def _tell_line(command: list[str], path: Path, line: int) -> list[str]:
    editor = Path(command[0]).name
    if editor in _TAKE_PLUS:
        return [f"+{line}", str(path)]
    pattern = _GO_TO.get(editor, ("{path}",))
    return [part.format(path=path, line=line) for part in pattern]


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable()
    )


def _list_known_suffixes() -> frozenset[str]:
    # No other command needs it.
    from index.reading.catalogue import FORMATS

    known = (
        suffix for group in FORMATS.values() for one in group for suffix in one.suffixes
    )
    return frozenset(known) - _RUN_BY_DESKTOPS


def _name(path: Path) -> str:
    return escape_unprintable(str(path))
