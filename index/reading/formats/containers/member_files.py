"""Reads files from inside another file: each is unpacked to a temporary one, in turn."""

import re
import shutil
import tempfile
import weakref
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

from index.article import Article
from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import ContentError, UnreadableContentError
from index.reading.file_types import is_worth_naming, why_no_article
from index.reading.formats.containers.error_tally import ErrorTally, name_empty
from index.reading.formats.sidecar import read_sidecar
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    merge_declared,
)
from index.reading.read_settings import Articles, ReadSettings

_CHUNK_BYTES = 1 << 16
_SUFFIXES = re.compile(r"(\.\w{1,12}){1,2}", re.ASCII)
_MAX_SIDECAR_BYTES = 1 << 20
# What unpacking raises for one broken file; a file that breaks off raises EOFError.
_BROKEN = (BadZipFile, zlib.error, LZMAError, NotImplementedError, RuntimeError)


class MemberReader:
    """Reads the members of one container, within limits for all of them together.

    Their errors are kept, and summed up by `report` at the end.
    """

    def __init__(self, builder: ArticleBuilder, settings: ReadSettings) -> None:
        self._builder = builder
        self._settings = settings
        self._tally = ErrorTally(builder)
        self._folder: Path | None = None

    def read(
        self,
        name: str,
        content: IO[bytes],
        *,
        sidecar: bytes = b"",
        key: str = "",
        around: DeclaredFields = NOTHING_DECLARED,
    ) -> Articles:
        """Yields the articles of a member, which may be of any format.

        Pictures and other files that hold no article by their name are passed over.

        Args:
            name: its name in the container.
            content: its bytes.
            sidecar: the bytes of its sidecar, if it has one.
            key: what its ids are made of, if not its name.
            around: what is declared around it.

        Raises:
            ContentError: if the members so far unpack to more than the limits allow.
            EOFError: if its bytes break off.
        """
        reason = why_no_article(Path(name).suffix)
        if reason:
            if is_worth_naming(reason):
                self.leave_out(name, reason)
            return
        self._builder.budget.add_member()
        path = self._find_place(name)
        try:
            with path.open("wb") as file:
                self._copy(content, file)
        except _BROKEN as error:
            self.leave_out(name, f"broken: {error}")
            return
        member = self._builder.for_member(name, path, around, key=key)
        if sidecar:
            self._read_sidecar(sidecar, member, path.with_name("sidecar.yaml"))
        for found in self._settings.read_member(member):
            if isinstance(found, Article):
                yield found
            else:
                self._tally.add(found, member.member)

    def read_all(self, found: Articles, empty: str, broken: str = "{}") -> Articles:
        """Yields what is found in the container, then the errors, summed up by reason.

        Where reading breaks off, what was whole stays, and an error says so.

        Args:
            found: the articles of its members.
            empty: the reason to give where there are none.
            broken: what to say where reading breaks off; `{}` stands for the problem.

        Raises:
            UnreadableContentError: if the operating system refuses to read on.
        """
        read = self._read_until_broken(found, broken)
        return name_empty(read, self._builder, empty)

    def _read_until_broken(self, found: Articles, broken: str) -> Articles:
        try:
            yield from found
        except UnreadableContentError:
            raise
        except ContentError as error:
            yield self._builder.build_error(broken.format(error))
        yield from self.report()

    def leave_out(self, name: str, reason: str) -> None:
        """Counts a member that is not read, and why."""
        self._tally.leave_out(name, reason)

    def add_error(self, error: ArticleError, member: ArticleBuilder) -> None:
        """Counts an error of a member that was read elsewhere."""
        self._tally.add(error, member.member)

    def report(self) -> Iterator[ArticleError]:
        """Yields an error for each reason for which members gave no article."""
        yield from self._tally.report()

    def _find_place(self, name: str) -> Path:
        """Returns where to unpack a member: one file after the other to one place.

        To make and remove a folder for each takes longer than to read a short text.
        """
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="corpus-search-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder / _plain_name(name)

    def _read_sidecar(self, content: bytes, member: ArticleBuilder, path: Path) -> None:
        path.write_bytes(content[:_MAX_SIDECAR_BYTES])
        declared, problems = read_sidecar(path, f"of {member.member}")
        member.sidecar = merge_declared(declared, member.sidecar)
        for problem in problems:
            self._tally.add(member.build_error(problem), member.member)

    def _copy(self, content: IO[bytes], file: IO[bytes]) -> None:
        while chunk := content.read(_CHUNK_BYTES):
            self._builder.budget.add_bytes(len(chunk), self._settings.limits)
            file.write(chunk)


def _plain_name(name: str) -> str:
    """Returns a safe name for the disk that says the same of the format."""
    suffixes = "".join(Path(name).suffixes[-2:])
    return "member" + suffixes if _SUFFIXES.fullmatch(suffixes) else "member"
