"""Reads ZIP archives of files in any format, also those whose end is missing."""

import re
import stat
import zipfile
from collections.abc import Iterator
from typing import IO

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import (
    ContentError,
    open_unpacked,
)
from index.reading.formats.containers.member_files import MemberReader
from index.reading.formats.containers.member_names import MemberNames, tidy_name
from index.reading.formats.containers.zip_names import decode_names
from index.reading.formats.containers.zip_salvage import find_members
from index.reading.read_settings import Articles, ReadSettings

_MAX_SIDECAR_BYTES = 1 << 20
_ENCRYPTED = 1
_NO_LIST = "a broken ZIP file: its list of files is missing"
_WACZ_PAGES = re.compile(r"archive/.*\.warc(?:\.gz)?$")


def read_zip(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the articles of all files in an archive, and errors summed up by reason.

    Raises:
        UnreadableContentError: if the operating system refuses to read it.
    """
    reader = MemberReader(builder, settings)
    found = _read_archive(builder, settings, reader)
    return reader.read_all(found, "no article in the archive")


def _read_archive(
    builder: ArticleBuilder, settings: ReadSettings, reader: MemberReader
) -> Articles:
    with open_unpacked(builder.source.path, settings.limits) as file:
        try:
            archive = zipfile.ZipFile(file)
        except zipfile.BadZipFile as error:
            problem = _NO_LIST
            for found in _read_broken(file, reader):
                yield found
                problem = f"{_NO_LIST}; what is whole was read"
            raise ContentError(problem) from error
        yield from _read_members(archive, reader)


def _read_members(archive: zipfile.ZipFile, reader: MemberReader) -> Articles:
    members = _without_lists(dict(_list_members(archive)))
    names = MemberNames(members)
    for name, member in members.items():
        if names.is_left_out(name):
            continue
        if member.flag_bits & _ENCRYPTED:
            reader.leave_out(name, "encrypted; unpack it with its password")
            continue
        sidecar = names.find_sidecar(name)
        about = _load(archive, members[sidecar]) if sidecar else b""
        try:
            with archive.open(member) as content:
                yield from reader.read(name, content, sidecar=about)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            reader.leave_out(name, f"broken: {error}")
        except EOFError:
            reader.leave_out(name, "broken: it breaks off")


def _without_lists(members: dict[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Returns of a web archive in WACZ its WARC files alone, without lists of pages."""
    if "datapackage.json" not in members:
        return members
    pages = {name: each for name, each in members.items() if _WACZ_PAGES.match(name)}
    return pages or members


def _list_members(
    archive: zipfile.ZipFile,
) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yields the regular files, each under a name of its own."""
    files = [member for member in archive.infolist() if _is_file(member)]
    taken: set[str] = set()
    for name, member in zip(decode_names(files), files, strict=True):
        own, number = tidy_name(name), 2
        while own in taken:
            own, number = f"{tidy_name(name)} ({number})", number + 1
        taken.add(own)
        yield own, member


def _is_file(member: zipfile.ZipInfo) -> bool:
    mode = stat.S_IFMT(member.external_attr >> 16)
    # `is_dir` fails where the name is empty.
    return not member.filename.endswith("/") and mode in (0, stat.S_IFREG)


def _load(archive: zipfile.ZipFile, sidecar: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(sidecar) as content:
            return content.read(_MAX_SIDECAR_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return b""


def _read_broken(file: IO[bytes], reader: MemberReader) -> Articles:
    """Yields the articles of the whole files of an archive without its list of files."""
    names = MemberNames(())
    for found, content in find_members(file):
        name = tidy_name(found)
        if names.is_left_out(name):
            continue
        try:
            yield from reader.read(name, content)
        except EOFError:
            return
