"""Tells by their names which files of an archive are read, and what belongs to which."""

from collections.abc import Iterable

from index.reading.formats.sidecar import is_sidecar_name, sidecar_names

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_NO_PARTS = ("", ".", "..")


class MemberNames:
    """The names of all files of an archive.

    As in a folder, hidden files, files called README and the folder that a browser
    saves with a page are left out; a sidecar belongs to its file.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._left_out: dict[str, bool] = {}

    def is_left_out(self, name: str) -> bool:
        """Checks whether a file is passed over in silence."""
        folder, _, own = name.rpartition("/")
        if own.startswith(".") or is_sidecar_name(own):
            return True
        if own.lower().split(".", 1)[0] == "readme":
            return True
        return bool(folder) and self._is_folder_left_out(folder)

    def find_sidecar(self, name: str) -> str:
        """Returns the name of the sidecar of a file; empty if it has none."""
        folder, slash, own = name.rpartition("/")
        found = (folder + slash + sidecar for sidecar in sidecar_names(own))
        return next((sidecar for sidecar in found if sidecar in self._names), "")

    def _is_folder_left_out(self, folder: str) -> bool:
        known = self._left_out.get(folder)
        if known is None:
            known = self._left_out[folder] = any(
                self._is_hidden(folder[:end], folder[:end].rpartition("/")[2])
                for end in _ends_of_parts(folder)
            )
        return known

    def _is_hidden(self, folder: str, own: str) -> bool:
        if own.startswith(".") or own == "__MACOSX":
            return True
        page = folder.removesuffix("_files")
        return page != folder and any(
            page + suffix in self._names for suffix in _PAGE_SUFFIXES
        )


def tidy_name(name: str) -> str:
    r"""Returns a member's name as a relative path with slashes.

    It is shown and compared only: nothing is ever written under it.

    >>> tidy_name("./a/b.html"), tidy_name("..\\..\\etc\\x.txt"), tidy_name("C:\\a.txt")
    ('a/b.html', 'etc/x.txt', 'C:/a.txt')
    """
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in _NO_PARTS)


def _ends_of_parts(folder: str) -> Iterable[int]:
    yield from (at for at, letter in enumerate(folder) if letter == "/")
    yield len(folder)
