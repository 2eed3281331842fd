"""Reads files from inside another file: each is unpacked to a temporary one, in turn."""

import re
import tempfile
from pathlib import Path
from typing import IO

from index.config import ReadLimits
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import MEGABYTE, ContentError
from index.reading.file_types import why_no_article
from index.reading.read_settings import Articles, ReadSettings

_CHUNK_BYTES = 1 << 16
_SUFFIXES = re.compile(r"(\.\w{1,12}){1,2}", re.ASCII)


class MemberReader:
    """Reads the members of one container, within limits for all of them together."""

    def __init__(self, builder: ArticleBuilder, settings: ReadSettings) -> None:
        self._builder = builder
        self._settings = settings
        self._unpacked = 0

    def read(self, name: str, content: IO[bytes]) -> Articles:
        """Yields the articles of a member, which may be of any format.

        Pictures and other files that hold no article by their name are passed over.

        Args:
            name: its name in the container.
            content: its bytes.

        Raises:
            ContentError: if the members so far unpack to more than the limits allow.
        """
        if why_no_article(Path(name).suffix):
            return
        with tempfile.TemporaryDirectory(prefix="corpus-search-") as folder:
            path = Path(folder) / _plain_name(name)
            with path.open("wb") as file:
                self._copy(content, file)
            yield from self._settings.read_member(self._builder.for_member(name, path))

    def _copy(self, content: IO[bytes], file: IO[bytes]) -> None:
        limits: ReadLimits = self._settings.limits
        while chunk := content.read(_CHUNK_BYTES):
            self._unpacked += len(chunk)
            if self._unpacked > limits.max_unpacked_mb * MEGABYTE:
                raise ContentError(
                    "the rest is not read: it unpacks to more than "
                    f"index.max_unpacked_mb ({limits.max_unpacked_mb:,} MB)"
                )
            file.write(chunk)


def _plain_name(name: str) -> str:
    """Returns a safe name for the disk that says the same of the format."""
    suffixes = "".join(Path(name).suffixes[-2:])
    return "member" + suffixes if _SUFFIXES.fullmatch(suffixes) else "member"
