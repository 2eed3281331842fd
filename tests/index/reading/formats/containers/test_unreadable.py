"""A container that the system refuses to read for a moment keeps its articles."""

import io
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError, UnreadableError
from index.reading.decoding.file_bytes import UnreadableContentError


def pack_tar() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = 5
        archive.addfile(member, io.BytesIO(b"Talks"))
    return packed.getvalue()


def pack_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Talks")
    return packed.getvalue()


MBOX = (
    b"From a@b Thu Jan  2 10:00:00 2020\nMessage-ID: <1@b>\nFrom: a@b\n"
    b"Subject: Talks\n\nThey met.\n"
)


@pytest.mark.parametrize(
    ("module", "name", "content"),
    [
        ("containers.tar_archive", "a.tar", pack_tar()),
        ("containers.zip_archive", "a.zip", pack_zip()),
        ("mail.mail_files", "a.mbox", MBOX),
        ("containers.warc_files", "a.warc", b"WARC/1.0\r\n\r\n"),
    ],
)
def test_a_refusal_to_read_is_an_error_that_keeps_the_articles(
    read: Callable[..., list[Article | ArticleError]],
    monkeypatch: pytest.MonkeyPatch,
    module: str,
    name: str,
    content: bytes,
) -> None:
    def refuse(*_: object) -> None:
        raise UnreadableContentError("unreadable: input/output error")

    monkeypatch.setattr(f"index.reading.formats.{module}.open_unpacked", refuse)
    (error,) = read({name: content})
    assert isinstance(error, UnreadableError)
    assert str(error) == f"{name}: unreadable: input/output error"
