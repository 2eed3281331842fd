"""Computes the digests of the saved files, by which an export can be checked later."""

import hashlib

from index.article import Article
from index.file_names import unescape


class OriginalDigests:
    """The SHA-256 digests of the files of articles; of one file with many, computed once."""

    def __init__(self) -> None:
        self._file = ""
        self._digest = ""

    def compute(self, article: Article) -> str:
        """Computes the digest of an article's file; empty where it cannot be read.

        Returns:
            64 hexadecimal digits, as `sha256sum` prints them.
        """
        file = article.file or article.path
        if file != self._file:
            self._file, self._digest = file, _compute(unescape(file))
        return self._digest


def _compute(file: str) -> str:
    try:
        with open(file, "rb") as content:  # noqa: PTH123  (a name may be no Unicode)
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
