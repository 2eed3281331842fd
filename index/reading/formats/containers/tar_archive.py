"""Reads tar archives, plain or packed, of files in any format."""

import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from lzma import LZMAError
from typing import IO, cast

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import ContentError, open_unpacked
from index.reading.formats.containers.member_files import MemberReader
from index.reading.formats.containers.member_names import MemberNames, tidy_name
from index.reading.formats.sidecar import is_sidecar_name
from index.reading.read_settings import Articles, ReadSettings

_MAX_HEADER_BYTES = 1 << 20
_MAX_SIDECAR_BYTES = 1 << 20
_MAX_SIDECARS_BYTES = 1 << 26
_BREAKS = (tarfile.TarError, zlib.error, LZMAError)
_HEADER_TYPES = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _BoundedHeader(tarfile.TarInfo):
    """A header whose long names and the like are of a bounded size."""

    @classmethod
    def frombuf(  # type: ignore[override]
        cls, buf: bytes, encoding: str, errors: str
    ) -> tarfile.TarInfo:
        found = super().frombuf(buf, encoding, errors)
        if found.type in _HEADER_TYPES and found.size > _MAX_HEADER_BYTES:
            raise tarfile.ReadError("a header larger than 1 MB")
        return found


def read_tar(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the articles of all files in an archive, and errors summed up by reason.

    The archive is read twice: once for its names and sidecars, once for the articles.

    Raises:
        ContentError: if it cannot be opened.
    """
    reader = MemberReader(builder, settings)
    found = _read_archive(builder, settings, reader)
    return reader.read_all(found, "no article in the archive")


def _read_archive(
    builder: ArticleBuilder, settings: ReadSettings, reader: MemberReader
) -> Articles:
    try:
        names, sidecars = _list_names(builder, settings)
        for name, content in _walk(builder, settings):
            if not names.is_left_out(name):
                about = sidecars.get(names.find_sidecar(name), b"")
                yield from reader.read(name, content, sidecar=about)
    except (*_BREAKS, EOFError) as error:
        problem = f"a broken tar file: {error}; what is whole was read"
        raise ContentError(problem) from error


def _list_names(
    builder: ArticleBuilder, settings: ReadSettings
) -> tuple[MemberNames, dict[str, bytes]]:
    names, sidecars, size = [], {}, 0
    # The second reading names what is broken.
    with suppress(ContentError, EOFError, *_BREAKS):
        for name, content in _walk(builder, settings):
            names.append(name)
            if is_sidecar_name(name) and size < _MAX_SIDECARS_BYTES:
                sidecars[name] = content.read(_MAX_SIDECAR_BYTES)
                size += len(sidecars[name])
    return MemberNames(names), sidecars


def _walk(
    builder: ArticleBuilder, settings: ReadSettings
) -> Iterator[tuple[str, IO[bytes]]]:
    """Yields the name and content of each regular file; links and devices are passed.

    Raises:
        EOFError: if the archive breaks off; others of `_BREAKS` for other damage.
    """
    with (
        open_unpacked(builder.source.path, settings.limits) as file,
        tarfile.open(fileobj=file, mode="r|", tarinfo=_BoundedHeader) as archive,
    ):
        while (member := archive.next()) is not None:
            # A stream of one file after the other: what was read is not kept.
            archive.members = []  # type: ignore[attr-defined]
            content = archive.extractfile(member) if member.isreg() else None
            if content is not None:
                yield tidy_name(member.name), cast("IO[bytes]", _Content(content))


class _Content:
    """The bytes of a file in the archive."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content

    def read(self, size: int) -> bytes:
        """Returns the next bytes.

        Raises:
            EOFError: if the archive breaks off.
        """
        try:
            return self._content.read(size)
        except tarfile.ReadError as error:
            raise EOFError(str(error)) from error
